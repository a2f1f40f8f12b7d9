package org.onedoor.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Happened;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Fee;
import org.onedoor.catalog.Item;
import org.onedoor.payment.Bill;
import org.onedoor.payment.BillOrder;
import org.onedoor.payment.Bills;
import org.onedoor.payment.CounterPayment;
import org.onedoor.payment.OnlinePayment;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Money;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Component;

/**
 * 收费: what a case costs, from its submission to its end: a bill is made with it, exempt or to be paid before acceptance or
 * before issue; a payment lets it go on; an unpaid one is reminded of and may end it; what was paid may go back. Cases of
 * items without a fee ask nothing here.
 */
@Component
public class Charging {

    private static final RoomTexts TEXTS = new RoomTexts("casework");

    private final Bills bills;
    private final Deadlines deadlines;
    private final Results results;
    private final OnlinePayment online;
    private final Clock clock;

    Charging(Bills bills, Deadlines deadlines, Results results, OnlinePayment online, Clock clock) {
        this.bills = bills;
        this.deadlines = deadlines;
        this.results = results;
        this.online = online;
        this.clock = clock;
    }

    /**
     * 开单, with the submission. The sum follows from what was answered; an exemption, like a decision by the program, from
     * what the authoritative sources say wherever they could know.
     */
    public void begin(Actor actor, CaseFile file, Application application) {
        Item item = application.item();
        Fee fee = item.fee();
        if (!fee.charged()) {
            return;
        }
        Scene scene = new Scene(actor, file, item, deadlines.now(), deadlines.today());
        AnswerFacts said = new AnswerFacts(
                application.standard(), application.submitted(), Applications.values(application.held()));
        Fee.Charge charge = fee.charge(
                application.tailored().facts(said),
                application.tailored().facts(AutomaticDecision.proven(application)),
                scene.today());
        if (charge.sum().equals(Money.ZERO)) {
            return;
        }
        CaseHead head = file.head();
        Text exempt = charge.exempt();
        boolean now = fee.due() == Fee.Due.ACCEPTANCE && exempt == null;
        LocalDate payBy = deadlines.after(head.region(), fee.within());
        file.changes()
                .bill(new BillOrder.Make(
                        head.city(),
                        Ids.next(clock),
                        bills.nextNumber(head.city()),
                        head.id(),
                        head.filingNumber().value(),
                        head.party(),
                        head.department(),
                        head.region(),
                        fee.name(),
                        charge.sum(),
                        now ? payBy : null,
                        exempt));
        if (exempt != null) {
            file.changes().happened(actor, new Happened.FeeExempted(charge.sum().fen()));
            file.tell(scene, "fee-exempt", Map.of("fee", fee.name(), "ground", exempt));
        } else if (now) {
            file.fee().await(scene, charge.sum(), payBy);
            tellDue(scene, charge.sum(), payBy);
        }
    }

    /** 缴费: the payment of a bill came in. Heard once more, or after the case's end has sent it back, it changes nothing. */
    void pay(Scene scene) {
        CaseFile file = scene.file();
        Bill bill = bill(scene, Action.PAY_FEE);
        if (bill.goesBack() || (bill.state() == Bill.State.PAID && file.fee().wasPaid())) {
            return;
        }
        if (bill.state() != Bill.State.PAID) {
            throw new Refused(new CaseRefusal.NotNow(scene.head().state(), Action.PAY_FEE));
        }
        takeIn(scene, bill);
    }

