package org.onedoor.casework;

import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.Scene;
import org.springframework.stereotype.Component;

/** 承办: who carries out what a department does with a case before it, each in the turn that the step's holder has. */
@Component
class DeskVerbs {

    private final Assigning assigning;
    private final Handling handling;
    private final CorrectionNotices corrections;
    private final Procedures procedures;
    private final Hearings hearings;
    private final Extensions extensions;

    DeskVerbs(
            Assigning assigning,
            Handling handling,
            CorrectionNotices corrections,
            Procedures procedures,
            Hearings hearings,
            Extensions extensions) {
        this.assigning = assigning;
        this.handling = handling;
        this.corrections = corrections;
        this.procedures = procedures;
        this.hearings = hearings;
        this.extensions = extensions;
    }

    void perform(Scene scene, CaseCommand.AtDesk command) {
        assigning.requireTurn(scene, command);
        switch (command) {
            case CaseCommand.Accept() -> handling.accept(scene);
            case CaseCommand.ReceiveLacking() -> handling.receiveLacking(scene);
            case CaseCommand.AskCorrection ask -> handling.askCorrection(scene, ask);
            case CaseCommand.Refuse refuse -> handling.refuse(scene, refuse);
            case CaseCommand.Review review -> handling.review(scene, review);
            case CaseCommand.Grant grant -> handling.grant(scene, grant);
            case CaseCommand.Deny deny -> handling.deny(scene, deny);
            case CaseCommand.ServeCorrectionNotice serve -> corrections.serve(scene, serve);
            case CaseCommand.StartProcedure start -> procedures.start(scene, start);
            case CaseCommand.EndProcedure end -> procedures.end(scene, end);
            case CaseCommand.OfHearing hearing -> perform(scene, hearing);
            case CaseCommand.ProposeExtension propose -> extensions.propose(scene, propose);
            case CaseCommand.DecideExtension decide -> extensions.decide(scene, decide);
            case CaseCommand.Claim(String step) -> assigning.claim(scene, step);
            case CaseCommand.Assign assign -> assigning.assign(scene, assign);
            case CaseCommand.Release(String step) -> assigning.release(scene, step);
        }
    }

    private void perform(Scene scene, CaseCommand.OfHearing command) {
        switch (command) {
            case CaseCommand.OfferHearing offer -> hearings.offer(scene, offer);
            case CaseCommand.ServeHearingNotice serve -> hearings.serve(scene, serve);
            case CaseCommand.AskHearing ask -> hearings.ask(scene, ask);
            case CaseCommand.DeclineHearing(String words) -> hearings.decline(scene, words);
            case CaseCommand.ArrangeHearing arrange -> hearings.arrange(scene, arrange);
        }
    }
}
