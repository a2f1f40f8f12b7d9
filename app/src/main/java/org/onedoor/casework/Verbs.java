package org.onedoor.casework;

import java.time.LocalDate;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Scene;
import org.onedoor.catalog.Items;
import org.springframework.stereotype.Component;

/** Who carries out which command, and what is so after any of them: what follows a decision, the alarm, the day to wake. */
@Component
class Verbs {

    private final Items items;
    private final Deadlines deadlines;
    private final DeskVerbs desk;
    private final Answering answering;
    private final FollowUps followUps;
    private final Lapses lapses;

    Verbs(Items items, Deadlines deadlines, DeskVerbs desk, Answering answering, FollowUps followUps, Lapses lapses) {
        this.items = items;
        this.deadlines = deadlines;
        this.desk = desk;
        this.answering = answering;
        this.followUps = followUps;
        this.lapses = lapses;
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
        followUps.follow(scene, before, waited);
        lapses.raise(scene);
        if (!due) { // else it has still to be woken, for the day that has come already
            file.wakeOn(lapses.next(file, scene.item()));
        }
    }

    private void perform(Scene scene, CaseCommand command) {
        switch (command) {
            case CaseCommand.AtDesk done -> desk.perform(scene, done);
            case CaseCommand.ByApplicant done -> perform(scene, done);
            case CaseCommand.FollowUp done -> followUps.perform(scene, done);
            case CaseCommand.Wake() -> lapses.wake(scene);
            case CaseCommand.Recount recount -> lapses.recount(scene, recount);
        }
    }

    private void perform(Scene scene, CaseCommand.ByApplicant command) {
        switch (command) {
            case CaseCommand.Attach attach -> answering.attach(scene, attach);
            case CaseCommand.CorrectAnswers correct -> answering.correctAnswers(scene, correct);
            case CaseCommand.AnswerCorrection(String remark) -> answering.answer(scene, remark);
            case CaseCommand.Supplement supplement -> answering.supplement(scene, supplement);
            case CaseCommand.Withdraw(String reason) -> answering.withdraw(scene, reason);
        }
    }
}
