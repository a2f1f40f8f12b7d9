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
    private final Handling handling;
    private final Deadlines deadlines;

    DeemedAcceptance(JdbcClient jdbc, Handling handling, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.handling = handling;
        this.deadlines = deadlines;
    }

    private record Late(UUID id, String region, LocalDate countedFrom, LocalDate acceptBy) {}

    void run() {
        List<Late> late = page(LocalDate.EPOCH, new UUID(0, 0));
        while (!late.isEmpty()) {
            late.forEach(this::accept);
            late = page(late.getLast().acceptBy(), late.getLast().id());
        }
    }

    /** Later than promised, which is not yet later than the law allows; past those that failed or were skipped. */
    private List<Late> page(LocalDate after, UUID afterId) {
        return jdbc.sql("""
                        SELECT id, region, counted_from, accept_by FROM casework.case_file
                         WHERE state = 'received' AND accept_by < :today AND (accept_by, id) > (:after, :afterId)
                         ORDER BY accept_by, id LIMIT :most""")
                .param("today", deadlines.today())
                .param("after", after)
                .param("afterId", afterId)
                .param("most", AT_A_TIME)
                .query((row, n) -> new Late(
                        row.getObject("id", UUID.class),
                        row.getString("region"),
                        row.getObject("counted_from", LocalDate.class),
                        row.getObject("accept_by", LocalDate.class)))
                .list();
    }

    private void accept(Late one) {
        if (!deadlines.today().isAfter(deadlines.lastDayToAsk(one.region(), one.countedFrom()))) {
            return;
        }
        try {
            handling.deemAccepted(Actor.program(one.region()), one.id());
        } catch (RuntimeException e) {
            LOG.error("case {} could not be accepted by silence; it is tried again", one.id(), e);
        }
    }
}
