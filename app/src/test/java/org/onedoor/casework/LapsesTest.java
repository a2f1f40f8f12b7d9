package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.Alarm;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.ClockEntry;
import org.onedoor.casework.life.Grounds;
import org.onedoor.casework.life.Step;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days pass: silence, lapses, pauses. March 2026 has neither holidays nor make-up days. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class LapsesTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);

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
    Pledges pledges;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void submit() {
        clock.moveTo("2026-03-02");
        city.begin();
        applicant = city.applicant(city.firm());
        id = city.submitRestaurant(applicant);
    }

    @Test
    void acceptsBySilenceFromTheDayOfReceipt() {
        wakeOn("2026-03-09");
        assertThat(state()).as("the fifth working day is not over").isEqualTo(CaseState.RECEIVED);
        wakeOn("2026-03-10");
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(head().acceptedOn()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(views.view(applicant, id).timing().entries())
                .extracting(entry -> entry.ground().zh())
                .containsExactly(Grounds.SILENCE.zh());
    }

    @Test
    void closesAFilingThatIsNotCorrectedInTime() {
        casework.perform(
                MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        LocalDate answerBy = head().answerBy();
        assertThat(answerBy).isEqualTo(LocalDate.parse("2026-03-23"));
        wakeOn("2026-03-23");
        assertThat(state()).isEqualTo(CaseState.CORRECTING);
        wakeOn("2026-03-24");
        assertThat(state()).isEqualTo(CaseState.NOT_ACCEPTED);
        assertThat(views.view(applicant, id).opinionOn(Step.ACCEPT)).isPresent();
    }

    @Test
    void subtractsASpecialProcedureFromTheClockAndHoldsOnlyTheDecision() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(head().promisedDue()).isEqualTo(LocalDate.parse("2026-03-09"));
        clock.moveTo("2026-03-04");
        casework.perform(MARKET, id, new CaseCommand.StartProcedure(PauseKind.EXPERT_REVIEW, 5, "请专家评审冷链工艺"));
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        assertThat(head().promisedDue())
                .as("3 March counted; 4 to 11 March stand still; four days are left")
                .isEqualTo(LocalDate.parse("2026-03-17"));

        supplement();
        casework.perform(HEALTH, id, new CaseCommand.Review("hygiene-opinion", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        assertThat(refusal(new CaseCommand.Grant(""))).isEqualTo("casework.decision-waits-procedure");
        assertThat(refusal(new CaseCommand.StartProcedure(PauseKind.EXPERT_REVIEW, 5, "")))
                .isEqualTo("casework.procedure-goes-on");
        assertThat(refusal(new CaseCommand.EndProcedure(PauseKind.HEARING, "")))
                .isEqualTo("casework.no-such-procedure");
        assertThat(refusal(new CaseCommand.StartProcedure(PauseKind.HEARING, 0, "")))
                .isEqualTo("casework.procedure-without-length");
        assertThat(refusal(new CaseCommand.StartProcedure(PauseKind.DEFERRAL, 3, "")))
                .isEqualTo("casework.procedure-without-ground");

        clock.moveTo("2026-03-06");
        casework.perform(MARKET, id, new CaseCommand.EndProcedure(PauseKind.EXPERT_REVIEW, "评审通过"));
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(head().promisedDue()).as("only 4 to 6 March stood still").isEqualTo(LocalDate.parse("2026-03-12"));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
        assertThat(state()).isEqualTo(CaseState.GRANTED);
        assertThat(views.view(applicant, id).timing().entries())
                .extracting(ClockEntry::kind)
                .containsExactly(
                        ClockEntry.Kind.START, ClockEntry.Kind.PAUSE, ClockEntry.Kind.RESUME, ClockEntry.Kind.STOP);
    }

    @Test
    void subtractsOverlappingProceduresOnceAndNeverMoreThanWasAnnounced() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        clock.moveTo("2026-03-03");
        casework.perform(MARKET, id, new CaseCommand.StartProcedure(PauseKind.TESTING, 3, ""));
        clock.moveTo("2026-03-04");
        casework.perform(HEALTH, id, new CaseCommand.StartProcedure(PauseKind.EXPERT_REVIEW, 1, ""));
        assertThat(head().promisedDue())
                .as("3 to 6 March stand still, whatever lies over them")
                .isEqualTo(LocalDate.parse("2026-03-13"));
        clock.moveTo("2026-03-10");
        casework.perform(MARKET, id, new CaseCommand.EndProcedure(PauseKind.TESTING, ""));
        assertThat(state()).as("the other one goes on").isEqualTo(CaseState.SUSPENDED);
        casework.perform(HEALTH, id, new CaseCommand.EndProcedure(PauseKind.EXPERT_REVIEW, ""));
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(head().promisedDue())
                .as("what lasted longer than announced is counted")
                .isEqualTo(LocalDate.parse("2026-03-13"));
    }

    @Test
    void keepsAProcedureOnTheDeskOfWhoeverStartedItAndTellsWhenItIsLate() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        clock.moveTo("2026-03-03");
        casework.perform(HEALTH, id, new CaseCommand.StartProcedure(PauseKind.TESTING, 3, "送检用水"));
        supplement();
        casework.perform(HEALTH, id, new CaseCommand.Review("hygiene-opinion", true, ""));
        assertThat(onDesk(HEALTH)).as("until the announced day").isEmpty();
        assertThat(refusal(new CaseCommand.EndProcedure(PauseKind.TESTING, "")))
                .as("the other department has not started it")
                .isEqualTo("casework.step-not-open");
        wakeOn("2026-03-06");
        assertThat(late()).doesNotContain("procedure-testing");
        wakeOn("2026-03-07");
        assertThat(onDesk(HEALTH)).containsExactly("procedure-testing");
        assertThat(late()).contains("procedure-testing");
        assertThat(onDesk(new Actor(UUID.randomUUID(), null, Role.HEAD, "health", DemoCity.LUCHENG, Channel.WEB)))
                .containsExactly("procedure-testing");
        wakeOn("2026-03-08");
        wakeOn("2026-03-09");
        assertThat(late()).as("once").containsOnlyOnce("procedure-testing");
        casework.perform(HEALTH, id, new CaseCommand.EndProcedure(PauseKind.TESTING, "合格"));
        assertThat(onDesk(HEALTH)).isEmpty();
    }

    /** 子时限: what a department waits for itself, and what it waits for from the applicant, is none of its days. */
    @Test
    void stopsADepartmentsOwnDaysWhileItWaits() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(due("hygiene-opinion")).isEqualTo("2026-03-05");
        clock.moveTo("2026-03-03");
        casework.perform(HEALTH, id, new CaseCommand.StartProcedure(PauseKind.TESTING, 3, "送检用水"));
        assertThat(due("hygiene-opinion")).as("3 to 6 March stand still").isEqualTo("2026-03-11");
        assertThat(due("site-inspection")).as("the other department goes on").isEqualTo("2026-03-05");
        clock.moveTo("2026-03-04");
        casework.perform(HEALTH, id, new CaseCommand.EndProcedure(PauseKind.TESTING, "合格"));
        assertThat(due("hygiene-opinion")).isEqualTo("2026-03-09");
        casework.perform(
                MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        assertThat(due("site-inspection"))
                .as("the days until the answer are not counted: 4 to 11 March")
                .isEqualTo("2026-03-13");
    }

    private LocalDate due(String step) {
        return views.view(applicant, id).steps().stream()
                .filter(one -> one.id().equals(step))
                .findFirst()
                .orElseThrow()
                .due();
    }

    @Test
    void tellsOfAReviewThatIsLaterThanItsOwnDay() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        Step inspection = views.view(applicant, id).steps().stream()
                .filter(step -> step.id().equals("site-inspection"))
                .findFirst()
                .orElseThrow();
        casework.perform(MARKET, id, new CaseCommand.Claim("site-inspection"));
        clock.moveTo(String.valueOf(inspection.due()));
        waking.run();
        assertThat(late()).isEmpty();
        clock.moveTo(String.valueOf(inspection.due().plusDays(1)));
        casework.perform(applicant, id, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        assertThat(late()).as("whoever comes first, the job or a person").containsExactly("site-inspection");
        waking.run();
        assertThat(late()).containsExactly("site-inspection");
        assertThat(jdbc.sql("SELECT count(*) FROM casework.remark WHERE case_id = :id AND :me = ANY (mentions)")
                        .param("id", id)
                        .param("me", MARKET.account())
                        .query(Integer.class)
                        .single())
                .as("whoever has taken it is told")
                .isEqualTo(1);
    }

    /** Nothing of it lies on the department's desk while it waits for the applicant, and yet its days are over. */
    @Test
    void tellsTheHeadsOfALateCaseThatIsOnNobodysDesk() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            casework.perform(applicant, id, new CaseCommand.Supplement(material, city.picture()));
        }
        casework.perform(DemoCity.reviewer("health"), id, new CaseCommand.Review("hygiene-opinion", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        LocalDate promised = Objects.requireNonNull(head().promisedDue());
        clock.moveTo(promised.toString());
        casework.perform(MARKET, id, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of()));
        assertThat(onDesk(MARKET)).isEmpty();
        wakeOn(promised.plusDays(1).toString());
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM casework.remark r, unnest(r.mentions) AS head (account)
                          JOIN identity.staff_post p ON p.account = head.account AND p.role = 'head'
                         WHERE r.case_id = :id AND r.text LIKE '黄牌%'""").param("id", id).query(Integer.class).single()).isPositive();
    }

    private List<String> late() {
        return journal.of(id).stream()
                .filter(event -> event.type().equals("casework.step-late.v1"))
                .map(event -> event.payload().path("step").asString())
                .toList();
    }

    private List<String> onDesk(Actor actor) {
        return queue.page(actor, Wanted.of(View.ALL), null).rows().stream()
                .filter(line -> line.id().equals(id))
                .map(Queue.Line::step)
                .toList();
    }

    @Test
    void suspendsWhatWasPledgedAndDidNotComeAndGoesOnWhenItDoes() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        LocalDate due = views.view(applicant, id).awaited().getFirst().due();
        assertThat(due).isEqualTo(LocalDate.parse("2026-03-23"));
        wakeOn("2026-03-24");
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        assertThat(views.view(applicant, id).awaited())
                .allSatisfy(material -> assertThat(material.due()).isEqualTo(LocalDate.parse("2026-04-15")));
        clock.moveTo("2026-03-25");
        casework.perform(applicant, id, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        assertThat(state()).as("one is still missing").isEqualTo(CaseState.SUSPENDED);
        casework.perform(applicant, id, new CaseCommand.Supplement("equipment-list", city.picture()));
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(types()).contains("casework.deferral-lapsed.v1");
        assertThat(pledges.barredUntil(party())).as("it has come after all").isEmpty();
    }

    /** A reviewer may act in the morning before the program has looked: what the day has done is so before his act. */
    @Test
    void losesNoLapseToACommandThatComesFirst() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        clock.moveTo("2026-03-24");
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        assertThat(types())
                .containsSubsequence(
                        "casework.consented-by-silence.v1", "casework.deferral-lapsed.v1", "casework.review-given.v1");
    }

    @Test
    void endsACaseWhosePledgeIsBrokenTwice() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        wakeOn("2026-03-24");
        wakeOn("2026-04-15");
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        wakeOn("2026-04-16");
        assertThat(state()).isEqualTo(CaseState.TERMINATED);
        assertThat(types()).endsWith("casework.case-terminated.v1");
        assertThat(brokenOn()).isEqualTo(LocalDate.parse("2026-03-24"));
        assertThat(pledges.barredUntil(party())).isPresent();
        assertThatThrownBy(() -> city.restaurantDraft(applicant))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("casework.pledge-broken"));
        assertThat(queue.page(MARKET, Wanted.of(View.ALL), null).rows())
                .extracting(Queue.Line::id)
                .doesNotContain(id);
    }

    @Test
    void extendsOnceWithTheHeadsWordAndBeforeTheLimitIsOver() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(head().statutoryDue()).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(refusal(HEAD, new CaseCommand.DecideExtension(true, "")))
                .as("nobody has asked")
                .isEqualTo("casework.step-not-open");
        assertThat(refusal(new CaseCommand.ProposeExtension(" "))).isEqualTo("casework.reason-missing");
        casework.perform(MARKET, id, new CaseCommand.ProposeExtension("现场整改后要复查"));
        assertThat(refusal(new CaseCommand.ProposeExtension("再报一次"))).isEqualTo("casework.extension-asked");
        assertThat(queue.page(HEAD, Wanted.of(View.ALL), null).rows())
                .filteredOn(row -> row.id().equals(id))
                .extracting(Queue.Line::step)
                .containsOnly(Step.EXTEND);
        assertThat(queue.page(MARKET, Wanted.of(View.ALL), null).rows())
                .extracting(Queue.Line::step)
                .doesNotContain(Step.EXTEND);
        assertThat(refusal(new CaseCommand.DecideExtension(true, ""))).isEqualTo("casework.not-now");

        clock.moveTo("2026-03-16");
        casework.perform(HEAD, id, new CaseCommand.DecideExtension(true, "同意"));
        assertThat(head().promisedDue()).isEqualTo(LocalDate.parse("2026-03-23"));
        assertThat(head().statutoryDue()).isEqualTo(LocalDate.parse("2026-03-30"));
        assertThat(refusal(new CaseCommand.ProposeExtension("还要更久"))).isEqualTo("casework.extended-before");
    }

    @Test
    void extendsNothingThatIsOverAlready() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, new CaseCommand.ProposeExtension("现场整改后要复查"));
        clock.moveTo("2026-03-17");
        assertThat(refusal(HEAD, new CaseCommand.DecideExtension(true, "同意"))).isEqualTo("casework.too-late-to-extend");
        casework.perform(HEAD, id, new CaseCommand.DecideExtension(false, "已经超期，不能再延"));
        assertThat(refusal(new CaseCommand.ProposeExtension("再报一次"))).isEqualTo("casework.too-late-to-extend");
        assertThat(head().promisedDue()).isEqualTo(LocalDate.parse("2026-03-09"));
    }

    @Test
    void warnsBeforeThePromiseAndRaisesTheCardsAfterIt() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        wakeOn("2026-03-05");
        assertThat(alarms()).isEmpty();
        wakeOn("2026-03-06");
        assertThat(alarms()).as("Friday; the promise ends on Monday").containsExactly("soon");
        wakeOn("2026-03-09");
        assertThat(onDesk(HEAD))
                .as("the department's own inspection is late before the case is, and its head sees it")
                .containsExactly("site-inspection");
        wakeOn("2026-03-10");
        assertThat(alarms()).containsExactly("soon", "late");
        assertThat(queue.page(HEAD, Wanted.of(View.ALARM), null).rows())
                .filteredOn(row -> row.id().equals(id))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.alarm()).isEqualTo(Alarm.LATE));
        wakeOn("2026-03-17");
        assertThat(alarms()).containsExactly("soon", "late", "unlawful");
        clock.moveTo("2026-03-17");
        casework.perform(MARKET, id, new CaseCommand.StartProcedure(PauseKind.HEARING, 5, ""));
        assertThat(alarms())
                .as("what is late is late, whatever is started then")
                .hasSize(3);
    }

    private List<String> alarms() {
        return journal.of(id).stream()
                .filter(event -> event.type().equals("casework.alarm-raised.v1"))
                .map(event -> event.payload().path("alarm").asString())
                .toList();
    }

    /** An acceptance that fails for want of a calendar has begun already; nothing of it is written. */
    @Test
    void writesNothingOfWhatIsRefusedWithWhatIsDoneToTheSameCase() {
        clock.moveTo("2028-12-22");
        UUID late = city.submitRestaurant(applicant);
        assertThat(casework.perform(List.of(
                        new Order(MARKET, late, null, new CaseCommand.Accept()),
                        new Order(MARKET, late, null, new CaseCommand.Claim(Step.ACCEPT)))))
                .satisfiesExactly(
                        refused -> assertThat(refused)
                                .isInstanceOfSatisfying(
                                        Outcome.Refused.class,
                                        it -> assertThat(it.why().code()).isEqualTo("casework.no-calendar")),
                        done -> assertThat(done).isInstanceOf(Outcome.Done.class));
        CaseView view = views.view(applicant, late);
        assertThat(view.head().state()).isEqualTo(CaseState.RECEIVED);
        assertThat(view.steps().getFirst().state()).isEqualTo(Step.State.OPEN);
    }

    @Test
    void wakesNobodyTwiceForNothing() {
        wakeOn("2026-03-02");
        int version = head().version();
        wakeOn("2026-03-02");
        wakeOn("2026-03-03");
        assertThat(head().version()).isEqualTo(version);
    }

    private LocalDate brokenOn() {
        return jdbc.sql("SELECT broken_on FROM casework.broken_pledge WHERE case_id = :id AND mended_on IS NULL")
                .param("id", id)
                .query(LocalDate.class)
                .single();
    }

    private UUID party() {
        return Objects.requireNonNull(applicant.actingFor());
    }

    private void supplement() {
        casework.perform(applicant, id, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        casework.perform(applicant, id, new CaseCommand.Supplement("equipment-list", city.picture()));
    }

    private void wakeOn(String day) {
        clock.moveTo(day);
        waking.run();
    }

    private CaseHead head() {
        return views.view(applicant, id).head();
    }

    private CaseState state() {
        return head().state();
    }

    private List<String> types() {
        return journal.of(id).stream().map(Event::type).toList();
    }

    private String refusal(CaseCommand command) {
        return refusal(MARKET, command);
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
