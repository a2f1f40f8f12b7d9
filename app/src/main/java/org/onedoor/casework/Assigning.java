package org.onedoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.desk.StandIns;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Component;

/** 认领、指派、转办: who of a department has a step, and who may act on it then. */
@Component
public class Assigning {

    private final Staff staff;
    private final StandIns standIns;

    Assigning(Staff staff, StandIns standIns) {
        this.staff = staff;
        this.standIns = standIns;
    }

    /**
     * A step that somebody has taken is acted on by that person, the head, or who stands in (代理). A clerk at the hall's counter
     * hands over for whoever has it.
     */
    void requireTurn(Scene scene, CaseCommand command) {
        if (scene.actor().role() == Role.CLERK) {
            return;
        }
        if (command instanceof CaseCommand.AskCorrection && scene.head().acceptedOn() != null) {
            requireOneOfTheirs(scene);
            return;
        }
        String id = stepOf(scene, command);
        if (id == null) {
            return;
        }
        for (Step step : scene.file().steps()) {
            if (step.id().equals(id) && step.onDesk() && !mayAct(scene, step)) {
                throw claimed(step);
            }
        }
    }

    /** 审查阶段补正 is asked for by whoever has, or may take, one of the department's steps. */
    private void requireOneOfTheirs(Scene scene) {
        List<Step> open = scene.file().steps().stream()
                .filter(step -> step.state() == Step.State.OPEN
                        && !step.id().equals(Step.EXTEND)
                        && step.department().equals(scene.actor().department()))
                .toList();
        if (!open.isEmpty() && open.stream().noneMatch(step -> mayAct(scene, step))) {
            throw claimed(open.getFirst());
        }
    }

    /**
     * The step becomes the actor's. A colleague's may be taken over by who may act on it anyway, and by anybody once it is
     * late or the colleague has left the department: no case waits for somebody who does not come.
     */
    void claim(Scene scene, String id) {
        Step step = required(scene, id);
        if (!mayTake(scene.actor(), step, scene.today())) {
            throw claimed(step);
        }
        scene.file().assign(scene, step, scene.actor().account());
    }

    void assign(Scene scene, CaseCommand.Assign command) {
        Step step = required(scene, command.step());
        if (!mayAct(scene, step)) {
            throw claimed(step);
        }
        if (!serves(scene.actor(), command.to())) {
            throw new Refused(new CaseRefusal.NoSuchColleague());
        }
        scene.file().assign(scene, step, command.to());
        scene.file().said(scene, "assign", command.reason());
    }

    void release(Scene scene, String id) {
        Step step = required(scene, id);
        if (!mayAct(scene, step)) {
            throw claimed(step);
        }
        scene.file().assign(scene, step, null);
    }

    private boolean mayAct(Scene scene, Step step) {
        return mayAct(scene.actor(), step, scene.today());
    }

    /** Whether a step is nobody's, the actor's own, or of somebody whom the actor leads or stands in for. */
    public boolean mayAct(Actor actor, Step step, LocalDate today) {
        UUID holder = step.holder();
        return holder == null
                || holder.equals(actor.account())
                || actor.role() == Role.SYSTEM
                || actor.role() == Role.HEAD
                || standIns.standsIn(actor, holder, today);
    }

    public boolean mayTake(Actor actor, Step step, LocalDate today) {
        return mayAct(actor, step, today)
                || (step.due() != null && today.isAfter(step.due()))
                || !serves(actor, Objects.requireNonNull(step.holder()));
    }

    /** Whether the account reviews for the actor's own department and region. */
    private boolean serves(Actor actor, UUID account) {
        return staff.colleagues(List.of(Objects.requireNonNull(actor.department())), actor.region()).stream()
                .anyMatch(one -> one.account().equals(account) && one.role() == Role.REVIEWER);
    }

    private static Step required(Scene scene, String id) {
        Actor actor = scene.actor();
        return scene.file().steps().stream()
                .filter(step -> step.id().equals(id)
                        && step.onDesk()
                        && !id.equals(Step.EXTEND)
                        && step.department().equals(actor.department())
                        && scene.head().region().equals(actor.region()))
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.StepNotOpen(id)));
    }

    private Refused claimed(Step step) {
        UUID holder = Objects.requireNonNull(step.holder());
        return new Refused(
                new CaseRefusal.StepClaimed(staff.names(List.of(holder)).getOrDefault(holder, "—")));
    }

    private static String deciding(Scene scene) {
        return Handling.onTheSpot(scene.head().state(), scene.item()) ? Step.ACCEPT : Step.DECIDE;
    }

    private static @Nullable String stepOf(Scene scene, CaseCommand command) {
        return switch (command) {
            case CaseCommand.Accept accept -> Step.ACCEPT;
            case CaseCommand.ReceiveLacking receive -> Step.ACCEPT;
            case CaseCommand.AskCorrection ask -> Step.ACCEPT;
            case CaseCommand.Refuse refuse -> Step.ACCEPT;
            case CaseCommand.Review review -> review.step();
            case CaseCommand.Grant grant -> deciding(scene);
            case CaseCommand.Deny deny -> deciding(scene);
            case CaseCommand.Check check -> Step.CHECK;
            case CaseCommand.JudgeSample judge -> Step.SAMPLE;
            case CaseCommand.GrantOnData grant -> null;
            case CaseCommand.Serve serve -> Step.SERVE;
            case CaseCommand.ServeTogether serve -> Step.SERVE;
            case CaseCommand.ChooseDelivery choose -> null;
            case CaseCommand.ChooseTogether choose -> null;
            case CaseCommand.ServeNow ready -> null;
            case CaseCommand.GrantOnPledge grant -> null;
            case CaseCommand.Refer refer -> null;
            case CaseCommand.EndGrant end -> null;
            case CaseCommand.PayFee pay -> null;
            case CaseCommand.TakeFee take -> null;
            case CaseCommand.WaiveFee waive -> Step.FEE;
            case CaseCommand.ByApplicant applicants -> null;
            case CaseCommand.OfDays days -> null;
            case CaseCommand.StartProcedure start -> null;
            case CaseCommand.EndProcedure end -> scene.file().stepOf(end.procedure());
            case CaseCommand.OfferHearing offer -> Step.DECIDE;
            case CaseCommand.ServeHearingNotice serve -> Step.HEARING_NOTICE;
            case CaseCommand.ServeCorrectionNotice serve -> Step.CORRECTION_NOTICE;
            case CaseCommand.AskHearing ask -> null;
            case CaseCommand.DeclineHearing decline -> null;
            case CaseCommand.ArrangeHearing arrange -> Step.HEARING;
            case CaseCommand.ProposeExtension propose -> null;
            case CaseCommand.DecideExtension decide -> null;
            case CaseCommand.Claim claim -> null;
            case CaseCommand.Assign assign -> null;
            case CaseCommand.Release release -> null;
        };
    }
}
