package org.onedoor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Each of these is put into a database that had nothing of it, and taken back. */
@OnedoorTest
class CrashCheckTest {

    private static final String CASE = "00000000-0000-7000-8000-000000000001";

    @Autowired
    DataSource database;

    @Test
    void findsACaseThatIsHalfThere() throws SQLException {
        assertThat(newlyWrong("""
                insert into casework.case_file
                    (city, id, filing_number, item, item_version, party, account, region, department, channel, state,
                     submitted_at, received_at, counted_from, version, steps, materials, departments, clock, accepted_at,
                     accepted_on, promised_due)
                values ('330300', '%1$s', '000000000000000000001', 'x', 1, '%1$s', '%1$s', '330302', 'd', 'web', 'granted',
                        now(), now(), now(), 1, '{"steps": [["decide", 0, "open"]]}', '[]', '{d}', '[]', now(), now(), now())
                """.formatted(CASE)))
                .contains(
                        "licences without a granted case, or the other way round",
                        "cases whose events and state differ",
                        "clocks that do not run from acceptance to the end",
                        "cases that will not wake, or closed ones that will",
                        "desks that differ from the cases' open steps");
    }

    @Test
    void findsWhatHappenedTwiceAndWhatNobodyFollowed() throws SQLException {
        String event = """
                insert into journal.entry (seq, tx, id, type, subject_kind, subject, city, at, account, role, channel,
                                           payload)
                values (nextval('journal.entry_seq'), pg_current_xact_id(), gen_random_uuid(),
                        'casework.case-decided.v1', 'case', '%1$s', '330300', now(), '%1$s', 'reviewer', 'web', '{}');
                """.formatted(CASE);
        assertThat(newlyWrong(event + event))
                .contains(
                        "events that happened twice",
                        "events without a position, or the other way round",
                        "figures that differ from the events",
                        "decided cases without an invitation to rate");
    }

    @Test
    void findsGapsInTheJournal() throws SQLException {
        assertThat(newlyWrong("""
                insert into journal.run (position, seq, n, first_at, last_at)
                select coalesce(max(position), 0) + 5, 999999999, 1, now(), now() from journal.position
                """))
                .contains("gaps in the journal", "events without a position, or the other way round");
    }

    @Test
    void findsAMessageThatWasToldTwice() throws SQLException {
        String message = """
                insert into notice.message (party, id, template, "values", link, at, told_by)
                values ('%1$s', gen_random_uuid(), 'case-granted', '{}', '/cases/%1$s', now(), '%1$s');
                """.formatted(CASE);
        assertThat(newlyWrong(message + message)).containsExactly("messages that were told twice");
    }

    @Test
    void findsACaseThatWakesOnADayThatIsNotItsOwn() throws SQLException {
        assertThat(newlyWrong("""
                insert into casework.waking (wake_on, case_id, city) values ('2020-01-20', '%s', '330300')
                """.formatted(CASE)))
                .containsExactly("cases that will not wake on their day, or on another");
    }

    /** Both counts see one state of the database, and the change: the node beside it seals and follows what others left. */
    private Set<String> newlyWrong(String change) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                Map<String, Long> before = CrashCheck.wrong(connection);
                statement.execute(change);
                Map<String, Long> after = CrashCheck.wrong(connection);
                Set<String> more = new TreeSet<>();
                after.forEach((what, count) -> {
                    if (count > before.getOrDefault(what, 0L)) {
                        more.add(what);
                    }
                });
                return more;
            } finally {
                connection.rollback();
            }
        }
    }
}
