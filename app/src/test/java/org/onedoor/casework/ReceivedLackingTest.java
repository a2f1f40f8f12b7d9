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
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.View;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** 容缺收件: received on a pledge, accepted when all of it is there, and counted from then. March 2026 has no holidays. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
@DirtiesContext
class ReceivedLackingTest {

    private static final Path ITEM = Path.of("../definitions/items/food-business-licence-new.yaml");
    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final CaseCommand RECEIVE = new CaseCommand.ReceiveLacking();
    private static final CaseCommand ACCEPT = new CaseCommand.Accept();

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Waking waking;

    @Autowired
    Pledges pledges;

    @Autowired
    Queue queue;

    @Autowired
    Definitions definitions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @TempDir
    Path folder;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void submit() throws IOException {
        city.begin();
        applicant = city.applicant(city.firm());
        publish("deferral: {meanwhile: received}");
        clock.moveTo("2026-03-02");
        id = city.submitRestaurant(applicant);
    }

    @Test
    void isAcceptedOnlyWhenAllIsThereAndCountsFromThen() {
        assertThatThrownBy(() -> perform(MARKET, ACCEPT))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new CaseRefusal.ReceivedFirst()));
        perform(MARKET, RECEIVE);
        assertThat(head().state().national()).isEqualTo("1");
        assertThat(head().promisedDue()).as("no clock runs").isNull();
        supply("2026-03-05", "food-safety-rules");
        assertThat(head().state()).as("one is still to come").isEqualTo(CaseState.LACKING);
        supply("2026-03-10", "equipment-list");
        assertThat(head().state()).isEqualTo(CaseState.RECEIVED);
        assertThat(head().acceptBy()).isEqualTo(LocalDate.parse("2026-03-11"));
        clock.moveTo("2026-03-12");
        perform(MARKET, ACCEPT);
        assertThat(head().acceptedOn())
                .as("what the organ took longer is not the applicant's")
                .isEqualTo(LocalDate.parse("2026-03-10"));
        assertThat(head().promisedDue()).isEqualTo(LocalDate.parse("2026-03-17"));
    }

    @Test
    void itsProgressSaysWhatItWaitsForAndUntilWhen() {
        TestBrowser firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
        assertThat(firm.get("/cases/" + id).body()).doesNotContain("等容缺的材料");
        perform(MARKET, RECEIVE);
        assertThat(firm.get("/cases/" + id).body()).contains("等容缺的材料，3月23日（星期一）前补齐");
    }

    @Test
    void silenceAcceptsNothingBeforeAllIsThereAndFiveDaysAfter() {
        perform(MARKET, RECEIVE);
        wakeOn("2026-03-16");
        assertThat(head().state()).isEqualTo(CaseState.LACKING);
        supply("2026-03-16", "food-safety-rules");
        supply("2026-03-16", "equipment-list");
        wakeOn("2026-03-23");
        assertThat(head().state()).isEqualTo(CaseState.RECEIVED);
        wakeOn("2026-03-24");
        assertThat(head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(head().acceptedOn()).isEqualTo(LocalDate.parse("2026-03-16"));
    }

    @Test
    void tellsBarsAndGivesASecondDayThenEnds() {
        perform(MARKET, RECEIVE);
        supply("2026-03-05", "equipment-list");
        wakeOn("2026-03-24");
        assertThat(head().state()).isEqualTo(CaseState.LACKING);
        assertThat(pledges.barredUntil(city.firm().id()))
                .as("the pledge is broken")
                .isPresent();
        assertThat(view().firstDeferred()).isEqualTo(LocalDate.parse("2026-04-15"));
        wakeOn("2026-04-15");
        assertThat(head().state()).as("the second day is not over").isEqualTo(CaseState.LACKING);
        wakeOn("2026-04-16");
        assertThat(head().state()).isEqualTo(CaseState.TERMINATED);
        assertThat(view().reason()).isNotNull();
        assertThat(onDesk()).isFalse();
        assertThat(view().timing().entries()).as("no clock ever ran").isEmpty();
    }

    @Test
    void whatComesByTheSecondDayMendsThePledge() {
        perform(MARKET, RECEIVE);
        wakeOn("2026-03-24");
        supply("2026-03-25", "food-safety-rules");
        assertThat(pledges.barredUntil(city.firm().id())).isPresent();
        supply("2026-03-26", "equipment-list");
        assertThat(pledges.barredUntil(city.firm().id())).isEmpty();
        assertThat(head().state()).isEqualTo(CaseState.RECEIVED);
    }

    @Test
    void itsNoticeIsTheOnlyOne() {
        perform(MARKET, RECEIVE);
        refuses(MARKET, RECEIVE);
        refuses(MARKET, ask());
        supply("2026-03-05", "food-safety-rules");
        supply("2026-03-05", "equipment-list");
        assertThatThrownBy(() -> perform(MARKET, ask()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new CaseRefusal.CorrectionAskedBefore()));
        assertThatThrownBy(() -> perform(MARKET, RECEIVE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new CaseRefusal.NothingToWaitFor()));
        assertThat(view().mayAsk()).isFalse();
    }

    @Test
    void comesAfterACorrectionToo() {
        perform(MARKET, ask());
        perform(applicant, new CaseCommand.AnswerCorrection("洗消区在图的左下角"));
        perform(MARKET, RECEIVE);
        assertThat(head().state()).isEqualTo(CaseState.LACKING);
    }

    @Test
    void anItemThatAcceptsAtOnceDoesNotReceiveFirst() throws IOException {
        publish("deferral: {meanwhile: accepted}");
        clock.moveTo("2026-03-02");
        id = city.submitRestaurant(applicant);
        assertThatThrownBy(() -> perform(MARKET, RECEIVE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new CaseRefusal.NothingToWaitFor()));
        perform(MARKET, ACCEPT);
        assertThat(head().state()).isEqualTo(CaseState.ACCEPTED);
    }

    private void refuses(Actor actor, CaseCommand command) {
        int version = head().version();
        assertThatThrownBy(() -> perform(actor, command)).isInstanceOf(Refused.class);
        assertThat(head().version()).isEqualTo(version);
    }

    private static CaseCommand ask() {
        return new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区")));
    }

    private void supply(String day, String material) {
        clock.moveTo(day);
        perform(applicant, new CaseCommand.Supplement(material, city.picture()));
    }

    private void perform(Actor actor, CaseCommand command) {
        casework.perform(actor, id, command);
    }

    private void wakeOn(String day) {
        clock.moveTo(day);
        waking.run();
    }

    private CaseView view() {
        return views.view(applicant, id);
    }

    private CaseHead head() {
        return view().head();
    }

    private boolean onDesk() {
        return queue.page(MARKET, Wanted.of(View.ALL), null).rows().stream()
                .anyMatch(line -> line.id().equals(id));
    }

    private void publish(String rule) throws IOException {
        String text = Files.readString(ITEM).replace("process:\n", "process:\n  " + rule + "\n");
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/rule.yaml"), text);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
        clock.moveTo("2026-02-27"); // what is in force is looked up anew on another day
        city.restaurantDraft(applicant);
    }
}
