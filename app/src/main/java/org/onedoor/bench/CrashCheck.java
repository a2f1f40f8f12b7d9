package org.onedoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What must be true of a node's database whenever nothing is under way, however often it was killed. */
final class CrashCheck {

    /** The journal is sealed and its followers have come up within this, or they never will. */
    private static final int PATIENCE_SECONDS = 20;

    /** How many rows say that something is wrong; each counts to zero in a sound database. */
    private static final Map<String, String> WRONG = new LinkedHashMap<>();

    static {
        WRONG.put("events that happened twice", """
                select count(*) from (
                    select from journal.entry
                     where type in ('casework.case-submitted.v1', 'casework.case-accepted.v1', 'casework.case-decided.v1',
                                    'licence.issued.v1')
                     group by subject, type having count(*) > 1) twice""");
        WRONG.put("messages that were told twice", """
                select count(*) from (
                    select from notice.message group by link, template having count(*) > 1) twice""");
        WRONG.put("licences without a granted case, or the other way round", """
                select count(*) from casework.case_file c full join licence.licence l on l.case_id = c.id
                 where (c.state in ('granted', 'granted-deficient')) is distinct from (l.id is not null)""");
        WRONG.put("cases whose events and state differ", """
                select count(*) from casework.case_file c,
                       lateral (select count(*) filter (where type = 'casework.case-submitted.v1') as submitted,
                                       count(*) filter (where type = 'casework.case-accepted.v1') as accepted,
                                       count(*) filter (where type = 'casework.case-decided.v1') as decided
                                  from journal.entry e where e.subject = c.id) e
                 where e.submitted <> 1 or e.accepted <> (c.accepted_at is not null)::int
                    or e.decided <> (c.state in ('granted', 'granted-deficient', 'denied'))::int""");
        WRONG.put("gaps in the journal", """
                select coalesce(max(position), 0) - count(*) from journal.position""");
        WRONG.put("events without a position, or the other way round", """
                select count(*) from journal.entry e full join journal.position p on p.seq = e.seq
                 where p.seq is null or e.seq is null""");
        WRONG.put("events of one case out of order", """
                select count(*) from (
                    select p.position, lag(p.position) over (partition by e.subject order by e.seq) as before
                      from journal.position p join journal.entry e on e.seq = p.seq) o
                 where o.position < o.before""");
        WRONG.put("clocks that do not run from acceptance to the end", """
                select count(*) from casework.case_file c,
                       lateral (select count(*) filter (where k ->> 0 = 'start') as starts,
                                       count(*) filter (where k ->> 0 = 'stop') as stops
                                  from jsonb_array_elements(c.clock) k) k
                 where k.starts <> (c.accepted_on is not null)::int
                    or k.stops <> (c.accepted_on is not null and c.ended_at is not null)::int
                    or (c.accepted_on is null) <> (c.promised_due is null)""");
        WRONG.put("days on which equal cases have different last days", """
                select count(*) from (
                    select from casework.case_file where accepted_on is not null
                     group by item, item_version, region, accepted_on
                    having count(distinct promised_due) > 1 or count(distinct statutory_due) > 1) differing""");
        WRONG.put("cases that will not wake, or closed ones that will", """
                select count(*) from casework.case_file where (ended_at is null) <> (wake_on is not null)""");
        WRONG.put("cases that will not wake on their day, or on another", """
                select count(*)
                  from (select id, wake_on from casework.case_file where wake_on is not null) c
                  full join casework.waking w on w.case_id = c.id and w.wake_on = c.wake_on
                 where c.id is null or w.case_id is null""");
        WRONG.put("desks that differ from the cases' open steps", """
                select count(*) from casework.case_file c
                 where (select count(*) from casework.desk d where d.case_id = c.id)
                    <> (select count(*) from jsonb_array_elements(c.steps -> 'steps') s where s ->> 2 in ('open', 'held'))""");
        WRONG.put("figures that differ from the events", """
                select count(*) from (
                    values ('submitted', 'casework.case-submitted.v1'), ('accepted', 'casework.case-accepted.v1'),
                           ('decided', 'casework.case-decided.v1')) as v (measure, type)
                 where (select coalesce(sum(n), 0) from insight.daily d where d.measure = v.measure)
                    <> (select count(*) from journal.entry e where e.type = v.type)""");
        WRONG.put("decided cases without an invitation to rate", """
                select count(*) from journal.entry e
                 where e.type = 'casework.case-decided.v1'
                   and not exists (select from rating.invitation i where i.case_id = e.subject)""");
    }

    private static final String BEHIND = """
            select (select count(*) from journal.entry) - (select count(*) from journal.position)
                 + (select count(*) from journal.cursor
                     where position < (select coalesce(max(position), 0) from journal.position))""";

    private final Path server;

    /** @param data the node's data folder */
    CrashCheck(Path data) {
        this.server = data.resolve("postgres");
    }

    /** The database server's first process. */
    long serverProcess() throws IOException {
        return Long.parseLong(pidFile().getFirst().strip());
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(server.resolve("cluster").resolve("postmaster.pid"));
    }

    /** Counts what is wrong, by what it is. Called while nothing is under way. */
    Map<String, Long> wrong(CrashLoad load) throws IOException, SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + pidFile().get(3).strip() + "/onedoor";
        try (Connection connection =
                DriverManager.getConnection(url, "onedoor", Files.readString(server.resolve("password")))) {
            awaitFollowers(connection);
            Map<String, Long> wrong = new LinkedHashMap<>();
            wrong.put("acknowledged applications that are lost", missing(connection, load.submitted(), "submitted"));
            wrong.put("acknowledged acceptances that are lost", missing(connection, load.accepted(), "accepted"));
            wrong.put("acknowledged decisions that are lost", missing(connection, load.decided(), "decided"));
            long cases = number(connection, "select count(*) from casework.case_file");
            wrong.put("cases more than applications were sent", Math.max(0, cases - load.asked()));
            wrong.putAll(wrong(connection));
            return wrong;
        }
    }

    /** The same of a database alone, whatever was acknowledged. */
    static Map<String, Long> wrong(Connection connection) throws SQLException {
        Map<String, Long> wrong = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : WRONG.entrySet()) {
            wrong.put(one.getKey(), number(connection, one.getValue()));
        }
        return wrong;
    }

    private static void awaitFollowers(Connection connection) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (number(connection, BEHIND) > 0 && System.nanoTime() < end) {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchFailed("interrupted");
            }
        }
    }

    private static long missing(Connection connection, Collection<UUID> known, String what) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*) from unnest(?::uuid[]) as k (id)
                 where not exists (select from journal.entry e join casework.case_file c on c.id = e.subject
                                    where e.subject = k.id and e.type = 'casework.case-' || ? || '.v1')""")) {
            statement.setArray(1, connection.createArrayOf("uuid", known.toArray()));
            statement.setString(2, what);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
