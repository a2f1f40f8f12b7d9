package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.draft.FollowingSteps;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.licence.FaceItem;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicenceStatus;
import org.onedoor.licence.LicencesOf;
import org.onedoor.paper.PapersOf;
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

/** 延续 of what was granted (行政许可法 50). Spring Festival 2026 is off from 15 to 23 February. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class RenewalTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Waking waking;

    @Autowired
    Drafting drafting;

    @Autowired
    FollowingSteps steps;

    @Autowired
    LicencesOf licences;

    @Autowired
    PapersOf papers;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Actor applicant;

    @BeforeEach
    void begin() {
        clock.moveTo("2026-01-19");
        city.begin();
        applicant = city.applicant(city.firm());
        // what other tests granted to the same firm is none of the licences that can be renewed here
        jdbc.sql("UPDATE licence.version SET status = 'cancelled'").update();
    }

    @Test
    void issuesTheNextVersionForAnotherTermAndLinksBoth() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        Licence before = current(id);
        UUID renewal = city.submitRenewal(applicant, id);
        assertThat(head(renewal).decideBy()).isEqualTo(LocalDate.parse("2026-02-18"));
        decided(renewal);
        Licence now = current(id);
        assertThat(now.version()).isEqualTo(before.version() + 1);
        assertThat(now.validTo()).as("five more years").isEqualTo(LocalDate.parse("2031-02-18"));
        assertThat(now.number()).isEqualTo(before.number());
        assertThat(now.caseId()).isEqualTo(renewal);
        assertThat(said(now, "温州市鹿城区演示路 1 号")).isTrue();
        assertThat(now.face()).as("a renewal changes nothing else").isEqualTo(before.face());
        assertThat(status(id, before.version())).isEqualTo("replaced");
        assertThat(head(renewal).licence()).isEqualTo(id);
        assertThat(papersOf(renewal)).contains("granted").doesNotContain("renewed-by-silence");
    }

    /** Silence would grant what nobody looked at. */
    @Test
    void renewsNothingElseThanWhatTheLicenceSays() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID draft = city.renewalDraft(applicant, id);
        city.answer(
                applicant,
                draft,
                "operation",
                Map.of(
                        "premises_address",
                        "温州市鹿城区演示路 9 号",
                        "food_business_items",
                        "hot-dishes",
                        "food_safety_officer_name",
                        "演示·丁"));
        assertThatThrownBy(() -> city.submitted(applicant, draft))
                .satisfies(it -> refused(it, "casework.only-as-it-stands"));
    }

    /** The organ gets no day to decide when the answer comes after the licence's end. */
    @Test
    void meansNothingByASilenceAfterALateAnswer() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID renewal = city.submitRenewal(applicant, id);
        casework.perform(
                MARKET, renewal, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("", "请补充说明"))));
        jdbc.sql("UPDATE casework.case_file SET answer_by = '2026-03-10', wake_on = '2026-03-11' WHERE id = :id")
                .param("id", renewal)
                .update(); // as where the definition gives more time than the law leaves
        jdbc.sql("UPDATE casework.waking SET wake_on = '2026-03-11' WHERE case_id = :id")
                .param("id", renewal)
                .update();
        clock.moveTo("2026-02-25");
        casework.perform(applicant, renewal, new CaseCommand.AnswerCorrection("已经补充"));
        casework.perform(MARKET, renewal, new CaseCommand.Accept());
        assertThat(head(renewal).decideBy()).isNull();
        assertThat(head(renewal).promisedDue()).isAfter(LocalDate.parse("2026-02-25"));
        wakeOn("2026-02-26");
        assertThat(head(renewal).state()).isEqualTo(CaseState.ACCEPTED);
    }

    /** The days that the organ takes to accept what came in time are its own (行政许可法 50). */
    @Test
    void isRenewedBySilenceAlsoWhereTheOrganAcceptsOnlyAfterTheLicenceHasEnded() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID renewal = city.submitRenewal(applicant, id);
        clock.moveTo("2026-01-23");
        casework.perform(
                MARKET, renewal, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("", "请补充说明"))));
        clock.moveTo("2026-02-13");
        casework.perform(applicant, renewal, new CaseCommand.AnswerCorrection("已经补充"));
        clock.moveTo("2026-02-24");
        casework.perform(MARKET, renewal, new CaseCommand.Accept());
        assertThat(head(renewal).decideBy()).isEqualTo("2026-02-18");
        wakeOn("2026-02-25");
        assertThat(head(renewal).state()).isEqualTo(CaseState.GRANTED);
        assertThat(papersOf(renewal)).endsWith("renewed-by-silence");
    }

    @Test
    void isNeitherDeniedNorWithdrawnOnceSilenceHasRenewed() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID renewal = city.submitRenewal(applicant, id);
        casework.perform(MARKET, renewal, new CaseCommand.Accept());
        clock.moveTo("2026-02-19"); // and no job has run yet
        assertThatThrownBy(() -> casework.perform(applicant, renewal, new CaseCommand.Withdraw("不办了")))
                .satisfies(it -> refused(it, "casework.not-now"));
    }

    /** The old case's end is not the end of what a later case granted. */
    @Test
    void leavesTheRenewedLicenceAloneWhenTheOldGrantIsEnded() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID first = caseOf(id);
        UUID renewal = city.submitRenewal(applicant, id);
        decided(renewal);
        casework.perform(HEAD, first, new CaseCommand.EndGrant(Action.CANCEL, "已经延续"));
        assertThat(current(id).statusOn(LocalDate.parse("2026-01-19"))).isEqualTo(LicenceStatus.ISSUED);
        casework.perform(HEAD, renewal, new CaseCommand.EndGrant(Action.CANCEL, "停业"));
        assertThat(current(id).status()).isEqualTo(LicenceStatus.CANCELLED);
    }

    @Test
    void beginsWithWhatTheFaceSays() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID draft = drafting.begin(
                applicant,
                Objects.requireNonNull(applicant.actingFor()),
                DemoCity.RENEWAL,
                DemoCity.LUCHENG,
                tools.jackson.databind.node.JsonNodeFactory.instance.objectNode(),
                null);
        Application application = drafting.view(applicant, draft);
        assertThat(application.draft().follows()).as("the only one there is").isEqualTo(id);
        assertThat(application.draft().answers().path("premises_address").asString())
                .isEqualTo("温州市鹿城区演示路 1 号");
        assertThat(application.draft().answers().path("food_business_form").asString())
                .isEqualTo("catering");
        assertThat(application.draft().answers().path("food_business_items").toString())
                .isEqualTo("[\"hot-dishes\"]");
        assertThat(application.draft().finished())
                .as("to be looked at by the applicant")
                .isEmpty();
    }

    /** The licence ends in the holidays, when nobody decides: the day is the day all the same. */
    @Test
    void renewsBySilenceOnTheDayAfterTheEndEvenInTheHolidays() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID renewal = city.submitRenewal(applicant, id);
        wakeOn("2026-02-18");
        assertThat(head(renewal).state()).isEqualTo(CaseState.ACCEPTED);
        wakeOn("2026-02-19");
        CaseHead head = head(renewal);
        assertThat(head.state()).isEqualTo(CaseState.GRANTED);
        Licence now = current(id);
        assertThat(now.validFrom()).isEqualTo(LocalDate.parse("2026-02-19"));
        assertThat(now.validTo()).isEqualTo(LocalDate.parse("2031-02-18"));
        assertThat(papersOf(renewal)).endsWith("renewed-by-silence").doesNotContain("granted");
        assertThat(types(renewal)).contains("casework.renewed-by-silence.v1", "casework.case-decided.v1");
        int version = head.version();
        wakeOn("2026-02-20");
        assertThat(head(renewal).version()).as("once").isEqualTo(version);
        assertThat(current(id).version()).isEqualTo(now.version());
    }

    @Test
    void meansNothingByASilenceThatWaitsForTheApplicant() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID renewal = city.submitRenewal(applicant, id);
        casework.perform(MARKET, renewal, new CaseCommand.Accept());
        casework.perform(MARKET, renewal, new CaseCommand.StartProcedure(PauseKind.EXPERT_REVIEW, 20, ""));
        clock.moveTo("2026-02-10");
        casework.perform(
                HEAD, caseOf(id), new CaseCommand.EndGrant(Action.REVOKE, "以欺骗手段取得")); // the licence is gone meanwhile
        wakeOn("2026-02-19");
        CaseHead head = head(renewal);
        assertThat(head.state()).as("there is nothing to renew").isEqualTo(CaseState.SUSPENDED);
        assertThat(head.decideBy()).isNull();
        assertThat(jdbc.sql("SELECT wake_on FROM casework.case_file WHERE id = :id")
                        .param("id", renewal)
                        .query(LocalDate.class)
                        .optional())
                .as("looked at no more for that")
                .isNotEqualTo(java.util.Optional.of(LocalDate.parse("2026-02-19")));
    }

    @Test
    void renewsBySilenceWhileTheOrgansOwnProcedureGoesOn() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID renewal = city.submitRenewal(applicant, id);
        casework.perform(MARKET, renewal, new CaseCommand.Accept());
        casework.perform(MARKET, renewal, new CaseCommand.StartProcedure(PauseKind.EXPERT_REVIEW, 20, ""));
        assertThat(head(renewal).promisedDue())
                .as("never beyond the licence's own end")
                .isEqualTo(LocalDate.parse("2026-02-18"));
        wakeOn("2026-02-19");
        assertThat(head(renewal).state()).isEqualTo(CaseState.GRANTED);
    }

    @Test
    void takesALateRenewalAndLeavesSilenceToMeanNothing() {
        UUID id = city.licenceEnding(applicant, "2026-02-06");
        assertThat(steps.of(List.of(current(id))).get(id)).hasSize(1);
        UUID renewal = city.submitRenewal(applicant, id); // asked fourteen working days before
        assertThat(head(renewal).decideBy()).isNull();
        wakeOn("2026-02-09");
        assertThat(head(renewal).state()).isEqualTo(CaseState.ACCEPTED);
        decided(renewal);
        assertThat(current(id).validTo()).as("from the decision on").isEqualTo(LocalDate.parse("2031-02-08"));
    }

    @Test
    void isAskedOnceAtATimeAndOnlyForALicenceOfOnesOwn() {
        UUID id = city.licenceEnding(applicant, "2026-02-18");
        UUID other = city.renewalDraft(applicant, id);
        UUID renewal = city.submitRenewal(applicant, id);
        assertThat(steps.of(List.of(current(id)))).isEmpty();
        assertThatThrownBy(() -> city.submitRenewal(applicant, id))
                .satisfies(it -> refused(it, "casework.followed-already"));
        assertThatThrownBy(() -> city.renewalDraft(applicant, UUID.randomUUID()))
                .satisfies(it -> refused(it, "casework.no-licence-to-follow"));
        city.licenceEnding(applicant, "2026-02-20");
        assertThatThrownBy(() -> city.renewalDraft(applicant, null))
                .satisfies(it -> refused(it, "casework.licence-not-chosen"));
        casework.perform(applicant, renewal, new CaseCommand.Withdraw(""));
        assertThat(steps.of(List.of(current(id)))).containsKey(id);
        assertThat(drafting.view(applicant, other).draft().follows()).isEqualTo(id);
    }

    private static void refused(Throwable thrown, String code) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private void decided(UUID renewal) {
        if (head(renewal).state() == CaseState.RECEIVED) {
            casework.perform(MARKET, renewal, new CaseCommand.Accept());
        }
        casework.perform(MARKET, renewal, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, renewal, new CaseCommand.Grant(""));
    }

    private static boolean said(Licence licence, String value) {
        return licence.face().stream().map(FaceItem::value).anyMatch(value::equals);
    }

    private void wakeOn(String day) {
        clock.moveTo(day);
        waking.run();
        waking.run(); // what one lapse brings up comes with the next look
    }

    private UUID caseOf(UUID licence) {
        return jdbc.sql("SELECT id FROM casework.case_file WHERE licence = :licence")
                .param("licence", licence)
                .query(UUID.class)
                .single();
    }

    private Licence current(UUID id) {
        return licences.find(id).orElseThrow();
    }

    private String status(UUID id, int version) {
        return jdbc.sql("SELECT status FROM licence.version WHERE licence = :id AND version = :version")
                .param("id", id)
                .param("version", version)
                .query(String.class)
                .single();
    }

    private CaseHead head(UUID id) {
        return views.view(applicant, id).head();
    }

    private List<String> types(UUID id) {
        return journal.of(id).stream().map(Event::type).toList();
    }

    private List<String> papersOf(UUID id) {
        return papers.caseOf(Objects.requireNonNull(applicant.actingFor()), id).stream()
                .map(PapersOf.Line::code)
                .toList();
    }
}
