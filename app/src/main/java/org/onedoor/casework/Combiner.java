package org.onedoor.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 合并提交: what many people ask for at once is done together, where each by itself would wait for the others anyway. Nobody
 * waits so that a set may grow: up to a number of sets are under way, and a set is whatever came meanwhile, which without a
 * crowd is one order alone.
 *
 * <p>Each set is done by one of those who asked. Two orders about one thing are never under way together: the later one
 * finds what the earlier one did. A set that breaks has done nothing; each of its orders is then done by itself, by its own
 * asker, so that what is wrong with one harms no other.
 *
 * @param <O> what is asked for
 * @param <T> what it is about, by which orders are kept apart
 * @param <R> what comes of it
 */
final class Combiner<O, T, R> {

    private final int setsAtOnce;
    private final int mostInSet;
    private final Function<O, T> about;
    private final Function<List<O>, List<R>> together;

    private final ReentrantLock lock = new ReentrantLock();

    // What follows is guarded by the lock.
    private final Set<Asker> queue = new LinkedHashSet<>();
    private final Set<T> underWay = new HashSet<>();
    private int sets;

    /**
     * @param setsAtOnce how many sets may be under way
     * @param mostInSet how many orders one has at most
     * @param together does orders in their sequence, all or, where it throws, none; answers in the same sequence
     */
    Combiner(int setsAtOnce, int mostInSet, Function<O, T> about, Function<List<O>, List<R>> together) {
        this.setsAtOnce = setsAtOnce;
        this.mostInSet = mostInSet;
        this.about = about;
        this.together = together;
    }

    /** How it stands with an order. */
    private enum Stand {
        WAITING,
        /** Its asker has to do a set now, which this order is part of. */
        TO_LEAD,
        /** Part of a set that somebody does. */
        UNDER_WAY,
        /** Its set broke. */
        BY_ITSELF,
        DONE
    }

    /** Somebody with an order, and what came of it. */
    private final class Asker {

        private final O order;
        private final T thing;
        private final Condition news = lock.newCondition();
        private Stand stand = Stand.WAITING;
        private @Nullable R result;

        Asker(O order) {
            this.order = order;
            this.thing = about.apply(order);
        }

        void now(Stand next) {
            stand = next;
            news.signal();
        }
    }

    /**
     * Does an order, by itself or among others.
     *
     * @throws CancellationException if the caller was interrupted before anybody began with it: nothing of it is done. Later
     *     an interruption no longer matters to it and is kept for the caller
     */
    R perform(O order) {
        Asker asker = new Asker(order);
        Stand stand = begun(asker);
        if (stand == Stand.TO_LEAD) {
            lead(asker);
            stand = standing(asker);
        }
        if (stand == Stand.BY_ITSELF) {
            try {
                return together.apply(List.of(order)).getFirst();
            } finally {
                over(List.of(asker));
            }
        }
        return result(asker);
    }

    /** Waits until something is to be done by the asker or has been done for it. */
    private Stand begun(Asker asker) {
        boolean interrupted = false;
        lock.lock();
        try {
            queue.add(asker);
            promote();
            while (asker.stand == Stand.WAITING || asker.stand == Stand.UNDER_WAY) {
                try {
                    asker.news.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (queue.remove(asker)) {
                        throw notBegun();
                    }
                }
            }
            if (interrupted && asker.stand == Stand.TO_LEAD) {
                underWay.remove(asker.thing);
                sets--;
                promote();
                throw notBegun();
            }
            return asker.stand;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static CancellationException notBegun() {
        return new CancellationException("interrupted before it was begun; nothing was done");
    }

    private Stand standing(Asker asker) {
        lock.lock();
        try {
            return asker.stand;
        } finally {
            lock.unlock();
        }
    }

    private R result(Asker asker) {
        lock.lock();
        try {
            return Optional.ofNullable(asker.result).orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    /** Has the first who can begin do a set, as long as there may be another one. Called with the lock. */
    private void promote() {
        while (sets < setsAtOnce) {
            Optional<Asker> first = queue.stream()
                    .filter(asker -> !underWay.contains(asker.thing))
                    .findFirst();
            if (first.isEmpty()) {
                return;
            }
            take(first.get());
            sets++;
            first.get().now(Stand.TO_LEAD);
        }
    }

    private void take(Asker asker) {
        queue.remove(asker);
        underWay.add(asker.thing);
    }

    private void lead(Asker leader) {
        List<Asker> set = gathered(leader);
        boolean done = false;
        try {
            List<R> results = together.apply(set.stream().map(one -> one.order).toList());
            done = true;
            told(set, results);
        } catch (RuntimeException | Error broken) {
            if (set.size() == 1) {
                throw broken;
            }
        } finally {
            ended(set, done);
        }
    }

    /** The leader's order and all that wait and can go with it, in the sequence in which they came. */
    private List<Asker> gathered(Asker leader) {
        lock.lock();
        try {
            List<Asker> set = new ArrayList<>(List.of(leader));
            for (Iterator<Asker> waiting = List.copyOf(queue).iterator();
                    waiting.hasNext() && set.size() < mostInSet; ) {
                Asker next = waiting.next();
                if (!underWay.contains(next.thing)) {
                    take(next);
                    next.stand = Stand.UNDER_WAY;
                    set.add(next);
                }
            }
            return set;
        } finally {
            lock.unlock();
        }
    }

    private void told(List<Asker> set, List<R> results) {
        lock.lock();
        try {
            for (int i = 0; i < set.size(); i++) {
                set.get(i).result = results.get(i);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Of a broken set each does its own; what they are about stays under way until then. */
    private void ended(List<Asker> set, boolean done) {
        lock.lock();
        try {
            sets--;
            for (Asker asker : set) {
                boolean again = !done && set.size() > 1;
                if (!again) {
                    underWay.remove(asker.thing);
                }
                asker.now(again ? Stand.BY_ITSELF : Stand.DONE);
            }
            promote();
        } finally {
            lock.unlock();
        }
    }

    private void over(List<Asker> alone) {
        lock.lock();
        try {
            alone.forEach(asker -> underWay.remove(asker.thing));
            promote();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait that nobody has begun with. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
