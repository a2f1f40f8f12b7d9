package org.onedoor.casework.life;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Money;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;

/** 收费: asked for, paid, waived or given up. */
public final class FeePhase {

    private final CaseFile file;

    FeePhase(CaseFile file) {
        this.file = file;
    }

    /** 等候缴费: before acceptance nothing of the organ's runs; after a grant the licence waits. */
    public void await(Scene scene, Money sum, LocalDate payBy) {
        if (file.state == CaseState.RECEIVED) {
            file.steps.put(file.steps.get(Step.ACCEPT).waits());
            file.acceptBy = null;
        }
        file.steps.put(Step.waiting(Step.FEE, file.opened.department())
                .open(scene.at(), payBy)
                .held(payBy));
        file.changes.happened(scene.actor(), new Happened.FeeDue(sum.fen(), payBy));
    }

    /** The fee that the payer is asked for, while it is not paid. */
    public Optional<Step> awaited() {
        return Step.awaitedFee(file.steps.all());
    }

    /** Whether its payment has been heard of. */
    public boolean wasPaid() {
        return Step.feePaid(file.steps.all());
    }

    /** Whether it was not asked for any more because nothing could be given for it. */
    public boolean wasGivenUp() {
        return Step.feeGivenUp(file.steps.all());
    }

    void requireSettled() {
        awaited().ifPresent(fee -> {
            throw new Refused(new CaseRefusal.FeeUnpaid(Objects.requireNonNull(fee.due())));
        });
    }

    private Step step(Action action, Actor actor) {
        file.allowed(action, actor);
        return awaited().orElseThrow(() -> new Refused(new CaseRefusal.NotNow(file.state, action)));
    }

    /** 缴清. */
    public void paid(Scene scene, String bill, Money sum, LocalDate on) {
        boolean byTheProgram = scene.actor().role() == Role.SYSTEM;
        Step fee = step(byTheProgram ? Action.PAY_FEE : Action.TAKE_FEE, scene.actor());
        file.steps.put(fee.done(true, scene.actor().account(), scene.at()));
        file.changes.happened(scene.actor(), new Happened.FeePaid(bill, sum.fen(), on));
    }

    /** 准予减免. */
    public void waived(Scene scene, Money sum) {
        Step fee = step(Action.WAIVE_FEE, scene.actor());
        file.steps.put(fee.done(false, scene.actor().account(), scene.at()));
        file.changes.happened(scene.actor(), new Happened.FeeWaived(sum.fen()));
    }

    /** 不再收费: nothing can be given for it. */
    public void givenUp(Scene scene, Money sum) {
        file.steps.put(awaited().orElseThrow().dropped());
        file.changes.happened(scene.actor(), new Happened.FeeGivenUp(sum.fen()));
    }

    /** 催缴, with as much time again. */
    public void remind(Scene scene, Money sum, LocalDate again) {
        file.steps.put(awaited().orElseThrow().reminded(scene.at(), again));
        file.changes.happened(scene.actor(), new Happened.FeeReminded(sum.fen(), again));
    }

    /** 逾期未缴终止. */
    public void closeUnpaid(Scene scene) {
        step(Action.CLOSE_UNPAID, scene.actor());
        file.end(Transitions.of(file.state, Action.CLOSE_UNPAID).orElseThrow().to(), scene);
        file.changes.happened(scene.actor(), new Happened.CaseTerminated());
    }
}
