package org.onedoor.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.journal.Together;
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
                        SELECT c.id, c.region, w.wake_on
                          FROM casework.waking w JOIN casework.case_file c ON c.id = w.case_id AND c.city = w.city
                         WHERE w.wake_on <= :today AND (w.wake_on, w.case_id) > (:after, :afterId)
                         ORDER BY w.wake_on, w.case_id LIMIT :most""")
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

    /** Moves the day on which each of these cases is woken, as a share of the statement that writes them. */
    static List<Together.Part> parts(List<CaseFile> files) {
        List<CaseFile> moved = files.stream()
                .filter(file -> !Objects.equals(file.wakeOn(), file.wakeBefore()))
                .toList();
        List<CaseFile> before =
                moved.stream().filter(file -> file.wakeBefore() != null).toList();
        List<CaseFile> after =
                moved.stream().filter(file -> file.wakeOn() != null).toList();
        List<Together.Part> parts = new ArrayList<>();
        if (!before.isEmpty()) {
            parts.add(new Together.Part("woken", """
                    DELETE FROM casework.waking w
                     USING unnest(:woken_days::date[], :woken_cases::uuid[], :woken_cities::text[]) AS g (day, id, city)
                     WHERE w.wake_on = g.day AND w.case_id = g.id AND w.city = g.city""", values("woken", before, CaseFile::wakeBefore)));
        }
        if (!after.isEmpty()) {
            parts.add(new Together.Part("waking", """
                    INSERT INTO casework.waking (wake_on, case_id, city)
                    SELECT * FROM unnest(:waking_days::date[], :waking_cases::uuid[], :waking_cities::text[])""", values("waking", after, CaseFile::wakeOn)));
        }
        return parts;
    }

    private static Map<String, @Nullable String[]> values(
            String part, List<CaseFile> files, Function<CaseFile, @Nullable LocalDate> day) {
        return Map.of(
                part + "_days", Together.column(files, day),
                part + "_cases", Together.column(files, file -> file.head().id()),
                part + "_cities", Together.column(files, file -> file.head().city()));
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
