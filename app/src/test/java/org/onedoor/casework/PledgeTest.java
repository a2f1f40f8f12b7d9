package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.Alarm;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Step;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 告知承诺: promised in writing, granted at once, looked at afterwards. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class PledgeTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);
    private static final Actor HEAD_ELSEWHERE =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "civil-affairs", DemoCity.LUCHENG, Channel.WEB);

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Waking waking;

    @Autowired
    Queue queue;

    @Autowired
    Pledges pledges;

    @Autowired
    PapersOf papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void granted() {
        clock.moveTo("2026-03-02");
        city.begin();
        applicant = city.applicant(city.firm());
        id = city.submitOnPledge(applicant);
    }

    @Test
    void aCheckThatNobodyMakesAlarmsAndShowsOnTheHeadsDesk() {
        LocalDate due = Objects.requireNonNull(check().due());
        wakeOn(due);
        assertThat(looked().alarm()).isEqualTo(Alarm.NONE);
        assertThat(onHeadsDesk()).isFalse();
        wakeOn(due.plusDays(1));
        assertThat(looked().alarm()).isEqualTo(Alarm.LATE);
        assertThat(looked().wakeOn()).as("nothing more comes by itself").isNull();
        assertThat(onHeadsDesk()).isTrue();
        casework.perform(MARKET, id, new CaseCommand.Check(CaseCommand.Finding.WANTING, "洗消区还没有装好"));
        assertThat(looked().alarm()).as("it was looked at").isEqualTo(Alarm.NONE);
        LocalDate repaired = Objects.requireNonNull(check().due());
        wakeOn(repaired.plusDays(1));
        assertThat(looked().alarm()).isEqualTo(Alarm.LATE);
        assertThat(onHeadsDesk()).isTrue();
    }

    private void wakeOn(LocalDate day) {
        clock.moveTo(day.toString());
        waking.run();
    }

    private Cases.Looked looked() {
        return views.look(MARKET, id);
    }

    private boolean onHeadsDesk() {
        return queue.page(HEAD, Wanted.of(View.ALL), null).rows().stream()
                .anyMatch(line -> line.id().equals(id));
    }

    @Test
    void refersAFalsePromiseOnceAndListsItForTheHead() {
        CaseCommand refer = new CaseCommand.Refer("区综合行政执法局", "=承诺的冷藏设施始终没有");
        assertThat(refusal(MARKET, refer)).as("nobody has looked yet").isEqualTo("casework.nothing-to-refer");
        casework.perform(MARKET, id, new CaseCommand.Check(CaseCommand.Finding.BROKEN, "没有冷藏设施"));
        assertThat(refusal(MARKET, new CaseCommand.Refer("", "没有"))).isEqualTo("casework.reason-missing");
        assertThat(refusal(HEALTH, refer)).isEqualTo("casework.no-such-case");
        String key = UUID.randomUUID().toString();
        casework.perform(MARKET, id, key, refer);
        casework.perform(MARKET, id, key, refer);
        assertThat(refusal(MARKET, refer)).isEqualTo("casework.referred-before");
        assertThat(head().state()).isEqualTo(CaseState.REVOKED);
        assertThat(jdbc.sql("SELECT referred_to FROM casework.referral WHERE case_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("区综合行政执法局");
    }

    @Test
    void grantsAtOnceAndPutsTheCheckOnTheDecidingDepartmentsDesk() {
        CaseHead head = head();
        assertThat(head.state()).isEqualTo(CaseState.GRANTED);
        assertThat(head.licence()).isNotNull();
        assertThat(papers.caseOf(head.party(), id))
                .extracting(PapersOf.Line::code)
                .containsExactlyInAnyOrder("pledge", "granted");
        Step check = check();
        assertThat(check.department()).isEqualTo("market-regulation");
        assertThat(check.due()).as("two months; 2 May is in the holidays").isEqualTo(LocalDate.parse("2026-05-06"));
        assertThat(queue.page(MARKET, Wanted.of(View.ALL), null).rows())
                .filteredOn(row -> row.id().equals(id))
                .extracting(Queue.Line::step)
                .containsExactly(Step.CHECK);
        assertThat(refusal(HEALTH, found(CaseCommand.Finding.MET, ""))).isEqualTo("casework.no-such-case");
        assertThat(refusal(MARKET, found(CaseCommand.Finding.BROKEN, " "))).isEqualTo("casework.reason-missing");
        assertThat(refusal(applicant, new CaseCommand.Withdraw(""))).isEqualTo("casework.not-now");
    }

    @Test
    void ordersRepairOnceAndIsContentWhenItIsDone() {
        clock.moveTo("2026-03-16");
        casework.perform(MARKET, id, found(CaseCommand.Finding.WANTING, "洗消区没有装好"));
        assertThat(check().state()).isEqualTo(Step.State.HELD);
        assertThat(check().due())
                .as("fifteen working days; Tomb-Sweeping is in between")
                .isEqualTo(LocalDate.parse("2026-04-07"));
        assertThat(refusal(MARKET, found(CaseCommand.Finding.WANTING, "再改")))
                .isEqualTo("casework.repair-ordered-before");
        casework.perform(MARKET, id, found(CaseCommand.Finding.MET, ""));
        assertThat(check().state()).isEqualTo(Step.State.DONE);
        assertThat(head().state()).isEqualTo(CaseState.GRANTED);
        assertThat(pledges.barredUntil(party())).isEmpty();
        assertThat(refusal(MARKET, found(CaseCommand.Finding.MET, ""))).isEqualTo("casework.step-not-open");
    }

    @Test
    void revokesWhatWasNotSoAndBarsFromPledging() {
        UUID licence = Objects.requireNonNull(head().licence());
        casework.perform(MARKET, id, found(CaseCommand.Finding.BROKEN, "没有经营场所"));
        assertThat(head().state()).isEqualTo(CaseState.REVOKED);
        assertThat(statusOf(licence)).isEqualTo("revoked");
        assertThat(views.view(applicant, id).opinionOn(Aftercare.ENDED)).contains("没有经营场所");
        assertThat(pledges.barredUntil(party())).hasValue(LocalDate.parse("2027-03-02"));
        assertThatThrownBy(() -> city.submitOnPledge(applicant))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("casework.pledge-broken"));
        assertThat(queue.page(MARKET, Wanted.of(View.ALL), null).rows())
                .extracting(Queue.Line::id)
                .doesNotContain(id);
    }

    @Test
    void letsTheHeadOfTheDecidingDepartmentEndAGrantWithItsLicence() {
        UUID licence = Objects.requireNonNull(head().licence());
        CaseCommand cancel = new CaseCommand.EndGrant(Action.CANCEL, "持证人申请注销");
        assertThat(refusal(MARKET, cancel)).isEqualTo("casework.not-now");
        assertThat(refusal(MARKET, new CaseCommand.EndGrant(Action.REVOKE, "不行")))
                .as("a reviewer revokes by a failed check alone")
                .isEqualTo("casework.not-now");
        assertThat(refusal(HEAD_ELSEWHERE, cancel)).isEqualTo("casework.no-such-case");
        assertThat(refusal(HEAD, new CaseCommand.EndGrant(Action.CANCEL, ""))).isEqualTo("casework.reason-missing");
        assertThat(refusal(HEAD, new CaseCommand.EndGrant(Action.DENY, "不行"))).isEqualTo("casework.not-now");
        casework.perform(HEAD, id, cancel);
        assertThat(head().state()).isEqualTo(CaseState.CANCELLED);
        assertThat(statusOf(licence)).isEqualTo("cancelled");
        assertThat(check().state()).isEqualTo(Step.State.DROPPED);
        assertThat(refusal(HEAD, cancel)).isEqualTo("casework.not-now");
    }

    private static CaseCommand found(CaseCommand.Finding finding, String words) {
        return new CaseCommand.Check(finding, words);
    }

    private CaseHead head() {
        return views.view(applicant, id).head();
    }

    private Step check() {
        return views.view(MARKET, id).steps().stream()
                .filter(step -> step.id().equals(Step.CHECK))
                .findFirst()
                .orElseThrow();
    }

    private String statusOf(UUID licence) {
        return jdbc.sql("""
                        SELECT v.status FROM licence.licence l
                          JOIN licence.version v ON v.licence = l.id AND v.version = l.current_version
                         WHERE l.id = :id""").param("id", licence).query(String.class).single();
    }

    private UUID party() {
        return Objects.requireNonNull(applicant.actingFor());
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
