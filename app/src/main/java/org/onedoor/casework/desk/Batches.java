package org.onedoor.casework.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Batches and their lines as rows. */
@Repository
class Batches {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final Duration PICKED = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(90);

    /** Under this word stands the rule that a refusal names. */
    static final String GROUND = "legalBasis";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Within within;

    Batches(JdbcClient jdbc, Clock clock, Within within) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.within = within;
    }

    void add(Batch batch, List<Batch.Target> targets) {
        jdbc.sql("""
                        INSERT INTO casework.batch (id, account, role, department, region, channel, action, reason,
                                                    assignee, total, made_at)
                        VALUES (:id, :account, :role, :department, :region, :channel, :action, :reason, :assignee, :total,
                                :at)""")
                .param("id", batch.id())
                .param("account", batch.actor().account())
                .param("role", batch.actor().role().code())
                .param("department", batch.actor().department())
                .param("region", batch.actor().region())
                .param("channel", batch.actor().channel().code())
                .param("action", batch.action().code())
                .param("reason", batch.reason())
                .param("assignee", batch.assignee(), Types.OTHER)
                .param("total", targets.size())
                .param("at", batch.made().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        INSERT INTO casework.batch_line (batch, ordinal, case_id, step)
                        SELECT :batch, l.ordinal, l.case_id, l.step
                          FROM unnest(:cases::uuid[], :steps::text[]) WITH ORDINALITY AS l (case_id, step, ordinal)""")
                .param("batch", batch.id())
                .param("cases", Together.column(targets, Batch.Target::id))
                .param("steps", Together.column(targets, Batch.Target::step))
                .update();
    }

    /** Keeps the lines of a queue as they stand; what is kept under an id already stays. */
    void pick(Actor actor, UUID id, List<Batch.Target> targets) {
        jdbc.sql("""
                        INSERT INTO casework.batch_pick (id, account, department, region, cases, steps, made_at)
                        VALUES (:id, :account, :department, :region, :cases::uuid[], :steps::text[], :at)
                        ON CONFLICT (id) DO NOTHING""")
                .param("id", id)
                .param("account", actor.account())
                .param("department", actor.department())
                .param("region", actor.region())
                .param("cases", Together.column(targets, Batch.Target::id))
                .param("steps", Together.column(targets, Batch.Target::step))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The lines that the actor picked, in their sequence; none where the choice is not his or forgotten. */
    List<Batch.Target> picked(Actor actor, UUID id) {
        return jdbc.sql("""
                        SELECT l.case_id, l.step
                          FROM casework.batch_pick p,
                               unnest(p.cases, p.steps) WITH ORDINALITY AS l (case_id, step, ordinal)
                         WHERE p.id = :id AND p.account = :account AND p.department = :department AND p.region = :region
                         ORDER BY l.ordinal""")
                .param("id", id)
                .param("account", actor.account())
                .param("department", actor.department())
                .param("region", actor.region())
                .query((row, n) -> new Batch.Target(row.getObject("case_id", UUID.class), row.getString("step")))
                .list();
    }

    /** One of the actor's own; for anybody else there is none. */
    Batch required(Actor actor, UUID id) {
        return jdbc.sql(
                        "SELECT * FROM casework.batch WHERE id = :id AND account = :account AND department = :department"
                                + " AND region = :region")
                .param("id", id)
                .param("account", actor.account())
                .param("department", actor.department())
                .param("region", actor.region())
                .query(Batches::batch)
                .optional()
                .orElseThrow(() -> within.hidden(actor, "batch", id));
    }

    /** The actor's latest, newest first. */
    List<Batch> latest(Actor actor, int most) {
        return jdbc.sql("""
                        SELECT * FROM casework.batch
                         WHERE account = :account AND department = :department AND region = :region
                         ORDER BY made_at DESC LIMIT :most""")
                .param("account", actor.account())
                .param("department", actor.department())
                .param("region", actor.region())
                .param("most", most)
                .query(Batches::batch)
                .list();
    }

    /** Those that are not over, the oldest first. */
    List<UUID> goingOn() {
        return jdbc.sql("SELECT id FROM casework.batch WHERE ended_at IS NULL ORDER BY made_at LIMIT 20")
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The batch, locked for one chunk; empty while somebody else works on it, and when it is over. */
    Optional<Batch> lock(UUID id) {
        return jdbc.sql("SELECT * FROM casework.batch WHERE id = :id AND ended_at IS NULL FOR UPDATE SKIP LOCKED")
                .param("id", id)
                .query(Batches::batch)
                .optional();
    }

    /** A line that waits for its turn. */
    record Waiting(int ordinal, Batch.Target target) {}

    List<Waiting> waiting(UUID id, int most) {
        return jdbc.sql("""
                        SELECT ordinal, case_id, step FROM casework.batch_line
                         WHERE batch = :batch AND outcome IS NULL ORDER BY ordinal LIMIT :most""")
                .param("batch", id)
                .param("most", most)
                .query((row, n) -> new Waiting(
                        row.getInt("ordinal"),
                        new Batch.Target(row.getObject("case_id", UUID.class), row.getString("step"))))
                .list();
    }

    /** Marks lines with what became of them. */
    void mark(UUID id, List<Waiting> lines, List<Optional<Refusal>> outcomes) {
        List<Integer> places =
                java.util.stream.IntStream.range(0, lines.size()).boxed().toList();
        jdbc.sql("""
                        UPDATE casework.batch_line l SET outcome = o.outcome, "values" = o.given::jsonb
                          FROM unnest(:ordinals::int[], :outcomes::text[], :given::text[]) AS o (ordinal, outcome, given)
                         WHERE l.batch = :batch AND l.ordinal = o.ordinal AND l.outcome IS NULL""")
                .param("batch", id)
                .param("ordinals", Together.column(lines, Waiting::ordinal))
                .param(
                        "outcomes",
                        Together.column(
                                places, i -> outcomes.get(i).map(Refusal::code).orElse(Batch.DONE)))
                .param(
                        "given",
                        Together.column(
                                places, i -> outcomes.get(i).map(Batches::given).orElse(null)))
                .update();
    }

    /** What a refusal says, its rule among it. */
    private static String given(Refusal why) {
        Map<String, String> values = new TreeMap<>(why.values());
        why.legalBasis().ifPresent(basis -> values.put(GROUND, basis));
        return JSON.writeValueAsString(values);
    }

    void end(UUID id) {
        jdbc.sql("UPDATE casework.batch SET ended_at = :at WHERE id = :id")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** How many lines there are of each kind. */
    record Counts(int done, int refused, int waiting) {}

    Counts counts(UUID id) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE outcome = 'done') AS done,
                               count(*) FILTER (WHERE outcome <> 'done') AS refused,
                               count(*) FILTER (WHERE outcome IS NULL) AS waiting
                          FROM casework.batch_line WHERE batch = :batch""").param("batch", id).query(Counts.class).single();
    }

    /**
     * Lines in their sequence, as far as the actor's department may see the cases.
     *
     * @param done whether those that were done are wanted, or the others
     * @param after the ordinal behind which the page begins
     */
    List<Batch.Line> lines(UUID id, boolean done, int after, int most) {
        return jdbc.sql("""
                        SELECT l.ordinal, l.case_id, l.step, l.outcome, l."values", coalesce(c.filing_number, '') AS number,
                               coalesce(c.item, '') AS item, coalesce(c.item_version, 0) AS version,
                               coalesce(a.name, '') AS name
                          FROM casework.batch_line l
                          JOIN casework.batch b ON b.id = l.batch
                          LEFT JOIN casework.case_file c ON c.id = l.case_id AND b.department = ANY (c.departments)
                                                        AND c.region = b.region
                          LEFT JOIN casework.applicant a ON a.case_id = c.id AND a.city = c.city
                         WHERE l.batch = :batch AND l.ordinal > :after AND (coalesce(l.outcome, '') = 'done') = :done
                         ORDER BY l.ordinal LIMIT :most""")
                .param("batch", id)
                .param("after", after)
                .param("done", done)
                .param("most", most)
                .query(Batches::line)
                .list();
    }

    /** What became of a line, without the case. */
    record Marked(
            int ordinal, UUID id, String step, @Nullable String outcome, Map<String, String> values) {}

    List<Marked> outcomes(UUID id, int after, int most) {
        return jdbc.sql("""
                        SELECT ordinal, case_id, step, outcome, "values" FROM casework.batch_line
                         WHERE batch = :batch AND ordinal > :after ORDER BY ordinal LIMIT :most""")
                .param("batch", id)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Marked(
                        row.getInt("ordinal"),
                        row.getObject("case_id", UUID.class),
                        row.getString("step"),
                        row.getString("outcome"),
                        values(row)))
                .list();
    }

    /** Forgets batches whose result nobody needs any more. */
    int forget() {
        jdbc.sql("DELETE FROM casework.batch_pick WHERE made_at < :before")
                .param("before", clock.instant().minus(PICKED).atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("DELETE FROM casework.batch WHERE ended_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Batch batch(ResultSet row, int n) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Batch(
                row.getObject("id", UUID.class),
                new Actor(
                        row.getObject("account", UUID.class),
                        null,
                        Role.of(row.getString("role")),
                        row.getString("department"),
                        row.getString("region"),
                        Channel.of(row.getString("channel"))),
                Batch.Action.of(row.getString("action")).orElseThrow(),
                row.getString("reason"),
                row.getObject("assignee", UUID.class),
                row.getInt("total"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static Batch.Line line(ResultSet row, int n) throws SQLException {
        return new Batch.Line(
                row.getInt("ordinal"),
                row.getObject("case_id", UUID.class),
                row.getString("number"),
                row.getString("item"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("step"),
                row.getString("outcome"),
                values(row));
    }

    private static Map<String, String> values(ResultSet row) throws SQLException {
        String values = row.getString("values");
        return values == null ? Map.of() : JSON.readValue(values, VALUES);
    }
}
