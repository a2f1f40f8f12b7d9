package org.onedoor.definition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is made of the definitions in force, kept in memory until something is published or a day ends.
 *
 * <p>Whoever is within a transaction holds a connection and looks by himself: if he waited for somebody who waits for a
 * connection, enough of them would keep each other waiting. All others, who hold none, look one at a time.
 *
 * @param <T> immutable
 */
public final class Current<T> {

    private record Kept<T>(T made, LocalDate day, long publications) {}

    private final Definitions definitions;
    private final Clock clock;
    private final Set<String> kinds;
    private final Maker<T> maker;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Kept<T> kept;

    /**
     * Makes it of what is in force.
     *
     * @param <T> what is made
     */
    @FunctionalInterface
    public interface Maker<T> {

        /** @param before what was made before, perhaps for another day: a little may have to be changed in it */
        T made(Optional<T> before, LocalDate day);
    }

    /**
     * @param kinds those that it is made of: what else is published leaves it as it is
     * @param maker makes it of what is in force on a day
     */
    public Current(Definitions definitions, Clock clock, Set<String> kinds, Function<LocalDate, T> maker) {
        this(definitions, clock, kinds, (_, day) -> maker.apply(day));
    }

    /**
     * @param kinds those that it is made of: what else is published leaves it as it is
     * @param maker makes it of what there was before
     */
    public Current(Definitions definitions, Clock clock, Set<String> kinds, Maker<T> maker) {
        this.definitions = definitions;
        this.clock = clock;
        this.kinds = Set.copyOf(kinds);
        this.maker = maker;
    }

    /** What holds today. */
    public T get() {
        return fresh().orElseGet(() -> {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                return latest();
            }
            looking.lock();
            try {
                return fresh().orElseGet(this::latest);
            } finally {
                looking.unlock();
            }
        });
    }

    private Optional<T> fresh() {
        Kept<T> seen = kept;
        return seen != null
                        && seen.day().equals(LocalDate.now(clock))
                        && definitions.lastSeen().equals(Optional.of(seen.publications()))
                ? Optional.of(seen.made())
                : Optional.empty();
    }

    /** What holds today, what was published a moment ago included. */
    public T latest() {
        LocalDate today = LocalDate.now(clock);
        long publications = definitions.publications();
        Kept<T> seen = kept;
        T made = seen != null && seen.day().equals(today) && holds(seen, publications)
                ? seen.made()
                : maker.made(seen == null ? Optional.empty() : Optional.of(seen.made()), today);
        // what is published in a transaction that is undone was never there
        if (!definitions.publishing()) {
            kept = new Kept<>(made, today, publications);
        }
        return made;
    }

    private boolean holds(Kept<T> seen, long publications) {
        return seen.publications() == publications || !definitions.publishedAfter(seen.publications(), kinds);
    }
}
