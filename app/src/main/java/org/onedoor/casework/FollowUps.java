package org.onedoor.casework;

import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Scene;
import org.springframework.stereotype.Component;

/** 收费、送达、事后监管: who carries out what goes with a decision or comes after it, and what a decision itself draws after it. */
@Component
class FollowUps {

    private final Assigning assigning;
    private final Charging charging;
    private final Serving serving;
    private final Aftercare aftercare;

    FollowUps(Assigning assigning, Charging charging, Serving serving, Aftercare aftercare) {
        this.assigning = assigning;
        this.charging = charging;
        this.serving = serving;
        this.aftercare = aftercare;
    }

    void perform(Scene scene, CaseCommand.FollowUp command) {
        assigning.requireTurn(scene, command);
        switch (command) {
            case CaseCommand.PayFee() -> charging.pay(scene);
            case CaseCommand.TakeFee take -> charging.take(scene, take);
            case CaseCommand.WaiveFee(String reason) -> charging.waive(scene, reason);
            case CaseCommand.Serve serve -> serving.serve(scene, serve);
            case CaseCommand.ChooseDelivery choose -> serving.choose(scene, choose);
            case CaseCommand.ChooseTogether(boolean electronically) ->
                scene.file().granted().chooseTogether(scene, electronically);
            case CaseCommand.ServeNow() -> serving.now(scene);
            case CaseCommand.ServeTogether serve -> serving.together(scene, serve);
            case CaseCommand.GrantOnPledge() -> aftercare.grantOnPledge(scene);
            case CaseCommand.GrantOnData(AutomaticTrace trace) -> aftercare.grantOnData(scene, trace);
            case CaseCommand.JudgeSample judge -> aftercare.judge(scene, judge);
            case CaseCommand.Check check -> aftercare.check(scene, check);
            case CaseCommand.Refer refer -> aftercare.refer(scene, refer);
            case CaseCommand.EndGrant end -> aftercare.end(scene, end);
        }
    }

    /**
     * The fee of a case that any command decided or ended, then the service of its decision.
     *
     * @param before the state before the command
     * @param waited whether a fee was awaited before it
     */
    void follow(Scene scene, CaseState before, boolean waited) {
        charging.follow(scene, before, waited);
        serving.begin(scene, before, waited);
    }
}
