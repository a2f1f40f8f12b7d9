package org.onedoor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedoor.data.Register.MONDAY;
import static org.onedoor.data.Register.PROGRAM;
import static org.onedoor.data.Register.TUESDAY;
import static org.onedoor.data.Register.address;
import static org.onedoor.data.Register.applicant;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.Staff;
import org.onedoor.journal.JournalReader;
import org.onedoor.notice.Notice;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;

@OnedoorTest
class DisputesTest {

    @Autowired
    Collection collection;

    @Autowired
    Records records;

    @Autowired
    Disputes disputes;

    @Autowired
    DisputeDesk desk;

    @Autowired
    Notices notices;

    @Autowired
    Staff staff;

    @Autowired
    Accounts accounts;

    @Autowired
    JournalReader journal;

    private UUID registered() {
        UUID party = UUID.randomUUID();
        collection.collect(PROGRAM, List.of(address(party, "演示路1号", MONDAY)), false);
        return party;
    }

    private static void assertRefused(String code, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private boolean disputed(UUID party) {
        Held held = records.of(PROGRAM, party, "test").get("household_address");
        assertThat(held).isNotNull();
        return held.disputed();
    }

    @Test
    void marksTheValueUntilItsSourceSendsAnother() {
        UUID party = registered();
        disputes.open(applicant(party), "household_address", "已经搬到演示路2号");
        assertThat(disputed(party)).isTrue();

        collection.collect(PROGRAM, List.of(address(party, "演示路2号", TUESDAY)), false);

        assertThat(disputed(party)).isFalse();
        Dispute dispute = disputes.of(applicant(party)).getFirst();
        assertThat(dispute.status()).isEqualTo(Dispute.Status.ANSWERED);
        assertThat(dispute.value().asString()).isEqualTo("演示路1号");
        assertThat(dispute.source()).isEqualTo("public-security");
        assertThat(notices.of(party)).singleElement().satisfies(told -> {
            assertThat(told.template()).isEqualTo("dispute-updated");
            assertThat(told.values()).containsKeys("element", "department");
            assertThat(told.link()).isEqualTo("/me/data");
        });
    }

    @Test
    void tellsThePartyWhatTheSourceAnswers() {
        UUID party = registered();
        UUID dispute = disputes.open(applicant(party), "household_address", "不对");
        assertThat(notices.of(party)).isEmpty();

        desk.answer(reviewer("public-security", "330300"), dispute, false, "与户口簿一致");

        assertThat(notices.of(party)).extracting(Notice::template).containsExactly("dispute-confirmed");
    }

    /** Registers are the city's, but not every department has somebody there. */
    @Test
    void goesToTheDistrictsWhileTheDepartmentHasNobodyForTheCity() {
        UUID party = UUID.randomUUID();
        Reading.OfElement sent = address(party, "演示路1号", MONDAY);
        collection.collect(
                PROGRAM,
                List.of(new Reading.OfElement(party, sent.element(), sent.value(), "demo-office", MONDAY)),
                false);
        UUID dispute = disputes.open(applicant(party), "household_address", "不对");
        Actor district = reviewer("demo-office", "330302");

        assertThat(seenBy(district)).containsExactly(dispute);
        assertThat(seenBy(reviewer("public-security", "330302"))).doesNotContain(dispute);
        assertThat(seenBy(reviewer("demo-office", "330106"))).as("another city").isEmpty();

        UUID account = accounts.forSignIn("market.two").orElseThrow().account().id();
        UUID post = staff.give(PROGRAM, account, Role.REVIEWER, "demo-office", "330300", new Text("演示岗", "Demo post"));
        assertThat(seenBy(district)).isEmpty();
        assertRefused("data.nothing-held", () -> desk.sheet(district, dispute));
        assertThat(seenBy(reviewer("demo-office", "330300"))).containsExactly(dispute);

        staff.take(PROGRAM, account, post);
        desk.answer(district, dispute, true, "登记写错了");
        assertThat(disputes.of(applicant(party)).getFirst().status()).isEqualTo(Dispute.Status.ACCEPTED);
    }

    private List<UUID> seenBy(Actor reviewer) {
        return desk.open(reviewer, null).rows().stream().map(Dispute::id).toList();
    }

    private static Actor reviewer(String department, String region) {
        return new Actor(UUID.randomUUID(), null, Role.REVIEWER, department, region, Channel.WEB);
    }

    @Test
    void staysOpenWhileTheSourceRepeatsItself() {
        UUID party = registered();
        disputes.open(applicant(party), "household_address", "不对");
        collection.collect(PROGRAM, List.of(address(party, "演示路1号", TUESDAY)), false);

        assertThat(disputed(party)).isTrue();
    }

    @Test
    void refusesASecondDisputeOfTheSameValueUntilTheFirstIsOver() {
        UUID party = registered();
        UUID first = disputes.open(applicant(party), "household_address", "不对");
        assertRefused("data.disputed-already", () -> disputes.open(applicant(party), "household_address", "还是不对"));

        disputes.withdraw(applicant(party), first);
        assertRefused("data.dispute-not-open", () -> disputes.withdraw(applicant(party), first));
        disputes.open(applicant(party), "household_address", "想了想还是不对");
        assertThat(disputes.of(applicant(party)))
                .extracting(Dispute::status)
                .containsExactlyInAnyOrder(Dispute.Status.OPEN, Dispute.Status.WITHDRAWN);
    }

    @Test
    void isForTheOneWhomTheRecordIsAbout() {
        UUID party = registered();
        UUID dispute = disputes.open(applicant(party), "household_address", "不对");
        UUID stranger = UUID.randomUUID();

        assertRefused("data.nothing-held", () -> disputes.open(applicant(stranger), "household_address", "不对"));
        assertRefused("data.nothing-held", () -> disputes.open(PROGRAM, "household_address", "不对"));
        assertRefused("data.nothing-held", () -> disputes.withdraw(applicant(stranger), dispute));
        assertThat(disputes.of(applicant(stranger))).isEmpty();
    }

    @Test
    void asksWhatIsWrongAboutSomethingHeld() {
        UUID party = registered();
        assertRefused("data.say-what-is-wrong", () -> disputes.open(applicant(party), "household_address", " "));
        assertRefused(
                "data.say-what-is-wrong", () -> disputes.open(applicant(party), "household_address", "错".repeat(501)));
        assertRefused("data.nothing-held", () -> disputes.open(applicant(party), "marital_status", "不对"));
    }

    @Test
    void tellsTheJournalButNotWhatWasSaid() {
        UUID party = registered();
        UUID dispute = disputes.open(applicant(party), "household_address", "已经搬家");

        assertThat(journal.of(dispute)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("data.dispute-opened.v1");
            assertThat(event.payload().toString()).contains("household_address").doesNotContain("搬家");
        });
    }
}
