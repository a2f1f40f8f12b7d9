package org.onedoor.journal;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers events to one subscriber: reads after its cursor, lets it act, moves the cursor, commits; a program killed in
 * between has done nothing. The cursor row's lock keeps two programs from delivering at once. When a batch fails, its
 * events are delivered one by one, so that the failing one is found and takes no other with it.
 */
class Tail {

    /** A step over events that the subscriber does not want is at most this long. */
    private static final int WINDOW = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    /** What a step did: nothing left, went on, or the event at the cursor failed and wants a pause. */
    sealed interface Step {
        record Idle() implements Step {}

        record Moved(long position) implements Step {}

        record Failed(Duration pause) implements Step {}
    }

    /**
     * @param cursor the last position that was delivered
     * @param sealed the last that may be
     */
    private record Reach(long cursor, long sealed) {}

    private record Failure(long position, int count) {}

    private record Attempt(Event event, long lastOfBatch, boolean alone) {}

    private final Subscriber subscriber;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JournalSettings settings;
    private final Counter parked;

    /** Events up to here are delivered one at a time, because the batch that held them failed. */
    private long careful;

    /** What the step under way is delivering. */
    private @Nullable Attempt attempt;

    private volatile long reached;

    Tail(
            Subscriber subscriber,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            JournalSettings settings,
            Counter parked) {
        this.subscriber = subscriber;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
        this.parked = parked;
    }

    String name() {
        return subscriber.name();
    }

    /** The cursor as this program last saw it; another program may have moved it on, or back to the start. */
    long reached() {
        return reached;
    }

    void saw(long cursor) {
        reached = cursor;
    }

    /** Gives a new subscriber its cursor, before the first event. */
    void register() {
        jdbc.sql("""
                insert into journal.cursor (subscriber, position, moved_at) values (:name, 0, :at)
                on conflict do nothing
                """).param("name", name()).param("at", at()).update();
    }

    /** Delivers one batch. Called by one thread at a time. */
    Step step() {
        attempt = null;
        try {
            Step step = transaction.execute(status -> deliver());
            if (step instanceof Step.Moved(long position)) {
                reached = position;
            }
            return step == null ? new Step.Idle() : step;
        } catch (RuntimeException | Error failure) {
            // Whatever the subscriber threw, the commit's own failure included; its transaction is rolled back.
            Attempt failed = attempt;
            if (failed == null) {
                throw failure;
            }
            return failed.alone ? failed(failed.event, failure) : oneByOne(failed);
        }
    }

    private Step deliver() {
        // What a range of positions costs is guessed to grow with the journal, and so would be planned anew each time.
        jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
        Optional<Reach> found = jdbc.sql("""
                select c.position, l.position from journal.cursor c, journal.leader l
                 where c.subscriber = :name for update of c skip locked
                """)
                .param("name", name())
                .query((row, n) -> new Reach(row.getLong(1), row.getLong(2)))
                .optional();
        if (found.isEmpty()) {
            return new Step.Idle();
        }
        long from = found.get().cursor();
        boolean alone = from < careful;
        long end = Math.min(found.get().sealed(), from + WINDOW);
        if (end <= from) {
            reached = from;
            return new Step.Idle();
        }
        int most = alone ? 1 : settings.batch();
        List<Event> events = wanted(from, end, most);
        if (!events.isEmpty()) {
            attempt = new Attempt(events.getFirst(), events.getLast().position(), events.size() == 1);
            subscriber.on(events);
        }
        long to = events.size() == most ? events.getLast().position() : end;
        move(to);
        return new Step.Moved(to);
    }

    private List<Event> wanted(long from, long end, int most) {
        boolean all = subscriber.types().isEmpty();
        return jdbc.sql(JournalReader.reading(all ? "" : "and e.type = any(:types::text[])"))
                .param("from", from)
                // whoever wants every event has as many as he takes at once in as many positions
                .param("end", all ? Math.min(end, from + most) : end)
                .param("types", subscriber.types().toArray(String[]::new))
                .param("most", most)
                .query(JournalReader::event)
                .list();
    }

    private void move(long to) {
        jdbc.sql("""
                update journal.cursor
                   set position = :to, failures = 0, failing_position = null, moved_at = :at
                 where subscriber = :name
                """).param("to", to).param("at", at()).param("name", name()).update();
    }

    private Step oneByOne(Attempt failed) {
        careful = Math.max(careful, failed.lastOfBatch);
        return new Step.Failed(Duration.ZERO);
    }

    /** Counts the failure; the last allowed one parks the event and lets the next ones through. */
    private Step failed(Event event, Throwable cause) {
        if (notTheEventsFault(cause)) {
            LOG.warn("{} waits: the database is not at hand or busy", name(), cause);
            return new Step.Failed(settings.retryAfter());
        }
        long position = event.position();
        Failure failure = transaction.execute(status -> count(position, cause));
        if (failure == null || failure.position != position) {
            return new Step.Failed(Duration.ZERO);
        }
        if (failure.count < settings.attempts()) {
            LOG.warn("{} failed on event {}, attempt {}", name(), position, failure.count, cause);
            return new Step.Failed(settings.retryAfter().multipliedBy(1L << Math.min(failure.count - 1, 10)));
        }
        LOG.error(
                "{} parked event {} after {} failures: mend the cause, then replay it",
                name(),
                position,
                failure.count,
                cause);
        parked.increment();
        return new Step.Failed(Duration.ZERO);
    }

    /** In its own transaction, because the delivery's own was rolled back; another program may have been quicker. */
    private Failure count(long position, Throwable cause) {
        Failure failure = jdbc.sql("""
                update journal.cursor
                   set failures = case when failing_position = :position then failures + 1 else 1 end,
                       failing_position = :position
                 where subscriber = :name and position < :position
                returning failing_position, failures
                """)
                .param("position", position)
                .param("name", name())
                .query((row, n) -> new Failure(row.getLong(1), row.getInt(2)))
                .optional()
                .orElse(new Failure(0, 0));
        if (failure.count >= settings.attempts()) {
            jdbc.sql("""
                    insert into journal.parked (subscriber, position, error, at)
                    values (:name, :position, :error, :at)
                    on conflict (subscriber, position) do update set error = excluded.error, at = excluded.at
                    """)
                    .param("name", name())
                    .param("position", position)
                    // The class alone: a message may quote personal data, and this table is kept.
                    .param("error", cause.getClass().getName())
                    .param("at", at())
                    .update();
            move(position);
        }
        return failure;
    }

    private static boolean notTheEventsFault(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof ConcurrencyFailureException
                || failure instanceof CannotCreateTransactionException;
    }

    private OffsetDateTime at() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
