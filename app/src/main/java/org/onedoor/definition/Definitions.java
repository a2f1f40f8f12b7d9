package org.onedoor.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The database's immutable published versions. A version is never changed or removed; publishing the same content again
 * adds nothing.
 */
@Component
public class Definitions {

    private static final String COLUMNS = "kind, id, version, effective, hash, content";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Definitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean isEmpty() {
        return !jdbc.sql("SELECT EXISTS (SELECT FROM definition.published)")
                .query(Boolean.class)
                .single();
    }

    /** How many versions were ever published: a number that changes whenever something new is in force. */
    public long publications() {
        return jdbc.sql("SELECT count(*) FROM definition.published")
                .query(Long.class)
                .single();
    }

    /**
     * Publishes documents in the order of their effective days, each as the next version of its id unless the newest
     * version for that day has the same content: a folder that holds several versions of one id may be published again and
     * again. The documents must have been checked.
     *
     * @return how many new versions there are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int publish(Actor actor, List<Document> documents) {
        int added = 0;
        for (Document document : documents.stream()
                .sorted(Comparator.comparing(Document::effective))
                .toList()) {
            added += publish(actor, document);
        }
        return added;
    }

    private int publish(Actor actor, Document document) {
        String content = Json.canonical(document.node());
        return jdbc.sql("""
                        WITH newest AS (
                            SELECT hash FROM definition.published
                            WHERE kind = :kind AND id = :id AND effective = :effective
                            ORDER BY version DESC LIMIT 1)
                        INSERT INTO definition.published
                            (kind, id, version, effective, hash, content, published_at, published_by)
                        SELECT :kind, :id, coalesce((SELECT max(version) FROM definition.published
                                                     WHERE kind = :kind AND id = :id), 0) + 1, :effective, :hash,
                               :content::jsonb, :at, :by
                        WHERE NOT EXISTS (SELECT FROM newest WHERE hash = :hash)""")
                .param("kind", document.kind())
                .param("id", document.id())
                .param("effective", document.effective())
                .param("hash", Json.hash(content))
                .param("content", content)
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .update();
    }

    /** Of every id of a kind, the version in force on a day: the newest of those with the latest effective day. */
    public List<Published> inForce(String kind, LocalDate on) {
        return jdbc.sql("SELECT DISTINCT ON (id) " + COLUMNS + """
                         FROM definition.published
                        WHERE kind = :kind AND effective <= :on
                        ORDER BY id, effective DESC, version DESC""")
                .param("kind", kind)
                .param("on", on)
                .query(Definitions::row)
                .list();
    }

    /** The name of one published version. */
    public record Version(String id, int version) {}

    /** As {@link #inForce}, without the contents. */
    public List<Version> versionsInForce(String kind, LocalDate on) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (id) id, version FROM definition.published
                        WHERE kind = :kind AND effective <= :on
                        ORDER BY id, effective DESC, version DESC""")
                .param("kind", kind)
                .param("on", on)
                .query((row, n) -> new Version(row.getString("id"), row.getInt("version")))
                .list();
    }

    /** The version of one definition in force on a day. */
    public Optional<Integer> versionInForce(String kind, String id, LocalDate on) {
        return jdbc.sql("""
                        SELECT version FROM definition.published
                        WHERE kind = :kind AND id = :id AND effective <= :on
                        ORDER BY effective DESC, version DESC LIMIT 1""")
                .param("kind", kind)
                .param("id", id)
                .param("on", on)
                .query(Integer.class)
                .optional();
    }

    public Optional<Published> version(String kind, String id, int version) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM definition.published
                        WHERE kind = :kind AND id = :id AND version = :version""")
                .param("kind", kind)
                .param("id", id)
                .param("version", version)
                .query(Definitions::row)
                .optional();
    }

    /** The newest version of one definition, in force already or not. */
    public Optional<Published> latest(String kind, String id) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM definition.published
                        WHERE kind = :kind AND id = :id ORDER BY version DESC LIMIT 1""")
                .param("kind", kind)
                .param("id", id)
                .query(Definitions::row)
                .optional();
    }

    private static Published row(ResultSet row, int number) throws SQLException {
        String name = row.getString("kind") + "/" + row.getString("id") + "/" + row.getInt("version");
        return new Published(
                row.getString("kind"),
                row.getString("id"),
                row.getInt("version"),
                row.getObject("effective", LocalDate.class),
                row.getString("hash"),
                Json.read(name, row.getString("content")));
    }
}
