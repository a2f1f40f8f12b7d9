package org.onedoor.casework.life;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;

/** 准予之后: sampled, checked, served, referred, and taken back. */
public final class GrantedPhase {

    private final CaseFile file;

    GrantedPhase(CaseFile file) {
        this.file = file;
    }

    /**
     * 秒批的依据, kept with the grant itself.
     *
     * @param sampleBy by when a person looks at it; null where it was not drawn
     */
    public void onData(Scene scene, AutomaticTrace trace, @Nullable LocalDate sampleBy) {
        String document = trace.document();
        file.changes.automatic(new Changes.AutomaticGrant(
                file.opened.city(), file.opened.id(), scene.at(), document, sampleBy != null));
        if (sampleBy != null) {
            file.steps.put(Step.waiting(Step.SAMPLE, file.steps.get(Step.DECIDE).department())
                    .open(scene.at(), sampleBy));
        }
        file.changes.happened(
                scene.actor(),
                new Happened.GrantedOnData(
                        AutomaticTrace.sha256(document), trace.itemVersion(), trace.definitions(), sampleBy != null));
    }

    /** 抽查: right or wrong, once; what a wrong grant comes to is another act's to say. */
    public void judgeSample(Scene scene, boolean right, String reason) {
        file.allowed(Action.JUDGE_SAMPLE, scene.actor());
        if (!file.steps.isOpen(Step.SAMPLE)) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.SAMPLE));
        }
        Step sample = file.steps.get(Step.SAMPLE);
        file.steps.put(sample.done(right, scene.actor().account(), scene.at()));
        file.changes.judges(new Changes.Judgement(
                file.opened.city(),
                file.opened.id(),
                sample.department(),
                file.opened.region(),
                file.opened.item(),
                right,
                reason,
                scene.actor().account(),
                scene.at()));
        file.changes.happened(scene.actor(), new Happened.SampleJudged(right));
    }

    /** 核查通过: what was promised is so, from the start or after it was put right. */
    public void passCheck(Scene scene) {
        Step check = check(Action.PASS_CHECK, scene.actor());
        file.steps.put(check.done(true, scene.actor().account(), scene.at()));
        boolean onTime = CaseFile.notAfter(scene.today(), check.due());
        file.changes.happened(scene.actor(), new Happened.CheckPassed(onTime));
    }

    /** 责令整改: once, by a day; until then the check waits. */
    public void orderRepair(Scene scene, LocalDate until) {
        Step check = check(Action.ORDER_REPAIR, scene.actor());
        if (check.state() == Step.State.HELD) {
            throw new Refused(new CaseRefusal.RepairOrderedBefore());
        }
        file.steps.put(check.held(until));
        file.changes.happened(scene.actor(), new Happened.RepairOrdered(until));
    }

    /** 撤销: what was promised is not so. */
    public void breakPledge(Scene scene) {
        Step check = check(Action.REVOKE, scene.actor());
        file.steps.put(check.done(false, scene.actor().account(), scene.at()));
        file.changes.pledge(Changes.Pledge.BROKEN, scene.today());
        file.state = file.allowed(Action.REVOKE, scene.actor()).to();
        file.steps.drop();
    }

    private Step check(Action action, Actor actor) {
        file.allowed(action, actor);
        return file.steps.all().stream()
                .filter(step -> step.id().equals(Step.CHECK) && step.onDesk())
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.StepNotOpen(Step.CHECK)));
    }

    /** 待送达: on the deciding department's desk, unless the applicant finds it in his own space. */
    public void toServe(Scene scene, LocalDate due) {
        Step serve = Step.waiting(Step.SERVE, file.steps.get(Step.DECIDE).department())
                .open(scene.at(), due);
        switch (file.delivery) {
            case POST, COUNTER -> file.steps.put(serve);
            case TOGETHER -> file.steps.put(serve.waits().due(due));
            case ELECTRONIC -> {}
        }
    }

    /** 集齐了, or the days for it do not allow to wait any longer: its last day is what it was. */
    public void serveNow(Scene scene) {
        if (!waitsForOthers()) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.SERVE));
        }
        Step waiting = file.steps.get(Step.SERVE);
        LocalDate due = Objects.requireNonNull(waiting.due());
        file.steps.put(waiting.open(Objects.requireNonNull(waiting.opened()), due));
        file.changes.happened(scene.actor(), new Happened.ServiceBegun(due));
    }

    /** Whether it only waits for the others that it goes out with. */
    public boolean waitsForOthers() {
        return file.delivery == Delivery.TOGETHER
                && file.state.decided()
                && !file.steps.isOpen(Step.SERVE)
                && file.fee().awaited().isEmpty()
                && !file.fee().wasGivenUp();
    }

    /** As the applicant says of the whole: until it has been sent. */
    public void chooseTogether(Scene scene, boolean electronically) {
        if (!(file.state.open() || (file.state.decided() && file.delivery == Delivery.TOGETHER))) {
            throw new Refused(new CaseRefusal.SentAlready());
        }
        Delivery way = electronically ? Delivery.ELECTRONIC : Delivery.TOGETHER;
        if (electronically) {
            file.steps.drop(Step.SERVE);
        }
        if (file.delivery != way) {
            file.delivery = way;
            file.changes.happened(scene.actor(), new Happened.DeliveryChosen(way));
        }
    }

    /** 送达 (行政许可法 44): handed over or sent, once. */
    public void serve(Scene scene, Delivery way, String receiver) {
        file.allowed(Action.SERVE, scene.actor());
        if (!file.steps.isOpen(Step.SERVE)) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.SERVE));
        }
        Step step = file.steps.get(Step.SERVE);
        file.steps.put(step.done(true, scene.actor().account(), scene.at()));
        file.delivery = way;
        file.changes.happened(
                scene.actor(), new Happened.CaseServed(way, receiver, CaseFile.notAfter(scene.today(), step.due())));
    }

    /** By when it has to be served; empty where nothing waits to be. */
    public Optional<LocalDate> serveBy() {
        return file.steps.isOpen(Step.SERVE)
                ? Optional.ofNullable(file.steps.get(Step.SERVE).due())
                : Optional.empty();
    }

    /** 选择送达方式: the applicant's own word, until it has been sent. */
    public void chooseDelivery(Scene scene, Delivery way) {
        if (file.delivery == Delivery.TOGETHER) {
            throw new Refused(new CaseRefusal.OneDelivery());
        }
        boolean his = scene.actor().role() == Role.APPLICANT || scene.actor().role() == Role.CLERK;
        if (!his || !(file.state.open() || file.steps.isOpen(Step.SERVE))) {
            throw new Refused(new CaseRefusal.SentAlready());
        }
        file.delivery = way;
        if (way == Delivery.ELECTRONIC) {
            file.steps.drop(Step.SERVE);
        }
        file.changes.happened(scene.actor(), new Happened.DeliveryChosen(way));
    }

    /** 移送处罚: once; the grant itself is ended or left by other acts. */
    public void refer(Scene scene, String to, String reason) {
        file.allowed(Action.REFER, scene.actor());
        Step check = file.steps.all().stream()
                .filter(step -> step.showsUnmet(file.state))
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.NothingToRefer()));
        if (file.steps.all().stream().anyMatch(step -> step.id().equals(Step.REFER))) {
            throw new Refused(new CaseRefusal.ReferredBefore());
        }
        String department = check.department();
        file.steps.put(
                Step.waiting(Step.REFER, department).done(false, scene.actor().account(), scene.at()));
        file.changes.refers(new Changes.Referral(
                file.opened.city(),
                file.opened.id(),
                department,
                file.opened.region(),
                to,
                reason,
                scene.actor().account(),
                scene.at()));
        file.changes.happened(scene.actor(), new Happened.CaseReferred(department));
    }

    /** 撤回、撤销、注销、吊销: a check that is still open is not needed any more. */
    public void end(Scene scene, Action ending) {
        file.enter(ending, scene.actor());
        file.steps.drop();
    }

    /**
     * What became of the licence when its grant ended.
     *
     * @param broken whether a pledge was not kept
     * @param asBefore whether the version from before this case holds again
     */
    public void ended(Scene scene, boolean broken, boolean asBefore) {
        file.changes.happened(scene.actor(), new Happened.GrantEnded(file.state, broken, asBefore));
    }
}
