package org.onedoor.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    static final String COLUMNS = "kind, id, version, effective, hash, content, written";

    /** With an upper bound, or a third of all is expected to be newer and all is read. */
    private static final String AFTER = " FROM definition.published WHERE number > :number"
            + " AND number <= (SELECT last FROM definition.publications)";

    private final JdbcClient jdbc;
    private final Publishing publishing;
    private final Publications publications;

    public Definitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.publishing = new Publishing(jdbc, clock);
        this.publications = new Publications(jdbc, clock);
    }

    public boolean isEmpty() {
        return !jdbc.sql("SELECT EXISTS (SELECT FROM definition.published)")
                .query(Boolean.class)
                .single();
    }

    /** How many versions were ever published: a number that changes whenever something new is in force. */
    public long publications() {
        return publications.count();
    }

    /**
     * The same as somebody found it a moment ago; nothing where nobody has looked for so long. All that is kept in memory goes by
     * this one look, so that nothing is made of something else that is still of before.
     */
    Optional<Long> lastSeen() {
        return publications.lastSeen();
    }

    /** Whether the transaction that runs here has published something: what it finds must not be kept in memory. */
    public boolean publishing() {
        return publications.underWay();
    }

    /**
     * Publishes documents in the order of their effective days, each as the next version of its id unless the newest
     * version for that day has the same content: a folder that holds several versions of one id may be published again and
     * again. The documents must have been checked. What follows from them is published with them.
     *
     * @return how many new versions there are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int publish(Actor actor, List<Document> documents) {
        publications.begin();
        return publishing.publish(
                actor,
                documents.stream()
                        .sorted(Comparator.comparing(Document::effective))
                        .toList());
    }

    /** The name of a definition. */
    public record Name(String kind, String id) {}

    /** What was published after a number of {@link #publications}. */
    public List<Name> publishedAfter(long number) {
        return jdbc.sql("SELECT DISTINCT kind, id" + AFTER + " ORDER BY kind, id")
                .param("number", number)
                .query((row, n) -> new Name(row.getString("kind"), row.getString("id")))
                .list();
    }

    /** Whether something of some kinds was published after a number of {@link #publications}. */
    boolean publishedAfter(long number, Set<String> kinds) {
        return jdbc.sql("WITH newer AS MATERIALIZED (SELECT kind" + AFTER + """
                        ) SELECT EXISTS (SELECT FROM newer WHERE kind = ANY(:kinds))""")
                .param("number", number)
                .param("kinds", kinds.toArray(String[]::new))
                .query(Boolean.class)
                .single();
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

    /** Of every id of a kind that somebody wrote and that has a value at a path, the newest version that does. */
    public List<Published> writtenAt(String kind, List<String> path, String value) {
        return jdbc.sql("SELECT DISTINCT ON (id) " + COLUMNS
                        + """
                         FROM definition.published
                        WHERE kind = :kind AND NOT derived AND content #>> %s = :value
                        ORDER BY id, version DESC""".formatted(literal("{" + String.join(",", path) + "}")))
                .param("kind", kind)
                .param("value", value)
                .query(Definitions::row)
                .list();
    }

    /** Of every id of a kind that names a value at a key, the newest version that does, in force already or not. */
    public List<Published> naming(String kind, String key, String value) {
        return jdbc.sql("SELECT DISTINCT ON (id) " + COLUMNS + """
                         FROM definition.published
                        WHERE kind = :kind AND NOT derived AND content ->> %s = :value
                        ORDER BY id, version DESC""".formatted(literal(key)))
                .param("kind", kind)
                .param("value", value)
                .query(Definitions::row)
                .list();
    }

    /** The days after a day on which something that was published begins to hold, in their order. */
    public List<LocalDate> beginningsAfter(LocalDate day) {
        return jdbc.sql("SELECT DISTINCT effective FROM definition.published WHERE effective > :day ORDER BY effective")
                .param("day", day)
                .query((row, n) -> row.getObject("effective", LocalDate.class))
                .list();
    }

    /** Of every id of every kind but some that somebody wrote, the version in force on a day. */
    public List<Published> inForceBut(Set<String> kinds, LocalDate on) {
        return jdbc.sql("SELECT DISTINCT ON (kind, id) " + COLUMNS + """
                         FROM definition.published
                        WHERE kind <> ALL(:kinds) AND NOT derived AND effective <= :on
                        ORDER BY kind, id, effective DESC, version DESC""")
                .param("kinds", kinds.toArray(String[]::new))
                .param("on", on)
                .query(Definitions::row)
                .list();
    }

    /** Of some ids of a kind, the version in force on a day. */
    public List<Published> inForce(String kind, Collection<String> ids, LocalDate on) {
        return jdbc.sql("SELECT DISTINCT ON (id) " + COLUMNS + """
                         FROM definition.published
                        WHERE kind = :kind AND id = ANY(:ids) AND effective <= :on
                        ORDER BY id, effective DESC, version DESC""")
                .param("kind", kind)
                .param("ids", ids.toArray(String[]::new))
                .param("on", on)
                .query(Definitions::row)
                .list();
    }

    /** All kinds of which something was published. */
    public List<String> kinds() {
        return jdbc.sql("""
                        WITH RECURSIVE known(kind) AS (
                            SELECT min(kind) FROM definition.published
                            UNION ALL
                            SELECT (SELECT min(p.kind) FROM definition.published p WHERE p.kind > known.kind)
                            FROM known WHERE known.kind IS NOT NULL)
                        SELECT kind FROM known WHERE kind IS NOT NULL""")
                .query((row, n) -> Objects.requireNonNull(row.getString("kind")))
                .list();
    }

    /** Of what somebody wrote, the names of those of some kinds in any version of which a text stands. */
    public List<Name> mentioning(Collection<String> kinds, Collection<String> texts) {
        return jdbc.sql("""
                        SELECT DISTINCT kind, id FROM definition.published
                        WHERE NOT derived AND kind = ANY(:kinds) AND content::text LIKE ANY(:patterns) ORDER BY kind, id""")
                .param("kinds", kinds.toArray(String[]::new))
                .param("patterns", texts.stream().map(Definitions::within).toArray(String[]::new))
                .query((row, n) -> new Name(row.getString("kind"), row.getString("id")))
                .list();
    }

    /**
     * Of every id of a kind that somebody wrote, the newest version, in force already or not, page by page.
     *
     * @param words what its id or name must hold; empty for all
     * @param after the id behind which the page begins; empty for the first
     */
    public List<Published> newest(String kind, String words, String after, int most) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM (SELECT DISTINCT ON (id) " + COLUMNS + """
                                 FROM definition.published
                                WHERE kind = :kind AND NOT derived AND id > :after
                                ORDER BY id, version DESC) newest
                        WHERE :words = '' OR id LIKE :pattern OR content #>> '{name,zh}' ILIKE :pattern
                           OR content #>> '{name,en}' ILIKE :pattern
                        ORDER BY id LIMIT :most""")
                .param("kind", kind)
                .param("words", words)
                .param("pattern", within(words))
                .param("after", after)
                .param("most", most)
                .query(Definitions::row)
                .list();
    }

    /** An index is used only where the key stands in the statement. */
    static String literal(String key) {
        if (!key.matches("[a-z{},-]+")) {
            throw new IllegalArgumentException("no key of a definition: " + key);
        }
        return "'" + key + "'";
    }

    private static String within(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** Every version of a kind that was ever published, of which there are few. */
    public List<Published> everyVersion(String kind) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM definition.published WHERE kind = :kind ORDER BY id, version")
                .param("kind", kind)
                .query(Definitions::row)
                .list();
    }

    /** Every version of some definitions that was ever published: what is under way goes on in the version that it began in. */
    public List<Published> everyVersion(String kind, Collection<String> ids) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM definition.published WHERE kind = :kind AND id = ANY(:ids) ORDER BY id, version")
                .param("kind", kind)
                .param("ids", ids.toArray(String[]::new))
                .query(Definitions::row)
                .list();
    }

    /**
     * What is told of one published version beside its content.
     *
     * @param by the account that published it
     */
    public record Edition(int version, LocalDate effective, Instant published, UUID by) {}

    /** All versions of one definition, the newest first. */
    public List<Edition> editions(String kind, String id) {
        return jdbc.sql("""
                        SELECT version, effective, published_at, published_by FROM definition.published
                        WHERE kind = :kind AND id = :id ORDER BY version DESC""")
                .param("kind", kind)
                .param("id", id)
                .query((row, n) -> new Edition(
                        row.getInt("version"),
                        row.getObject("effective", LocalDate.class),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getObject("published_by", UUID.class)))
                .list();
    }

    /** The name of one published version. */
    public record Version(String id, int version) {}

    /**
     * As {@link #inForce}, of what somebody wrote, page by page: not of what follows from it.
     *
     * @param after the id behind which the page begins; empty for the first
     */
    public List<Published> writtenInForce(String kind, LocalDate on, String after, int most) {
        return jdbc.sql("SELECT DISTINCT ON (id) " + COLUMNS + """
                         FROM definition.published
                        WHERE kind = :kind AND effective <= :on AND NOT derived AND id > :after
                        ORDER BY id, effective DESC, version DESC LIMIT :most""")
                .param("kind", kind)
                .param("on", on)
                .param("after", after)
                .param("most", most)
                .query(Definitions::row)
                .list();
    }

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

    /**
     * 认领: the names, in force on a day, of what follows from a definition.
     *
     * @param but a value at a key {@code use} that leaves one out
     * @param most how many are enough
     */
    public List<Version> followingInForce(String kind, String id, LocalDate on, String but, int most) {
        return jdbc.sql("""
                        SELECT id, version FROM (
                            SELECT DISTINCT ON (id) id, version, content ->> 'use' AS used FROM definition.published
                            WHERE kind = :kind AND derived AND id >= :begins AND starts_with(id, :begins)
                              AND id < :begins || chr(1114111) AND effective <= :on
                            ORDER BY id, effective DESC, version DESC) holding
                        WHERE used IS DISTINCT FROM :but ORDER BY id LIMIT :most""")
                .param("kind", kind)
                .param("begins", id + ".")
                .param("on", on)
                .param("but", but)
                .param("most", most)
                .query((row, n) -> new Version(row.getString("id"), row.getInt("version")))
                .list();
    }

    /** The names, in force on a day, of what follows from definitions of a kind for some places: by id, the first of very many. */
    public List<Version> followingInForce(String kind, Collection<String> places, LocalDate on, int most) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (id) id, version FROM definition.published
                        WHERE kind = :kind AND derived AND split_part(id, '.', 2) = ANY(:places) AND effective <= :on
                        ORDER BY id, effective DESC, version DESC LIMIT :most""")
                .param("most", most)
                .param("kind", kind)
                .param("places", places.toArray(String[]::new))
                .param("on", on)
                .query((row, n) -> new Version(row.getString("id"), row.getInt("version")))
                .list();
    }

    /** What begins to hold after a day, up to another one. */
    public List<Name> beginning(LocalDate after, LocalDate until) {
        return jdbc.sql("""
                        SELECT DISTINCT kind, id FROM definition.published
                        WHERE effective > :after AND effective <= :until ORDER BY kind, id""")
                .param("after", after)
                .param("until", until)
                .query((row, n) -> new Name(row.getString("kind"), row.getString("id")))
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

    static Published row(ResultSet row, int number) throws SQLException {
        String name = row.getString("kind") + "/" + row.getString("id") + "/" + row.getInt("version");
        String written = row.getString("written");
        return new Published(
                row.getString("kind"),
                row.getString("id"),
                row.getInt("version"),
                row.getObject("effective", LocalDate.class),
                row.getString("hash"),
                written == null ? Json.read(name, row.getString("content")) : Json.readWritten(name, written));
    }
}
