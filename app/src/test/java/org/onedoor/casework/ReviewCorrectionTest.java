package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Step;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** 审查阶段补正: something turns up in the review; whoever did not judge it need not look again. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class ReviewCorrectionTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final Actor STRANGER = DemoCity.reviewer("human-resources");

    private static final CaseCommand ASK =
            new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("equipment-list", "清单上没有留样冰箱")));

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    Waking waking;

    @Autowired
    CaseViews views;

    @Autowired
    JournalReader journal;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void reviewed() {
        clock.moveTo("2026-03-02");
        city.begin();
        applicant = city.applicant(city.firm());
        id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Accept());
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            casework.perform(applicant, id, new CaseCommand.Supplement(material, city.picture()));
        }
        casework.perform(HEALTH, id, new CaseCommand.Review("hygiene-opinion", true, "布局合理"));
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
    }

    @Test
    void redoesOnlyTheReviewsThatReadWhatWasReplaced() {
        clock.moveTo("2026-03-03");
        casework.perform(MARKET, id, ASK);
        assertThat(view(applicant).head().state()).isEqualTo(CaseState.SUSPENDED);
        assertThat(view(applicant).asking())
                .extracting(CaseCommand.ToCorrect::material)
                .containsExactly("equipment-list");

        clock.moveTo("2026-03-05");
        casework.perform(applicant, id, new CaseCommand.Attach("equipment-list", city.anotherPicture()));
        casework.perform(applicant, id, new CaseCommand.AnswerCorrection(""));

        assertThat(view(MARKET).head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(stateOf("hygiene-opinion")).as("health never read the list").isEqualTo(Step.State.DONE);
        assertThat(stateOf("site-inspection")).isEqualTo(Step.State.OPEN);
        assertThat(stateOf("review")).as("rests on the inspection").isEqualTo(Step.State.WAITING);
        assertThat(view(MARKET).head().promisedDue())
                .as("3 to 5 March stand still: the item does not count them")
                .isEqualTo(LocalDate.parse("2026-03-12"));
        assertThat(journal.of(id))
                .filteredOn(event -> event.type().equals("casework.reviews-reopened.v1"))
                .last()
                .satisfies(event ->
                        assertThat(event.payload().path("steps").toString()).contains("site-inspection", "review"));

        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, "补上了"));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
        assertThat(view(applicant).head().state()).isEqualTo(CaseState.GRANTED);
    }

    @Test
    void takesBackADecisionThatWasOnItsDeskAlready() {
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        assertThat(stateOf(Step.DECIDE)).isEqualTo(Step.State.OPEN);
        casework.perform(MARKET, id, ASK);
        assertThat(stateOf(Step.DECIDE)).isEqualTo(Step.State.WAITING);
        clock.moveTo("2026-03-03");
        casework.perform(applicant, id, new CaseCommand.Attach("equipment-list", city.anotherPicture()));
        casework.perform(applicant, id, new CaseCommand.AnswerCorrection(""));
        assertThat(stateOf(Step.DECIDE)).isEqualTo(Step.State.WAITING);
        assertThat(refusal(MARKET, new CaseCommand.Grant(""))).isEqualTo("casework.reviews-open");
    }

    @Test
    void showsStaffNoAnswerBeforeItIsHandedIn() {
        casework.perform(MARKET, id, ASK);
        clock.moveTo("2026-03-03");
        casework.perform(applicant, id, new CaseCommand.Attach("equipment-list", city.anotherPicture()));
        assertThat(view(applicant).filesOf("equipment-list")).hasSize(2);
        assertThat(view(MARKET).filesOf("equipment-list")).hasSize(1);
        casework.perform(applicant, id, new CaseCommand.AnswerCorrection(""));
        assertThat(view(MARKET).filesOf("equipment-list")).hasSize(2);
    }

    @Test
    void asksOnceAndByWhoeverHasTheCaseOnItsDesk() {
        assertThat(refusal(HEALTH, ASK)).as("has given its opinion").isEqualTo("casework.step-not-open");
        assertThat(refusal(STRANGER, ASK)).isEqualTo("casework.no-such-case");
        casework.perform(MARKET, id, ASK);
        assertThat(refusal(MARKET, ASK)).isEqualTo("casework.correction-asked-before");
        assertThat(refusal(applicant, new CaseCommand.AnswerCorrection(""))).isEqualTo("casework.correction-lacking");
    }

    @Test
    void endsASuspensionForAPledgeWhicheverWayTheMaterialCame() {
        clock.moveTo("2026-03-02");
        city.begin();
        id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(applicant, id, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        clock.moveTo("2026-03-24");
        waking.run();
        assertThat(view(MARKET).head().state()).isEqualTo(CaseState.SUSPENDED);
        casework.perform(MARKET, id, ASK);
        clock.moveTo("2026-03-25");
        casework.perform(applicant, id, new CaseCommand.Attach("equipment-list", city.picture()));
        casework.perform(applicant, id, new CaseCommand.AnswerCorrection(""));
        assertThat(view(MARKET).head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(view(MARKET).timing().open()).isEmpty();
    }

    @Test
    void showsWhatIsSuppliedBesideTheAnswerAtOnceAndTakesOnlyWhatWasAskedFor() {
        clock.moveTo("2026-03-02");
        city.begin();
        id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(
                MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        clock.moveTo("2026-03-03");
        casework.perform(applicant, id, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        assertThat(view(MARKET).filesOf("food-safety-rules")).hasSize(1);
        assertThat(refusal(applicant, new CaseCommand.Attach("food-safety-rules", city.anotherPicture())))
                .as("nobody asked for it")
                .isEqualTo("casework.material-not-asked");
        casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        assertThat(view(applicant).asking()).isEmpty();
        assertThat(refusal(applicant, new CaseCommand.Attach("floor-plan", city.anotherPicture())))
                .isEqualTo("casework.not-now");
    }

    @Test
    void goesOnWithWhatIsThereWhenNobodyAnswers() {
        casework.perform(MARKET, id, ASK);
        assertThat(view(applicant).timing().open(PauseKind.CORRECTION))
                .hasValueSatisfying(asked -> assertThat(asked.announced()).isEqualTo(LocalDate.parse("2026-03-09")));
        clock.moveTo("2026-03-10");
        waking.run();
        assertThat(view(MARKET).head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(stateOf("site-inspection")).isEqualTo(Step.State.DONE);
        assertThat(refusal(applicant, new CaseCommand.AnswerCorrection("现在补"))).isEqualTo("casework.not-now");
    }

    private CaseView view(Actor actor) {
        return views.view(actor, id);
    }

    private Step.State stateOf(String step) {
        return view(MARKET).steps().stream()
                .filter(one -> one.id().equals(step))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private String refusal(Actor actor, CaseCommand command) {
        try {
            casework.perform(actor, id, command);
            return "";
        } catch (Refused refused) {
            return refused.refusal().code();
        }
    }
}
