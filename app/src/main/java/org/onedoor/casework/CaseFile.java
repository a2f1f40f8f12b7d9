package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;

/**
 * 办件卷宗: one case, locked for change. Its methods carry the law's verbs: each checks the state first, then does all of
 * it or refuses; what happened is kept for the journal until {@link Cases#save}.
 */
final class CaseFile {

    private final CaseHead opened;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, CaseMaterial> materials = new LinkedHashMap<>();
    private final List<Happened> happened = new ArrayList<>();

    private CaseState state;
    private Instant received;
    private LocalDate countedFrom;
    private @Nullable LocalDate acceptBy;
    private @Nullable Instant correctionAsked;
    private @Nullable LocalDate answerBy;
    private @Nullable Instant accepted;
    private @Nullable LocalDate acceptedOn;
    private @Nullable LocalDate promisedDue;
    private @Nullable LocalDate statutoryDue;
    private @Nullable Instant ended;
    private @Nullable UUID licence;

    CaseFile(CaseHead head, Collection<Step> steps, Collection<CaseMaterial> materials) {
        this.opened = head;
        steps.forEach(step -> this.steps.put(step.id(), step));
        materials.forEach(material -> this.materials.put(material.type(), material));
        this.state = head.state();
        this.received = head.received();
        this.countedFrom = head.countedFrom();
        this.acceptBy = head.acceptBy();
        this.correctionAsked = head.correctionAsked();
        this.answerBy = head.answerBy();
        this.accepted = head.accepted();
        this.acceptedOn = head.acceptedOn();
        this.promisedDue = head.promisedDue();
        this.statutoryDue = head.statutoryDue();
        this.ended = head.ended();
        this.licence = head.licence();
    }

