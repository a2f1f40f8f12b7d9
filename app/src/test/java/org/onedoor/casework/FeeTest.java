package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.ClockEntry;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.casework.life.Step;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.notice.Notice;
import org.onedoor.notice.Notices;
import org.onedoor.paper.PapersOf;
import org.onedoor.payment.Bill;
import org.onedoor.payment.Bills;
import org.onedoor.payment.PayerAtSandbox;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Money;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** 收费: what a case costs, before acceptance or before issue. */
@OnedoorTest
@Import({DemoCity.class, PayerAtSandbox.class, MovableClock.OnAMonday.class})
@DirtiesContext
class FeeTest {

    private static final Path ITEM = Path.of("../definitions/items/food-business-licence-new.yaml");
    private static final Money SUM = new Money(2_000);

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor HEALTH = DemoCity.reviewer("health");
    private static final Actor PROGRAM = Actor.program(DemoCity.LUCHENG);
    private static final Actor HEAD =
            new Actor(UUID.randomUUID(), null, Role.HEAD, "market-regulation", DemoCity.LUCHENG, Channel.WEB);

    private static final String FEE = """
            fee:
              name: {zh: 工本费, en: Fee}
              amounts:
                - {fen: 2000, when: food_business_form == 'catering'}
                - {fen: 1000}
              ground: {zh: 某收费标准, en: Some tariff}
              due: %s
              unpaid: {within: {value: 10, unit: working-days}, then: %s}
              waived-by: head
              refund: true
            """;

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Bills bills;

    @Autowired
    PayerAtSandbox payer;

    @Autowired
    FeesPaid feesPaid;

    @Autowired
    JournalReader journal;

    @Autowired
    Notices notices;

    @Autowired
    PapersOf papers;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private Actor applicant;
    private UUID id;

    @BeforeEach
    void begin() {
        city.begin();
        applicant = city.applicant(city.firm());
    }

    @Test
    void issuesTheLicenceWhenTheFeeIsPaid() throws IOException {
        costs(FEE.formatted("issue", "remind"));
        id = city.submitOnPledge(applicant);
        assertThat(head().state()).isEqualTo(CaseState.GRANTED);
        assertThat(head().licence()).as("it waits for the payment").isNull();
        assertThat(bill().state()).isEqualTo(Bill.State.OPEN);
        assertThat(bill().sum()).isEqualTo(SUM);
        assertThat(bill().payBy()).as("ten working days").isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(told()).contains("fee-due");
        pay("issue");
        assertThat(head().licence()).isNotNull();
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(papers()).contains("granted", "fee-receipt");
        assertThat(told()).contains("fee-paid", "case-granted");
        int version = head().version();
        hear(); // the journal's consumer is at-least-once where a node dies
        assertThat(head().version()).isEqualTo(version);
        assertThat(papers()).filteredOn(code -> code.equals("fee-receipt")).hasSize(1);
        assertThat(casework()).contains("casework.fee-due.v1", "casework.fee-paid.v1");
    }

    @Test
    void letsAReviewersGrantWaitLikewise() throws IOException {
        costs(FEE.formatted("issue", "remind"));
        id = city.submitRestaurant(applicant);
        assertThat(bill().state()).isEqualTo(Bill.State.PLANNED);
        assertThat(told()).doesNotContain("fee-due");
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        granted();
        assertThat(head().state()).isEqualTo(CaseState.GRANTED);
        assertThat(head().licence()).isNull();
        assertThat(views.view(applicant, id).timing().entries().getLast().kind())
                .as("the organ's time is over with its decision")
                .isEqualTo(ClockEntry.Kind.STOP);
        assertThat(serving()).as("nothing to hand over yet").isEmpty();
        pay("reviewer");
        assertThat(head().licence()).isNotNull();
        assertThat(serving())
                .extracting(Step::due)
                .as("ten working days")
                .containsExactly(LocalDate.parse("2026-03-16"));
    }

    @Test
    void takesNothingFromWhoIsExempt() throws IOException {
        costs(FEE.formatted("issue", "remind")
                + "  exempt:\n    - {when: '!has_cold_dishes', ground: {zh: 支持热食, en: For hot dishes}}\n");
        id = city.submitOnPledge(applicant);
        assertThat(head().licence()).isNotNull();
        assertThat(bill().state()).isEqualTo(Bill.State.EXEMPT);
        assertThat(Objects.requireNonNull(bill().ground()).zh()).isEqualTo("支持热食");
        assertThat(told()).contains("fee-exempt").doesNotContain("fee-due");
        assertThat(casework()).contains("casework.fee-exempted.v1");
    }

