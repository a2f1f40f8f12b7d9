package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Step;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.licence.LicencesOf;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** 容缺通过: granted before what was pledged has come, and what becomes of that. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class DeficientGrantTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");

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
    PapersOf papers;

    @Autowired
    LicencesOf licences;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void grantedFirst() throws IOException {
        clock.moveTo("2026-02-27");
        city.begin();
        publish();
        applicant = city.applicant(city.firm());
        city.restaurantDraft(applicant); // what is in force is looked up anew on another day
        clock.moveTo("2026-03-02");
        id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(HEALTH, id, new CaseCommand.Review("hygiene-opinion", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
    }

    @Test
    void issuesTheLicenceAndGrantsForGoodWithTheLastSupplement() {
        assertThat(head().state()).isEqualTo(CaseState.GRANTED_DEFICIENT);
        assertThat(head().state().national()).isEqualTo("12");
        assertThat(licence()).isEqualTo("issued");
        assertThat(papers.caseOf(party(), id))
                .extracting(PapersOf.Line::code)
                .contains("granted-deficient")
                .doesNotContain("granted");
        supplement("food-safety-rules");
        assertThat(head().state()).isEqualTo(CaseState.GRANTED_DEFICIENT);
        supplement("equipment-list");
        assertThat(head().state()).isEqualTo(CaseState.GRANTED);
        int version = head().version();
        wakeOn("2026-04-20");
        assertThat(head().version()).as("nothing lapses any more").isEqualTo(version);
        assertThat(pledges.barredUntil(party())).isEmpty();
    }

    @Test
    void suspendsTheLicenceUntilWhatIsLateHasCome() {
        wakeOn("2026-03-23");
        assertThat(licence()).isEqualTo("issued");
        wakeOn("2026-03-24");
        assertThat(licence()).isEqualTo("suspended");
        assertThat(pledges.barredUntil(party())).isPresent();
        assertThat(views.view(applicant, id).awaited())
                .allSatisfy(one -> assertThat(one.due())
                        .as("Tomb-Sweeping is in between")
                        .isEqualTo(LocalDate.parse("2026-04-15")));
        supplement("food-safety-rules");
        assertThat(licence()).as("one is still missing").isEqualTo("suspended");
        supplement("equipment-list");
        assertThat(licence()).isEqualTo("issued");
        assertThat(head().state()).isEqualTo(CaseState.GRANTED);
        assertThat(pledges.barredUntil(party())).as("it has come after all").isEmpty();
    }

    @Test
    void leavesItToTheDepartmentToRevokeAfterTheSecondDay() {
        wakeOn("2026-03-24");
        wakeOn("2026-04-15");
        assertThat(onDesk()).isFalse();
        wakeOn("2026-04-16");
        assertThat(onDesk()).isTrue();
        int version = head().version();
        wakeOn("2026-04-17");
        assertThat(head().version()).as("asked once").isEqualTo(version);
        assertThat(refusal(new CaseCommand.Check(CaseCommand.Finding.MET, ""))).isEqualTo("casework.not-now");
        assertThat(refusal(new CaseCommand.Check(CaseCommand.Finding.WANTING, "再等等")))
                .as("the second term was the time to put it right")
                .isEqualTo("casework.not-now");
        casework.perform(MARKET, id, new CaseCommand.Check(CaseCommand.Finding.BROKEN, "承诺的材料两次逾期没有补交"));
        assertThat(head().state()).isEqualTo(CaseState.REVOKED);
        assertThat(licence()).isEqualTo("revoked");
        assertThat(pledges.barredUntil(party())).isPresent();
        assertThat(onDesk()).isFalse();
    }

    @Test
    void takesWhatComesWhileTheDepartmentStillLooks() {
        wakeOn("2026-03-24");
        wakeOn("2026-04-16");
        supplement("food-safety-rules");
        supplement("equipment-list");
        assertThat(head().state()).isEqualTo(CaseState.GRANTED);
        assertThat(licence()).isEqualTo("issued");
        assertThat(onDesk()).isFalse();
    }

    private void publish() throws IOException {
        String item = Files.readString(Path.of("../definitions/items/food-business-licence-new.yaml"))
                .replace("process:\n", "process:\n  deferral: {gate: after-grant}\n");
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/first.yaml"), item);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
    }

    private boolean onDesk() {
        return queue.page(MARKET, Wanted.of(View.ALL), null).rows().stream()
                .anyMatch(line -> line.id().equals(id) && line.step().equals(Step.CHECK));
    }

    private void supplement(String material) {
        casework.perform(applicant, id, new CaseCommand.Supplement(material, city.picture()));
    }

    private void wakeOn(String day) {
        clock.moveTo(day);
        waking.run();
    }

    private CaseHead head() {
        return views.view(applicant, id).head();
    }

    private String licence() {
        return licences.find(Objects.requireNonNull(head().licence()))
                .orElseThrow()
                .status()
                .code();
    }

    private UUID party() {
        return Objects.requireNonNull(applicant.actingFor());
    }

    private String refusal(CaseCommand command) {
        try {
            casework.perform(MARKET, id, command);
            return "";
        } catch (Refused refused) {
            return refused.refusal().code();
        }
    }
}