    /** 窗口收费: by the department that the fee is owed to, or by a clerk of the hall. */
    void take(Scene scene, CaseCommand.TakeFee command) {
        if (scene.actor().role() != Role.CLERK) {
            Handling.requireDesk(scene, Step.FEE);
        }
        CounterPayment payment = CounterPayment.read(command.way(), command.receipt());
        Bill bill = bill(scene, Action.TAKE_FEE);
        if (!bill.open()) {
            throw new Refused(new CaseRefusal.NotNow(scene.head().state(), Action.TAKE_FEE));
        }
        if (pointless(scene)) {
            throw new Refused(new CaseRefusal.FeeForNothing());
        }
        bills.requireNew(bill, payment);
        CaseFile file = scene.file();
        file.fee().paid(scene, bill.number(), bill.sum(), scene.today());
        file.changes().bill(new BillOrder.Take(bill, payment, scene.actor().account()));
        file.changes()
                .happened(
                        scene.actor(),
                        new Happened.FeeTaken(bill.sum().fen(), payment.way().code(), payment.receipt()));
        file.tell(scene, "fee-paid", Map.of("fee", bill.title(), "sum", bill.sum()));
        goOn(scene);
    }

    private void takeIn(Scene scene, Bill bill) {
        CaseFile file = scene.file();
        if (pointless(scene)) {
            payBack(scene, bill);
            giveUp(scene, bill);
            return;
        }
        file.fee().paid(scene, bill.number(), bill.sum(), deadlines.day(Objects.requireNonNull(bill.paidAt())));
        file.tell(scene, "fee-paid", Map.of("fee", bill.title(), "sum", bill.sum()));
        goOn(scene);
    }

    /** 减免: in this one case, by whom the item names, with the reason. */
    void waive(Scene scene, String reason) {
        Handling.requireReason(reason);
        Handling.requireDesk(scene, Step.FEE);
        Role by = scene.item().fee().waivedBy();
        boolean may = by == scene.actor().role()
                || (by == Role.REVIEWER && scene.actor().role() == Role.HEAD);
        if (!may) {
            throw new Refused(new CaseRefusal.FeeNotYoursToWaive());
        }
        Bill bill = bill(scene, Action.WAIVE_FEE);
        if (!bill.open()) {
            throw new Refused(new CaseRefusal.NotNow(scene.head().state(), Action.WAIVE_FEE));
        }
        scene.file().fee().waived(scene, bill.sum());
        scene.file().changes().bill(new BillOrder.Waive(bill.id()));
        scene.file().said(scene, Step.FEE, reason);
        scene.file().tell(scene, "fee-waived", Map.of("fee", bill.title()));
        goOn(scene);
    }

    /** Whether the licence that a payment would bring can be issued no more: what was to be changed or renewed is gone. */
    private boolean pointless(Scene scene) {
        return scene.head().state() == CaseState.GRANTED && !results.drawable(scene);
    }

    /** 不再收费: nothing can be given for it any more, which the applicant and the department are told. */
    private static void giveUp(Scene scene, Bill bill) {
        scene.file().fee().givenUp(scene, bill.sum());
        scene.file()
                .said(scene, Step.FEE, TEXTS.get("fee.given-up.text", Map.of()).zh());
        scene.file().tell(scene, "fee-given-up", Map.of("fee", bill.title()));
    }

    private static void payBack(Scene scene, Bill bill) {
        scene.file().changes().bill(new BillOrder.Refund(bill.id()));
        scene.file()
                .changes()
                .happened(
                        scene.actor(), new Happened.FeeRefundOrdered(bill.sum().fen()));
        scene.file()
                .tell(
                        scene,
                        bill.atCounter() ? "fee-refund-counter" : "fee-refund",
                        Map.of("fee", bill.title(), "sum", bill.sum()));
    }

    private Bill bill(Scene scene, Action action) {
        return bills.lock(scene.head().id())
                .orElseThrow(
                        () -> new Refused(new CaseRefusal.NotNow(scene.head().state(), action)));
    }

    /** What waited for the fee: acceptance, counted from now, or the licence. */
    private void goOn(Scene scene) {
        CaseHead head = scene.head();
        if (head.state() == CaseState.GRANTED) {
            UUID licence = results.draw(scene);
            scene.file().issued(licence);
            scene.file().tell(scene, "case-granted", Map.of());
        } else {
            LocalDate countedFrom =
                    deadlines.arrival(head.region(), scene.at()).counted().toLocalDate();
            scene.file().receivedAnew(scene, countedFrom, deadlines.acceptBy(scene.item(), head.region(), countedFrom));
        }
    }

