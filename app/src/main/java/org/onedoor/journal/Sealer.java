package org.onedoor.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the entries their positions (封序). Any number of programs may try; the one that gets the leader row's lock does
 * it for this round.
 *
 * <p>Why nothing is missed, although rows become visible in another order than their numbers: an entry's transaction
 * has its own number before it draws a sequence number. Rows are taken in sequence order up to the first visible one
 * whose transaction is not older than every open one. Whatever else may still turn up with a lower sequence number
 * belongs to another subject (writers lock the subject first) and is found later, because the search starts at
 * {@code floor_seq}, below which all is known to be over: {@code pending_seq} was the sequence's last number before
 * this program's transaction {@code pending_tx} began, so once every transaction older than that is over, everything up
 * to {@code pending_seq} has been seen.
 */
@Component
class Sealer {

    /**
     * The floor is a value of its own in the search for what waits: joined, it would be looked at only after every entry
     * there is had been read.
     *
     * <p>{@code tx < unused} is for a database restored into another server: its old transaction numbers may lie ahead of the
     * new server's, but a row that is there and whose number has not been given out yet was written by nobody who is
     * still open.
     */
    static final String ROUND = """
            with snapshot as materialized (
                select pg_snapshot_xmin(s) as oldest_open, pg_snapshot_xmax(s) as unused, pg_current_xact_id() as own
                  from pg_current_snapshot() s),
            led as materialized (
                select position, floor_seq, pending_seq,
                       coalesce(oldest_open >= pending_tx or pending_tx > own, false) as settled
                  from journal.leader, snapshot),
            waiting as materialized (
                select e.seq, e.at,
                       e.tx >= (select oldest_open from snapshot) and e.tx < (select unused from snapshot) as open
                  from journal.entry e
                 where e.seq > (select floor_seq from led)
                   and e.seq >= coalesce((select r.seq + r.n from journal.run r
                                           where r.seq <= e.seq order by r.seq desc limit 1), 0)
                 order by e.seq
                 limit :batch),
            stop as materialized (
                select coalesce(min(seq), 9223372036854775807) as seq from waiting where open),
            ready as materialized (
                select w.seq, w.at, row_number() over (order by w.seq) as n
                  from waiting w, stop
                 where w.seq < stop.seq),
            sealed as (
                insert into journal.run (position, seq, n, first_at, last_at)
                select led.position + min(ready.n), min(ready.seq), count(*), min(ready.at), max(ready.at)
                  from led, ready
                 group by led.position, ready.seq - ready.n),
            totals as materialized (
                select (select count(*) from waiting) as seen, (select count(*) from ready) as sealed,
                       (select max(seq) from waiting) as last_seen,
                       (select min(at) from waiting w, stop where w.seq >= stop.seq) as oldest_left),
            moved as (
                update journal.leader l
                   set position = led.position + totals.sealed,
                       floor_seq = case when not led.settled then led.floor_seq
                                        when totals.seen < :batch then led.pending_seq
                                        else least(led.pending_seq, totals.last_seen) end,
                       pending_seq = case when led.settled or led.pending_seq is null then :drawn
                                          else led.pending_seq end,
                       pending_tx = case when led.settled or led.pending_seq is null then own else l.pending_tx end
                  from led, totals, snapshot
                 where l.one)
            select sealed, seen, oldest_left from totals
            """;

    /** How many events of one round were sealed; whether there may be more at once. */
    record Round(int sealed, boolean more) {
        static final Round NOTHING = new Round(0, false);
    }

    private record Found(int sealed, int seen, @Nullable Instant oldestLeft) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int batch;
    private final AtomicReference<@Nullable Instant> oldestLeft = new AtomicReference<>();

    Sealer(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            JournalSettings settings,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.batch = settings.batch() * 5;
        Gauge.builder("onedoor.journal.seal.lag", this, sealer -> sealer.lag().toMillis() / 1000.0)
                .description("Age of the oldest committed event that has no position yet")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Age of the oldest committed event that the last round had to leave without a position. */
    Duration lag() {
        Instant oldest = oldestLeft.get();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    }

    /** One round: in an idle moment a single small query, without lock or transaction number. */
    Round seal() {
        long drawn = jdbc.sql("""
                select case when s.is_called and s.last_value > l.floor_seq then s.last_value else 0 end
                  from journal.leader l, journal.entry_seq s
                """).query(Long.class).single();
        if (drawn == 0) {
            oldestLeft.set(null);
            return Round.NOTHING;
        }
        Round round = transaction.execute(status -> lead() ? seal(drawn) : Round.NOTHING);
        return round == null ? Round.NOTHING : round;
    }

    /** Takes the leader's row, or finds that another program has it. The lock also gives the transaction its number. */
    private boolean lead() {
        return jdbc.sql("select one from journal.leader for update skip locked")
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private Round seal(long drawn) {
        Found found = jdbc.sql(ROUND)
                .param("batch", batch)
                .param("drawn", drawn)
                .query((row, n) -> {
                    OffsetDateTime oldest = row.getObject("oldest_left", OffsetDateTime.class);
                    return new Found(
                            row.getInt("sealed"), row.getInt("seen"), oldest == null ? null : oldest.toInstant());
                })
                .single();
        oldestLeft.set(found.oldestLeft());
        return new Round(found.sealed(), found.sealed() > 0 && found.seen() == batch);
    }
}
