package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.filing.Submission;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Items;
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
class CaseLifeTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");

    @Autowired
    DemoCity city;

    @Autowired
    Drafting drafting;

    @Autowired
    Attaching attaching;

    @Autowired
    Submission submission;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    CaseLists lists;

    @Autowired
    Queue queue;

    @Autowired
    Items items;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Test
    void walksARestaurantFromDoorToDoor() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        assertThat(state(applicant, id)).isEqualTo(CaseState.RECEIVED);

        casework.perform(MARKET, id, new CaseCommand.Accept());
        CaseView accepted = views.view(applicant, id);
        assertThat(accepted.head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(accepted.head().promisedDue()).isAfter(accepted.head().acceptedOn());
        assertThat(accepted.awaited())
                .hasSize(2)
                .allSatisfy(material ->
                        assertThat(material.due()).isAfter(accepted.head().acceptedOn()));
        assertThat(accepted.open()).extracting(Step::id).containsExactly("site-inspection", "hygiene-opinion");

        casework.perform(HEALTH, id, new CaseCommand.Review("hygiene-opinion", true, ""));
        assertThat(views.view(MARKET, id).open()).extracting(Step::id).containsExactly("site-inspection");
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, "两名核查人员到场，与图纸一致"));
        assertThat(views.view(MARKET, id).open()).extracting(Step::id).containsExactly("review");
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));

        assertThat(refusal(() -> casework.perform(MARKET, id, new CaseCommand.Grant(""))))
                .isEqualTo("casework.material-still-missing");
        casework.perform(applicant, id, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        assertThat(views.view(MARKET, id).open())
                .as("whoever judges all materials judges this one too")
                .extracting(Step::id)
                .containsExactly("review");
        casework.perform(applicant, id, new CaseCommand.Supplement("equipment-list", city.picture()));
        assertThat(views.view(MARKET, id).open()).extracting(Step::id).containsExactly("site-inspection");
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));

        CaseView granted = views.view(applicant, id);
        assertThat(granted.head().state()).isEqualTo(CaseState.GRANTED);
        assertThat(granted.head().licence()).isNotNull();
        assertThat(journal.of(id).stream().map(Event::type))
                .startsWith("casework.case-submitted.v1", "casework.case-accepted.v1")
                .endsWith("casework.case-decided.v1")
                .contains("casework.review-given.v1", "casework.material-supplemented.v1");
        assertThat(journal.of(id))
                .allSatisfy(event -> assertThat(event.payload().toString()).doesNotContain("演示", "91330302MA2DEM017C"));
    }

    @Test
    void asksForACorrectionOnceAndTakesTheAnswer() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        casework.perform(
                MARKET,
                id,
                new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "图上没有标洗消区"))));
        assertThat(state(applicant, id)).isEqualTo(CaseState.CORRECTING);
        java.time.Instant submitted = views.view(applicant, id).head().submitted();
        assertThat(refusal(
                        () -> casework.perform(MARKET, id, new CaseCommand.Refuse(NotAccepted.INCOMPLETE, "材料不齐", ""))))
                .isEqualTo("casework.still-time-to-answer");

        casework.perform(applicant, id, new CaseCommand.Attach("floor-plan", city.picture()));
        assertThat(refusal(() -> casework.perform(applicant, id, new CaseCommand.AnswerCorrection(" "))))
                .isEqualTo("casework.correction-lacking");
        casework.perform(applicant, id, new CaseCommand.AnswerCorrection("已标出"));
        CaseHead answered = views.view(applicant, id).head();
        assertThat(answered.submitted()).isEqualTo(submitted);
        assertThat(answered.received()).isAfter(submitted);
        assertThat(state(applicant, id)).isEqualTo(CaseState.RECEIVED);
        assertThat(refusal(() -> casework.perform(
                        MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("", "再改一次"))))))
                .isEqualTo("casework.correction-asked-before");
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(state(applicant, id)).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void showsNobodySomebodyElsesCase() {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        Actor stranger = new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                org.onedoor.shared.Role.APPLICANT,
                null,
                "330300",
                org.onedoor.shared.Channel.WEB);
        assertThat(refusal(() -> views.view(stranger, id))).isEqualTo("casework.no-such-case");
        assertThat(refusal(() -> views.view(DemoCity.reviewer("market-regulation", "330304"), id)))
                .isEqualTo("casework.no-such-case");
        assertThat(refusal(() -> views.view(DemoCity.reviewer("public-security"), id)))
                .isEqualTo("casework.no-such-case");
        // the health department comes in when its step opens, not before
        assertThat(refusal(() -> views.view(HEALTH, id))).isEqualTo("casework.no-such-case");
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(views.view(HEALTH, id).head().id()).isEqualTo(id);
        assertThat(refusal(() -> casework.perform(HEALTH, id, new CaseCommand.Review("site-inspection", true, ""))))
                .isEqualTo("casework.step-not-open");
    }

    @Test
    void letsOnlyOneOfTwoReviewersAccept() throws Exception {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Callable<String> accept = () -> refusal(() -> casework.perform(MARKET, id, new CaseCommand.Accept()));
            List<Future<String>> answers = both.invokeAll(List.of(accept, accept));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder("", "casework.not-now");
        }
        long accepted = journal.of(id).stream()
                .filter(event -> event.type().equals("casework.case-accepted.v1"))
                .count();
        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void refusesADraftThatIsNotCompleteOrNotPledged() {
        Actor applicant = city.applicant(city.firm());
        UUID draft = city.restaurantDraft(applicant);
        assertThat(refusal(() -> submission.submit(applicant, draft, new Filing.Signed(false, false))))
                .isEqualTo("casework.pledge-missing");
        attaching.defer(applicant, draft, "equipment-list", false);
        assertThat(refusal(() -> submission.submit(applicant, draft, new Filing.Signed(true, false))))
                .isEqualTo("casework.incomplete");
        assertThat(refusal(() -> attaching.defer(applicant, draft, "floor-plan", true)))
                .isEqualTo("casework.not-deferrable");
        attaching.defer(applicant, draft, "equipment-list", true);
        submission.submit(applicant, draft, new Filing.Signed(true, false));
        assertThat(refusal(() -> submission.submit(applicant, draft, new Filing.Signed(true, false))))
                .isEqualTo("casework.submitted-before");
    }

    @Test
    void countsAsAcceptedWhenNobodySpokeForFiveWorkingDays() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        jdbc.sql("""
                        UPDATE casework.case_file
                           SET counted_from = counted_from - 30, accept_by = accept_by - 30 WHERE id = :id""").param("id", id).update();
        casework.perform(Actor.program(DemoCity.LUCHENG), id, new CaseCommand.Wake());
        CaseView view = views.view(applicant, id);
        assertThat(view.head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(view.head().acceptedOn()).isEqualTo(view.head().countedFrom());
    }

    @Test
    void putsTheMostUrgentFirstOnTheDesk() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        List<Queue.Line> rows = queue.page(MARKET, Wanted.of(View.ALL), null).rows();
        assertThat(rows).extracting(Queue.Line::due).isSorted();
        assertThat(queue.counts(MARKET, Wanted.of(View.ALL))
                        .views()
                        .get(View.TO_ACCEPT)
                        .lines())
                .isPositive();
        assertThat(lists.mine(applicant, null).rows())
                .extracting(CaseLists.Mine::id)
                .contains(id);
    }

    @Test
    void withdrawsBeforeTheDecisionAndNotAfter() {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        casework.perform(applicant, id, new CaseCommand.Withdraw("不开了"));
        assertThat(state(applicant, id)).isEqualTo(CaseState.WITHDRAWN);
        assertThat(refusal(() -> casework.perform(applicant, id, new CaseCommand.Withdraw(""))))
                .isEqualTo("casework.not-now");
        assertThat(refusal(() -> casework.perform(MARKET, id, new CaseCommand.Accept())))
                .isEqualTo("casework.not-now");
    }

    private CaseState state(Actor actor, UUID id) {
        return views.view(actor, id).head().state();
    }

    /** The refusal's code, blank where the command was done. */
    private static String refusal(Runnable command) {
        try {
            command.run();
            return "";
        } catch (Refused refused) {
            return refused.refusal().code();
        }
    }
}
