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
    private final List<Desk> desks;

    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private final Set<InHand> inHand = ConcurrentHashMap.newKeySet();
    private final AtomicInteger stored = new AtomicInteger();
    private final Map<Desk, Counts> counts = new EnumMap<>(Desk.class);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param first the number of the first application; the next race must begin after the last */
    Race(Contestant contestant, long first, int lives, int people) {
        this.contestant = contestant;
        this.first = first;
        this.lives = lives;
        this.people = people;
        this.desks = contestant.desks();
        // Many people do single steps; a few work through their page.
        this.turn = Math.clamp(160 / people, 1, PAGE);
        for (Desk desk : desks) {
            counts.put(desk, new Counts(new AtomicInteger(), new AtomicInteger(), new AtomicInteger()));
        }
    }

    /** A system may name the task by its case, which waits at both reviews at once. */
    private record InHand(String task, Desk desk) {
        static InHand of(Task task) {
            return new InHand(task.id(), task.desk());
        }
    }

    /**
     * Of one desk.
     *
     * @param people who has its page before him now
     * @param taken tasks that were taken in hand, answered or not
     * @param answered tasks that were answered
     */
    private record Counts(AtomicInteger people, AtomicInteger taken, AtomicInteger answered) {}

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
        int place = person % (desks.size() + 1);
        // Somebody looks each eighth of a millisecond, however many there are: a crowd that does nothing must cost nothing.
        long pause = TimeUnit.MILLISECONDS.toNanos(Math.max(1, people / 8));
        int idle = 0;
        long lastDone = System.nanoTime();
        try {
            while (ended() < lives && failure.get() == null) {
                int done = place == desks.size() ? submitSome() : answerSome(desks.get(place));
                idle = done == 0 ? idle + 1 : 0;
                if (done > 0) {
                    lastDone = System.nanoTime();
                } else if (System.nanoTime() - lastDone > STALLED.toNanos()) {
                    throw new IllegalStateException(ended() + " of " + lives + " lives ended, and nothing moves");
                }
                if (idle > desks.size()) {
                    LockSupport.parkNanos(pause);
                    idle = 0;
                }
                place = (place + 1) % (desks.size() + 1);
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
            stored.incrementAndGet();
            done++;
        }
        return done;
    }

    private int answerSome(Desk desk) throws SQLException {
        Counts here = counts(desk);
        // Nobody asks for a queue that must be empty: at a race's end such questions would be most of the work.
        if (arrived(desk) <= here.taken().get()) {
            return 0;
        }
        int done = 0;
        // What colleagues have in hand is still listed: without more lines a late-comer would see nothing else.
        int colleagues = here.people().getAndIncrement();
        try {
            List<Task> page = contestant.queue(desk, PAGE + colleagues);
            pages.incrementAndGet();
            for (Task task : page) {
                if (done == turn || !task.due().isBefore(Application.HORIZON)) {
                    break;
                }
                if (inHand.add(InHand.of(task))) {
                    done += answer(task, here) ? 1 : 0;
                }
            }
        } finally {
            here.people().decrementAndGet();
        }
        return done;
    }

    private Counts counts(Desk desk) {
        return Objects.requireNonNull(counts.get(desk));
    }

    /** How many cases have come to a desk so far; at most so many where both reviews must be in. */
    private int arrived(Desk desk) {
        return switch (desk) {
            case ACCEPT -> stored.get();
            case REVIEW_FIRE, REVIEW_HEALTH -> answered(Desk.ACCEPT);
            case DECIDE -> Math.min(answered(Desk.REVIEW_FIRE), answered(Desk.REVIEW_HEALTH));
            case ISSUE -> answered(Desk.DECIDE);
        };
    }

    private int ended() {
        return answered(desks.getLast());
    }

    private int answered(Desk desk) {
        return counts(desk).answered().get();
    }

    private boolean answer(Task task, Counts here) throws SQLException {
        here.taken().incrementAndGet();
        try {
            contestant.act(task);
        } catch (Conflict e) {
            conflicts.incrementAndGet();
            inHand.remove(InHand.of(task));
            here.taken().decrementAndGet();
            return false;
        }
        here.answered().incrementAndGet();
        return true;
    }
}
