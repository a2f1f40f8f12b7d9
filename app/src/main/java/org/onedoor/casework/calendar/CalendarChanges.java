package org.onedoor.casework.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes of calendars as rows, and the open cases that each may touch. */
@Repository
public class CalendarChanges {

    /**
     * Another copy of the program may go by the old calendar for half a second, and a transaction that began then lasts thirty
     * at most; what is looked at after that has been counted by the new one or is counted anew.
     */
    static final Duration SETTLED = Duration.ofSeconds(35);

    private static final Duration FIRST_TRY_AGAIN = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Standards standards;
    private final Clock clock;

    CalendarChanges(JdbcClient jdbc, Definitions definitions, Standards standards, Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.standards = standards;
        this.clock = clock;
    }

    /**
     * Writes down what has come into force since the last look. What is in force at the very first is what all cases were
     * counted by.
     */
    public void notice() {
        boolean first = jdbc.sql("SELECT NOT EXISTS (SELECT FROM casework.calendar_change)")
                .query(Boolean.class)
                .single();
        LocalDate today = LocalDate.now(clock);
        for (String kind : List.of("calendar", "overlay")) {
            for (Definitions.Version version : unknown(kind, definitions.versionsInForce(kind, today))) {
                jdbc.sql("""
                                INSERT INTO casework.calendar_change (kind, id, version, region, seen_at, ended_at)
                                VALUES (:kind, :id, :version, :region, :at, CASE WHEN :first THEN :at END)
                                ON CONFLICT DO NOTHING""")
                        .param("kind", kind)
                        .param("id", version.id())
                        .param("version", version.version())
                        .param("region", region(kind, version))
                        .param("at", moment())
                        .param("first", first)
                        .update();
            }
        }
    }

    private List<Definitions.Version> unknown(String kind, List<Definitions.Version> inForce) {
        List<Definitions.Version> known = jdbc.sql(
                        "SELECT id, version FROM casework.calendar_change WHERE kind = :kind")
                .param("kind", kind)
                .query((row, n) -> new Definitions.Version(row.getString("id"), row.getInt("version")))
                .list();
        return inForce.stream().filter(version -> !known.contains(version)).toList();
    }

    private String region(String kind, Definitions.Version version) {
        return definitions
                .version(kind, version.id(), version.version())
                .orElseThrow()
                .document()
                .fields(new Mistakes())
                .string("region");
    }

    /** The oldest that is not carried out, locked; none while somebody else works on it. */
    public Optional<CalendarChange> lock() {
        return jdbc.sql("""
                        SELECT * FROM casework.calendar_change
                         WHERE ended_at IS NULL AND seen_at <= :settled
                         ORDER BY seen_at, kind, id, version LIMIT 1 FOR UPDATE SKIP LOCKED""")
                .param("settled", moment().minus(SETTLED))
                .query(CalendarChanges::change)
                .optional();
    }

    /** The latest, newest first. */
    List<CalendarChange> latest(int most) {
        return jdbc.sql(
                        "SELECT * FROM casework.calendar_change ORDER BY seen_at DESC, kind, id, version DESC LIMIT :most")
                .param("most", most)
                .query(CalendarChanges::change)
                .list();
    }

    /** A case whose days may move, with its region. */
    public record OpenCase(UUID id, String region) {}

    /** A case that a change could not count anew. */
    public record Failed(CalendarChange change, OpenCase one) {}

    /** Open cases of a region and all within it, in the order of their ids; those granted on a pledge and not checked too. */
    public List<OpenCase> open(String region, UUID after, int most) {
        List<String> regions = new ArrayList<>();
        standards.current().regions().stream()
                .filter(one -> standards.current().within(one.code(), region))
                .forEach(one -> regions.add(one.code()));
        return jdbc.sql("""
                        WITH found AS (
                            (SELECT DISTINCT d.case_id AS id, d.region FROM casework.desk d
                              WHERE d.case_id > :after AND d.region = ANY (:regions::text[])
                              ORDER BY d.case_id LIMIT :most)
                            UNION
                            (SELECT c.id, c.region FROM casework.case_file c
                              WHERE c.off_desk AND c.id > :after AND c.region = ANY (:regions::text[])
                              ORDER BY c.id LIMIT :most))
                        SELECT id, region FROM found ORDER BY id LIMIT :most""")
                .param("after", after)
                .param("regions", regions.toArray(String[]::new))
                .param("most", most)
                .query((row, n) -> new OpenCase(row.getObject("id", UUID.class), row.getString("region")))
                .list();
    }

