package org.onedoor.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.studio.Beginnings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** 导入 as rows, of the actor's account alone. */
@Repository
class Imports {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final String COLUMNS = "city, id, account, kind, name, content, choices, begun, version, sent_at";

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    Imports(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /** Keeps one, and forgets what was sent before a moment. */
    void add(Import one, Instant before) {
        jdbc.sql("DELETE FROM exchange.import WHERE city = :city AND sent_at < :before")
                .param("city", one.city())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        INSERT INTO exchange.import (city, id, account, kind, name, content, choices, version, sent_at)
                        VALUES (:city, :id, :account, :kind, :name, :content::jsonb, :choices::jsonb, :version, :sent)""")
                .param("city", one.city())
                .param("id", one.id())
                .param("account", one.account())
                .param("kind", one.kind())
                .param("name", one.name())
                .param("content", JSON.writeValueAsString(one.content()))
                .param("choices", JSON.writeValueAsString(one.choices()))
                .param("version", one.version())
                .param("sent", one.sent().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @param since when it was sent at the earliest, here and below: what is older is there no more */
    Import require(Actor actor, UUID id, Instant since) {
        return one(actor, id, since, "");
    }

    /** Locked to the end of the transaction. */
    Import lock(Actor actor, UUID id, Instant since) {
        return one(actor, id, since, " FOR UPDATE");
    }

    private Import one(Actor actor, UUID id, Instant since, String how) {
        String sql = "SELECT " + COLUMNS
                + " FROM exchange.import WHERE city = :city AND id = :id AND account = :account AND sent_at >= :since"
                + how;
        return jdbc.sql(sql)
                .param("city", actor.city())
                .param("id", id)
                .param("account", actor.account())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Imports::row)
                .optional()
                .orElseThrow(() -> hidden(actor, id, since));
    }

    private Refused hidden(Actor actor, UUID id, Instant since) {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM exchange.import WHERE id = :id AND sent_at >= :since)")
                .param("id", id)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (there) {
            accesses.denied(actor, "import", id);
        }
        return new Refused(new ExchangeRefusal.NotThere());
    }

    /** One in a list. */
    record Listed(UUID id, String kind, String name, boolean made, Instant sent) {}

    /** The actor's newest. */
    List<Listed> newest(Actor actor, int most, Instant since) {
        return jdbc.sql("""
                        SELECT id, kind, name, begun IS NOT NULL AS made, sent_at
                          FROM exchange.import
                         WHERE city = :city AND account = :account AND sent_at >= :since
                         ORDER BY sent_at DESC, id DESC LIMIT :most""")
                .param("city", actor.city())
                .param("account", actor.account())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getBoolean("made"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void choose(Import one, Choices choices) {
        jdbc.sql("""
                        UPDATE exchange.import SET choices = :choices::jsonb, version = version + 1
                         WHERE city = :city AND id = :id""")
                .param("choices", JSON.writeValueAsString(choices))
                .param("city", one.city())
                .param("id", one.id())
                .update();
    }

    void made(Import one, List<Beginnings.Begun> begun) {
        jdbc.sql("""
                        UPDATE exchange.import SET begun = :begun::jsonb, version = version + 1
                         WHERE city = :city AND id = :id""")
                .param("begun", JSON.writeValueAsString(begun))
                .param("city", one.city())
                .param("id", one.id())
                .update();
    }

    private static Import row(ResultSet row, int number) throws SQLException {
        String begun = row.getString("begun");
        return new Import(
                row.getString("city"),
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                JSON.readValue(row.getString("content"), Content.class),
                JSON.readValue(row.getString("choices"), Choices.class),
                begun == null ? null : List.of(JSON.readValue(begun, Beginnings.Begun[].class)),
                row.getInt("version"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant());
    }
}