    @Test
    void exemptsNobodyOnWhatASourceCouldKnowAndWasOnlyTyped() throws IOException {
        costs(FEE.formatted("issue", "remind")
                + "  exempt:\n    - {when: sells_online, ground: {zh: 支持网店, en: For online shops}}\n");
        id = city.submitOnPledge(applicant);
        assertThat(head().licence()).isNull();
        assertThat(bill().state()).isEqualTo(Bill.State.OPEN);
    }

    @Test
    void letsOnlyTheHeadWaiveItWithAReason() throws IOException {
        costs(FEE.formatted("issue", "remind"));
        id = city.submitOnPledge(applicant);
        assertThat(refusal(MARKET, new CaseCommand.WaiveFee("水灾"))).isEqualTo("casework.fee-not-yours-to-waive");
        assertThat(refusal(HEAD, new CaseCommand.WaiveFee(" "))).isEqualTo("casework.reason-missing");
        casework.perform(HEAD, id, new CaseCommand.WaiveFee("遭遇水灾"));
        assertThat(head().licence()).isNotNull();
        assertThat(bill().state()).isEqualTo(Bill.State.WAIVED);
        assertThat(views.view(applicant, id).opinionOn(Step.FEE)).contains("遭遇水灾");
        assertThat(refusal(HEAD, new CaseCommand.WaiveFee("再免一次"))).isEqualTo("casework.not-now");
        payer.pays(id, SUM, "after-waiver-" + id);
        assertThat(bill().state()).as("what comes now goes back").isEqualTo(Bill.State.WAIVED);
    }