    /** Moves the cursor behind some cases, in the transaction that has counted them anew and wrote some of them. */
    public void passed(CalendarChange change, List<OpenCase> cases, int failed) {
        jdbc.sql("""
                        UPDATE casework.calendar_change
                           SET passed = :passed, looked = looked + :looked, failed = failed + :failed,
                               written = written + (SELECT count(*) FROM casework.case_file c
                                                     WHERE c.id = ANY (:cases::uuid[]) AND c.xmin = pg_current_xact_id()::xid)
                         WHERE kind = :kind AND id = :id AND version = :version""")
                .param("passed", cases.getLast().id())
                .param("looked", cases.size())
                .param("failed", failed)
                .param("cases", cases.stream().map(OpenCase::id).toArray(UUID[]::new))
                .param("kind", change.kind())
                .param("id", change.id())
                .param("version", change.version())
                .update();
    }

    /** A case that could not be counted anew is tried again later, in the transaction that passes it. */
    public void failed(CalendarChange change, OpenCase one) {
        jdbc.sql("""
                        INSERT INTO casework.calendar_failure (kind, id, version, case_id, region, next_try)
                        VALUES (:kind, :id, :version, :case, :region, :next)
                        ON CONFLICT (kind, id, version, case_id)
                        DO UPDATE SET tries = calendar_failure.tries + 1, next_try = excluded.next_try""")
                .param("kind", change.kind())
                .param("id", change.id())
                .param("version", change.version())
                .param("case", one.id())
                .param("region", one.region())
                .param("next", moment().plus(FIRST_TRY_AGAIN))
                .update();
    }

    /**
     * Puts off those whose turn it is, twice as long as the last time, and names them: whoever dies with them loses none.
     */
    public List<Failed> again(int most) {
        return jdbc.sql("""
                        WITH due AS (
                            SELECT kind, id, version, case_id FROM casework.calendar_failure WHERE next_try <= :now
                             ORDER BY next_try LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE casework.calendar_failure f
                           SET tries = f.tries + 1, next_try = :now::timestamptz
                                                  + make_interval(mins => :first * (1 << least(f.tries, 7)))
                          FROM due
                          JOIN casework.calendar_change c
                            ON c.kind = due.kind AND c.id = due.id AND c.version = due.version
                         WHERE f.kind = due.kind AND f.id = due.id AND f.version = due.version AND f.case_id = due.case_id
                        RETURNING c.*, f.case_id, f.region AS case_region""")
                .param("now", moment())
                .param("first", (int) FIRST_TRY_AGAIN.toMinutes())
                .param("most", most)
                .query((row, n) -> new Failed(
                        change(row, n),
                        new OpenCase(row.getObject("case_id", UUID.class), row.getString("case_region"))))
                .list();
    }

    /** A case that was counted anew at last, or is over. */
    public void done(Failed failed) {
        int gone = jdbc.sql("""
                        DELETE FROM casework.calendar_failure
                         WHERE kind = :kind AND id = :id AND version = :version AND case_id = :case""")
                .param("kind", failed.change().kind())
                .param("id", failed.change().id())
                .param("version", failed.change().version())
                .param("case", failed.one().id())
                .update();
        jdbc.sql("""
                        UPDATE casework.calendar_change
                           SET failed = failed - :gone,
                               written = written + (SELECT count(*) FROM casework.case_file c
                                                     WHERE c.id = :case AND c.xmin = pg_current_xact_id()::xid)
                         WHERE kind = :kind AND id = :id AND version = :version""")
                .param("gone", gone)
                .param("case", failed.one().id())
                .param("kind", failed.change().kind())
                .param("id", failed.change().id())
                .param("version", failed.change().version())
                .update();
    }

    public void end(CalendarChange change) {
        jdbc.sql("""
                        UPDATE casework.calendar_change SET ended_at = :at
                         WHERE kind = :kind AND id = :id AND version = :version""")
                .param("at", moment())
                .param("kind", change.kind())
                .param("id", change.id())
                .param("version", change.version())
                .update();
    }

    /** What the ledgers of cases say of it: an overlay's name and the order behind it, a calendar's notice. */
    public Text ground(CalendarChange change) {
        return definitions
                .version(change.kind(), change.id(), change.version())
                .map(published -> Grounds.of(published.document()))
                .orElseThrow();
    }

    private OffsetDateTime moment() {
        return OffsetDateTime.now(clock);
    }

    private static CalendarChange change(ResultSet row, int n) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new CalendarChange(
                row.getString("kind"),
                row.getString("id"),
                row.getInt("version"),
                row.getString("region"),
                row.getObject("passed", UUID.class),
                row.getInt("looked"),
                row.getInt("written"),
                row.getInt("failed"),
                ended == null ? null : ended.toInstant());
    }
}
