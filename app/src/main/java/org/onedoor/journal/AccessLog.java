package org.onedoor.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who looked at whose record, when and what for (查阅记录, 个人信息保护法 51 and 54). Readings wait in memory and are written
 * each second and at the end, so that no page waits for them; a killed program loses at most its last second. Attempts at
 * somebody else's record go into the journal at once; those made inside a transaction, which is about to be rolled back,
 * are written beside it within moments.
 */
@Component
public class AccessLog implements SmartLifecycle {

    /** The event that an attempt at somebody else's record leaves behind. */
    public static final String DENIED = "journal.access-denied.v1";

    /** One look at one record. */
    public record Reading(Instant at, UUID account, String role, String channel, String purpose) {}

    private record Look(UUID id, Instant at, Actor actor, String subjectKind, UUID subject, String purpose) {}

    /** An attempt at somebody else's record that is not written yet. */
    private record Denial(Actor actor, String subjectKind, UUID subject) {}

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;

    /** Minutes of heavy reading while the database is away. */
    private static final int MOST_WAITING = 100_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Journal journal;
    private final TransactionTemplate apart;
    private final Counter lost;
    private final BlockingQueue<Look> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    /** What was taken from the queue and is not yet known to be written; guarded by {@link #writing}. */
    private final List<Look> batch = new ArrayList<>();

    private final BlockingQueue<Denial> denials = new ArrayBlockingQueue<>(MOST_WAITING);

    private final ReentrantLock writing = new ReentrantLock();

    /** Holds a permit when there is something that should not wait for the next beat. */
    private final Semaphore hurry = new Semaphore(0);

    private CountDownLatch stopped = new CountDownLatch(0);
    private volatile boolean running;

    AccessLog(
            JdbcClient jdbc,
            Clock clock,
            Journal journal,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.journal = journal;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.lost = Counter.builder("onedoor.journal.access.lost")
                .description("Readings and denials that could not be kept because the database was away for too long")
                .register(meters);
    }

    /**
     * Notes that somebody was shown a record. Returns at once.
     *
     * @param subjectKind what {@code subject} is, for example {@code case}
     * @param purpose a code of the reason, for example {@code review}; no free text
     */
    public void read(Actor actor, String subjectKind, UUID subject, String purpose) {
        Look look = new Look(Ids.next(clock), clock.instant(), actor, subjectKind, subject, purpose);
        if (!waiting.offer(look)) {
            lost.increment();
        }
    }

    /**
     * Journals that somebody asked for a record that is not theirs, in a transaction of its own: the refusal that follows
     * rolls the caller's back. A caller that holds a connection does not wait for a second one, or as many denied requests
     * as there are connections would keep each other, and everybody else, waiting.
     */
    public void denied(Actor actor, String subjectKind, UUID subject) {
        Denial denial = new Denial(actor, subjectKind, subject);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            write(denial);
        } else if (denials.offer(denial)) {
            hurry.release();
        } else {
            lost.increment();
            LOG.error("{} was denied {} {} and that could not be journalled", actor.account(), subjectKind, subject);
        }
    }

    private void write(Denial denial) {
        Actor actor = denial.actor;
        apart.executeWithoutResult(status -> journal.append(
                actor, DENIED, denial.subjectKind, denial.subject, actor.city(), Map.of("region", actor.region())));
    }

    /** The latest looks at one record, newest first, up to the last second's. */
    public List<Reading> of(UUID subject, int limit) {
        return jdbc.sql("""
                select at, account, role, channel, purpose from journal.access
                 where subject = :subject
                 order by at desc, id desc
                 limit :limit
                """)
                .param("subject", subject)
                .param("limit", limit)
                .query((row, n) -> new Reading(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("account", UUID.class),
                        row.getString("role"),
                        row.getString("channel"),
                        row.getString("purpose")))
                .list();
    }

    /** Writes all that waits; what cannot be written now stays for the next time. */
    void flush() {
        writing.lock();
        try {
            for (Denial next = denials.peek(); next != null; next = denials.peek()) {
                write(next);
                denials.remove();
            }
            while (!batch.isEmpty() || waiting.drainTo(batch, AT_ONCE) > 0) {
                write();
                batch.clear();
            }
        } finally {
            writing.unlock();
        }
    }

    /** A batch whose commit was not confirmed is written again; its ids keep it from being there twice. */
    private void write() {
        apart.executeWithoutResult(status -> jdbc.sql("""
                insert into journal.access (id, at, account, acting_for, role, department, channel, subject_kind, subject,
                                            purpose)
                select a.id::uuid, a.at::timestamptz, a.account::uuid, a.acting_for::uuid, a.role, a.department, a.channel,
                       a.subject_kind, a.subject::uuid, a.purpose
                  from unnest(:ids::text[], :ats::text[], :accounts::text[], :actingFors::text[], :roles::text[],
                              :departments::text[], :channels::text[], :kinds::text[], :subjects::text[],
                              :purposes::text[])
                       as a (id, at, account, acting_for, role, department, channel, subject_kind, subject, purpose)
                on conflict do nothing
                """)
                .param("ids", each(look -> look.id))
                .param("ats", each(look -> look.at.atOffset(ZoneOffset.UTC)))
                .param("accounts", each(look -> look.actor.account()))
                .param("actingFors", each(look -> look.actor.actingFor()))
                .param("roles", each(look -> look.actor.role().code()))
                .param("departments", each(look -> look.actor.department()))
                .param("channels", each(look -> look.actor.channel().code()))
                .param("kinds", each(look -> look.subjectKind))
                .param("subjects", each(look -> look.subject))
                .param("purposes", each(look -> look.purpose))
                .update());
    }

    private @Nullable String[] each(Function<Look, @Nullable Object> part) {
        @Nullable String[] texts = new String[batch.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = part.apply(batch.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Lower than the web server's phases: it starts before the first page and stops after the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        CountDownLatch end = stopped;
        Thread.ofVirtual().name("journal-access").start(() -> {
            try {
                while (end.getCount() > 0) {
                    if (hurry.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                        hurry.drainPermits();
                    }
                    tryToFlush();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        hurry.release();
        tryToFlush();
    }

    private void tryToFlush() {
        try {
            flush();
        } catch (DataAccessException | TransactionException away) {
            LOG.error(
                    "the access log cannot be written; {} readings and {} denials wait",
                    waiting.size(),
                    denials.size(),
                    away);
        }
    }
}
