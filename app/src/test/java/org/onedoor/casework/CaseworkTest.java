package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnedoorTest
@Import(DemoCity.class)
class CaseworkTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor ELSEWHERE = DemoCity.reviewer("market-regulation", "330304");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Test
    void judgesEachCaseOfABatchOnItsOwn() {
        Actor applicant = city.applicant(city.firm());
        UUID good = city.submitRestaurant(applicant);
        UUID withdrawn = city.submitRestaurant(applicant);
        casework.perform(applicant, withdrawn, new CaseCommand.Withdraw(""));

        List<Outcome> outcomes = casework.perform(List.of(
                accept(MARKET, withdrawn),
                accept(MARKET, good),
                accept(ELSEWHERE, good),
                accept(MARKET, UUID.randomUUID()),
                new Order(MARKET, good, null, new CaseCommand.Review("site-inspection", true, "与图纸一致"))));

        assertThat(outcomes)
                .extracting(CaseworkTest::code)
                .containsExactly("casework.not-now", "done", "casework.no-such-case", "casework.no-such-case", "done");
        assertThat(views.view(MARKET, good).head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(views.view(MARKET, good).opinionOn("site-inspection")).contains("与图纸一致");
        assertThat(types(good))
                .as("with the denied attempt in between, which is written beside the transaction")
                .containsSubsequence(
                        "casework.case-submitted.v1", "casework.case-accepted.v1", "casework.review-given.v1");
    }

    @Test
    void doesTheSameRequestOnceHoweverOftenItComes() {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        String key = UUID.randomUUID().toString();
        casework.perform(MARKET, id, key, new CaseCommand.Accept());
        casework.perform(MARKET, id, key, new CaseCommand.Accept());
        assertThat(types(id)).containsOnlyOnce("casework.case-accepted.v1");
        assertThatThrownBy(() -> casework.perform(
                        MARKET, id, key, new CaseCommand.Refuse(NotAccepted.NOT_COMPETENT, "不属于本机关职权", "海关")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("journal.key-reused"));
        assertThatThrownBy(() -> casework.perform(MARKET, id, "another", new CaseCommand.Accept()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("casework.not-now"));
    }

    @Test
    void answersTwoEqualPostsAtOnceAlike() throws Exception {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        String key = UUID.randomUUID().toString();
        List<Callable<Boolean>> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            posts.add(() -> {
                casework.perform(MARKET, id, key, new CaseCommand.Accept());
                return true;
            });
        }
        try (ExecutorService all = Executors.newFixedThreadPool(posts.size())) {
            for (Future<Boolean> answer : all.invokeAll(posts)) {
                assertThat(answer.get()).isTrue();
            }
        }
        assertThat(types(id)).containsOnlyOnce("casework.case-accepted.v1");
    }

    /** Many at once share commits; each still gets its own answer, and a refusal is nobody else's. */
    @Test
    void answersACrowdOneByOne() throws Exception {
        Actor applicant = city.applicant(city.firm());
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(city.submitRestaurant(applicant));
        }
        List<Callable<String>> posts = new ArrayList<>();
        for (UUID id : ids) {
            posts.add(() -> said(MARKET, id, new CaseCommand.Accept()));
            posts.add(() -> said(ELSEWHERE, id, new CaseCommand.Accept()));
            posts.add(() -> said(MARKET, id, new CaseCommand.Refuse(NotAccepted.UNTRUE, "", "")));
        }
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = all.invokeAll(posts);
            for (int i = 0; i < answers.size(); i += 3) {
                assertThat(answers.get(i).get()).isEqualTo("done");
                assertThat(answers.get(i + 1).get()).isEqualTo("casework.no-such-case");
                assertThat(answers.get(i + 2).get()).isEqualTo("casework.reason-missing");
            }
        }
        assertThat(ids).allSatisfy(id -> assertThat(types(id)).containsOnlyOnce("casework.case-accepted.v1"));
    }

    private String said(Actor actor, UUID id, CaseCommand command) {
        try {
            casework.perform(actor, id, UUID.randomUUID().toString(), command);
            return "done";
        } catch (Refused refused) {
            return refused.refusal().code();
        }
    }

    @Test
    void leavesNothingOnADeskWhenACaseIsClosed() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(onDesks(id)).isEqualTo(2);
        casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        assertThat(onDesks(id)).isZero();
    }

    private int onDesks(UUID id) {
        return jdbc.sql("SELECT count(*) FROM casework.desk WHERE case_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static Order accept(Actor actor, UUID id) {
        return new Order(actor, id, UUID.randomUUID().toString(), new CaseCommand.Accept());
    }

    private List<String> types(UUID id) {
        return journal.of(id).stream().map(Event::type).toList();
    }

    private static String code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done() -> "done";
            case Outcome.Refused(var why) -> why.code();
        };
    }
}
