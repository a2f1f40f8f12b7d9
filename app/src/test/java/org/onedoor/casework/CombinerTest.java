package org.onedoor.casework;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CombinerTest {

    /** @param thing what it is about */
    private record Ask(int thing, String what) {}

    private final List<List<Ask>> sets = new CopyOnWriteArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch open = new CountDownLatch(1);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        open.countDown();
        people.shutdownNow();
    }

    /** One set at a time, which waits for the door to open and does what its orders say. */
    private Combiner<Ask, Integer, String> waiting(int setsAtOnce, int mostInSet) {
        return new Combiner<>(setsAtOnce, mostInSet, Ask::thing, asks -> {
            sets.add(asks);
            begun.release();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (asks.stream().anyMatch(ask -> ask.what().equals("break"))) {
                throw new IllegalArgumentException("broken");
            }
            return asks.stream().map(ask -> "did " + ask.what()).toList();
        });
    }

    private Future<String> ask(Combiner<Ask, Integer, String> combiner, int thing, String what) throws Exception {
        int before = combiner.waiting();
        Future<String> answer = people.submit(() -> combiner.perform(new Ask(thing, what)));
        while (combiner.waiting() == before && !begun.tryAcquire()) {
            Thread.onSpinWait();
        }
        return answer;
    }

    @Test
    void doesALoneOrderAtOnceAndByItself() {
        open.countDown();
        Combiner<Ask, Integer, String> combiner = waiting(1, 10);
        assertThat(combiner.perform(new Ask(1, "a"))).isEqualTo("did a");
        assertThat(combiner.perform(new Ask(1, "b"))).isEqualTo("did b");
        assertThat(sets).extracting(List::size).containsExactly(1, 1);
    }

    @Test
    void doesTogetherWhatCameMeanwhileInItsSequenceAndNotMoreThanAllowed() throws Exception {
        Combiner<Ask, Integer, String> combiner = waiting(1, 3);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(ask(combiner, i, "no. " + i));
        }
        open.countDown();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get(10, SECONDS)).isEqualTo("did no. " + i);
        }
        assertThat(sets)
                .extracting(set -> set.stream().map(Ask::thing).toList())
                .containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void neverHasTwoOrdersAboutOneThingUnderWay() throws Exception {
        Combiner<Ask, Integer, String> combiner = waiting(4, 10);
        List<Future<String>> answers = List.of(
                ask(combiner, 1, "first"),
                ask(combiner, 1, "second"),
                ask(combiner, 1, "third"),
                ask(combiner, 2, "another"));
        assertThat(sets).as("before the first is over").hasSize(2);
        open.countDown();
        for (Future<String> answer : answers) {
            answer.get(10, SECONDS);
        }
        assertThat(sets).allMatch(set -> set.stream().map(Ask::thing).distinct().count() == set.size());
        assertThat(sets.stream().flatMap(List::stream).filter(ask -> ask.thing() == 1))
                .extracting(Ask::what)
                .containsExactly("first", "second", "third");
    }

    @Test
    void letsNobodySufferForAnothersFailure() throws Exception {
        Combiner<Ask, Integer, String> combiner = waiting(1, 10);
        Future<String> before = ask(combiner, 0, "before");
        Future<String> good = ask(combiner, 1, "good");
        Future<String> bad = ask(combiner, 2, "break");
        Future<String> better = ask(combiner, 3, "better");
        open.countDown();
        assertThat(before.get(10, SECONDS)).isEqualTo("did before");
        assertThat(good.get(10, SECONDS)).isEqualTo("did good");
        assertThat(better.get(10, SECONDS)).isEqualTo("did better");
        assertThatThrownBy(() -> bad.get(10, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
        assertThat(sets).extracting(List::size).containsExactlyInAnyOrder(1, 3, 1, 1, 1);
        assertThat(combiner.perform(new Ask(2, "again")))
                .as("nothing is left of it")
                .isEqualTo("did again");
    }

    @Test
    void doesNothingForWhoIsInterruptedBeforeItBeganAndAllForWhoIsLater() throws Exception {
        Combiner<Ask, Integer, String> combiner = waiting(1, 10);
        Future<String> first = ask(combiner, 0, "first");
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread impatient = Thread.ofVirtual().start(() -> {
            try {
                combiner.perform(new Ask(1, "never"));
            } catch (CancellationException e) {
                thrown.add(e);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        });
        while (combiner.waiting() == 0) {
            Thread.onSpinWait();
        }
        impatient.interrupt();
        impatient.join();
        assertThat(thrown).hasSize(1);
        open.countDown();
        assertThat(first.get(10, SECONDS)).isEqualTo("did first");
        assertThat(sets).hasSize(1);
    }

    @Test
    void finishesWhatIsUnderWayForWhoIsInterruptedMeanwhile() throws Exception {
        CountDownLatch door = new CountDownLatch(1);
        Combiner<Ask, Integer, String> combiner = new Combiner<>(1, 10, Ask::thing, asks -> {
            sets.add(asks);
            begun.release();
            try {
                (asks.getFirst().thing() == 0 ? open : door).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return asks.stream().map(Ask::what).toList();
        });
        Future<String> first = ask(combiner, 0, "first");
        Future<String> second = ask(combiner, 1, "leads the second set");
        List<String> got = new CopyOnWriteArrayList<>();
        Thread follower = Thread.ofVirtual().start(() -> {
            got.add(combiner.perform(new Ask(2, "follows")));
            got.add(Thread.currentThread().isInterrupted() ? "and knows of it" : "");
        });
        while (combiner.waiting() < 2) {
            Thread.onSpinWait();
        }
        open.countDown();
        begun.acquire();
        follower.interrupt();
        door.countDown();
        follower.join();
        assertThat(List.of(first.get(10, SECONDS), second.get(10, SECONDS)))
                .containsExactly("first", "leads the second set");
        assertThat(sets).extracting(List::size).containsExactly(1, 2);
        assertThat(got).containsExactly("follows", "and knows of it");
    }

    @Test
    void losesAndDoublesNothingInACrowd() throws Exception {
        List<Ask> done = new CopyOnWriteArrayList<>();
        AtomicInteger largest = new AtomicInteger();
        Combiner<Ask, Integer, String> combiner = new Combiner<>(3, 20, Ask::thing, asks -> {
            largest.accumulateAndGet(asks.size(), Math::max);
            if (asks.size() > 1 && ThreadLocalRandom.current().nextInt(10) == 0) {
                throw new IllegalStateException("a set breaks now and then");
            }
            done.addAll(asks);
            return asks.stream().map(Ask::what).toList();
        });
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String who = "person " + i;
            int thing = i % 40;
            all.add(people.submit(() -> {
                for (int n = 0; n < 20; n++) {
                    if (!combiner.perform(new Ask(thing, who + " " + n)).equals(who + " " + n)) {
                        return false;
                    }
                }
                return true;
            }));
        }
        for (Future<Boolean> one : all) {
            assertThat(one.get(30, SECONDS)).isTrue();
        }
        assertThat(done).hasSize(6_000).doesNotHaveDuplicates();
        assertThat(combiner.waiting()).isZero();
    }
}
