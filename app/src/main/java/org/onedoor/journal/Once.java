package org.onedoor.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each command happens once (幂等): the same key with the same body gives the same answer without running again, however
 * often and however many at a time it is sent; with another body it is refused. What the command refuses or breaks on is
 * rolled back with the key and may be sent again.
 */
@Component
public class Once {

    /** Sorted, so that the same body has the same bytes whatever order a map had. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private record Stored(boolean sameBody, @Nullable String answer) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JournalSettings settings;

    Once(JdbcClient jdbc, Clock clock, JournalSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Runs a command, or gives the answer it gave before. In the caller's transaction or in its own.
     *
     * @param key the form's hidden token or the API's header, 1 to 200 characters; counts for the actor's account
     * @param body what the command is about, with everything that must be equal for it to be the same request; files by
     *     their digest. A record, so that its name tells two commands apart
     * @param answer a type that Jackson writes and reads
     */
    @Transactional
    public <T> T run(Actor actor, String key, Object body, Class<T> answer, Supplier<T> command) {
        requireWellFormed(key);
        byte[] digest = digest(actor, key, body);
        while (!claim(actor, key, digest)) {
            Optional<Stored> stored = stored(actor, key, digest);
            if (stored.isPresent()) {
                if (!stored.get().sameBody) {
                    throw new Refused(new JournalRefusal.KeyReused());
                }
                return answer(stored.get(), answer);
            }
            // The key was cleared away between the two statements: it is free again.
        }
        T given = command.get();
        jdbc.sql("update journal.once set answer = :answer::jsonb where account = :account and key = :key")
                .param("answer", CANONICAL.writeValueAsString(given))
                .param("account", actor.account())
                .param("key", key)
                .update();
        return given;
    }

    /**
     * A command that was done under a key, to be written with what it did.
     *
     * @param answer what the same request gets when it is sent again
     */
    public record Done(Actor actor, String key, Object body, Object answer) {}

    /**
     * Marks commands as done, as a share of the statement that does them. A key that is taken breaks the statement with a
     * duplicate key: whoever writes looks with {@link #given} then, and whenever a command with a key is refused.
     */
    public Together.Part part(List<Done> all) {
        all.forEach(one -> requireWellFormed(one.key()));
        String sql = """
                insert into journal.once (account, key, body, answer, at)
                select o.account, o.key, o.body, o.answer::jsonb, :once_at::timestamptz
                  from unnest(:once_accounts::uuid[], :once_keys::text[], :once_bodies::bytea[], :once_answers::text[])
                       as o (account, key, body, answer)""";
        Map<String, Object> values = Map.of(
                "once_at", at(clock.instant()),
                "once_accounts", all.stream().map(one -> one.actor().account()).toArray(UUID[]::new),
                "once_keys", all.stream().map(Done::key).toArray(String[]::new),
                "once_bodies",
                        all.stream()
                                .map(one -> digest(one.actor(), one.key(), one.body()))
                                .toArray(byte[][]::new),
                "once_answers",
                        all.stream()
                                .map(one -> CANONICAL.writeValueAsString(one.answer()))
                                .toArray(String[]::new));
        return new Together.Part("once", sql, values);
    }

    /**
     * The answer that the same request got before, empty if the key is new; refuses a key that was another request's. Not
     * transactional by itself, so that the refusal does not end the transaction it is asked in.
     */
    public <T> Optional<T> given(Actor actor, String key, Object body, Class<T> answer) {
        return stored(actor, key, digest(actor, key, body)).map(stored -> {
            if (!stored.sameBody) {
                throw new Refused(new JournalRefusal.KeyReused());
            }
            return answer(stored, answer);
        });
    }

    private static void requireWellFormed(String key) {
        if (key.isBlank() || key.length() > 200) {
            throw new Refused(new JournalRefusal.KeyMalformed());
        }
    }

    /** Waits, inside the database, for another transaction that has claimed the same key and is not over yet. */
    private boolean claim(Actor actor, String key, byte[] digest) {
        return jdbc.sql("""
                        insert into journal.once (account, key, body, at) values (:account, :key, :body, :at)
                        on conflict do nothing
                        """)
                        .param("account", actor.account())
                        .param("key", key)
                        .param("body", digest)
                        .param("at", at(clock.instant()))
                        .update()
                == 1;
    }

    private Optional<Stored> stored(Actor actor, String key, byte[] digest) {
        return jdbc.sql("select body = :body as same, answer from journal.once where account = :account and key = :key")
                .param("body", digest)
                .param("account", actor.account())
                .param("key", key)
                .query((row, n) -> new Stored(row.getBoolean("same"), row.getString("answer")))
                .optional();
    }

    private static <T> T answer(Stored stored, Class<T> type) {
        if (stored.answer == null) {
            throw new IllegalStateException("a command ran itself under its own key");
        }
        return CANONICAL.readValue(stored.answer, type);
    }

    /** Salted with account and key: bodies hold numbers of persons, which a bare digest would let somebody guess. */
    private static byte[] digest(Actor actor, String key, Object body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String salt = actor.account() + "\n" + key + "\n" + body.getClass().getSimpleName() + "\n";
            sha256.update(salt.getBytes(StandardCharsets.UTF_8));
            return sha256.digest(CANONICAL.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Clears away keys past their time and answers how many. */
    @Transactional
    public int forget() {
        return jdbc.sql("delete from journal.once where at < :before")
                .param("before", at(clock.instant().minus(settings.keepAnswers())))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
