package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.casework.life.Step;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** 补正通知书: who is not reached electronically is served with it; and what its answer means for acceptance. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class CorrectionNoticeTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final CaseCommand ASK =
            new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区")));
    private static final CaseCommand ANSWER = new CaseCommand.AnswerCorrection("");
    private static final CaseCommand INCOMPLETE = new CaseCommand.Refuse(NotAccepted.INCOMPLETE, "仍然不齐", "");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    Waking waking;

    @Autowired
    CaseViews views;

    @Autowired
    Queue queue;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void submit() {
        clock.moveTo("2026-03-02");
        city.begin();
        applicant = city.applicant(city.firm());
        city.withdraws(applicant);
        id = city.submitRestaurant(applicant);
    }

    @Test
    void hisDaysRunFromTheDayOnWhichItReachedHim() {
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        casework.perform(MARKET, id, ASK);
        assertThat(onDesk()).containsExactly(Step.CORRECTION_NOTICE);
        assertThat(views.view(applicant, id).head().answerBy()).isEqualTo("2026-03-23");
        wakeOn("2026-04-20");
        assertThat(state()).as("it has not reached him").isEqualTo(CaseState.CORRECTING);
        UUID notice = notice();
        assertThat(refusal(MARKET, served(notice, "2026-03-01"))).isEqualTo("casework.day-of-service");
        assertThat(refusal(MARKET, served(notice, "2026-04-21"))).isEqualTo("casework.day-of-service");
        assertThat(refusal(HEALTH, served(notice, "2026-04-16"))).isEqualTo("casework.no-such-case");
        casework.perform(MARKET, id, served(notice, "2026-04-16"));
        assertThat(views.view(applicant, id).head().answerBy())
                .as("fifteen working days from the day of service, over the first days of May")
                .isEqualTo("2026-05-11");
        assertThat(views.papers(MARKET, id))
                .filteredOn(line -> line.id().equals(notice))
                .extracting(line -> String.valueOf(line.served()).substring(0, 10))
                .as("the proof of service tells the day from which they run, not that of the record")
                .containsExactly("2026-04-16");
        assertThat(onDesk()).isEmpty();
        assertThat(refusal(MARKET, served(notice, "2026-04-16"))).isEqualTo("casework.step-not-open");
        wakeOn("2026-05-11");
        assertThat(state()).isEqualTo(CaseState.CORRECTING);
        wakeOn("2026-05-12");
        assertThat(state()).isEqualTo(CaseState.NOT_ACCEPTED);
    }

    @Test
    void whoAnswersHasReceivedIt() {
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        casework.perform(MARKET, id, ASK);
        clock.moveTo("2026-03-03");
        casework.perform(applicant, id, new CaseCommand.Attach("floor-plan", city.anotherPicture()));
        casework.perform(applicant, id, ANSWER);
        assertThat(onDesk()).containsExactly(Step.ACCEPT);
    }

    /** The one before acceptance was answered long ago; what is brought now is the one of the review. */
    @Test
    void theNoticeToBringIsTheLastOne() {
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        casework.perform(MARKET, id, ASK);
        UUID before = notice();
        casework.perform(MARKET, id, served(before, "2026-03-02"));
        casework.perform(applicant, id, new CaseCommand.Attach("floor-plan", city.anotherPicture()));
        casework.perform(applicant, id, ANSWER);
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, ASK);
        assertThat(CorrectionNotices.tells(views.view(MARKET, id), before)).isFalse();
        assertThat(refusal(MARKET, served(before, "2026-03-02"))).isEqualTo("casework.step-not-open");
        UUID now = views.papers(MARKET, id).getLast().id();
        assertThat(CorrectionNotices.tells(views.view(MARKET, id), now)).isTrue();
        casework.perform(MARKET, id, served(now, "2026-03-02"));
        assertThat(views.view(MARKET, id).tellsOfCorrection()).isFalse();
    }

    @Test
    void inTheReviewNothingGoesOnWithoutHimBeforeHeHasIt() {
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, ASK);
        clock.moveTo("2026-03-06");
        casework.perform(MARKET, id, served(notice(), "2026-03-05"));
        assertThat(views.view(applicant, id).timing().open().getFirst().announced())
                .as("five working days from the day of service")
                .isEqualTo(LocalDate.parse("2026-03-12"));
        wakeOn("2026-03-12");
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        wakeOn("2026-03-13");
        assertThat(state()).as("the review goes on with what is there").isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void whatWasAnsweredInFullIsAccepted() {
        assertThat(refusal(MARKET, INCOMPLETE)).isEqualTo("casework.correction-not-asked");
        casework.perform(MARKET, id, ASK);
        assertThat(refusal(MARKET, INCOMPLETE)).isEqualTo("casework.still-time-to-answer");
        clock.moveTo("2026-03-03");
        casework.perform(applicant, id, new CaseCommand.Attach("floor-plan", city.anotherPicture()));
        casework.perform(applicant, id, ANSWER);
        assertThat(refusal(MARKET, INCOMPLETE)).isEqualTo("casework.corrected-in-full");
        assertThat(refusal(MARKET, new CaseCommand.Refuse(NotAccepted.NOT_COMPETENT, "不归我们管", " ")))
                .isEqualTo("casework.competent-organ-missing");
        assertThat(state()).isEqualTo(CaseState.RECEIVED);
        casework.perform(MARKET, id, new CaseCommand.Accept());
    }

    @Test
    void whatWasNotAnsweredInFullMayBeRefused() {
        casework.perform(MARKET, id, ASK);
        casework.perform(applicant, id, new CaseCommand.AnswerCorrection("图就是这样"));
        casework.perform(MARKET, id, INCOMPLETE);
        assertThat(state()).isEqualTo(CaseState.NOT_ACCEPTED);
        assertThat(views.papers(applicant, id)).extracting(PapersOf.Line::code).contains("03");
    }

    /** A photograph of anything answers no words; only a reviewer can tell. */
    @Test
    void whatWasAskedInWordsIsJudgedByAReviewer() {
        casework.perform(
                MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("", "请说明外卖由谁配送"))));
        assertThat(refusal(applicant, ANSWER)).isEqualTo("casework.correction-lacking");
        casework.perform(applicant, id, new CaseCommand.Attach("floor-plan", city.anotherPicture()));
        casework.perform(applicant, id, ANSWER);
        casework.perform(MARKET, id, INCOMPLETE);
        assertThat(state()).isEqualTo(CaseState.NOT_ACCEPTED);
    }

    @Test
    void asksForNothingThatTheDefinitionDoesNotName() {
        assertThat(refusal(
                        MARKET,
                        new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("tax-clearance", "请补完税证明")))))
                .isEqualTo("casework.material-not-asked");
    }

    /** A file that was attached to a correction and never handed in is no supplement; handed in as one it is. */
    @Test
    void takesAsASupplementWhatWasAttachedToACorrectionThatEndedUnanswered() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(
                MARKET,
                id,
                new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("equipment-list", "请写明型号"))));
        clock.moveTo("2026-03-03");
        casework.perform(applicant, id, new CaseCommand.Attach("equipment-list", city.picture()));
        wakeOn("2026-03-10");
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(views.view(applicant, id).awaited()).hasSize(2);
        casework.perform(applicant, id, new CaseCommand.Supplement("equipment-list", city.picture()));
        assertThat(views.view(applicant, id).awaited()).hasSize(1);
        casework.perform(applicant, id, new CaseCommand.Supplement("equipment-list", city.picture()));
        assertThat(views.view(applicant, id).filesOf("equipment-list")).hasSize(1);
    }

    private static CaseCommand served(UUID notice, String day) {
        return new CaseCommand.ServeCorrectionNotice(notice, LocalDate.parse(day), "courier", "SF0000000000");
    }

    private UUID notice() {
        return views.papers(MARKET, id).stream()
                .filter(line -> Set.of("02", "06", "13").contains(line.code()))
                .map(PapersOf.Line::id)
                .findFirst()
                .orElseThrow();
    }

    private List<String> onDesk() {
        return queue.page(MARKET, Wanted.of(View.ALL), null).rows().stream()
                .filter(line -> line.id().equals(id))
                .map(Queue.Line::step)
                .toList();
    }

    private void wakeOn(String day) {
        clock.moveTo(day);
        waking.run();
    }

    private CaseState state() {
        return views.view(applicant, id).head().state();
    }

    private String refusal(Actor actor, CaseCommand command) {
        try {
            casework.perform(actor, id, command);
            return "";
        } catch (Refused refused) {
            String code = refused.refusal().code();
            if (!Set.of("casework.no-such-case", "casework.day-of-service").contains(code)) {
                assertThat(refused.refusal().legalBasis())
                        .as(code + " names its rule")
                        .isPresent();
            }
            return code;
        }
    }
}
