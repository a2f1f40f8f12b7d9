package org.onedoor.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 定时: wakes the cases whose day has come ({@link Lapses}), some hundred in one transaction. What breaks one batch holds up
 * neither the others nor itself: it is tried again case by case.
 */
@Component
class Waking {

    private static final Logger LOG = LoggerFactory.getLogger(Waking.class);
    private static final int AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final Casework casework;
    private final Deadlines deadlines;

    Waking(JdbcClient jdbc, Casework casework, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.casework = casework;
        this.deadlines = deadlines;
    }

    /** Cases of which it was said that they could not be woken. */
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    private record Sleeper(UUID id, String region, LocalDate wakeOn) {

        Order order() {
            return Order.wake(id, region);
        }
    }

    void run() {
        List<Sleeper> batch = batch(LocalDate.EPOCH, new UUID(0, 0));
        while (!batch.isEmpty()) {
            wake(batch);
            batch = batch(batch.getLast().wakeOn(), batch.getLast().id());
        }
    }

    /** The next in order, past those that are done or broke. */
    private List<Sleeper> batch(LocalDate after, UUID afterId) {
        return jdbc.sql("""
                        SELECT id, region, wake_on FROM casework.case_file
                         WHERE wake_on <= :today AND (wake_on, id) > (:after, :afterId)
                         ORDER BY wake_on, id LIMIT :most""")
                .param("today", deadlines.today())
                .param("after", after)
                .param("afterId", afterId)
                .param("most", AT_A_TIME)
                .query((row, n) -> new Sleeper(
                        row.getObject("id", UUID.class),
                        row.getString("region"),
                        row.getObject("wake_on", LocalDate.class)))
                .list();
    }

    private void wake(List<Sleeper> batch) {
        try {
            List<Outcome> outcomes =
                    casework.perform(batch.stream().map(Sleeper::order).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                tellOnce(batch.get(i).id(), outcomes.get(i));
            }
        } catch (RuntimeException together) {
            LOG.warn("{} cases could not be woken together; one by one now", batch.size(), together);
            for (Sleeper one : new ArrayList<>(batch)) {
                try {
                    casework.perform(one.order());
                } catch (RuntimeException alone) {
                    LOG.error("case {} could not be woken; it is tried again", one.id(), alone);
                }
            }
        }
    }

    /** A refusal, such as for a year without a calendar, may stand for long. */
    private void tellOnce(UUID id, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done() -> refused.remove(id);
            case Outcome.Refused(Refusal why) -> {
                if (refused.add(id)) {
                    LOG.warn("case {} could not be woken: {}; it is tried again", id, why.code());
                }
            }
        }
    }
}
