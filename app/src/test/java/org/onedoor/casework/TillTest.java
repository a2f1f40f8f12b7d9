package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.identity.TestBrowser;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.notice.Notice;
import org.onedoor.notice.Notices;
import org.onedoor.paper.PapersOf;
import org.onedoor.payment.Bill;
import org.onedoor.payment.Bills;
import org.onedoor.payment.PayerAtSandbox;
import org.onedoor.payment.Till;
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
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** 窗口收费、窗口退款: money at a counter of the hall or of the department. */
@OnedoorTest
@Import({DemoCity.class, PayerAtSandbox.class, MovableClock.OnAMonday.class})
@DirtiesContext
class TillTest {

    private static final Path ITEM = Path.of("../definitions/items/food-business-licence-new.yaml");
    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final Actor CLERK = clerk("330300");
    private static final String FEE = """
            fee:
              name: {zh: 工本费, en: Fee}
              fen: 2000
              ground: {zh: 某收费标准, en: Some tariff}
              due: acceptance
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
    Till till;

    @Autowired
    PayerAtSandbox payer;

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

    @Autowired
    MockMvc mvc;

    @TempDir
    Path folder;

    private Actor applicant;
    private UUID id;
    private String receipt;

    @BeforeEach
    void somethingIsOwed() throws IOException {
        city.begin();
        applicant = city.applicant(city.firm());
        Files.writeString(folder.resolve("charged.yaml"), Files.readString(ITEM).replace("fee: {fen: 0}\n", FEE));
        Mistakes mistakes = new Mistakes();
        transactions.executeWithoutResult(
                status -> definitions.publish(Actor.program("000000"), DefinitionFolder.read(folder, mistakes)));
        assertThat(mistakes.all()).isEmpty();
        clock.moveTo("2026-02-10"); // what is in force is looked up anew on another day
        city.restaurantDraft(applicant);
        clock.moveTo("2026-03-02");
        id = city.submitRestaurant(applicant);
        receipt = "A-" + id.toString().substring(24);
    }

    @Test
    void listsWhatNobodyHasPaidYetAtTheCountersThatMayTakeIt() {
        assertThat(till.unpaid(CLERK)).extracting(Bill::subject).contains(id);
        assertThat(till.unpaid(clerk("330383"))).isEmpty();
        casework.perform(CLERK, id, UUID.randomUUID().toString(), take(receipt));
        assertThat(till.unpaid(CLERK)).extracting(Bill::subject).doesNotContain(id);
    }

    @Test
    void takesTheMoneyOnceAndLetsTheCaseGoOnAtOnce() {
        String key = UUID.randomUUID().toString();
        casework.perform(CLERK, id, key, take(receipt));
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(bill().way()).isEqualTo("counter-cash");
        assertThat(bill().receipt()).isEqualTo(receipt);
        assertThat(events()).contains("casework.fee-taken.v1", "casework.fee-paid.v1");
        assertThat(told()).contains("fee-paid");
        int version = views.view(applicant, id).head().version();
        casework.perform(CLERK, id, key, take(receipt));
        assertThat(views.view(applicant, id).head().version())
                .as("the same request again")
                .isEqualTo(version);
        assertThat(refusal(CLERK, take("B" + receipt))).as("paid").isEqualTo("casework.no-such-case");
        assertThat(refusal(MARKET, take("B" + receipt))).isEqualTo("casework.not-now");
        assertThat(papers.caseOf(Objects.requireNonNull(applicant.actingFor()), id))
                .extracting(PapersOf.Line::code)
                .contains("fee-receipt");
        casework.perform(MARKET, id, new CaseCommand.Accept());
        assertThat(views.view(applicant, id).head().state()).isEqualTo(CaseState.ACCEPTED);
        payer.pays(id, new Money(2_000), "online-too-" + id);
        payer.reconcile();
        assertThat(bill().state()).as("what comes online too goes back").isEqualTo(Bill.State.PAID);
        assertThat(told()).contains("payment-refunded");
    }

    @Test
    void isForTheDepartmentsOwnStaffAndTheHallsClerksOnly() {
        assertThat(refusal(clerk("330304"), take(receipt))).isEqualTo("casework.no-such-case");
        assertThat(refusal(DemoCity.reviewer("civil-affairs"), take(receipt))).isEqualTo("casework.no-such-case");
        assertThat(refusal(applicant, take(receipt))).isEqualTo("casework.step-not-open");
        assertThat(refusal(CLERK, new CaseCommand.Withdraw("")))
                .as("nothing but the till is the clerk's")
                .isEqualTo("casework.no-such-case");
        assertThat(till.find(clerk("330304"), bill().number())).isEmpty();
        assertThat(till.find(CLERK, bill().filingNumber())).isPresent();
        casework.perform(MARKET, id, new CaseCommand.TakeFee("pos", receipt));
        assertThat(bill().way()).isEqualTo("counter-pos");
    }

    /** The second has looked before the first was there, and writes when it is. */
    @Test
    void refusesOneReceiptForTwoAtTheSameInstant() throws Exception {
        UUID other = id;
        id = city.submitRestaurant(applicant);
        try (ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicReference<Future<String>> second = new AtomicReference<>();
            transactions.executeWithoutResult(status -> {
                casework.perform(CLERK, other, UUID.randomUUID().toString(), take(receipt));
                second.set(clerks.submit(() -> refusal(CLERK, take(receipt))));
                await().until(() -> jdbc.sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single());
            });
            assertThat(second.get().get()).isEqualTo("payment.receipt-used");
        }
        assertThat(bill().open()).isTrue();
        casework.perform(CLERK, id, UUID.randomUUID().toString(), take("B" + receipt));
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
    }

    @Test
    void refusesWhatCannotBeFoundAgain() {
        assertThat(refusal(CLERK, new CaseCommand.TakeFee("cheque", receipt))).isEqualTo("payment.receipt-wanting");
        assertThat(refusal(CLERK, take("12"))).isEqualTo("payment.receipt-wanting");
        casework.perform(CLERK, id, UUID.randomUUID().toString(), take(receipt));
        id = city.submitRestaurant(applicant);
        assertThat(refusal(CLERK, take(receipt))).isEqualTo("payment.receipt-used");
        assertThat(bill().state()).isEqualTo(Bill.State.OPEN);
    }

    @Test
    void givesBackAtTheCounterWhatWasPaidThere() {
        casework.perform(CLERK, id, UUID.randomUUID().toString(), take(receipt));
        assertThatThrownBy(() -> giveBack(CLERK, "T-0001")).isInstanceOf(Refused.class);
        casework.perform(applicant, id, new CaseCommand.Withdraw(""));
        assertThat(bill().toGiveBack()).isTrue();
        assertThat(told()).contains("fee-refund-counter").doesNotContain("fee-refund");
        payer.reconcile();
        assertThat(bill().state()).as("no provider pays it back").isEqualTo(Bill.State.REFUNDING);
        assertThat(till.toGiveBack(CLERK)).extracting(Bill::subject).contains(id);
        assertThat(till.toGiveBack(clerk("330304"))).extracting(Bill::subject).doesNotContain(id);
        assertThatThrownBy(() -> giveBack(clerk("330304"), "T-0001")).isInstanceOf(Refused.class);
        giveBack(CLERK, "T-0001");
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDED);
        assertThatThrownBy(() -> giveBack(CLERK, "T-0002")).as("once").isInstanceOf(Refused.class);
        assertThat(told()).contains("payment-refunded");
        assertThat(journal.of(bill().id()).stream().map(Event::type)).containsOnlyOnce("payment.transfer-refunded.v1");
    }

    @Test
    void showsTheClerkTheBillAndThePayerWhereToPay() {
        TestBrowser firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
        assertThat(firm.get("/cases/" + id).body()).contains("去缴款", "也可以到窗口缴");

        TestBrowser clerk = TestBrowser.signedIn(mvc, "hall.lucheng");
        assertThat(clerk.get("/counter").body()).contains("/counter/payments");
        assertThat(clerk.get("/counter/payments?number=" + "1".repeat(20)).body())
                .contains("没有找到");
        String address = "/counter/payments?number=" + bill().number();
        assertThat(clerk.get(address).body()).contains("工本费", "20.00", "已收全款");
        TestBrowser.Seen done = clerk.post(
                "/counter/cases/" + id + "/payment",
                "key",
                UUID.randomUUID().toString(),
                "way",
                "pos",
                "receipt",
                receipt,
                "number",
                bill().number());
        assertThat(done.location()).isEqualTo(address);
        assertThat(clerk.get(address).body())
                .contains("已缴清", receipt, "窗口刷卡或扫码")
                .doesNotContain("已收全款");

        firm.post("/cases/" + id + "/withdrawal", "key", UUID.randomUUID().toString(), "reason", "");
        assertThat(firm.get("/cases/" + id).body()).contains("请带身份证件和票据到窗口领取退款");
        assertThat(clerk.get("/counter/payments").body()).contains("等着领取退款的", bill().number());
        TestBrowser market = TestBrowser.signedIn(mvc, "market.lucheng");
        assertThat(market.get("/desk/cases/" + id).body()).contains("窗口退款");
        clerk.get(address);
        clerk.post(
                "/counter/payments/" + bill().id() + "/refund",
                "key",
                UUID.randomUUID().toString(),
                "receipt",
                "T-0009");
        assertThat(clerk.get(address).body()).contains("已全额退款");
    }

    private void giveBack(Actor actor, String number) {
        till.giveBack(actor, bill().id(), UUID.randomUUID().toString(), number);
    }

    private static CaseCommand take(String receipt) {
        return new CaseCommand.TakeFee("cash", receipt);
    }

    private static Actor clerk(String region) {
        return new Actor(UUID.randomUUID(), null, Role.CLERK, null, region, Channel.COUNTER);
    }

    private String refusal(Actor actor, CaseCommand command) {
        Throwable[] thrown = new Throwable[1];
        assertThatThrownBy(() -> casework.perform(actor, id, UUID.randomUUID().toString(), command))
                .satisfies(caught -> thrown[0] = caught);
        return ((Refused) thrown[0]).refusal().code();
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

    private List<String> events() {
        return journal.of(id).stream().map(Event::type).toList();
    }
}
