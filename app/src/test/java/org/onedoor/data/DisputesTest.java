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
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Refused;
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
