package org.onedoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 待领取: what lies ready at a hall's counter for somebody. */
@Repository
public class Pickups {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    Pickups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Pickup(UUID id, String item, int itemVersion, FilingNumber number, LocalDate due) {}

    /** Of one party, in the clerk's region and below, the most urgent first. */
    public List<Pickup> of(Actor clerk, UUID party) {
        return jdbc.sql("""
                        SELECT c.id, c.item, c.item_version, c.filing_number, d.due
                          FROM casework.case_file c
                          JOIN casework.desk d ON d.case_id = c.id AND d.city = c.city AND d.step = 'serve'
                         WHERE c.party = :party AND c.delivery = 'counter' AND c.region LIKE :below
                         ORDER BY d.due, c.id LIMIT :most""")
                .param("party", party)
                .param("below", Cities.below(clerk.region()))
                .param("most", MOST)
                .query((row, n) -> new Pickup(
                        row.getObject("id", UUID.class),
                        row.getString("item"),
                        row.getInt("item_version"),
                        new FilingNumber(row.getString("filing_number")),
                        row.getObject("due", LocalDate.class)))
                .list();
    }
}
