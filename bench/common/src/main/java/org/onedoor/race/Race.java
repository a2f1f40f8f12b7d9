package org.onedoor.race;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * So many people lead so many cases from submission to issue. Everybody goes round: submits some, then fetches a page of
 * one department's queue and answers what is on it, then of the next. They share a room, so nobody takes up what a
 * colleague has in hand; the systems are not asked for a claim.
 */
final class Race {

    /** Lines of a desk's page. */
    static final int PAGE = 20;

    /** A case that no queue shows would otherwise be waited for without end. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    private final Contestant contestant;
    private final long first;
    private final int lives;
    private final int people;
    private final int turn;

    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private final Set<InHand> inHand = ConcurrentHashMap.newKeySet();
    private final Map<Desk, AtomicInteger> busy = new EnumMap<>(Desk.class);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param first the number of the first application; the next race must begin after the last */
    Race(Contestant contestant, long first, int lives, int people) {
        this.contestant = contestant;
        this.first = first;
        this.lives = lives;
        this.people = people;
        // Many people do single steps; a few work through their page.
        this.turn = Math.clamp(160 / people, 1, PAGE);
        for (Desk desk : Desk.values()) {
            busy.put(desk, new AtomicInteger());
        }
    }

    /** A system may name the task by its case, which waits at both reviews at once. */
    private record InHand(String task, Desk desk) {
        static InHand of(Task task) {
            return new InHand(task.id(), task.desk());
        }
    }

    /** What came of it. {@code pages} are those that were fetched. */
    record Result(double seconds, int turn, long pages, long conflicts) {}

    Result run() throws Exception {
        List<Thread> threads = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < people; i++) {
            int person = i;
            threads.add(Thread.ofPlatform().name("person-" + i).start(() -> work(person)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return new Result(seconds, turn, pages.get(), conflicts.get());
    }

    private void work(int person) {
        Desk[] desks = Desk.values();
        int place = person % (desks.length + 1);
        int idle = 0;
        long lastDone = System.nanoTime();
        try {
            while (issued.get() < lives && failure.get() == null) {
                int done = place == desks.length ? submitSome() : answerSome(desks[place]);
                idle = done == 0 ? idle + 1 : 0;
                if (done > 0) {
                    lastDone = System.nanoTime();
                } else if (System.nanoTime() - lastDone > STALLED.toNanos()) {
                    throw new IllegalStateException(issued + " of " + lives + " lives ended, and nothing moves");
                }
                if (idle > desks.length) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                    idle = 0;
                }
                place = (place + 1) % (desks.length + 1);
            }
        } catch (SQLException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private int submitSome() throws SQLException {
        int done = 0;
        while (done < turn) {
            int next = submitted.getAndIncrement();
            if (next >= lives) {
                break;
            }
            contestant.submit(Application.of(first + next));
            done++;
        }
        return done;
    }

    private int answerSome(Desk desk) throws SQLException {
        if (submitted.get() == 0) {
            return 0;
        }
        // What colleagues have in hand is still listed: without more lines a late-comer would see nothing else.
        AtomicInteger colleagues = Objects.requireNonNull(busy.get(desk));
        List<Task> page = contestant.queue(desk, PAGE + colleagues.getAndIncrement());
        pages.incrementAndGet();
        int done = 0;
        try {
            for (Task task : page) {
                if (done == turn || !task.due().isBefore(Application.HORIZON)) {
                    break;
                }
                if (inHand.add(InHand.of(task))) {
                    done += answer(task) ? 1 : 0;
                }
            }
        } finally {
            colleagues.decrementAndGet();
        }
        return done;
    }

    private boolean answer(Task task) throws SQLException {
        try {
            contestant.act(task);
        } catch (Conflict e) {
            conflicts.incrementAndGet();
            inHand.remove(InHand.of(task));
            return false;
        }
        if (task.desk() == Desk.ISSUE) {
            issued.incrementAndGet();
        }
        return true;
    }
}
