package org.onedoor.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.notice.Notice;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Money;
import org.onedoor.shared.Refused;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 到账: whatever a provider says, as often and in whatever order it says it. */
@OnedoorTest
@Import({PayerAtSandbox.class, MovableClock.OnAMonday.class})
class PaymentsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Bills bills;

    @Autowired
    Payments payments;

    @Autowired
    PayerAtSandbox payer;

    @Autowired
    Sandbox sandbox;

    @Autowired
    Day day;

    @Autowired
    JournalReader journal;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private OpenBill open;

    @BeforeEach
    void somethingIsOwed() {
        clock.moveTo("2026-03-02");
        open = OpenBill.in(context, LocalDate.parse("2026-03-16"));
    }

    @Test
    void entersAPaymentOnceHoweverOftenItIsTold() {
        payer.pays(open.subject(), OpenBill.SUM, txn("a"));
        payer.pays(open.subject(), OpenBill.SUM, txn("a"));
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(bill().paidAt()).isNotNull();
        assertThat(transfers()).containsExactly("settled paid");
        assertThat(happened()).containsExactly("payment.bill-paid.v1");
    }

    @Test
    void paysBackWhatDoesNotSettleTheBill() {
        payer.pays(open.subject(), new Money(1_999), txn("b"));
        assertThat(bill().state()).as("another sum").isEqualTo(Bill.State.OPEN);
        payer.pays(open.subject(), OpenBill.SUM, txn("c"));
        payer.pays(open.subject(), OpenBill.SUM, txn("d"));
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
        assertThat(transfers()).containsExactlyInAnyOrder("refunding sum", "settled paid", "refunding twice");
        payer.reconcile();
        payer.reconcile();
        assertThat(transfers()).containsExactlyInAnyOrder("refunded sum", "settled paid", "refunded twice");
        assertThat(bill().state())
                .as("what was too much went back, the bill stays paid")
                .isEqualTo(Bill.State.PAID);
        assertThat(notices.of(open.party()))
                .extracting(Notice::template)
                .containsExactly("payment-refunded", "payment-refunded");
    }

    @Test
    void paysBackWhatComesAfterTheBillWasClosed() {
        open.write(context, new BillOrder.Close(open.id()));
        payer.pays(open.subject(), OpenBill.SUM, txn("e"));
        assertThat(bill().state()).isEqualTo(Bill.State.CLOSED);
        payer.reconcile();
        assertThat(transfers()).containsExactly("refunded over");
        assertThat(happened()).containsExactly("payment.transfer-returned.v1", "payment.transfer-refunded.v1");
    }

    @Test
    void closesOrRefundsButNeverBoth() {
        payer.pays(open.subject(), OpenBill.SUM, txn("f"));
        open.write(context, new BillOrder.Close(open.id()));
        assertThat(bill().state()).as("paid before it was closed").isEqualTo(Bill.State.PAID);
        open.write(context, new BillOrder.Refund(open.id()));
        open.write(context, new BillOrder.Refund(open.id()));
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDING);
        payer.reconcile();
        assertThat(bill().state()).isEqualTo(Bill.State.REFUNDED);
        assertThat(transfers()).containsExactly("refunded paid");
        payer.pays(open.subject(), OpenBill.SUM, txn("f"));
        assertThat(transfers()).as("an old message again").containsExactly("refunded paid");
    }

    @Test
    void refusesWhatIsNotSignedOrNotKnown() {
        byte[] body = "{\"transaction\":\"x\",\"order\":\"%s\",\"fen\":2000,\"at\":\"2026-03-02T02:00:00Z\"}"
                .formatted(bill().number())
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> payments.told(Sandbox.NAME, "00", body))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("payment.not-signed"));
        assertThatThrownBy(() -> payments.told("elsewhere", sandbox.signature(body), body))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> payer.tell(new PaymentProvider.Transfer(
                        txn("g"), "33030026030299999999", OpenBill.SUM, Instant.parse("2026-03-02T02:00:00Z"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("payment.no-such-bill"));
        assertThat(bill().state()).isEqualTo(Bill.State.OPEN);
    }

    @Test
    void settlesOnceAmongManyPaymentsAtOnce() throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String transaction = txn("h" + i % 4); // each is told twice
            all.add(() -> {
                payer.pays(open.subject(), OpenBill.SUM, transaction);
                return null;
            });
        }
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (Future<Void> one : many.invokeAll(all)) {
                one.get();
            }
        }
        assertThat(transfers())
                .containsExactlyInAnyOrder("settled paid", "refunding twice", "refunding twice", "refunding twice");
        assertThat(happened())
                .filteredOn(type -> type.equals("payment.bill-paid.v1"))
                .hasSize(1);
    }

    @Test
    void asksTheProviderAboutAPaymentOfWhichNoMessageCame() {
        payments.checkout(open.payer(), open.id());
        sandbox.pay(bill().number());
        payer.reconcile();
        assertThat(bill().state()).as("not asked within the first minute").isEqualTo(Bill.State.OPEN);
        clock.moveTo("2026-03-03");
        payer.reconcile();
        assertThat(bill().state()).isEqualTo(Bill.State.PAID);
        payer.reconcile();
        assertThat(transfers()).containsExactly("settled paid");
    }

    @Test
    void findsALostPaymentThatCameAfterTheEndAndPaysItBack() {
        payments.checkout(open.payer(), open.id());
        open.write(context, new BillOrder.Close(open.id()));
        sandbox.pay(bill().number());
        clock.moveTo("2026-03-03");
        payer.reconcile();
        payer.reconcile();
        assertThat(transfers()).containsExactly("refunded over");
    }

    /** Paid twice, or paid after a waiver: nobody tells of it, so the provider is asked on. */
    @Test
    void goesOnAskingAsLongAsAnOrderCouldStillBePaid() {
        payments.checkout(open.payer(), open.id());
        payer.pays(open.subject(), OpenBill.SUM, txn("l"));
        clock.moveTo("2026-03-10");
        payer.reconcile();
        sandbox.pay(bill().number());
        clock.moveTo("2026-03-12");
        payer.reconcile();
        payer.reconcile();
        assertThat(transfers()).containsExactlyInAnyOrder("settled paid", "refunded twice");
        clock.moveTo("2026-03-25");
        payer.reconcile();
        assertThat(nextLook()).as("a week after its last day is over").isNull();

        OpenBill waived = OpenBill.in(context, LocalDate.parse("2026-04-08"));
        payments.checkout(waived.payer(), waived.id());
        waived.write(context, new BillOrder.Waive(waived.id()));
        clock.moveTo("2026-03-27");
        payer.reconcile();
        sandbox.pay(bills.of(waived.subject()).orElseThrow().number());
        clock.moveTo("2026-03-29");
        payer.reconcile();
        payer.reconcile();
        assertThat(jdbc.sql("select state || ' ' || why from payment.transfer where bill = :bill")
                        .param("bill", waived.id())
                        .query(String.class)
                        .list())
                .containsExactly("refunded over");
    }

    @Test
    void doesNotGiveUpOnALookUpThatFails() {
        payments.checkout(open.payer(), open.id());
        open.write(context, new BillOrder.Close(open.id()));
        sandbox.pay(bill().number());
        jdbc.sql("alter table payment.sandbox_order rename to sandbox_order_gone")
                .update();
        try {
            for (String day : List.of("2026-03-03", "2026-03-20", "2026-04-20")) {
                clock.moveTo(day);
                payer.reconcile();
            }
        } finally {
            jdbc.sql("alter table payment.sandbox_order_gone rename to sandbox_order")
                    .update();
        }
        clock.moveTo("2026-04-22");
        payer.reconcile();
        payer.reconcile();
        assertThat(transfers()).containsExactly("refunded over");
    }

    @Test
    void asksLessOftenTheLongerNothingComes() {
        payments.checkout(open.payer(), open.id());
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            jdbc.sql("update payment.bill set next_look = :now where id = :id")
                    .param("now", bills.now())
                    .param("id", open.id())
                    .update();
            payer.reconcile();
            minutes.add(java.time.Duration.between(bills.now(), java.util.Objects.requireNonNull(nextLook()))
                    .plusSeconds(30)
                    .toMinutes());
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    /** Whatever becomes of the request, the provider is asked about the order that it may have made. */
    @Test
    void knowsOfAnOrderBeforeItIsMade() {
        jdbc.sql("alter table payment.sandbox_order rename to sandbox_order_gone")
                .update();
        try {
            assertThatThrownBy(() -> payments.checkout(open.payer(), open.id()))
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        } finally {
            jdbc.sql("alter table payment.sandbox_order_gone rename to sandbox_order")
                    .update();
        }
        assertThat(nextLook()).isNotNull();
    }

    private @org.jspecify.annotations.Nullable OffsetDateTime nextLook() {
        return jdbc.sql("select next_look from payment.bill where id = :id")
                .param("id", open.id())
                .query((row, n) -> row.getObject("next_look", OffsetDateTime.class))
                .list()
                .getFirst();
    }

    @Test
    void leadsOnlyThePayerToTheCashierAndOnlyWhileSomethingIsOwed() {
        assertThat(payments.checkout(open.payer(), open.id())).isEqualTo(payments.checkout(open.payer(), open.id()));
        OpenBill other = OpenBill.in(context, null);
        assertThatThrownBy(() -> payments.checkout(open.payer(), other.id()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("payment.no-such-bill"));
        assertThatThrownBy(() -> payments.checkout(other.payer(), other.id()))
                .as("not asked for yet")
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("payment.not-open"));
    }

    @Test
    void numbersEndInACheckDigit() {
        assertThat(bill().number()).matches("330300260302\\d{8}");
        assertThat(bills.nextNumber("330300")).isNotEqualTo(bills.nextNumber("330300"));
    }

    @Test
    void reconcilesADay() {
        clock.moveTo("2026-04-07");
        OpenBill paid = OpenBill.in(context, LocalDate.parse("2026-04-21"));
        OpenBill left = OpenBill.in(context, LocalDate.parse("2026-04-21"));
        payer.pays(paid.subject(), OpenBill.SUM, txn("i"));
        payer.pays(paid.subject(), OpenBill.SUM, txn("j"));
        payer.reconcile();
        LocalDate today = LocalDate.parse("2026-04-07");
        assertThat(lines(today, paid)).containsExactlyInAnyOrder("paid paid", "paid twice", "refunded twice");
        assertThat(lines(today, left)).containsExactly("open ");
        clock.moveTo("2026-04-08");
        payer.pays(left.subject(), OpenBill.SUM, txn("k"));
        assertThat(lines(today, left)).as("it was open at that day's end").containsExactly("open ");
        assertThat(lines(LocalDate.parse("2026-04-08"), left)).containsExactly("paid paid");
        assertThat(day.totals(OpenBill.head(), today))
                .filteredOn(total -> total.kind().equals("refunded"))
                .containsExactly(new Day.Total("refunded", 1, 2_000));
    }

    @Test
    void turnsThePagesOfADayWithoutLosingALine() {
        clock.moveTo("2026-05-11");
        for (int i = 0; i < 5; i++) {
            OpenBill.in(context, LocalDate.parse("2026-05-25"));
        }
        LocalDate today = LocalDate.parse("2026-05-11");
        List<String> whole = day.lines(OpenBill.head(), today, null, 1_000).rows().stream()
                .map(Day.Line::line)
                .toList();
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            var slice = day.lines(OpenBill.head(), today, after, 2);
            slice.rows().forEach(line -> paged.add(line.line()));
            after = slice.next();
        } while (after != null);
        assertThat(whole).hasSizeGreaterThanOrEqualTo(5);
        assertThat(paged).isEqualTo(whole);
    }

    private List<String> lines(LocalDate which, OpenBill bill) {
        return day.lines(OpenBill.head(), which, null, 1_000).rows().stream()
                .filter(line -> line.subject().equals(bill.subject()))
                .map(line -> line.kind() + " " + line.why())
                .toList();
    }

    private Bill bill() {
        return bills.of(open.subject()).orElseThrow();
    }

    private String txn(String name) {
        return name + "-" + open.id();
    }

    private List<String> transfers() {
        return jdbc.sql("select state || ' ' || why from payment.transfer where bill = :bill")
                .param("bill", open.id())
                .query(String.class)
                .list();
    }

    private List<String> happened() {
        return journal.of(open.id()).stream()
                .map(Event::type)
                .filter(type -> !type.equals("payment.checkout-opened.v1"))
                .toList();
    }
}
