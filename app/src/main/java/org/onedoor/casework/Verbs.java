package org.onedoor.casework;

import org.springframework.stereotype.Component;

/** Who carries out which command. */
@Component
class Verbs {

    private final Handling handling;
    private final Answering answering;

    Verbs(Handling handling, Answering answering) {
        this.handling = handling;
        this.answering = answering;
    }

    /** Does it or refuses; what is refused has touched nothing. */
    void perform(Scene scene, CaseCommand command) {
        switch (command) {
            case CaseCommand.Accept() -> handling.accept(scene);
            case CaseCommand.DeemAccepted() -> handling.deemAccepted(scene);
            case CaseCommand.AskCorrection ask -> handling.askCorrection(scene, ask);
            case CaseCommand.Refuse refuse -> handling.refuse(scene, refuse);
            case CaseCommand.Review review -> handling.review(scene, review);
            case CaseCommand.Grant grant -> handling.grant(scene, grant);
            case CaseCommand.Deny deny -> handling.deny(scene, deny);
            case CaseCommand.Attach attach -> answering.attach(scene, attach);
            case CaseCommand.AnswerCorrection(String remark) -> answering.answer(scene, remark);
            case CaseCommand.Supplement supplement -> answering.supplement(scene, supplement);
            case CaseCommand.Withdraw(String reason) -> answering.withdraw(scene, reason);
        }
    }
}
