package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Ids;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 代存的表单: what somebody had filled in when the session ran out. Kept for an hour under the account whose session it
 * was, or, where the browser has lost the session altogether, for that browser; shown to nobody else, and sent again only
 * by that person's own click.
 */
@Repository
class HeldForms {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final String KEY = "key";
    private static final int LARGEST = 64 * 1024;

    /** Forms of nobody in particular: anybody may send one, so there must be an end to them. */
    private static final int MOST_OF_BROWSERS = 1000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;
    private final Clock clock;

    HeldForms(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A form that waits: where it goes, and its fields in order. */
    public record Held(UUID id, String path, Map<String, List<String>> fields) {}

    /** Keeps the form of a request; empty where there is none, it is too large, or it holds a password. */
    @Transactional
    public Optional<UUID> hold(UUID account, HttpServletRequest request) {
        return hold(account, null, request);
    }

    /** The same for a browser that no longer tells who was signed in; {@code secret} is what it will prove itself by. */
    @Transactional
    public Optional<UUID> holdFor(Token secret, HttpServletRequest request) {
        int kept = db.sql("select count(*) from identity.held_form where account is null")
                .query(Integer.class)
                .single();
        return kept < MOST_OF_BROWSERS ? hold(null, secret.hash(), request) : Optional.empty();
    }

    private Optional<UUID> hold(@Nullable UUID account, byte @Nullable [] secret, HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || !isForm(request)) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(FormTokens.FIELD)) {
                fields.put(name, Arrays.asList(values));
            }
        });
        String json = JSON.writeValueAsString(fields);
        boolean nothing = fields.keySet().stream().allMatch(KEY::equals);
        if (json.length() > LARGEST
                || (nothing && account == null)
                || fields.keySet().stream().anyMatch(name -> name.contains("password"))) {
            return Optional.empty();
        }
        UUID id = Ids.next(clock);
        db.sql("""
                        insert into identity.held_form (id, account, secret, path, fields, held_at)
                        values (:id, :account, :secret, :path, :fields::jsonb, :now)
                        """)
                .param("id", id)
                .param("account", account)
                .param("secret", secret)
                .param("path", request.getRequestURI())
                .param("fields", json)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return Optional.of(id);
    }

    /** @param secret what the browser proves itself by, empty if it has nothing */
    Optional<Held> find(UUID id, UUID account, Optional<String> secret) {
        return db.sql("""
                        select id, path, fields from identity.held_form
                         where id = :id and held_at > :since
                           and (account = :account or account is null and secret = :secret)
                        """)
                .param("id", id)
                .param("account", account)
                .param("secret", Token.sha256(secret.orElse("")))
                .param("since", OffsetDateTime.now(clock).minus(KEPT))
                .query((row, number) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getString("path"),
                        JSON.readValue(row.getString("fields"), new TypeReference<Map<String, List<String>>>() {})))
                .optional();
    }

    @Transactional
    public int sweep() {
        return db.sql("delete from identity.held_form where held_at < :before")
                .param("before", OffsetDateTime.now(clock).minus(KEPT))
                .update();
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED);
    }
}
