package org.onedoor.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The subscribers' cursors (游标): how far each has come, what is parked for it, and starting again from the first event. */
@Component
public class Cursors {

    /** An event put aside after too many failures (搁置); it stays until it is replayed. */
    public record Parked(String subscriber, long position, String error, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final List<Subscriber> subscribers;
    private final List<Tail> tails;

    Cursors(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            JournalSettings settings,
            MeterRegistry meters,
            List<Subscriber> subscribers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.subscribers = List.copyOf(subscribers);
        Set<String> names = new HashSet<>();
        for (Subscriber subscriber : subscribers) {
            if (!names.add(subscriber.name())) {
                throw new IllegalStateException("two subscribers are called " + subscriber.name());
            }
        }
        this.tails = subscribers.stream()
                .map(subscriber -> new Tail(
                        subscriber,
                        jdbc,
                        transaction,
                        clock,
                        settings,
                        Counter.builder("onedoor.journal.parked")
                                .description("Events put aside because a subscriber failed on them again and again")
                                .tag("subscriber", subscriber.name())
                                .register(meters)))
                .toList();
        tails.forEach(tail -> Gauge.builder("onedoor.journal.cursor", tail, Tail::reached)
                .description("Position up to which the subscriber has taken the events")
                .tag("subscriber", tail.name())
                .register(meters));
    }

    List<Tail> tails() {
        return tails;
    }

    /** Tells the tails where their cursors are: other programs move them too, and {@link #rewind} sets them back. */
    void look() {
        Map<String, Long> positions = new HashMap<>();
        jdbc.sql("select subscriber, position from journal.cursor")
                .query((RowCallbackHandler) row -> positions.put(row.getString(1), row.getLong(2)));
        tails.forEach(tail -> tail.saw(positions.getOrDefault(tail.name(), 0L)));
    }

    /**
     * Sets a subscriber back to the first event, in the caller's transaction, which empties what the subscriber has made
     * of the events so far; it waits for a delivery under way.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rewind(String subscriber) {
        jdbc.sql("select position from journal.cursor where subscriber = :name for update")
                .param("name", subscriber)
                .query(Long.class)
                .single();
        jdbc.sql("""
                update journal.cursor set position = 0, failures = 0, failing_position = null where subscriber = :name
                """).param("name", subscriber).update();
        jdbc.sql("delete from journal.parked where subscriber = :name")
                .param("name", subscriber)
                .update();
    }

    /** Up to when a subscriber has taken everything: now, or the time of the last event that it has taken. */
    public Instant completeUntil(String subscriber) {
        return jdbc.sql("""
                select case when l.floor_seq >= (select case when is_called then last_value else 0 end
                                                   from journal.entry_seq)
                             and c.position >= l.position then :now
                            else coalesce((select e.at from journal.run r
                                             join journal.entry e on e.seq = r.seq + (c.position - r.position)
                                                                 and e.at between r.first_at and r.last_at
                                            where r.position <= c.position
                                            order by r.position desc
                                            limit 1), :epoch)
                       end
                  from journal.leader l, journal.cursor c
                 where c.subscriber = :name
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("epoch", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .param("name", subscriber)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Instant.EPOCH);
    }

    /** What is parked, oldest first. */
    public List<Parked> parked() {
        return jdbc.sql("select subscriber, position, error, at from journal.parked order by at, position")
                .query((row, n) -> new Parked(
                        row.getString("subscriber"),
                        row.getLong("position"),
                        row.getString("error"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Delivers a parked event again, out of its order, once its cause is mended; if that fails it stays parked. */
    public void replay(String subscriber, long position) {
        Subscriber target = subscribers.stream()
                .filter(candidate -> candidate.name().equals(subscriber))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no subscriber is called " + subscriber));
        transaction.executeWithoutResult(status -> {
            int taken = jdbc.sql("delete from journal.parked where subscriber = :name and position = :position")
                    .param("name", subscriber)
                    .param("position", position)
                    .update();
            if (taken == 1) {
                target.on(jdbc.sql(JournalReader.reading(""))
                        .param("from", position - 1)
                        .param("end", position)
                        .param("most", 1)
                        .query(JournalReader::event)
                        .single());
            }
        });
    }

    /**
     * Waits until all that is committed by now has a position and every subscriber has taken it: for loading, rebuilding
     * and tests. False if it did not come to that in time.
     */
    public boolean settle(Duration atMost) throws InterruptedException {
        long drawn = jdbc.sql("select case when is_called then last_value else 0 end from journal.entry_seq")
                .query(Long.class)
                .single();
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            boolean settled = jdbc.sql("""
                    select (select floor_seq from journal.leader) >= :drawn
                       and not exists (
                           select from journal.cursor c
                            where c.subscriber = any(:names::text[])
                              and c.position < (select coalesce(max(position + least(n - 1, :drawn - seq)), 0)
                                                  from journal.run where seq <= :drawn))
                    """)
                    .param("drawn", drawn)
                    .param("names", tails.stream().map(Tail::name).toArray(String[]::new))
                    .query(Boolean.class)
                    .single();
            if (settled || System.nanoTime() > deadline) {
                return settled;
            }
            Thread.sleep(20);
        }
    }
}