    /**
     * 逾期未缴: reminded with as much time again, then what the item says. A payment that has come in and was not heard of is
     * heard of now. A grant is never ended for its fee, and nothing is where no money can be taken online: it waits.
     */
    void unpaid(Scene scene, Step fee) {
        Bill bill = bills.lock(scene.head().id()).orElseThrow();
        if (bill.state() == Bill.State.PAID) {
            takeIn(scene, bill);
            return;
        }
        if (!bill.open()) {
            return;
        }
        if (pointless(scene)) {
            scene.file().changes().bill(new BillOrder.Close(bill.id()));
            giveUp(scene, bill);
            return;
        }
        boolean ends =
                scene.head().state() == CaseState.RECEIVED && scene.item().fee().terminate() && online.possible();
        if (fee.reminded() && ends) {
            scene.file().fee().closeUnpaid(scene);
            scene.file()
                    .said(
                            scene,
                            Step.DECIDE,
                            TEXTS.get("lapse.unpaid.text", Map.of()).zh());
            scene.file().tell(scene, "case-unpaid", Map.of("fee", bill.title()));
            return;
        }
        LocalDate again =
                deadlines.after(scene.head().region(), scene.item().fee().within());
        scene.file().fee().remind(scene, bill.sum(), again);
        scene.file().changes().bill(new BillOrder.Ask(bill.id(), again));
        scene.file().tell(scene, "fee-reminder", Map.of("fee", bill.title(), "sum", bill.sum(), "due", again));
    }

    /**
     * What any command that granted a case or ended it does to its bill.
     *
     * @param waited whether a fee was awaited before
     */
    void follow(Scene scene, CaseState before, boolean waited) {
        Fee fee = scene.item().fee();
        CaseState now = scene.head().state();
        if (!fee.charged() || now == before) {
            return;
        }
        if (now == CaseState.GRANTED) {
            ask(scene);
        } else if (!now.open() && !now.granted()) {
            end(scene, before, waited);
        }
    }

    /** 缴款通知 with the grant: the licence follows the payment. */
    private void ask(Scene scene) {
        CaseHead head = scene.head();
        if (scene.item().fee().due() != Fee.Due.ISSUE || head.licence() != null) {
            return;
        }
        Bill bill = bills.of(head.id()).orElseThrow();
        LocalDate payBy = deadlines.after(head.region(), scene.item().fee().within());
        scene.file().fee().await(scene, bill.sum(), payBy);
        scene.file().changes().bill(new BillOrder.Ask(bill.id(), payBy));
        tellDue(scene, bill.sum(), payBy);
    }

    /**
     * Nothing is owed any more. What was paid goes back where nothing was given for it: always where the case had not heard
     * of it yet, else where the item says so.
     */
    private void end(Scene scene, CaseState before, boolean waited) {
        bills.lock(scene.head().id()).ifPresent(bill -> {
            switch (bill.state()) {
                case PLANNED, OPEN -> scene.file().changes().bill(new BillOrder.Close(bill.id()));
                case PAID -> {
                    boolean served = scene.head().licence() != null
                            || (before.granted() && scene.item().fee().due() != Fee.Due.ISSUE);
                    if (waited || (!served && scene.item().fee().refunded())) {
                        payBack(scene, bill);
                    }
                }
                case EXEMPT, WAIVED, CLOSED, REFUNDING, REFUNDED -> {}
            }
        });
    }

    private static void tellDue(Scene scene, Money sum, LocalDate payBy) {
        scene.file().tell(scene, "fee-due", Map.of("fee", scene.item().fee().name(), "sum", sum, "due", payBy));
    }
}
