package org.onedoor.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The database's immutable published versions. A version is never changed or removed; publishing the same content again
 * adds nothing.
 */
@Component
public class Definitions {

    private static final String COLUMNS = "kind, id, version, effective, hash, content, written";

    /** For how long this copy of the program may not notice what another one published. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private record Looked(long publications, Instant at) {}

    private final AtomicReference<Looked> looked = new AtomicReference<>(new Looked(-1, Instant.EPOCH));

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<Derivation> derivations;

    public Definitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.derivations = ServiceLoader.load(Derivation.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    public boolean isEmpty() {
        return !jdbc.sql("SELECT EXISTS (SELECT FROM definition.published)")
                .query(Boolean.class)
                .single();
    }

    /** How many versions were ever published: a number that changes whenever something new is in force. */
    public long publications() {
        Instant now = clock.instant();
        long publications = jdbc.sql("SELECT last FROM definition.publications")
                .query(Long.class)
                .single();
        // within a transaction it may be its own, which nobody else sees yet
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            looked.accumulateAndGet(
                    new Looked(publications, now),
                    (one, other) -> one.publications() > other.publications() ? one : other);
        }
        return publications;
    }

    /**
     * The same as somebody found it a moment ago; nothing where nobody has looked for so long. All that is kept in memory goes by
     * this one look, so that nothing is made of something else that is still of before.
     */
    Optional<Long> lastSeen() {
        Looked seen = looked.get();
        Instant now = clock.instant();
        boolean fresh = !now.isBefore(seen.at()) && now.isBefore(seen.at().plus(FRESH));
        return fresh ? Optional.of(seen.publications()) : Optional.empty();
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
        // one after the other: each sees what the one before it published
        jdbc.sql("SELECT last FROM definition.publications FOR UPDATE")
                .query(Long.class)
                .single();
        int added = 0;
        List<Document> fresh = new ArrayList<>();
        for (Document document : documents.stream()
                .sorted(Comparator.comparing(Document::effective))
                .toList()) {
            if (publish(actor, document, false) > 0) {
                added++;
                fresh.add(document);
            }
        }
        for (Document document : fresh) {
            for (Derivation derivation : derivations) {
                for (Document derived : derivation.from(document, new Stored())) {
                    added += publish(actor, derived, true);
                }
            }
        }
        return added;
    }

    /** What is published, for what follows from it. */
    private final class Stored implements Derivation.Versions {

        @Override
        public List<Document> of(String kind, String id) {
            return jdbc
                    .sql("SELECT " + COLUMNS
                            + " FROM definition.published WHERE kind = :kind AND id = :id ORDER BY version")
                    .param("kind", kind)
                    .param("id", id)
                    .query(Definitions::row)
                    .list()
                    .stream()
                    .map(Published::document)
                    .toList();
        }

        @Override
        public List<Document> naming(String kind, String key, String value) {
            return jdbc
                    .sql("SELECT " + COLUMNS + """
                             FROM definition.published
                            WHERE kind = :kind AND content ->> :key = :value ORDER BY id, version""")
                    .param("kind", kind)
                    .param("key", key)
                    .param("value", value)
                    .query(Definitions::row)
                    .list()
                    .stream()
                    .map(Published::document)
                    .toList();
        }
    }

    /** @param derived whether it follows from what somebody wrote */
    private int publish(Actor actor, Document document, boolean derived) {
        String content = Json.canonical(document.node());
        return jdbc.sql("""
                        WITH newest AS (
                            SELECT hash FROM definition.published
                            WHERE kind = :kind AND id = :id AND effective = :effective
                            ORDER BY version DESC LIMIT 1),
                        next AS (
                            UPDATE definition.publications SET last = last + 1
                            WHERE NOT EXISTS (SELECT FROM newest WHERE hash = :hash) RETURNING last)
                        INSERT INTO definition.published
                            (kind, id, version, effective, hash, content, written, published_at, published_by, derived, number)
                        SELECT :kind, :id, coalesce((SELECT max(version) FROM definition.published
                                                     WHERE kind = :kind AND id = :id), 0) + 1, :effective, :hash,
                               :content::jsonb, :written::json, :at, :by, :derived, last
                        FROM next""")
                .param("kind", document.kind())
                .param("id", document.id())
                .param("effective", document.effective())
                .param("hash", Json.hash(content))
                .param("content", content)
                .param("written", Json.written(document.node()))
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .param("derived", derived)
                .update();
    }

    /** The name of a definition. */
    public record Name(String kind, String id) {}

    /** What was published after a number of {@link #publications}. */
    public List<Name> publishedAfter(long number) {
        return jdbc.sql("SELECT DISTINCT kind, id FROM definition.published WHERE number > :number ORDER BY kind, id")
                .param("number", number)
                .query((row, n) -> new Name(row.getString("kind"), row.getString("id")))
                .list();
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

    /** Of every id of a kind, the newest version, in force already or not. */
    public List<Published> newest(String kind) {
        return jdbc.sql("SELECT DISTINCT ON (id) " + COLUMNS
                        + " FROM definition.published WHERE kind = :kind ORDER BY id, version DESC")
                .param("kind", kind)
                .query(Definitions::row)
                .list();
    }

    /** Of every id of a kind that names a value at a key, the newest version that does, in force already or not. */
    public List<Published> naming(String kind, String key, String value) {
        return jdbc.sql("SELECT DISTINCT ON (id) " + COLUMNS + """
                         FROM definition.published
                        WHERE kind = :kind AND content ->> :key = :value ORDER BY id, version DESC""")
                .param("kind", kind)
                .param("key", key)
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

    /** Of every id of every kind, the version in force on a day. */
    public List<Published> inForce(LocalDate on) {
        return jdbc.sql("SELECT DISTINCT ON (kind, id) " + COLUMNS + """
                         FROM definition.published
                        WHERE effective <= :on
                        ORDER BY kind, id, effective DESC, version DESC""")
                .param("on", on)
                .query(Definitions::row)
                .list();
    }

    /** Every version of a kind that was ever published: what is under way goes on in the version that it began in. */
    public List<Published> everyVersion(String kind) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM definition.published WHERE kind = :kind ORDER BY id, version")
                .param("kind", kind)
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

    /** As {@link #inForce}, without the contents, of what somebody wrote: not of what follows from it. */
    public List<Version> writtenInForce(String kind, LocalDate on) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (id) id, version FROM definition.published
                        WHERE kind = :kind AND effective <= :on AND NOT derived
                        ORDER BY id, effective DESC, version DESC""")
                .param("kind", kind)
                .param("on", on)
                .query((row, n) -> new Version(row.getString("id"), row.getInt("version")))
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

    /** The same of the ids alone that begin with something. */
    public List<Version> versionsInForce(String kind, String begins, LocalDate on) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (id) id, version FROM definition.published
                        WHERE kind = :kind AND id >= :begins AND starts_with(id, :begins) AND id < :begins || chr(1114111)
                          AND effective <= :on
                        ORDER BY id, effective DESC, version DESC""")
                .param("kind", kind)
                .param("begins", begins)
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