    /** 收件: a case as it is when it has just been submitted, with acceptance open on its department's desk. */
    static CaseFile submitted(CaseHead head, Item item, List<Item.Review> reviews, List<CaseMaterial> materials) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.waiting(Step.ACCEPT, head.department()).open(head.received(), head.acceptBy()));
        reviews.forEach(review -> steps.add(Step.waiting(review.id(), review.department())));
        steps.add(Step.waiting(Step.DECIDE, item.process().decision().department()));
        CaseFile file = new CaseFile(head, steps, materials);
        file.happened.add(new Happened.CaseSubmitted(head.countedFrom(), Objects.requireNonNull(head.acceptBy())));
        return file;
    }

    /** 受理: the clock runs from the morrow; reviews that wait for nothing open side by side; deferred materials get their day. */
    void accept(Actor actor, Instant at, Item item, Deadlines.Accepted days) {
        enter(Action.ACCEPT, actor);
        accept(actor.account(), at, item, days, false);
    }

    /** 视为受理: the organ said nothing for five working days, so it is accepted from the day of receipt. */
    void deemAccepted(Actor actor, Instant at, Item item, Deadlines.Accepted days) {
        enter(Action.DEEM_ACCEPTED, actor);
        accept(actor.account(), at, item, days, true);
    }

    private void accept(UUID by, Instant at, Item item, Deadlines.Accepted days, boolean deemed) {
        steps.put(Step.ACCEPT, step(Step.ACCEPT).done(true, by, at));
        accepted = at;
        acceptedOn = days.acceptedOn();
        promisedDue = days.promisedDue();
        statutoryDue = days.statutoryDue();
        List<String> deferred = new ArrayList<>();
        for (CaseMaterial material : List.copyOf(materials.values())) {
            if (material.state() == CaseMaterial.State.DEFERRED) {
                deferred.add(material.type());
                materials.put(material.type(), material.dueOn(days.materialDue(material.type())));
            }
        }
        openNext(at, item, days);
        happened.add(new Happened.CaseAccepted(
                days.acceptedOn(), days.promisedDue(), days.statutoryDue(), deemed, deferred));
    }

    /** 一次性告知补正: once only, and only within five working days of receipt (行政许可法 32). */
    void askCorrection(
            Actor actor, Instant at, LocalDate today, LocalDate lastDayToAsk, LocalDate answerBy, List<String> types) {
        if (correctionAsked != null) {
            throw new Refused(new CaseRefusal.CorrectionAskedBefore());
        }
        Transitions.Transition line = allowed(Action.ASK_CORRECTION, actor);
        if (today.isAfter(lastDayToAsk)) {
            throw new Refused(new CaseRefusal.TooLateToAsk(lastDayToAsk));
        }
        state = line.to();
        correctionAsked = at;
        this.answerBy = answerBy;
        acceptBy = null;
        steps.put(Step.ACCEPT, step(Step.ACCEPT).held(answerBy));
        happened.add(new Happened.CorrectionAsked(answerBy, types));
    }

    /** 补正: the application counts as received anew with the answer. */
    void answerCorrection(Actor actor, Instant at, LocalDate countedFrom, LocalDate acceptBy, List<String> provided) {
        enter(Action.ANSWER_CORRECTION, actor);
        received = at;
        this.countedFrom = countedFrom;
        this.acceptBy = acceptBy;
        provided.forEach(type -> materials.put(type, material(type).provided(at)));
        steps.put(Step.ACCEPT, step(Step.ACCEPT).open(at, acceptBy));
        happened.add(new Happened.CorrectionAnswered(countedFrom, acceptBy));
    }

    /** 不受理 or 不予受理, in writing with reasons; while a correction is awaited only after its day has passed. */
    void refuse(Actor actor, Instant at, LocalDate today, Action action) {
        Transitions.Transition line = allowed(action, actor);
        if (state == CaseState.CORRECTING && answerBy != null && !today.isAfter(answerBy)) {
            throw new Refused(new CaseRefusal.StillTimeToAnswer(answerBy));
        }
        steps.put(Step.ACCEPT, step(Step.ACCEPT).done(false, actor.account(), at));
        end(line.to(), at);
        happened.add(new Happened.CaseRefused(line.to()));
    }

    /** 审查: one department's opinion on its step; whoever waited for it comes next. */
    void review(
            Actor actor, Instant at, LocalDate today, String id, boolean agreed, Item item, Deadlines.Accepted days) {
        allowed(Action.REVIEW, actor);
        Step step = steps.get(id);
        if (step == null || !step.review() || step.state() != Step.State.OPEN) {
            throw new Refused(new CaseRefusal.StepNotOpen(id));
        }
        steps.put(id, step.done(agreed, actor.account(), at));
        boolean onTime = step.due() == null || !today.isAfter(step.due());
        happened.add(new Happened.ReviewGiven(id, step.department(), agreed, onTime));
        openNext(at, item, days);
    }

    /** 容缺补交: a deferred material has come. */
    void supplement(Actor actor, Instant at, LocalDate today, String type) {
        allowed(Action.SUPPLEMENT, actor);
        CaseMaterial material = materials.get(type);
        if (material == null || material.state() != CaseMaterial.State.DEFERRED) {
            throw new Refused(new CaseRefusal.NotDeferrable(type));
        }
        materials.put(type, material.provided(at));
        boolean onTime = material.due() == null || !today.isAfter(material.due());
        happened.add(new Happened.MaterialSupplemented(type, onTime));
    }

    /** Refuses what {@link #grant} would refuse, before a licence is drawn up. */
    void requireGrantable(Actor actor) {
        allowed(Action.GRANT, actor);
        requireReviewsDone();
        for (CaseMaterial material : materials.values()) {
            if (material.state() == CaseMaterial.State.DEFERRED) {
                throw new Refused(new CaseRefusal.MaterialStillMissing(material.type()));
            }
        }
    }

    /** 准予: every review done, every deferred material there (the certificate follows the supplement). */
    void grant(Actor actor, Instant at, LocalDate today, boolean automatic, @Nullable UUID licence) {
        requireGrantable(actor);
        Transitions.Transition line = allowed(Action.GRANT, actor);
        this.licence = licence;
        decide(actor, at, today, line.to(), automatic);
    }

    /** 不予许可, in writing with reasons (行政许可法 38). */
    void deny(Actor actor, Instant at, LocalDate today) {
        Transitions.Transition line = allowed(Action.DENY, actor);
        requireReviewsDone();
        decide(actor, at, today, line.to(), false);
    }

    private void requireReviewsDone() {
        if (steps.values().stream().anyMatch(step -> step.review() && step.state() != Step.State.DONE)) {
            throw new Refused(new CaseRefusal.ReviewsOpen());
        }
    }

    private void decide(Actor actor, Instant at, LocalDate today, CaseState to, boolean automatic) {
        boolean granted = to == CaseState.GRANTED;
        steps.put(Step.DECIDE, step(Step.DECIDE).done(granted, actor.account(), at));
        end(to, at);
        happened.add(new Happened.CaseDecided(
                granted, automatic, notAfter(today, promisedDue), notAfter(today, statutoryDue)));
    }

    /** 撤回申请: any time before the decision. */
    void withdraw(Actor actor, Instant at) {
        Transitions.Transition line = allowed(Action.WITHDRAW, actor);
        CaseState from = state;
        end(line.to(), at);
        happened.add(new Happened.CaseWithdrawn(from));
    }

    /** Opens each waiting step whose predecessors are done; the decision when no review is left. */
    private void openNext(Instant at, Item item, Deadlines.Accepted days) {
        for (Step step : List.copyOf(steps.values())) {
            if (step.state() == Step.State.WAITING && step.review() && predecessorsDone(item, step.id())) {
                steps.put(step.id(), step.open(at, days.reviewDue(step.id())));
            }
        }
        boolean reviewed = steps.values().stream().allMatch(step -> !step.review() || step.state() == Step.State.DONE);
        if (reviewed && step(Step.DECIDE).state() == Step.State.WAITING) {
            steps.put(Step.DECIDE, step(Step.DECIDE).open(at, promisedDue));
        }
    }

    /** A predecessor that this case's situation left out holds nobody up. */
    private boolean predecessorsDone(Item item, String id) {
        return item.review(id).stream()
                .flatMap(review -> review.after().stream())
                .map(steps::get)
                .allMatch(step -> step == null || step.state() == Step.State.DONE);
    }

    private void end(CaseState to, Instant at) {
        state = to;
        ended = at;
        acceptBy = null;
        for (Step step : List.copyOf(steps.values())) {
            if (step.state() != Step.State.DONE) {
                steps.put(step.id(), step.dropped());
            }
        }
    }

    private void enter(Action action, Actor actor) {
        state = allowed(action, actor).to();
    }

    private Transitions.Transition allowed(Action action, Actor actor) {
        return Transitions.of(state, action)
                .filter(line -> line.by().contains(actor.role()))
                .orElseThrow(() -> new Refused(new CaseRefusal.NotNow(state, action)));
    }

    private Step step(String id) {
        return Objects.requireNonNull(steps.get(id), id);
    }

    private CaseMaterial material(String type) {
        CaseMaterial material = materials.get(type);
        if (material == null) {
            throw new Refused(new CaseRefusal.NotDeferrable(type));
        }
        return material;
    }

    private static boolean notAfter(LocalDate day, @Nullable LocalDate due) {
        return due == null || !day.isAfter(due);
    }

    CaseHead head() {
        return new CaseHead(
                opened.city(),
                opened.id(),
                opened.filingNumber(),
                opened.item(),
                opened.itemVersion(),
                opened.party(),
                opened.account(),
                opened.region(),
                opened.department(),
                opened.channel(),
                state,
                opened.submitted(),
                received,
                countedFrom,
                acceptBy,
                correctionAsked,
                answerBy,
                accepted,
                acceptedOn,
                promisedDue,
                statutoryDue,
                ended,
                licence,
                opened.version());
    }

    CaseState state() {
        return state;
    }

    List<Step> steps() {
        return List.copyOf(steps.values());
    }

    List<CaseMaterial> materials() {
        return List.copyOf(materials.values());
    }

    /** What happened since the case was opened, in order. */
    List<Happened> happened() {
        return List.copyOf(happened);
    }
}