    @Test
    void remindsOnceAndEndsWhatIsNotPaidBeforeAcceptance() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"));
        id = city.submitRestaurant(applicant);
        wake("2026-03-16");
        assertThat(told()).as("the last day is not over").doesNotContain("fee-reminder");
        wake("2026-03-17");
        assertThat(told()).contains("fee-reminder");
        assertThat(bill().payBy()).isEqualTo(LocalDate.parse("2026-03-31"));
        wake("2026-03-31");
        assertThat(head().state()).isEqualTo(CaseState.RECEIVED);
        wake("2026-04-01");
        assertThat(head().state()).isEqualTo(CaseState.TERMINATED);
        assertThat(bill().state()).isEqualTo(Bill.State.CLOSED);
        assertThat(told()).contains("case-unpaid");
        payer.pays(id, SUM, "too-late-" + id);
        payer.reconcile();
        assertThat(bill().state()).isEqualTo(Bill.State.CLOSED);
        assertThat(told()).contains("payment-refunded");
    }

    /** The journal's message may have been put aside for long: the payer's day does not pass over it. */
    @Test
    void hearsOfAPaymentAtTheLatestWhenThePayersDayIsOver() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"));
        id = city.submitRestaurant(applicant);
        wake("2026-03-17");
        city.sleep();
        clock.moveTo("2026-04-01");
        atOnce(() -> {
            payer.pays(id, SUM, "last-moment-" + id);
            casework.perform(PROGRAM, id, new CaseCommand.Wake());
        });
        assertThat(head().state()).isEqualTo(CaseState.RECEIVED);
        assertThat(head().acceptBy()).as("it lies on the desk").isNotNull();
        int version = head().version();
        hear();
        assertThat(head().version()).as("heard of twice").isEqualTo(version);
    }

    /** Whatever holds up a payment is not the payer's fault: it is told and tried again, and nothing of it is lost. */
    @Test
    void throwsWhatAnOpenCaseRefusesWhenAPaymentComes() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"));
        id = city.submitRestaurant(applicant);
        jdbc.sql("UPDATE casework.case_file SET state = 'lacking' WHERE id = :id")
                .param("id", id)
                .update();
        payer.pays(id, SUM, "refused-" + id);
        assertThatThrownBy(this::hear).isInstanceOf(Refused.class);
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
        jdbc.sql("UPDATE casework.case_file SET state = 'received' WHERE id = :id")
                .param("id", id)
                .update();
        hear();
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(head().state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void onlyRemindsOfTheFeeOfAGrantWhateverAnOlderDefinitionSays() throws IOException {
        costs(FEE.formatted("issue", "terminate"));
        id = city.submitOnPledge(applicant);
        wake("2026-03-17");
        wake("2026-04-01");
        wake("2026-05-06");
        assertThat(head().state()).isEqualTo(CaseState.GRANTED);
        assertThat(told())
                .filteredOn(template -> template.equals("fee-reminder"))
                .hasSize(3);
    }

    @Test
    void acceptsNothingBeforeItIsPaidAndCountsFromThen() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"));
        clock.moveTo("2026-02-12");
        id = city.submitRestaurant(applicant);
        assertThat(bill().payBy())
                .as("ten working days: the holidays of 15 to 23 February, 14 and 28 worked")
                .isEqualTo(LocalDate.parse("2026-03-04"));
        assertThat(refusal(MARKET, new CaseCommand.Accept())).isEqualTo("casework.fee-unpaid");
        assertThat(refusal(
                        MARKET, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "看不清")))))
                .isEqualTo("casework.fee-unpaid");
        wake("2026-02-28");
        assertThat(head().state())
                .as("silence accepts nothing that is not paid")
                .isEqualTo(CaseState.RECEIVED);
        pay("acceptance");
        assertThat(head().countedFrom()).isEqualTo(LocalDate.parse("2026-02-28"));
        assertThat(head().acceptBy()).isEqualTo(LocalDate.parse("2026-03-02"));
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(head().state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void paysBackTheWholeSumOfWhatIsWithdrawnOrRefused() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"));
        id = city.submitRestaurant(applicant);
        pay("withdrawn");
        casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDING);
        assertThat(told()).contains("fee-refund");
        payer.reconcile();
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDED);
        assertThat(casework()).contains("casework.fee-refund-ordered.v1");

        id = city.submitRestaurant(applicant);
        casework.perform(MARKET, id, new CaseCommand.Refuse(NotAccepted.NOT_COMPETENT, "不属于本机关", "海关"));
        assertThat(bill().state()).as("refused before it was paid").isEqualTo(Bill.State.CLOSED);
    }

    @Test
    void paysBackWhatComesInWhileTheCaseIsWithdrawn() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"));
        id = city.submitRestaurant(applicant);
        payer.pays(id, SUM, "crossing-" + id);
        casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDING);
        hear();
        assertThat(head().state()).isEqualTo(CaseState.WITHDRAWN);
        payer.reconcile();
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDED);
    }

    @Test
    void paysBackWhatTheCaseHadNotHeardOfEvenWhereTheItemDoesNotRefund() throws IOException {
        costs(FEE.formatted("acceptance", "terminate").replace("refund: true", "refund: false"));
        id = city.submitRestaurant(applicant);
        atOnce(() -> {
            payer.pays(id, SUM, "unheard-" + id);
            casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        });
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDING);
        hear();
        payer.reconcile();
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDED);
    }

    @Test
    void letsTheFeeGoWithAGrantWhosePledgeWasBroken() throws IOException {
        costs(FEE.formatted("issue", "remind").replace("refund: true", "refund: false"));
        id = city.submitOnPledge(applicant);
        casework.perform(MARKET, id, new CaseCommand.Check(CaseCommand.Finding.BROKEN, "没有洗消区"));
        assertThat(head().state()).isEqualTo(CaseState.REVOKED);
        assertThat(bill().state()).isEqualTo(Bill.State.CLOSED);
        assertThat(feeStep()).isEqualTo(Step.State.DROPPED);
        wake("2026-03-17");
        assertThat(told()).as("nothing is owed").doesNotContain("fee-reminder");

        city.begin(); // another firm's: who broke a pledge may not pledge again
        id = city.submitOnPledge(applicant);
        atOnce(() -> {
            payer.pays(id, SUM, "broken-" + id);
            casework.perform(MARKET, id, new CaseCommand.Check(CaseCommand.Finding.BROKEN, "没有洗消区"));
        });
        assertThat(bill().state()).as("nothing was issued for it").isEqualTo(Bill.State.REFUNDING);
    }

    @Test
    void keepsWhatWasPaidForWhatWasIssued() throws IOException {
        costs(FEE.formatted("issue", "remind"));
        id = city.submitOnPledge(applicant);
        pay("issued");
        casework.perform(MARKET, id, new CaseCommand.Check(CaseCommand.Finding.BROKEN, "没有洗消区"));
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(receipt().valid()).isTrue();
    }

    @Test
    void leavesThePaymentInPlaceWhereAGrantIsToBeSupplied() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"), "deferral: {gate: after-grant}");
        id = city.submitRestaurant(applicant);
        pay("deficient");
        casework.perform(MARKET, id, new CaseCommand.Accept());
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(HEALTH, id, new CaseCommand.Review("hygiene-opinion", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
        assertThat(head().state()).isEqualTo(CaseState.GRANTED_DEFICIENT);
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(receipt().valid()).isTrue();
    }

    @Test
    void receivesNothingLackingBeforeItIsPaid() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"), "deferral: {meanwhile: received}");
        id = city.submitRestaurant(applicant);
        assertThat(refusal(MARKET, new CaseCommand.ReceiveLacking())).isEqualTo("casework.fee-unpaid");
        pay("lacking");
        casework.perform(MARKET, id, new CaseCommand.ReceiveLacking());
        assertThat(head().state()).isEqualTo(CaseState.LACKING);
    }

    @Test
    void datesTheReceiptByThePaymentAndVoidsItWithTheRefund() throws IOException {
        costs(FEE.formatted("acceptance", "terminate"));
        id = city.submitRestaurant(applicant);
        clock.moveTo("2026-03-05");
        pay("dated");
        assertThat(receiptText())
                .as("paid on the second, heard of on the fifth")
                .contains("\"paid\": [\"d\", \"2026-03-02\"]");
        assertThat(receipt().valid()).isTrue();
        casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        assertThat(receipt().valid()).isFalse();
        assertThat(journal.of(receipt().id()).stream().map(Event::type)).contains("paper.ended.v1");
    }

    @Test
    void keepsWhatWasPaidWhereTheItemDoesNotRefund() throws IOException {
        costs(FEE.formatted("acceptance", "terminate").replace("refund: true", "refund: false"));
        id = city.submitRestaurant(applicant);
        pay("kept");
        casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
    }

    /** The demo's food licence, as a place that charges for it would have it. */
    private void costs(String fee) throws IOException {
        costs(fee, "deferral: {gate: before-grant}");
    }

    private void costs(String fee, String rule) throws IOException {
        String charged = Files.readString(ITEM)
                .replace("fee: {fen: 0}\n", fee)
                .replace("process:\n", "process:\n  " + rule + "\n");
        Files.createDirectories(folder.resolve("items"));
        Files.writeString(folder.resolve("items/charged.yaml"), charged);
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
        clock.moveTo("2026-02-10"); // what is in force is looked up anew on another day
        city.restaurantDraft(applicant);
        clock.moveTo("2026-03-02");
    }

    private void granted() {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            casework.perform(applicant, id, new CaseCommand.Supplement(material, city.picture()));
        }
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(HEALTH, id, new CaseCommand.Review("hygiene-opinion", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
    }

    private void pay(String transaction) {
        payer.pays(id, SUM, transaction + "-" + id);
        hear();
    }

    /** What the journal delivers a moment later. */
    private void hear() {
        journal.of(bill().id()).stream()
                .filter(event -> feesPaid.types().contains(event.type()))
                .forEach(paid -> transactions.executeWithoutResult(status -> feesPaid.on(paid)));
    }

    /** Before the journal can have told of it. */
    private void atOnce(Runnable what) {
        transactions.executeWithoutResult(status -> what.run());
    }

    private Step.State feeStep() {
        return views.view(applicant, id).steps().stream()
                .filter(step -> step.id().equals(Step.FEE))
                .map(Step::state)
                .findFirst()
                .orElseThrow();
    }

    private PapersOf.Line receipt() {
        return papers.caseOf(Objects.requireNonNull(applicant.actingFor()), id).stream()
                .filter(paper -> paper.code().equals("fee-receipt"))
                .findFirst()
                .orElseThrow();
    }

    private String receiptText() {
        return jdbc.sql("SELECT \"values\"::text FROM paper.paper WHERE id = :id")
                .param("id", receipt().id())
                .query(String.class)
                .single();
    }

    private void wake(String day) {
        city.sleep();
        clock.moveTo(day);
        casework.perform(PROGRAM, id, new CaseCommand.Wake());
    }

    private String refusal(Actor actor, CaseCommand command) {
        Throwable[] thrown = new Throwable[1];
        assertThatThrownBy(() -> casework.perform(actor, id, command)).satisfies(caught -> thrown[0] = caught);
        return ((Refused) thrown[0]).refusal().code();
    }

    private CaseHead head() {
        return views.view(applicant, id).head();
    }

    private List<Step> serving() {
        return views.view(applicant, id).open().stream()
                .filter(step -> step.id().equals(Step.SERVE))
                .toList();
    }

    private Bill bill() {
        return bills.of(id).orElseThrow();
    }

    private List<String> told() {
        return notices.of(Objects.requireNonNull(applicant.actingFor())).stream()
                .filter(notice -> notice.link().endsWith(id.toString()))
                .map(Notice::template)
                .toList();
    }

    private List<String> papers() {
        return papers.caseOf(Objects.requireNonNull(applicant.actingFor()), id).stream()
                .map(PapersOf.Line::code)
                .toList();
    }

    private List<String> casework() {
        return journal.of(id).stream().map(Event::type).toList();
    }
}
