package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.journal.JournalReader;
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

/** 送达 within ten working days of the decision (行政许可法 44). */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class ServingTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor CLERK = clerk(DemoCity.LUCHENG);

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
    Pickups pickups;

    @Autowired
    PapersOf papers;

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
        clock.moveTo("2026-09-21");
        city.begin();
        applicant = city.applicant(city.firm());
        id = city.submitRestaurant(applicant);
    }

    @Test
    void leavesWhatComesElectronicallyAsItIs() {
        granted();
        assertThat(onDesk()).isEmpty();
        assertThat(refusal(MARKET, new CaseCommand.Serve("pickup", "演示·甲"))).isEqualTo("casework.step-not-open");
        assertThat(refusal(applicant, new CaseCommand.ChooseDelivery("counter", "")))
                .isEqualTo("casework.sent-already");
    }

    /** Decided on 23 September: the Mid-Autumn days, the National Days and one make-up day lie in between. */
    @Test
    void isDueTenWorkingDaysAfterTheDecisionAndRaisesTheAlarmWhenItIsLate() {
        choose("counter", "");
        clock.moveTo("2026-09-23");
        granted();
        assertThat(onDesk()).hasSize(1);
        assertThat(onDesk().getFirst().due()).isEqualTo(LocalDate.parse("2026-10-14"));
        wakeOn("2026-10-14");
        assertThat(alarms()).containsExactly("soon");
        wakeOn("2026-10-15");
        assertThat(alarms()).as("the law's own limit").containsExactly("soon", "unlawful");
    }

    @Test
    void isHandedOverByAClerkOfTheHallToWhoeverIsNamed() {
        choose("counter", "");
        granted();
        assertThat(pickups.of(CLERK, party())).extracting(Pickups.Pickup::id).contains(id);
        assertThat(pickups.of(clerk("330303"), party())).isEmpty();
        CaseCommand handOver = new CaseCommand.Serve("pickup", "演示·乙（受托）");
        assertThat(refusal(clerk("330303"), handOver)).as("another hall").isEqualTo("casework.no-such-case");
        assertThat(refusal(applicant, handOver)).isEqualTo("casework.step-not-open");
        assertThat(refusal(CLERK, new CaseCommand.Serve("pickup", " "))).isEqualTo("casework.service-incomplete");
        assertThat(refusal(CLERK, new CaseCommand.Serve("courier", "SF0000000000")))
                .as("parcels are the department's")
                .isEqualTo("casework.service-incomplete");
        casework.perform(CLERK, id, "key-" + id, handOver);
        casework.perform(CLERK, id, "key-" + id, handOver); // the same request once more
        assertThat(onDesk()).isEmpty();
        assertThat(papers.caseOf(party(), id))
                .filteredOn(paper -> paper.code().equals("09"))
                .hasSize(1);
        assertThat(papers.caseOf(party(), id))
                .filteredOn(paper -> paper.code().equals("granted"))
                .allSatisfy(paper -> assertThat(paper.way()).isEqualTo("pickup"));
        assertThat(pickups.of(CLERK, party())).extracting(Pickups.Pickup::id).doesNotContain(id);
        assertThat(refusal(MARKET, handOver)).as("once").isEqualTo("casework.step-not-open");
        assertThat(refusal(applicant, new CaseCommand.ChooseDelivery("post", "演示路 1 号")))
                .isEqualTo("casework.sent-already");
    }

    @Test
    void letsTheApplicantChangeTheWayUntilItIsSent() {
        assertThat(refusal(applicant, new CaseCommand.ChooseDelivery("post", " ")))
                .isEqualTo("casework.service-incomplete");
        assertThat(refusal(MARKET, new CaseCommand.ChooseDelivery("counter", "")))
                .isEqualTo("casework.sent-already");
        choose("post", "温州市鹿城区演示路 1 号 演示·甲");
        granted();
        assertThat(pickups.of(CLERK, party())).extracting(Pickups.Pickup::id).doesNotContain(id);
        assertThat(refusal(CLERK, new CaseCommand.Serve("pickup", "演示·甲"))).isEqualTo("casework.no-such-case");
        choose("counter", "");
        assertThat(pickups.of(CLERK, party())).extracting(Pickups.Pickup::id).contains(id);
        choose("electronic", "");
        assertThat(onDesk()).as("nobody has to hand it over").isEmpty();
    }

    /** What lies at the counter is handed over by any clerk; where it goes is the applicant's word, or of a clerk he came to. */
    @Test
    void letsNoClerkToWhomNobodyCameSendItElsewhere() {
        choose("counter", "");
        granted();
        for (CaseCommand command : List.of(
                new CaseCommand.ChooseDelivery("post", "别处"), new CaseCommand.ChooseDelivery("electronic", ""))) {
            assertThat(refusal(CLERK, command)).isEqualTo("casework.no-such-case");
        }
        assertThat(onDesk()).hasSize(1);
    }

    private static Actor clerk(String region) {
        return new Actor(UUID.randomUUID(), null, Role.CLERK, "government-service-centre", region, Channel.COUNTER);
    }

    private void choose(String way, String address) {
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery(way, address));
    }

    private void granted() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            casework.perform(applicant, id, new CaseCommand.Supplement(material, city.picture()));
        }
        casework.perform(DemoCity.reviewer("health"), id, new CaseCommand.Review("hygiene-opinion", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
    }

    private List<Queue.Line> onDesk() {
        return queue.page(MARKET, Wanted.of(View.ALL), null).rows().stream()
                .filter(line -> line.id().equals(id))
                .toList();
    }

    private void wakeOn(String day) {
        clock.moveTo(day);
        waking.run();
    }

    private List<String> alarms() {
        return journal.of(id).stream()
                .filter(event -> event.type().equals("casework.alarm-raised.v1"))
                .map(event -> event.payload().path("alarm").asString())
                .toList();
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
