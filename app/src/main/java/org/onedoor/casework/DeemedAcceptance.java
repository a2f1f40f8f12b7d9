package org.onedoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onedoor.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 视为受理 (行政许可法 32): what nobody accepted, refused or asked to be corrected within five working days counts as
 * accepted from the day of receipt. Each case is a transaction of its own; one that fails does not hold up the others.
 */
@Component
class DeemedAcceptance {

    private static final Logger LOG = LoggerFactory.getLogger(DeemedAcceptance.class);
    private static final int AT_A_TIME = 200;

    private final JdbcClient jdbc;
    private final Casework casework;
    private final Deadlines deadlines;

    DeemedAcceptance(JdbcClient jdbc, Casework casework, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.casework = casework;
        this.deadlines = deadlines;
    }

    private record Late(UUID id, String region, LocalDate countedFrom, LocalDate wakeOn) {}

    void run() {
        List<Late> late = page(LocalDate.EPOCH, new UUID(0, 0));
        while (!late.isEmpty()) {
            late.forEach(this::accept);
            late = page(late.getLast().wakeOn(), late.getLast().id());
        }
    }

    /** Later than promised, which is not yet later than the law allows; past those that failed or were skipped. */
    private List<Late> page(LocalDate after, UUID afterId) {
        return jdbc.sql("""
                        SELECT id, region, counted_from, wake_on FROM casework.case_file
                         WHERE wake_on <= :today AND (wake_on, id) > (:after, :afterId)
                         ORDER BY wake_on, id LIMIT :most""")
                .param("today", deadlines.today())
                .param("after", after)
                .param("afterId", afterId)
                .param("most", AT_A_TIME)
                .query((row, n) -> new Late(
                        row.getObject("id", UUID.class),
                        row.getString("region"),
                        row.getObject("counted_from", LocalDate.class),
                        row.getObject("wake_on", LocalDate.class)))
                .list();
    }

    private void accept(Late one) {
        if (!deadlines.today().isAfter(deadlines.lastDayToAsk(one.region(), one.countedFrom()))) {
            return;
        }
        try {
            casework.perform(Actor.program(one.region()), one.id(), new CaseCommand.DeemAccepted());
        } catch (RuntimeException e) {
            LOG.error("case {} could not be accepted by silence; it is tried again", one.id(), e);
        }
    }
}
