package org.onedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnedoorTest
@Timeout(60)
class RepeatedSubmitTest {

    record Submit(String item, int copies) {}

    record Submitted(UUID id, String number) {}

    @Autowired
    Once once;

    @Autowired
    Journal journal;

    @Autowired
    JournalReader reader;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final Actor actor = actor();
    private final UUID subject = UUID.randomUUID();
    private final AtomicInteger runs = new AtomicInteger();

    private static Actor actor() {
        UUID account = UUID.randomUUID();
        return new Actor(account, account, Role.APPLICANT, null, "330300", Channel.WEB);
    }

    private Submitted submit() {
        int run = runs.incrementAndGet();
        journal.append(actor, "test.submitted.v1", "case", subject, "330300", Map.of("run", run));
        return new Submitted(UUID.randomUUID(), "number " + run);
    }

    private static Refusal refusal(Throwable thrown) {
        return ((Refused) thrown).refusal();
    }

    @Test
    void givesTheFirstAnswerAgainWithoutRunning() {
        String key = UUID.randomUUID().toString();
        Submitted first = once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);
        Submitted second = once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);

        assertThat(second).isEqualTo(first);
        assertThat(runs).hasValue(1);
        assertThat(reader.of(subject)).hasSize(1);
    }

    @Test
    void refusesTheKeyWithAnotherBody() {
        String key = UUID.randomUUID().toString();
        once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);

        assertThatThrownBy(() -> once.run(actor, key, new Submit("food", 2), Submitted.class, this::submit))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refusal(refused).code()).isEqualTo("journal.key-reused");
                    assertThat(refusal(refused).kind()).isEqualTo(Refusal.Kind.CONFLICT);
                });
        assertThat(runs).hasValue(1);
    }

    @Test
    void keepsOneAccountsKeysApartFromAnothers() {
        String key = UUID.randomUUID().toString();
        Submitted mine = once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);
        Submitted theirs = once.run(actor(), key, new Submit("food", 2), Submitted.class, this::submit);
        assertThat(theirs).isNotEqualTo(mine);
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> once.run(actor, " ", new Submit("food", 1), Submitted.class, this::submit))
                .satisfies(thrown -> assertThat(refusal(thrown).code()).isEqualTo("journal.key-malformed"));
        assertThatThrownBy(() -> once.run(actor, "k".repeat(201), new Submit("food", 1), Submitted.class, this::submit))
                .satisfies(thrown -> assertThat(refusal(thrown).code()).isEqualTo("journal.key-malformed"));
    }

    /** Forty at once, as from a nervous thumb on a slow line and a retrying proxy. */
    @Test
    void runsOnceHoweverManyComeAtTheSameTime() throws Exception {
        String key = UUID.randomUUID().toString();
        CountDownLatch start = new CountDownLatch(1);
        Set<Submitted> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Submitted>> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                requests.add(threads.submit(() -> {
                    start.await();
                    return once.run(actor, key, new Submit("food", 1), Submitted.class, () -> {
                        pause();
                        return submit();
                    });
                }));
            }
            start.countDown();
            for (Future<Submitted> request : requests) {
                answers.add(request.get());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(runs).hasValue(1);
        assertThat(reader.of(subject)).hasSize(1);
    }

    @Test
    void letsTheNextTryWhenTheFirstOneIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Submitted> first =
                    threads.submit(() -> once.run(actor, key, new Submit("food", 1), Submitted.class, () -> {
                        submit();
                        inside.countDown();
                        await(goOn);
                        throw new Refused(new JournalRefusal.KeyMalformed());
                    }));
            await(inside);
            Future<Submitted> second =
                    threads.submit(() -> once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit));
            Thread.sleep(Duration.ofMillis(100));
            assertThat(second.isDone()).as("it waits for the first").isFalse();
            goOn.countDown();

            assertThatThrownBy(first::get).hasCauseInstanceOf(Refused.class);
            assertThat(second.get().number()).isEqualTo("number 2");
        }
        assertThat(reader.of(subject)).as("the refused one left nothing").hasSize(1);
    }

    @Test
    void isPartOfTheCallersTransaction() {
        String key = UUID.randomUUID().toString();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);
            status.setRollbackOnly();
        });
        assertThat(reader.of(subject)).isEmpty();
        once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);
        assertThat(reader.of(subject)).hasSize(1);
    }

    @Test
    void keepsAnswersSevenDaysAndForgetsThemLater() {
        String key = UUID.randomUUID().toString();
        once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);
        assertThat(at(Duration.ofDays(7)).forget()).isZero();
        once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);
        assertThat(runs).hasValue(1);

        assertThat(at(Duration.ofDays(9)).forget()).isPositive();
        once.run(actor, key, new Submit("food", 1), Submitted.class, this::submit);
        assertThat(runs).hasValue(2);
    }

    private Once at(Duration later) {
        return new Once(jdbc, Clock.offset(Clock.system(ZoneId.of("Asia/Shanghai")), later), Desk.SETTINGS);
    }

    @Test
    void theJournalTakesNothingOutsideATransaction() {
        assertThatThrownBy(this::submit).isInstanceOf(IllegalTransactionStateException.class);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
