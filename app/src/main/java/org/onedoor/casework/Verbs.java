package org.onedoor.casework;

import java.time.LocalDate;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.catalog.Items;
import org.springframework.stereotype.Component;

/** Who carries out which command. */
@Component
class Verbs {

    private final Items items;
    private final Deadlines deadlines;
    private final Handling handling;
    private final Answering answering;
    private final Procedures procedures;
    private final Extensions extensions;
    private final Lapses lapses;
    private final Assigning assigning;
    private final Aftercare aftercare;
    private final Hearings hearings;
    private final CorrectionNotices corrections;
    private final Charging charging;
    private final Serving serving;

    Verbs(
            Items items,
            Deadlines deadlines,
            Handling handling,
            Answering answering,
            Procedures procedures,
            Extensions extensions,
            Lapses lapses,
            Assigning assigning,
            Aftercare aftercare,
            Hearings hearings,
            CorrectionNotices corrections,
            Charging charging,
            Serving serving) {
        this.items = items;
        this.deadlines = deadlines;
        this.handling = handling;
        this.answering = answering;
        this.procedures = procedures;
        this.extensions = extensions;
        this.lapses = lapses;
        this.assigning = assigning;
        this.aftercare = aftercare;
        this.hearings = hearings;
        this.corrections = corrections;
        this.charging = charging;
        this.serving = serving;
    }

    /** Whether a day has passed that does something to the case by itself. */
    boolean due(CaseFile file) {
        LocalDate day = file.wakeOn();
        return day != null && !day.isAfter(deadlines.today());
    }

    /** Does it or refuses; what is refused has touched nothing. */
    void perform(Order order, CaseFile file) {
        CaseHead head = file.head();
        Scene scene = new Scene(
                order.actor(),
                file,
                items.version(head.item(), head.itemVersion()),
                deadlines.now(),
                deadlines.today());
        CaseState before = head.state();
        boolean waited = file.fee().awaited().isPresent();
        boolean due = due(file) && !(order.command() instanceof CaseCommand.Wake);
        perform(scene, order.command());
        charging.follow(scene, before, waited);
        serving.begin(scene, before, waited);
        file.alarm(scene, lapses.alarm(file));
        if (!due) { // else it has still to be woken, for the day that has come already
            file.wakeOn(lapses.next(file, scene.item()));
        }
    }

    private void perform(Scene scene, CaseCommand command) {
        assigning.requireTurn(scene, command);
        switch (command) {
            case CaseCommand.Accept() -> handling.accept(scene);
            case CaseCommand.ReceiveLacking() -> handling.receiveLacking(scene);
            case CaseCommand.Wake() -> lapses.wake(scene);
            case CaseCommand.Recount recount -> lapses.recount(scene, recount);
            case CaseCommand.AskCorrection ask -> handling.askCorrection(scene, ask);
            case CaseCommand.Refuse refuse -> handling.refuse(scene, refuse);
            case CaseCommand.Review review -> handling.review(scene, review);
            case CaseCommand.Grant grant -> handling.grant(scene, grant);
            case CaseCommand.Deny deny -> handling.deny(scene, deny);
            case CaseCommand.Attach attach -> answering.attach(scene, attach);
            case CaseCommand.CorrectAnswers correct -> answering.correctAnswers(scene, correct);
            case CaseCommand.AnswerCorrection(String remark) -> answering.answer(scene, remark);
            case CaseCommand.Supplement supplement -> answering.supplement(scene, supplement);
            case CaseCommand.Withdraw(String reason) -> answering.withdraw(scene, reason);
            case CaseCommand.StartProcedure start -> procedures.start(scene, start);
            case CaseCommand.EndProcedure end -> procedures.end(scene, end);
            case CaseCommand.OfferHearing offer -> hearings.offer(scene, offer);
            case CaseCommand.ServeHearingNotice serve -> hearings.serve(scene, serve);
            case CaseCommand.ServeCorrectionNotice serve -> corrections.serve(scene, serve);
            case CaseCommand.AskHearing ask -> hearings.ask(scene, ask);
            case CaseCommand.DeclineHearing(String words) -> hearings.decline(scene, words);
            case CaseCommand.ArrangeHearing arrange -> hearings.arrange(scene, arrange);
            case CaseCommand.ProposeExtension propose -> extensions.propose(scene, propose);
            case CaseCommand.DecideExtension decide -> extensions.decide(scene, decide);
            case CaseCommand.GrantOnPledge() -> aftercare.grantOnPledge(scene);
            case CaseCommand.GrantOnData(AutomaticTrace trace) -> aftercare.grantOnData(scene, trace);
            case CaseCommand.JudgeSample judge -> aftercare.judge(scene, judge);
            case CaseCommand.Check check -> aftercare.check(scene, check);
            case CaseCommand.Refer refer -> aftercare.refer(scene, refer);
            case CaseCommand.EndGrant end -> aftercare.end(scene, end);
            case CaseCommand.PayFee() -> charging.pay(scene);
            case CaseCommand.TakeFee take -> charging.take(scene, take);
            case CaseCommand.WaiveFee(String reason) -> charging.waive(scene, reason);
            case CaseCommand.Serve serve -> serving.serve(scene, serve);
            case CaseCommand.ChooseDelivery choose -> serving.choose(scene, choose);
            case CaseCommand.Claim(String step) -> assigning.claim(scene, step);
            case CaseCommand.Assign assign -> assigning.assign(scene, assign);
            case CaseCommand.Release(String step) -> assigning.release(scene, step);
        }
    }
}
