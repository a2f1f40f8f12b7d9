package org.onedoor.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 修订稿 as rows, of the actor's city alone. */
@Repository
class Proposals {

    private static final String COLUMNS = "city, id, kind, definition, base_version, text, state, writers, remark,"
            + " decided_by, published_version, version, begun_at, saved_at";

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    Proposals(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /** Adds a new one; false where somebody has one open for the same definition. */
    boolean add(Proposal proposal) {
        return jdbc.sql("""
                        INSERT INTO studio.proposal
                            (city, id, kind, definition, base_version, text, state, writers, version, begun_at, saved_at)
                        VALUES (:city, :id, :kind, :definition, :base, :text, 'draft', ARRAY[:author], 1, :at, :at)
                        ON CONFLICT (city, kind, definition) WHERE state IN ('draft', 'review') DO NOTHING""")
                        .param("city", proposal.city())
                        .param("id", proposal.id())
                        .param("kind", proposal.kind())
                        .param("definition", proposal.definition())
                        .param("base", proposal.baseVersion())
                        .param("text", proposal.text())
                        .param("author", proposal.savedBy())
                        .param("at", proposal.begun().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** The one that is open for a definition. */
    Optional<Proposal> open(Actor actor, String kind, String definition) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM studio.proposal
                        WHERE city = :city AND kind = :kind AND definition = :definition AND state IN ('draft', 'review')""")
                .param("city", actor.city())
                .param("kind", kind)
                .param("definition", definition)
                .query(Proposals::row)
                .optional();
    }

    /** Of a kind, the definitions for which one is open. */
    List<String> openOf(Actor actor, String kind) {
        return jdbc.sql("""
                        SELECT definition FROM studio.proposal
                         WHERE city = :city AND kind = :kind AND state IN ('draft', 'review')""")
                .param("city", actor.city())
                .param("kind", kind)
                .query((row, n) -> row.getString("definition"))
                .list();
    }

    Proposal require(Actor actor, UUID id) {
        return one(actor, id, "");
    }

    /** Locked to the end of the transaction. */
    Proposal lock(Actor actor, UUID id) {
        return one(actor, id, " FOR UPDATE");
    }

    private Proposal one(Actor actor, UUID id, String how) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM studio.proposal WHERE city = :city AND id = :id" + how)
                .param("city", actor.city())
                .param("id", id)
                .query(Proposals::row)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
    }

    private Refused hidden(Actor actor, UUID id) {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM studio.proposal WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (there) {
            accesses.denied(actor, "proposal", id);
        }
        return new Refused(new StudioRefusal.NotThere());
    }

    /** The newest that are open, those to be decided first. */
    List<Proposal> open(Actor actor, int most) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM studio.proposal
                        WHERE city = :city AND state IN ('draft', 'review')
                        ORDER BY state DESC, saved_at DESC, id DESC LIMIT :most""")
                .param("city", actor.city())
                .param("most", most)
                .query(Proposals::row)
                .list();
    }

    /** The text that a published version was written as; empty where it came from a file. */
    Optional<String> textOf(String kind, String definition, int version) {
        return jdbc.sql("""
                        SELECT text FROM studio.proposal
                         WHERE kind = :kind AND definition = :definition AND published_version = :version
                           AND state = 'published' LIMIT 1""")
                .param("kind", kind)
                .param("definition", definition)
                .param("version", version)
                .query(String.class)
                .optional();
    }

    void save(Proposal proposal, String text, UUID by, Instant at) {
        jdbc.sql("""
                        UPDATE studio.proposal SET text = :text, saved_at = :at, version = version + 1,
                               writers = array_append(array_remove(writers, :by), :by)
                         WHERE city = :city AND id = :id""")
                .param("text", text)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("city", proposal.city())
                .param("id", proposal.id())
                .update();
    }

    /**
     * Moves it on.
     *
     * @param remark what is said with it; null for nothing
     * @param by who decided; null where nobody did
     */
    void move(Proposal proposal, Proposal.State state, @Nullable String remark, @Nullable UUID by) {
        jdbc.sql("""
                        UPDATE studio.proposal
                           SET state = :state, remark = :remark, decided_by = :by, version = version + 1
                         WHERE city = :city AND id = :id""")
                .param("state", state.code())
                .param("remark", remark, Types.VARCHAR)
                .param("by", by, Types.OTHER)
                .param("city", proposal.city())
                .param("id", proposal.id())
                .update();
    }

    /**
     * Closes it as published.
     *
     * @param text as it was published
     * @param version what it became
     */
    void published(Proposal proposal, String text, UUID by, int version) {
        jdbc.sql("""
                        UPDATE studio.proposal
                           SET state = 'published', text = :text, remark = NULL, decided_by = :by,
                               published_version = :published, version = version + 1
                         WHERE city = :city AND id = :id""")
                .param("text", text)
                .param("by", by)
                .param("published", version)
                .param("city", proposal.city())
                .param("id", proposal.id())
                .update();
    }

    /** One publication at a time: each is checked against all that holds. */
    void lockPublishing() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('studio.publishing', 0))")
                .query((row, n) -> n)
                .list();
    }

    private static Proposal row(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getString("city"),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("definition"),
                row.getInt("base_version"),
                row.getString("text"),
                Proposal.State.of(row.getString("state")),
                List.copyOf(Arrays.asList((UUID[]) row.getArray("writers").getArray())),
                row.getString("remark"),
                row.getObject("decided_by", UUID.class),
                row.getObject("published_version", Integer.class),
                row.getInt("version"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
