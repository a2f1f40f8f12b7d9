package org.onedoor.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
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

    private record Stored(
            boolean sameBody, boolean done, @Nullable String answer) {}

    /** What stands for a key and for a body in the table; both are only compared. */
    private record Mark(UUID key, UUID body) {}

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
        Mark mark = mark(actor, key, body);
        while (!claim(mark)) {
            Optional<Stored> stored = stored(mark);
            if (stored.isPresent()) {
                if (!stored.get().sameBody) {
                    throw new Refused(new JournalRefusal.KeyReused());
                }
                return answer(stored.get(), answer);
            }
            // The key was cleared away between the two statements: it is free again.
        }
        T given = command.get();
        jdbc.sql("update journal.once set answer = :answer::jsonb, done = true where name = :name")
                .param("answer", CANONICAL.writeValueAsString(given))
                .param("name", mark.key())
                .update();
        return given;
    }

    /**
     * A command that was done under a key, to be written with what it did.
     *
     * @param answer what the same request gets when it is sent again; null where it is only told that it was done
     */
    public record Done(
            Actor actor, String key, Object body, @Nullable Object answer) {}

    /**
     * Marks commands as done, as a share of the statement that does them. A key that is taken breaks the statement with a
     * duplicate key: whoever writes looks with {@link #given} then, and whenever a command with a key is refused.
     */
    public Together.Part part(List<Done> all) {
        all.forEach(one -> requireWellFormed(one.key()));
        String sql = """
                insert into journal.once (name, same, done, answer, at)
                select o.name, o.same, true, o.answer::jsonb, :once_at::timestamptz
                  from unnest(:once_names::uuid[], :once_bodies::uuid[], :once_answers::text[])
                       as o (name, same, answer)""";
        List<Mark> marks = all.stream()
                .map(one -> mark(one.actor(), one.key(), one.body()))
                .toList();
        Map<String, Object> values = Map.of(
                "once_at",
                clock.instant().atOffset(ZoneOffset.UTC),
                "once_names",
                Together.column(marks, Mark::key),
                "once_bodies",
                Together.column(marks, Mark::body),
                "once_answers",
                Together.column(all, one -> one.answer() == null ? null : CANONICAL.writeValueAsString(one.answer())));
        return new Together.Part("once", sql, values);
    }

    /**
     * The answer that the same request got before, empty if the key is new; refuses a key that was another request's. Not
     * transactional by itself, so that the refusal does not end the transaction it is asked in.
     */
    public <T> Optional<T> given(Actor actor, String key, Object body, Class<T> answer) {
        return same(actor, key, body).map(stored -> answer(stored, answer));
    }

    /** Whether the same request was done before, whatever it was answered; refuses likewise. */
    public boolean done(Actor actor, String key, Object body) {
        return same(actor, key, body).filter(Stored::done).isPresent();
    }

    private Optional<Stored> same(Actor actor, String key, Object body) {
        Optional<Stored> stored = stored(mark(actor, key, body));
        if (stored.isPresent() && !stored.get().sameBody) {
            throw new Refused(new JournalRefusal.KeyReused());
        }
        return stored;
    }

    private static void requireWellFormed(String key) {
        if (key.isBlank() || key.length() > 200) {
            throw new Refused(new JournalRefusal.KeyMalformed());
        }
    }

    /** Waits, inside the database, for another transaction that has claimed the same key and is not over yet. */
    private boolean claim(Mark mark) {
        return jdbc.sql("""
                        insert into journal.once (name, same, at) values (:name, :same, :at)
                        on conflict do nothing
                        """)
                        .param("name", mark.key())
                        .param("same", mark.body())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Optional<Stored> stored(Mark mark) {
        return jdbc.sql("select same = :same as same, done, answer from journal.once where name = :name")
                .param("same", mark.body())
                .param("name", mark.key())
                .query((row, n) -> new Stored(row.getBoolean("same"), row.getBoolean("done"), row.getString("answer")))
                .optional();
    }

    private static <T> T answer(Stored stored, Class<T> type) {
        if (stored.answer == null) {
            throw new IllegalStateException("a command ran itself under its own key");
        }
        return CANONICAL.readValue(stored.answer, type);
    }

    /**
     * The first 128 bits of a SHA-256 each. The body's is salted with account and key: bodies hold numbers of persons, which
     * a bare digest would let somebody guess.
     */
    private static Mark mark(Actor actor, String key, Object body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String owned = actor.account() + "\n" + key;
            UUID name = half(sha256.digest(owned.getBytes(StandardCharsets.UTF_8)));
            String salt = owned + "\n" + body.getClass().getSimpleName() + "\n";
            sha256.update(salt.getBytes(StandardCharsets.UTF_8));
            return new Mark(name, half(sha256.digest(CANONICAL.writeValueAsBytes(body))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static UUID half(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Clears away keys past their time and answers how many. */
    @Transactional
    public int forget() {
        return jdbc.sql("delete from journal.once where at < :before")
                .param("before", clock.instant().minus(settings.keepAnswers()).atOffset(ZoneOffset.UTC))
                .update();
    }
}
