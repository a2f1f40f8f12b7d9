package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Timing;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** 听证 (行政许可法 46 to 48), over the holidays of early 2026. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class HearingTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final Actor PROGRAM = Actor.program(DemoCity.LUCHENG);
    private static final CaseCommand OFFER = new CaseCommand.OfferHearing("排烟口紧邻住户", List.of());
    private static final CaseCommand ASK = new CaseCommand.AskHearing("", "请求听证");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    /** Everything that a decision needs is there, on Tuesday 2026-02-10. */
    @BeforeEach
    void readyToBeDecided() {
        city.begin();
        clock.moveTo("2026-02-09");
        applicant = city.applicant(city.firm());
        city.consents(applicant);
        id = city.submitRestaurant(applicant);
        does(MARKET, new CaseCommand.Accept());
        does(applicant, new CaseCommand.Supplement("food-safety-rules", city.picture()));
        does(applicant, new CaseCommand.Supplement("equipment-list", city.picture()));
        does(MARKET, new CaseCommand.Review("site-inspection", true, ""));
        does(HEALTH, new CaseCommand.Review("hygiene-opinion", true, ""));
        does(MARKET, new CaseCommand.Review("review", true, ""));
        day("2026-02-10");
    }

    private void day(String day) {
        city.sleep();
        clock.moveTo(day);
    }

    private void does(Actor actor, CaseCommand command) {
        casework.perform(actor, id, UUID.randomUUID().toString(), command);
    }

    private void refuses(Actor actor, CaseCommand command, Class<? extends CaseRefusal> why) {
        int version = view().head().version();
        assertThatThrownBy(() -> does(actor, command))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isInstanceOf(why));
        assertThat(view().head().version()).isEqualTo(version);
    }

    private CaseView view() {
        return views.view(applicant, id);
    }

    private CaseHead head() {
        return view().head();
    }

    private Stream<String> codes(Actor actor) {
        return views.papers(actor, id).stream().map(PapersOf.Line::code);
    }

    /** 11 to 13, Saturday 14 for the holiday; then 15 to 23 off: the fifth is Tuesday the 24th. */
    @Test
    void silenceForFiveWorkingDaysIsNoRequestAndTheDaysCount() {
        LocalDate promised = head().promisedDue();
        does(MARKET, OFFER);
        assertThat(view().hearingOffered()).isEqualTo("2026-02-24");
        assertThat(head().promisedDue()).isEqualTo(promised);
        assertThat(codes(applicant)).contains("hearing");
        refuses(MARKET, new CaseCommand.Grant(""), CaseRefusal.DecisionWaits.class);
        refuses(MARKET, new CaseCommand.Deny("不行"), CaseRefusal.DecisionWaits.class);
        refuses(MARKET, new CaseCommand.EndProcedure(PauseKind.HEARING, ""), CaseRefusal.NoHearing.class);
        refuses(MARKET, new CaseCommand.StartProcedure(PauseKind.HEARING, 20, ""), CaseRefusal.ProcedureGoesOn.class);
        refuses(MARKET, OFFER, CaseRefusal.HearingOfferedBefore.class);

        day("2026-02-24");
        casework.perform(PROGRAM, id, new CaseCommand.Wake());
        assertThat(head().state()).isEqualTo(CaseState.SUSPENDED);
        day("2026-02-25");
        refuses(applicant, ASK, CaseRefusal.TooLateForHearing.class);
        casework.perform(PROGRAM, id, new CaseCommand.Wake());
        assertThat(head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(head().promisedDue()).isEqualTo(promised);
        refuses(MARKET, OFFER, CaseRefusal.HearingOfferedBefore.class);
        refuses(applicant, new CaseCommand.DeclineHearing(""), CaseRefusal.NotNow.class);
        does(MARKET, new CaseCommand.Grant(""));
        assertThat(head().state()).isEqualTo(CaseState.GRANTED);
    }

    @Test
    void whatIsAskedForIsToldHeldAndNotCounted() {
        does(MARKET, OFFER);
        LocalDate promised = Objects.requireNonNull(head().promisedDue());
        day("2026-02-11");
        String key = UUID.randomUUID().toString();
        casework.perform(applicant, id, key, ASK);
        int version = head().version();
        casework.perform(applicant, id, key, ASK);
        assertThat(head().version()).as("the same request again").isEqualTo(version);
        refuses(applicant, ASK, CaseRefusal.NoHearing.class);
        refuses(applicant, new CaseCommand.DeclineHearing(""), CaseRefusal.NoHearing.class);
        assertThat(head().promisedDue()).isAfter(promised);
        assertThat(view().timing().procedures())
                .extracting(Timing.Standing::counted, Timing.Standing::open)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, false),
                        org.assertj.core.groups.Tuple.tuple(false, true));
        refuses(MARKET, new CaseCommand.Grant(""), CaseRefusal.DecisionWaits.class);
        refuses(MARKET, new CaseCommand.EndProcedure(PauseKind.HEARING, ""), CaseRefusal.HearingNotHeld.class);
        LocalDate last = Objects.requireNonNull(
                view().timing().open(PauseKind.HEARING).orElseThrow().announced());

        CaseRefusal.HearingDay days = refusedDay(arranged(LocalDate.of(2026, 2, 26)));
        assertThat(days.latest()).isEqualTo(last);
        assertThat(days.earliest())
                .as("seven working days from the 11th, over the holidays")
                .isEqualTo("2026-02-27");
        refuses(HEALTH, arranged(last), CaseRefusal.StepNotOpen.class);
        refuses(MARKET, new CaseCommand.ArrangeHearing(last, "", "一号会议室", ""), CaseRefusal.ReasonMissing.class);
        refuses(MARKET, arranged(last.plusDays(1)), CaseRefusal.HearingDay.class);
        does(MARKET, arranged(days.earliest()));
        assertThat(codes(applicant)).containsOnlyOnce("hearing-arranged");
        refuses(MARKET, new CaseCommand.EndProcedure(PauseKind.HEARING, ""), CaseRefusal.HearingNotHeld.class);
        refuses(HEALTH, new CaseCommand.EndProcedure(PauseKind.HEARING, ""), CaseRefusal.StepNotOpen.class);

        day(days.earliest().toString());
        does(MARKET, new CaseCommand.EndProcedure(PauseKind.HEARING, "双方同意加装净化器"));
        assertThat(head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(head().promisedDue()).isAfter(promised);
        does(MARKET, new CaseCommand.Grant(""));
    }

    private static CaseCommand arranged(LocalDate day) {
        return new CaseCommand.ArrangeHearing(day, "上午九时", "一号会议室", "");
    }

    private CaseRefusal.HearingDay refusedDay(CaseCommand command) {
        try {
            does(MARKET, command);
        } catch (Refused refused) {
            return (CaseRefusal.HearingDay) refused.refusal();
        }
        throw new AssertionError("not refused");
    }

    /** Who notices too late that a hearing was asked for takes the first day that can still be told. */
    @Test
    void aLateArrangementTakesTheFirstDayThatIsLeft() {
        does(MARKET, OFFER);
        does(applicant, ASK);
        LocalDate last = view().timing().open(PauseKind.HEARING).orElseThrow().announced();
        day(last.toString());
        CaseRefusal.HearingDay days = refusedDay(arranged(last));
        assertThat(days.earliest()).isAfter(last).isEqualTo(days.latest());
        does(MARKET, arranged(days.earliest()));
    }

    @Test
    void interestedPartiesGetTheirOwnNoticesAndMayAskWhenTheApplicantWillNot() {
        refuses(
                MARKET,
                new CaseCommand.OfferHearing("x", List.of("一", "二", "三", "四", "五", "六")),
                CaseRefusal.TooManyInterested.class);
        refuses(MARKET, new CaseCommand.OfferHearing(" ", List.of()), CaseRefusal.ReasonMissing.class);
        refuses(HEALTH, OFFER, CaseRefusal.StepNotOpen.class);
        refuses(HEALTH, new CaseCommand.StartProcedure(PauseKind.HEARING, 20, ""), CaseRefusal.StepNotOpen.class);
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of("演示·邻居甲", " ", "演示·邻居乙")));
        assertThat(codes(MARKET).filter("hearing"::equals)).hasSize(3);
        assertThat(codes(applicant).filter("hearing"::equals))
                .as("his own only")
                .hasSize(1);
        assertThat(views.papers(MARKET, id))
                .extracting(line -> line.addressee().zh())
                .contains("演示·邻居甲", "演示·邻居乙");

        does(applicant, new CaseCommand.DeclineHearing("不必"));
        assertThat(view().hearingOffered()).as("others may still ask").isNotNull();
        refuses(MARKET, new CaseCommand.AskHearing("路人", ""), CaseRefusal.NotInterested.class);
        refuses(applicant, new CaseCommand.AskHearing("演示·邻居甲", ""), CaseRefusal.NotInterested.class);
        does(MARKET, new CaseCommand.AskHearing("演示·邻居甲", "要求就排烟听证"));
        assertThat(view().hearingOffered()).isNull();
        LocalDate last = view().timing().open(PauseKind.HEARING).orElseThrow().announced();
        does(MARKET, arranged(last));
        assertThat(codes(MARKET).filter("hearing-arranged"::equals)).hasSize(3);
    }

    @Test
    void decliningLetsTheCaseGoOnAtOnce() {
        does(MARKET, OFFER);
        does(applicant, new CaseCommand.DeclineHearing(""));
        assertThat(head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(view().timing().open()).isEmpty();
        does(MARKET, new CaseCommand.Deny("操作间面积不够"));
    }
}
