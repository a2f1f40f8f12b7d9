package org.onedoor.definition;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts documents into the table of published versions, many in one statement: a national item has a version of its own in each
 * of thousands of regions that have claimed it.
 */
final class Publishing {

    /** So many at a time: some megabytes of text. */
    private static final int TOGETHER = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<Derivation> derivations;

    Publishing(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.derivations = ServiceLoader.load(Derivation.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * See {@link Definitions#publish}.
     *
     * @param ordered by the days from which they hold
     * @return how many new versions there are
     */
    int publish(Actor actor, List<Document> ordered) {
        // one after the other: each sees what the one before it published
        jdbc.sql("SELECT last FROM definition.publications FOR UPDATE")
                .query(Long.class)
                .single();
        List<Document> fresh = add(actor, ordered, false);
        Stored stored = new Stored();
        // an item and a claim that come together have the same follow from them
        Map<Edition, Document> following = new LinkedHashMap<>();
        for (Document document : fresh) {
            for (Derivation derivation : derivations) {
                for (Document one : derivation.from(document, stored)) {
                    following.put(new Edition(Key.of(one), one.effective()), one);
                }
            }
        }
        return fresh.size() + add(actor, following.values(), true).size();
    }

    /** @return those that were not there yet, in their order */
    private List<Document> add(Actor actor, Collection<Document> documents, boolean derived) {
        List<Document> fresh = new ArrayList<>();
        List<Document> some = new ArrayList<>();
        Set<Key> names = new HashSet<>();
        for (Document document : documents) {
            // two versions of one definition follow one another
            if (some.size() == TOGETHER || !names.add(Key.of(document))) {
                fresh.addAll(insert(actor, some, derived));
                some.clear();
                names.clear();
                names.add(Key.of(document));
            }
            some.add(document);
        }
        fresh.addAll(insert(actor, some, derived));
        return fresh;
    }

    private record Edition(Key key, LocalDate effective) {}

    private record Key(String kind, String id) {

        static Key of(Document document) {
            return new Key(document.kind(), document.id());
        }
    }

    private List<Document> insert(Actor actor, List<Document> some, boolean derived) {
        if (some.isEmpty()) {
            return List.of();
        }
        List<String> contents =
                some.stream().map(one -> Json.canonical(one.node())).toList();
        Set<Key> added = new LinkedHashSet<>(jdbc.sql("""
                        WITH given AS (
                            SELECT * FROM unnest(:kinds, :ids, :days, :hashes, :contents, :written) WITH ORDINALITY
                                AS g(kind, id, effective, hash, content, written, place)),
                        fresh AS (
                            SELECT g.*, row_number() OVER (ORDER BY place) AS n,
                                   1 + coalesce((SELECT max(p.version) FROM definition.published p
                                                 WHERE p.kind = g.kind AND p.id = g.id), 0) AS version
                            FROM given g
                            WHERE (SELECT p.hash FROM definition.published p
                                   WHERE p.kind = g.kind AND p.id = g.id AND p.effective = g.effective
                                   ORDER BY p.version DESC LIMIT 1) IS DISTINCT FROM g.hash),
                        counted AS (
                            UPDATE definition.publications SET last = last + (SELECT count(*) FROM fresh)
                            RETURNING last - (SELECT count(*) FROM fresh) AS before)
                        INSERT INTO definition.published
                            (kind, id, version, effective, hash, content, written, published_at, published_by, derived, number)
                        SELECT kind, id, version, effective, hash, content::jsonb, written::json, :at, :by, :derived, before + n
                        FROM fresh, counted
                        RETURNING kind, id""")
                .param("kinds", some.stream().map(Document::kind).toArray(String[]::new))
                .param("ids", some.stream().map(Document::id).toArray(String[]::new))
                .param(
                        "days",
                        some.stream().map(one -> Date.valueOf(one.effective())).toArray(Date[]::new))
                .param("hashes", contents.stream().map(Json::hash).toArray(String[]::new))
                .param("contents", contents.toArray(String[]::new))
                .param(
                        "written",
                        some.stream().map(one -> Json.written(one.node())).toArray(String[]::new))
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .param("derived", derived)
                .query((row, n) -> new Key(row.getString("kind"), row.getString("id")))
                .list());
        return some.stream().filter(one -> added.contains(Key.of(one))).toList();
    }

    /** What is published, for what follows from it. Lives as long as nothing more is. */
    private final class Stored implements Derivation.Versions {

        private final Map<Key, List<Document>> read = new HashMap<>();

        @Override
        public List<Document> of(String kind, String id) {
            return read.computeIfAbsent(
                    new Key(kind, id),
                    key -> jdbc
                            .sql("SELECT " + Definitions.COLUMNS
                                    + " FROM definition.published WHERE kind = :kind AND id = :id ORDER BY version")
                            .param("kind", kind)
                            .param("id", id)
                            .query(Definitions::row)
                            .list()
                            .stream()
                            .map(Published::document)
                            .toList());
        }

        @Override
        public List<Document> naming(String kind, String key, String value) {
            return jdbc
                    .sql("SELECT " + Definitions.COLUMNS + """
                             FROM definition.published
                            WHERE kind = :kind AND NOT derived AND content ->> %s = :value
                            ORDER BY id, version""".formatted(Definitions.literal(key)))
                    .param("kind", kind)
                    .param("value", value)
                    .query(Definitions::row)
                    .list()
                    .stream()
                    .map(Published::document)
                    .toList();
        }
    }
}
