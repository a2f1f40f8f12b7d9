package org.onedoor.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.journal.Journal;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 到窗口接着办: whoever applied anywhere may hand in more, and fetch papers, at any counter of the hall. While its applicant stands
 * there, known by name and number, a case is that clerk's to go on with, like one that he took in himself: for that day.
 */
@Repository
public class Visits {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final PapersOf papers;
    private final Clock clock;

    Visits(JdbcClient jdbc, Journal journal, PapersOf papers, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.papers = papers;
        this.clock = clock;
    }

    public record Running(UUID id, String item, int itemVersion, FilingNumber number, CaseState state) {}

    /**
     * What is not over of one party, or is and left a paper that has not reached it, in the clerk's region and below, the newest
     * first.
     */
    public List<Running> running(Actor clerk, UUID party) {
        return jdbc.sql("""
                        SELECT id, item, item_version, filing_number, state FROM casework.case_file
                         WHERE party = :party AND region LIKE :below
                           AND (ended_at IS NULL OR state = 'granted-deficient'
                                OR (delivery IS NOT NULL AND id = ANY (:unserved)))
                         ORDER BY submitted_at DESC, id DESC LIMIT :most""")
                .param("party", party)
                .param("below", Cities.below(clerk.region()))
                .param("unserved", papers.unserved(party).toArray(UUID[]::new))
                .param("most", MOST)
                .query((row, n) -> new Running(
                        row.getObject("id", UUID.class),
                        row.getString("item"),
                        row.getInt("item_version"),
                        new FilingNumber(row.getString("filing_number")),
                        CaseState.of(row.getString("state"))))
                .list();
    }

    /** Forgets those of days that are over. */
    @Transactional
    public void forget() {
        jdbc.sql("DELETE FROM casework.visit WHERE visited_at < :today")
                .param(
                        "today",
                        LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .update();
    }

    /**
     * The applicant stands at the clerk's counter; noted once a day.
     *
     * @throws Refused where the case is not this party's, or not of the clerk's region
     */
    @Transactional
    public void visited(Actor clerk, UUID party, UUID id) {
        String city = jdbc.sql("SELECT city FROM casework.case_file"
                        + " WHERE id = :id AND party = :party AND region LIKE :below")
                .param("id", id)
                .param("party", party)
                .param("below", Cities.below(clerk.region()))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        int noted = jdbc.sql("""
                        INSERT INTO casework.visit (case_id, account, visited_at) VALUES (:id, :account, :at)
                        ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("account", clerk.account())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (noted == 1) {
            journal.append(clerk, "casework.counter-visited.v1", "case", id, city, Map.of());
        }
    }
}
