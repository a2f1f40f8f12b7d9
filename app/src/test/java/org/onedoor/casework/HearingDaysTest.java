package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Step;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 听证的期日 (行政许可法 45, 47, 48, 50): whose five days run from when, what no silence and no lapse passes over, and how often a
 * hearing is put off.
 */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class HearingDaysTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final Actor PROGRAM = Actor.program(DemoCity.LUCHENG);
    private static final CaseCommand WAKE = new CaseCommand.Wake();
    private static final CaseCommand ASK = new CaseCommand.AskHearing("", "请求听证");
    private static final CaseCommand HELD = new CaseCommand.EndProcedure(PauseKind.HEARING, "双方同意加装净化器");
    private static final String FIRST = "演示·邻居甲";
    private static final String SECOND = "演示·邻居乙";

    private static final CaseCommand COUNTER = new CaseCommand.ChooseDelivery("counter", "");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void knowWhoApplies() {
        city.begin();
        applicant = city.applicant(city.firm());
        city.consents(applicant);
    }

    private void accepted(String day) {
        clock.moveTo(day);
        id = city.submitRestaurant(applicant);
        does(MARKET, new CaseCommand.Accept());
    }

    private void day(String day) {
        city.sleep();
        clock.moveTo(day);
    }

    private void does(Actor actor, CaseCommand command) {
        casework.perform(actor, id, UUID.randomUUID().toString(), command);
    }

    private void wakes() {
        casework.perform(PROGRAM, id, WAKE);
    }

    private <T extends CaseRefusal> T refuses(Actor actor, CaseCommand command, Class<T> why) {
        wakes(); // what the day itself has done is no part of the refusal
        int version = view().head().version();
        try {
            does(actor, command);
        } catch (Refused refused) {
            assertThat(refused.refusal()).isInstanceOf(why);
            assertThat(view().head().version()).isEqualTo(version);
            return why.cast(refused.refusal());
        }
        throw new AssertionError("not refused");
    }

    private CaseView view() {
        return views.view(applicant, id);
    }

    private CaseState state() {
        return view().head().state();
    }

    private LocalDate hearingUntil() {
        return view().timing().open(PauseKind.HEARING).orElseThrow().announced();
    }

    private PapersOf.Line noticeTo(String name) {
        return views.papers(MARKET, id).stream()
                .filter(paper ->
                        paper.code().equals("hearing") && paper.addressee().zh().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private CaseCommand served(String name, String day) {
        return new CaseCommand.ServeHearingNotice(noticeTo(name).id(), LocalDate.parse(day), "courier", "SF0000000000");
    }

    private static CaseCommand arranged(LocalDate day, String why) {
        return new CaseCommand.ArrangeHearing(day, "上午九时", "一号会议室", why);
    }

    /**
     * Told on Saturday 14 February, a working day for the holiday: 15 to 23 are off and Saturday the 28th works, so the fifth
     * day is that one. Told on the 25th it is 3 March. The applicant was told on the 10th, and his is the 24th.
     */
    @Test
    void everybodysFiveDaysRunFromTheDayOnWhichHeWasToldHimself() {
        accepted("2026-02-09");
        day("2026-02-10");
        LocalDate promised = view().head().promisedDue();
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of(FIRST, SECOND)));
        assertThat(view().hearingOffered()).isEqualTo("2026-02-24");
        assertThat(onDesk(Step.HEARING_NOTICE)).isTrue();

        day("2026-02-25");
        wakes();
        assertThat(state()).as("two have not been told yet").isEqualTo(CaseState.SUSPENDED);
        assertThat(refuses(applicant, ASK, CaseRefusal.TooLateForHearing.class).day())
                .isEqualTo("2026-02-24");
        refuses(HEALTH, served(FIRST, "2026-02-14"), CaseRefusal.StepNotOpen.class);
        refuses(MARKET, served(FIRST, "2026-02-09"), CaseRefusal.DayOfService.class);
        refuses(MARKET, served(FIRST, "2026-02-26"), CaseRefusal.DayOfService.class);
        refuses(applicant, served(FIRST, "2026-02-14"), CaseRefusal.StepNotOpen.class);
        assertThatThrownBy(() -> does(
                        MARKET,
                        new CaseCommand.ServeHearingNotice(
                                noticeTo(FIRST).id(), LocalDate.parse("2026-02-14"), "courier", "")))
                .as("a parcel without its number")
                .isInstanceOf(Refused.class);
        assertThat(noticeTo(FIRST).served()).isNull();

        String key = UUID.randomUUID().toString();
        CaseCommand second = served(SECOND, "2026-02-25");
        casework.perform(MARKET, id, key, second);
        int version = view().head().version();
        casework.perform(MARKET, id, key, second);
        assertThat(view().head().version()).as("the same request again").isEqualTo(version);
        assertThat(noticeTo(SECOND).served()).isNotNull();
        does(MARKET, served(FIRST, "2026-02-14"));
        assertThat(onDesk(Step.HEARING_NOTICE)).isFalse();
        assertThat(view().timing().hearingOfferedTo(0)).contains(LocalDate.parse("2026-02-28"));
        assertThat(view().timing().hearingOfferedTo(1)).contains(LocalDate.parse("2026-03-03"));
        assertThat(view().timing().procedures())
                .as("one waiting, however many were told")
                .hasSize(1);
        assertThat(jdbc.sql("""
                                SELECT count(*) FROM journal.entry
                                 WHERE type = 'casework.hearing-notice-served.v1' AND subject = :id""").param("id", id).query(Integer.class).single()).isEqualTo(2);

        day("2026-03-02");
        wakes();
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        assertThat(refuses(MARKET, new CaseCommand.AskHearing(FIRST, "要求"), CaseRefusal.TooLateForHearing.class)
                        .day())
                .isEqualTo("2026-02-28");
        day("2026-03-03");
        wakes();
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        day("2026-03-04");
        wakes();
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(view().head().promisedDue()).as("the days counted").isEqualTo(promised);
    }

    /** Where nothing is served electronically an online offer tells nobody: silence means nothing before the notice was brought. */
    @Test
    void whoDoesNotGetPapersElectronicallyIsToldWhenTheNoticeReachesHim() {
        city.withdraws(applicant);
        accepted("2026-03-02");
        does(applicant, COUNTER);
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of(FIRST)));
        assertThat(view().hearingAwaited()).isTrue();
        assertThat(view().hearingOffered()).as("his days have not begun").isNull();
        String own = view().applicant().name();
        does(MARKET, served(FIRST, "2026-03-02"));
        assertThat(onDesk(Step.HEARING_NOTICE)).as("the applicant's own").isTrue();

        day("2026-03-12");
        wakes();
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        does(MARKET, served(own, "2026-03-11"));
        assertThat(noticeTo(own).served()).isNotNull();
        assertThat(onDesk(Step.HEARING_NOTICE)).isFalse();
        assertThat(view().hearingOffered()).isEqualTo("2026-03-18");
        assertThat(views.papers(applicant, id))
                .as("the letter of acceptance was not handed over with it")
                .filteredOn(paper -> paper.served() != null)
                .hasSize(1);

        day("2026-03-18");
        wakes();
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        day("2026-03-19");
        assertThat(refuses(applicant, ASK, CaseRefusal.TooLateForHearing.class).day())
                .isEqualTo("2026-03-18");
        wakes();
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void whoHasNotBeenToldMayAskAllTheSameOrDecline() {
        city.withdraws(applicant);
        accepted("2026-03-02");
        does(applicant, COUNTER);
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of()));
        day("2026-03-20");
        does(applicant, ASK);
        assertThat(onDesk(Step.HEARING_NOTICE)).isFalse();

        accepted("2026-03-23");
        does(applicant, COUNTER);
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of()));
        does(applicant, new CaseCommand.DeclineHearing(""));
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(onDesk(Step.HEARING_NOTICE)).isFalse();

        accepted("2026-03-24");
        does(applicant, COUNTER);
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of(FIRST)));
        does(applicant, new CaseCommand.DeclineHearing(""));
        assertThat(onDesk(Step.HEARING_NOTICE)).as("the neighbour's").isTrue();
        does(MARKET, served(FIRST, "2026-03-24"));
        assertThat(onDesk(Step.HEARING_NOTICE)).isFalse();
        day("2026-04-01");
        wakes();
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void whoIsToldLastMayAskOnHisLastDay() {
        accepted("2026-02-09");
        day("2026-02-10");
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of(FIRST)));
        day("2026-02-25");
        does(MARKET, served(FIRST, "2026-02-25"));
        day("2026-03-03");
        does(MARKET, new CaseCommand.AskHearing(FIRST, "要求就排烟听证"));
        assertThat(view().timing().open(PauseKind.HEARING).orElseThrow().counted())
                .isFalse();
    }

    /** 当日送达的书面申请: what came on the last day is in time, although it is written down when nobody waits any more. */
    @Test
    void aRequestInWritingThatCameOnTheLastDayIsInTimeWhenItIsWrittenDownLater() {
        accepted("2026-03-02");
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of(FIRST)));
        does(MARKET, served(FIRST, "2026-03-02"));
        day("2026-03-11");
        wakes();
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        refuses(MARKET, new CaseCommand.AskHearing(FIRST, ""), CaseRefusal.TooLateForHearing.class);
        refuses(
                MARKET,
                new CaseCommand.AskHearing(FIRST, "", LocalDate.parse("2026-03-12")),
                CaseRefusal.TooLateForHearing.class);
        refuses(
                MARKET,
                new CaseCommand.AskHearing(FIRST, "", LocalDate.parse("2026-03-01")),
                CaseRefusal.DayOfRequest.class);

        does(MARKET, new CaseCommand.AskHearing(FIRST, "要求就排烟听证", LocalDate.parse("2026-03-09")));
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        assertThat(view().timing().open(PauseKind.HEARING).orElseThrow().announced())
                .as("twenty working days from the day on which it came, over Qingming")
                .isEqualTo("2026-04-07");
        refuses(MARKET, new CaseCommand.Grant(""), CaseRefusal.DecisionWaits.class);
    }

    @Test
    void nothingIsWrittenDownLaterWhereNoHearingWasOfferedOrItWasDeclined() {
        accepted("2026-03-02");
        refuses(
                MARKET,
                new CaseCommand.AskHearing("", "请求听证", LocalDate.parse("2026-03-02")),
                CaseRefusal.NoHearing.class);
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of()));
        does(applicant, new CaseCommand.DeclineHearing(""));
        refuses(
                MARKET,
                new CaseCommand.AskHearing("", "请求听证", LocalDate.parse("2026-03-02")),
                CaseRefusal.NoHearing.class);
    }

    /** Who asks before the others have been told asks for all of them: what was still to be served is not waited for. */
    @Test
    void aRequestEndsTheWaitingForThoseWhoAreNotToldYet() {
        accepted("2026-02-09");
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of(FIRST, SECOND)));
        does(applicant, ASK);
        assertThat(onDesk(Step.HEARING_NOTICE)).isFalse();
        does(MARKET, arranged(hearingUntil(), ""));
        assertThat(views.papers(MARKET, id).stream()
                        .filter(paper -> paper.code().equals("hearing-arranged")))
                .hasSize(3);
    }

    @Test
    void theReasonOfTheOfferIsToldToAllWhoAreOfferedOne() {
        accepted("2026-02-09");
        does(MARKET, new CaseCommand.OfferHearing("排烟口距窗不足二米", List.of(FIRST)));
        assertThat(jdbc.sql("""
                                SELECT count(*) FROM notice.message
                                 WHERE template = 'hearing-offered' AND link LIKE '%' || :id
                                   AND values::text LIKE '%排烟口距窗不足二米%'""").param("id", id.toString()).query(Integer.class).single())
                .isEqualTo(1);
        assertThat(jdbc.sql("""
                                SELECT count(*) FROM paper.paper
                                 WHERE case_id = :id AND code = 'hearing' AND "values"::text LIKE '%排烟口距窗不足二米%'""").param("id", id).query(Integer.class).single())
                .as("to the applicant and to the neighbour")
                .isEqualTo(2);
    }

    /** 改期: once, with its reason, within the twenty days where these leave room for another notice. */
    @Test
    void aHearingIsPutOffOnceAndForAReason() {
        accepted("2026-03-02");
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of()));
        does(applicant, ASK);
        LocalDate until = hearingUntil();
        assertThat(until).as("twenty working days from 2 March").isEqualTo("2026-03-30");
        does(MARKET, arranged(LocalDate.parse("2026-03-13"), ""));
        day("2026-03-12");
        refuses(MARKET, arranged(LocalDate.parse("2026-03-25"), " "), CaseRefusal.ReasonMissing.class);
        assertThat(refuses(MARKET, arranged(until.plusDays(1), "主持人生病"), CaseRefusal.HearingDay.class)
                        .latest())
                .isEqualTo(until);
        does(MARKET, arranged(LocalDate.parse("2026-03-25"), "主持人生病"));
        assertThat(jdbc.sql("""
                                SELECT count(*) FROM notice.message
                                 WHERE template = 'hearing-arranged' AND link LIKE '%' || :id
                                   AND values::text LIKE '%主持人生病%'""").param("id", id.toString()).query(Integer.class).single())
                .isEqualTo(1);
        refuses(MARKET, arranged(LocalDate.parse("2026-03-26"), "再改"), CaseRefusal.HearingPutOffBefore.class);
        day("2026-03-13");
        refuses(MARKET, HELD, CaseRefusal.HearingNotHeld.class);
        day("2026-03-25");
        does(MARKET, HELD);
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
    }

    /** On the day itself, with the twenty days nearly over, it is the first day that leaves seven for the notice. */
    @Test
    void putOffAtTheEndOfTheTwentyDaysItIsTheFirstDayThatCanBeTold() {
        accepted("2026-03-02");
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of()));
        does(applicant, ASK);
        does(MARKET, arranged(hearingUntil(), ""));
        day("2026-03-30");
        CaseRefusal.HearingDay days =
                refuses(MARKET, arranged(LocalDate.parse("2026-04-13"), "申请人住院"), CaseRefusal.HearingDay.class);
        assertThat(days.earliest())
                .as("seven working days, over 清明")
                .isEqualTo("2026-04-09")
                .isEqualTo(days.latest());
        does(MARKET, arranged(days.earliest(), "申请人住院"));
    }

    /** 容缺再次逾期 where the item then refuses: second day 15 April; the refusal waits for the hearing. */
    @Test
    void aRefusalForAPledgeNotKeptWaitsForTheHearing() throws IOException {
        publishRefusing();
        lapsedTo("2026-04-10");
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of()));
        day("2026-04-16");
        wakes();
        assertThat(state()).as("a hearing may still be asked for").isEqualTo(CaseState.SUSPENDED);
        assertThat(jdbc.sql("SELECT wake_on FROM casework.case_file WHERE id = :id")
                        .param("id", id)
                        .query(LocalDate.class)
                        .single())
                .as("not before somebody's silence means something")
                .isEqualTo("2026-04-18");
        does(applicant, ASK);
        LocalDate day = hearingUntil();
        does(MARKET, arranged(day, ""));
        day(day.toString());
        wakes();
        assertThat(state()).as("asked for and not held").isEqualTo(CaseState.SUSPENDED);
        does(MARKET, HELD);
        wakes();
        assertThat(state()).isEqualTo(CaseState.DENIED);
    }

    @Test
    void aRefusalForAPledgeNotKeptFollowsWhenNobodyAskedForAHearing() throws IOException {
        publishRefusing();
        lapsedTo("2026-04-10");
        does(MARKET, new CaseCommand.OfferHearing("排烟口紧邻住户", List.of()));
        day("2026-04-18");
        wakes();
        assertThat(state()).isEqualTo(CaseState.DENIED);
    }

    private void lapsedTo(String day) {
        accepted("2026-03-02");
        day("2026-03-24");
        wakes();
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        day(day);
    }

    /** 行政许可法 50 with 47: the licence ends on 31 March; asked for on the 30th, one day is left after the hearing. */
    @Test
    void silenceRenewsNothingOverAHearingAndGoesOnAfterIt() {
        renewal();
        does(MARKET, new CaseCommand.OfferHearing("住户反映油烟", List.of()));
        does(applicant, ASK);
        LocalDate day = hearingUntil();
        does(MARKET, arranged(day, ""));
        day("2026-04-01");
        wakes();
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        day(day.toString());
        wakes();
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        does(MARKET, HELD);
        assertThat(view().head().decideBy()).isEqualTo(day.plusDays(1));
        day(day.plusDays(1).toString());
        wakes();
        assertThat(state()).as("the day that was left").isEqualTo(CaseState.ACCEPTED);
        day(day.plusDays(2).toString());
        wakes();
        assertThat(state()).isEqualTo(CaseState.GRANTED);
    }

    /** 31 March, 1 to 3 April, 清明, 7 April: until then somebody may ask, and the day after silence renews. */
    @Test
    void silenceRenewsWhenNobodyAskedForTheHearingThatWasOffered() {
        renewal();
        does(MARKET, new CaseCommand.OfferHearing("住户反映油烟", List.of()));
        day("2026-04-07");
        wakes();
        assertThat(state()).isEqualTo(CaseState.SUSPENDED);
        day("2026-04-08");
        wakes();
        assertThat(state()).isEqualTo(CaseState.GRANTED);
    }

    private void renewal() {
        clock.moveTo("2026-02-27");
        id = city.submitRenewal(applicant, city.licenceEnding(applicant, "2026-03-31"));
        does(MARKET, new CaseCommand.Accept());
        day("2026-03-30");
    }

    private boolean onDesk(String step) {
        return view().steps().stream().anyMatch(one -> one.id().equals(step) && one.onDesk());
    }

    private void publishRefusing() throws IOException {
        String item = Files.readString(Path.of("../definitions/items/food-business-licence-new.yaml"))
                .replace("process:\n", "process:\n  lapse: {within: {value: 15, unit: working-days}, then: deny}\n");
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/refusing.yaml"), item);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
        clock.moveTo("2026-02-27");
        city.restaurantDraft(applicant);
    }
}
