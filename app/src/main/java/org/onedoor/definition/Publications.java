package org.onedoor.definition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How many versions were ever published, and what this copy of the program knows of it. What a transaction publishes itself
 * nobody else sees, and it may be undone: until then nothing that it finds is remembered.
 */
final class Publications {

    /** For how long this copy of the program may not notice what another one published. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private record Looked(long publications, Instant at) {}

    /** Under this a transaction that publishes is known. */
    private final Object own = new Object();

    private final AtomicReference<Looked> looked = new AtomicReference<>(new Looked(-1, Instant.EPOCH));
    private final JdbcClient jdbc;
    private final Clock clock;

    Publications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asks the database. */
    long count() {
        Instant now = clock.instant();
        long publications = last();
        if (!underWay()) {
            found(publications, now);
        }
        return publications;
    }

    private long last() {
        return jdbc.sql("SELECT last FROM definition.publications")
                .query(Long.class)
                .single();
    }

    private void found(long publications, Instant at) {
        looked.accumulateAndGet(
                new Looked(publications, at), (one, other) -> one.publications() > other.publications() ? one : other);
    }

    /** The same as somebody found it a moment ago; nothing where nobody has looked for so long, and for whoever publishes. */
    Optional<Long> lastSeen() {
        Looked seen = looked.get();
        Instant now = clock.instant();
        boolean fresh = !now.isBefore(seen.at()) && now.isBefore(seen.at().plus(FRESH));
        return fresh && !underWay() ? Optional.of(seen.publications()) : Optional.empty();
    }

    /** Whether the transaction that runs here has published something. */
    boolean underWay() {
        return TransactionSynchronizationManager.hasResource(own);
    }

    /** Before a transaction publishes: from then on it is under way; this copy knows of it as soon as it is committed. */
    void begin() {
        if (!underWay()) {
            TransactionSynchronizationManager.bindResource(own, own);
            TransactionSynchronizationManager.registerSynchronization(new Ending());
        }
    }

    private final class Ending implements TransactionSynchronization {

        private long publications;

        @Override
        public void beforeCommit(boolean readOnly) {
            publications = last();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(own);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(own, own);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(own);
            if (status == STATUS_COMMITTED) {
                found(publications, clock.instant());
            }
        }
    }
}
