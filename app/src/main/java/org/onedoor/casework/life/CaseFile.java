// A little longer than other files: acceptance, review and decision in the order of a case's life; its phases stand
// beside it.
package org.onedoor.casework.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.identity.Party;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;

/**
 * 办件卷宗: one case, locked for change. Its methods carry the law's verbs: each checks the state first, then does all of
 * it or refuses; what is to be written beside the case waits in {@link #changes}. What the law says of one phase alone (a
 * correction, what is deferred, a hearing, a fee, what comes after a grant) are the verbs of that phase.
 */
public final class CaseFile {

    private final String applicant;
    private final int awaitedBefore;
    private @Nullable Instant accepted;
    private @Nullable LocalDate statutoryDue;
    private @Nullable Instant ended;
    private @Nullable UUID licence;
    private final @Nullable LocalDate wakeBefore;
    private @Nullable LocalDate wakeOn;
    private final Alarm alarmBefore;
    private Alarm alarm;

    // 各阶段: what belongs to one phase stands with it; these share what follows.
    private final CorrectionPhase correction = new CorrectionPhase(this);
    private final DeferralPhase deferral = new DeferralPhase(this);
    private final HearingPhase hearing = new HearingPhase(this);
    private final GrantedPhase granted = new GrantedPhase(this);
    private final FeePhase fee = new FeePhase(this);

    final CaseHead opened;
    final Steps steps;
    final Map<String, CaseMaterial> materials = new LinkedHashMap<>();
    final Changes changes = new Changes();
    CaseState state;
    Instant received;
    LocalDate countedFrom;

    @Nullable
    LocalDate acceptBy;

    @Nullable
    Instant correctionAsked;

    @Nullable
    LocalDate answerBy;

    boolean correctedInFull;

    @Nullable
    LocalDate acceptedOn;

    @Nullable
    LocalDate promisedDue;

    Delivery delivery;

    @Nullable
    LocalDate decideBy;

    Timing timing;

    public CaseFile(
            CaseHead head,
            String applicant,
            Collection<Step> steps,
            Collection<CaseMaterial> materials,
            Timing timing,
            @Nullable LocalDate wakeOn,
            Alarm alarm) {
        this.opened = head;
        this.applicant = applicant;
        this.steps = new Steps(steps);
        materials.forEach(material -> this.materials.put(material.type(), material));
        this.awaitedBefore = awaited();
        this.state = head.state();
        this.received = head.received();
        this.countedFrom = head.countedFrom();
        this.acceptBy = head.acceptBy();
        this.correctionAsked = head.correctionAsked();
        this.answerBy = head.answerBy();
        this.correctedInFull = head.correctedInFull();
        this.accepted = head.accepted();
        this.acceptedOn = head.acceptedOn();
        this.promisedDue = head.promisedDue();
        this.statutoryDue = head.statutoryDue();
        this.ended = head.ended();
        this.licence = head.licence();
        this.delivery = head.delivery();
        this.decideBy = head.decideBy();
        this.timing = timing;
        this.wakeBefore = wakeOn;
        this.wakeOn = wakeOn;
        this.alarmBefore = alarm;
        this.alarm = alarm;
    }

    /**
     * 收件: a case as it is when it has just been submitted, with acceptance open on its department's desk.
     *
     * @param atOnce whether the program decides it in the same moment
     */
    public static CaseFile submitted(
            Actor actor,
            CaseHead head,
            Party party,
            Item item,
            List<Item.Review> reviews,
            List<CaseMaterial> materials,
            AtOnce atOnce) {
        CaseFile file = new CaseFile(head, party.name(), List.of(), List.of(), new Timing(List.of()), null, Alarm.NONE);
        file.steps.put(Step.waiting(Step.ACCEPT, head.department()).open(head.received(), head.acceptBy()));
        reviews.forEach(review -> file.steps.put(Step.waiting(review.id(), review.department())));
        file.steps.put(Step.waiting(Step.DECIDE, item.process().decision().department()));
        materials.forEach(file::put);
        file.changes.happened(
                actor,
                new Happened.CaseSubmitted(
                        head.countedFrom(),
                        Objects.requireNonNull(head.acceptBy()),
                        atOnce != AtOnce.NO,
                        atOnce == AtOnce.ON_PLEDGE,
                        head.emergency()));
        return file;
    }

    /** 受理: the clock runs from the morrow; reviews that wait for nothing open side by side; deferred materials get their day. */
    public void accept(Scene scene, Deadlines.Accepted days) {
        fee().requireSettled();
        allowed(Action.ACCEPT, scene.actor());
        if (scene.item().process().deferral().receivedFirst() && awaited() > 0) {
            throw new Refused(new CaseRefusal.ReceivedFirst());
        }
        enter(Action.ACCEPT, scene.actor());
        accept(scene, days, false);
    }

    /** 视为受理: the organ said nothing in time, so it is accepted from the day of receipt. */
    public void deemAccepted(Scene scene, Deadlines.Accepted days) {
        enter(Action.DEEM_ACCEPTED, scene.actor());
        accept(scene, days, true);
    }

    /** Sets the last days by the ledger as it stands; the decision's line on the desk goes with them. */
    void reckon(Scene scene, Deadlines.Accepted days) {
        setDays(days);
        steps.reckonReviews(timing, days);
        placeDecision(scene);
    }

    private void setDays(Deadlines.Accepted days) {
        promisedDue = notBeyondSilence(days.promisedDue(timing));
        LocalDate lawful = days.statutoryDue(timing);
        statutoryDue = lawful == null ? null : notBeyondSilence(lawful);
    }

    /**
     * A renewal is decided before the licence ends, whatever the limits would leave (行政许可法 50), but for a hearing that was
     * asked for: until that is over nothing can be decided.
     */
    private LocalDate notBeyondSilence(LocalDate day) {
        return decideBy != null && hearing().asked().isEmpty() && decideBy.isBefore(day) ? decideBy : day;
    }

    private void placeDecision(Scene scene) {
        steps.placeDecision(scene, !timing.open().isEmpty(), promisedDue);
    }

    private void accept(Scene scene, Deadlines.Accepted days, boolean deemed) {
        silenceNeedsTime(days.day(received));
        steps.put(steps.get(Step.ACCEPT).done(true, scene.actor().account(), scene.at()));
        accepted = scene.at();
        acceptedOn = days.acceptedOn();
        Text ground = deemed ? scene.item().silence().orElseThrow().ground() : Grounds.acceptance(scene.item());
        timing = timing.with(ClockEntry.start(scene.at(), days.acceptedOn(), ground));
        setDays(days);
        List<String> deferred = new ArrayList<>();
        for (CaseMaterial material : List.copyOf(materials.values())) {
            if (material.state() == CaseMaterial.State.DEFERRED) {
                deferred.add(material.type());
                put(material.dueOn(days.materialDue(material.type())));
            }
        }
        openNext(scene, days);
        changes.happened(
                scene.actor(),
                new Happened.CaseAccepted(
                        days.acceptedOn(), Objects.requireNonNull(promisedDue), statutoryDue, deemed, deferred));
    }

    void replaced(Scene scene, List<String> materials, Deadlines.Accepted days) {
        List<String> again = steps.again(scene.item(), materials);
        if (!again.isEmpty()) {
            changes.happened(scene.actor(), new Happened.ReviewsReopened(again, materials));
        }
        openNext(scene, days);
    }

    /**
     * 不受理 or 不予受理, in writing with reasons; not while a correction is awaited, and for want of materials only where the
     * one notice was not answered in full (行政许可法 32).
     */
    public void refuse(Scene scene, NotAccepted why) {
        if (state == CaseState.CORRECTING && answerBy != null) {
            throw new Refused(new CaseRefusal.StillTimeToAnswer(answerBy));
        }
        Transitions.Transition line =
                allowed(why == NotAccepted.NOT_REQUIRED ? Action.DECLARE_NOT_REQUIRED : Action.REFUSE, scene.actor());
        if (why == NotAccepted.INCOMPLETE && correctionAsked == null) {
            throw new Refused(new CaseRefusal.CorrectionNotAsked());
        }
        if (why == NotAccepted.INCOMPLETE && correctedInFull) {
            throw new Refused(new CaseRefusal.CorrectedInFull());
        }
        notAccepted(scene, line.to(), why);
    }

    void notAccepted(Scene scene, CaseState to, NotAccepted why) {
        steps.put(steps.get(Step.ACCEPT).done(false, scene.actor().account(), scene.at()));
        end(to, scene);
        changes.happened(scene.actor(), new Happened.CaseRefused(to, why));
    }

    /** 认领、指派、转办、退回: with whom of the department a step is from now on; null puts it back for everybody. */
    public void assign(Scene scene, Step step, @Nullable UUID to) {
        if (!Objects.equals(step.holder(), to)) {
            steps.put(step.with(to));
            changes.happened(scene.actor(), new Happened.StepAssigned(step.id(), step.department(), step.holder(), to));
        }
    }

    /** 审查: one department's opinion on its step; whoever waited for it comes next. */
    public void review(Scene scene, String id, boolean agreed, Deadlines.Accepted days) {
        allowed(Action.REVIEW, scene.actor());
        Step step = steps.openReview(id);
        steps.put(step.done(agreed, scene.actor().account(), scene.at()));
        boolean onTime = step.due() == null || !scene.today().isAfter(step.due());
        changes.happened(scene.actor(), new Happened.ReviewGiven(id, step.department(), agreed, onTime));
        openNext(scene, days);
    }

    /** 特别程序开始: the clock stands still from today to the announced day; reviews go on, the decision waits. */
    public void startProcedure(
            Scene scene, PauseKind procedure, LocalDate announced, Text ground, Deadlines.Accepted days) {
        Transitions.Transition line = allowed(Action.START_PROCEDURE, scene.actor());
        if (timing.open(procedure).isPresent()) {
            throw new Refused(new CaseRefusal.ProcedureGoesOn(procedure));
        }
        steps.put(Step.waiting(
                        Step.ofProcedure(procedure),
                        Objects.requireNonNull(scene.actor().department()))
                .open(scene.at(), announced)
                .held(announced));
        pause(scene, procedure, scene.today(), announced, ground, days);
        state = line.to();
        changes.happened(
                scene.actor(), new Happened.ProcedureStarted(procedure, scene.today(), announced, promisedDue));
    }

    /** 特别程序结束: the clock runs again with the last thing that held it. */
    public void endProcedure(Scene scene, PauseKind procedure, Deadlines.Accepted days) {
        allowed(Action.END_PROCEDURE, scene.actor());
        if (!procedure.special() || timing.open(procedure).isEmpty()) {
            throw new Refused(new CaseRefusal.NoSuchProcedure(procedure));
        }
        String step = stepOf(procedure);
        if (procedure == PauseKind.HEARING) {
            hearing().end(scene);
        }
        if (!step.equals(Step.HEARING)) {
            steps.put(steps.get(step).done(true, scene.actor().account(), scene.at()));
        }
        resume(scene, procedure, days);
        changes.happened(scene.actor(), new Happened.ProcedureEnded(procedure, scene.today(), promisedDue));
    }

    /** Whose step ends a procedure: a hearing that was asked for has its own, one of the organ's own that of a procedure. */
    public String stepOf(PauseKind procedure) {
        return procedure == PauseKind.HEARING && hearing().awaited() ? Step.HEARING : Step.ofProcedure(procedure);
    }

    /**
     * 申请延期: goes to the desk of the organ's head, who has until the limit is over.
     *
     * @param by the department whose head is asked
     */
    public void proposeExtension(Scene scene, String by) {
        allowed(Action.PROPOSE_EXTENSION, scene.actor());
        if (timing.extension().isPresent()) {
            throw new Refused(new CaseRefusal.ExtendedBefore());
        }
        if (steps.isOpen(Step.EXTEND)) {
            throw new Refused(new CaseRefusal.ExtensionAsked());
        }
        LocalDate last = lastDayToExtend(scene);
        steps.put(Step.waiting(Step.EXTEND, by).open(scene.at(), last));
        changes.happened(scene.actor(), new Happened.ExtensionProposed(last));
    }

    /** 延期: once, with the head's word, before the limit is over (行政许可法 42). */
    public void extend(Scene scene, Limit more, Text ground, Deadlines.Accepted days) {
        requireExtensionAsked(Action.EXTEND, scene);
        lastDayToExtend(scene);
        steps.put(steps.get(Step.EXTEND).done(true, scene.actor().account(), scene.at()));
        timing = timing.with(ClockEntry.extend(scene.at(), scene.today(), more, ground));
        reckon(scene, days);
        changes.happened(scene.actor(), new Happened.CaseExtended(Objects.requireNonNull(promisedDue), statutoryDue));
    }

    public void refuseExtension(Scene scene) {
        requireExtensionAsked(Action.REFUSE_EXTENSION, scene);
        steps.put(steps.get(Step.EXTEND).done(false, scene.actor().account(), scene.at()));
        changes.happened(scene.actor(), new Happened.ExtensionRefused());
    }

    private void requireExtensionAsked(Action action, Scene scene) {
        allowed(action, scene.actor());
        if (!steps.isOpen(Step.EXTEND)) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.EXTEND));
        }
    }

    /** The law's last day, or the promised where no law sets one; when it is over nothing can be extended any more. */
    private LocalDate lastDayToExtend(Scene scene) {
        LocalDate last = Objects.requireNonNull(head().lastDay());
        if (scene.today().isAfter(last)) {
            throw new Refused(new CaseRefusal.TooLateToExtend(last));
        }
        return last;
    }

    /**
     * 重算期限: every last day that the program counted is counted anew from the day that it was counted from. What the
     * applicant was given in writing to answer or to supply is never shortened; days that were announced as days (the end
     * of a procedure, of a repair, of a pledge that has lapsed) stand. Nothing happens where none moves.
     */
    public void recount(Scene scene, Deadlines deadlines, CaseCommand.Recount why) {
        if (state == CaseState.LACKING) {
            return; // no clock runs, and the day that was told in writing stands
        }
        allowed(Action.RECOUNT, scene.actor());
        Map<String, LocalDate> before = lastDays();
        Deadlines.Accepted days = deadlines.of(scene);
        switch (state) {
            case RECEIVED -> {
                if (fee().awaited().isPresent()) {
                    return; // the payer's day was told as a day, and the days for acceptance do not run yet
                }
                acceptBy = deadlines.acceptBy(scene.item(), opened.region(), countedFrom);
                steps.put(steps.get(Step.ACCEPT).due(acceptBy));
            }
            case CORRECTING -> {
                LocalDate asked = deadlines.day(Objects.requireNonNull(correctionAsked));
                answerBy = later(answerBy, deadlines.answerBy(scene.item(), opened.region(), asked));
                steps.put(steps.get(Step.ACCEPT).due(answerBy));
            }
            case ACCEPTED, SUSPENDED -> {
                setDays(days);
                recountDeferred(deadlines, days);
                steps.recount(timing, days, Objects.requireNonNull(head().lastDay()));
                placeDecision(scene);
            }
            case GRANTED_DEFICIENT -> {
                recountDeferred(deadlines, days);
                steps.recountAfterwards(scene.item(), opened.region(), deadlines);
            }
            case GRANTED, DENIED -> steps.recountAfterwards(scene.item(), opened.region(), deadlines);
            case LACKING, NOT_REQUIRED, NOT_ACCEPTED, WITHDRAWN, TERMINATED, REVOKED, RECALLED, CANCELLED, STRIPPED ->
                throw new IllegalStateException("nothing is awaited of a case that is " + state);
        }
        Map<String, LocalDate> after = lastDays();
        if (!after.equals(before)) {
            timing = timing.with(ClockEntry.recount(scene.at(), scene.today(), why.ground()));
            changes.happened(scene.actor(), Happened.DaysRecomputed.of(why.cause(), before, after));
        }
    }

    private void recountDeferred(Deadlines deadlines, Deadlines.Accepted days) {
        LocalDate told = deadlines.day(Objects.requireNonNull(accepted));
        for (CaseMaterial material : List.copyOf(materials.values())) {
            if (material.state() == CaseMaterial.State.DEFERRED) {
                put(material.dueOn(later(material.due(), days.materialDue(material.type(), told))));
            }
        }
    }

    static LocalDate later(@Nullable LocalDate told, LocalDate counted) {
        return told != null && told.isAfter(counted) ? told : counted;
    }

    /** Every day that is awaited now, by name. */
    private Map<String, LocalDate> lastDays() {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        note(days, "acceptBy", acceptBy);
        note(days, "answerBy", state == CaseState.CORRECTING ? answerBy : null);
        note(days, "promisedDue", promisedDue);
        note(days, "statutoryDue", statutoryDue);
        materials.values().stream()
                .filter(CaseMaterial::awaited)
                .forEach(material -> note(days, "material:" + material.type(), material.due()));
        steps.all().stream().filter(Step::onDesk).forEach(step -> note(days, "step:" + step.id(), step.due()));
        return days;
    }

    private static void note(Map<String, LocalDate> days, String name, @Nullable LocalDate day) {
        if (day != null) {
            days.put(name, day);
        }
    }

    /** 超期默许: a consultation that nobody answered by its day agrees. */
    public void consentBySilence(Scene scene, String id, Deadlines.Accepted days) {
        allowed(Action.CONSENT_BY_SILENCE, scene.actor());
        Step step = steps.openReview(id);
        steps.put(step.done(true, scene.actor().account(), scene.at()));
        changes.happened(scene.actor(), new Happened.ConsentedBySilence(id, step.department()));
        openNext(scene, days);
    }

    void pause(
            Scene scene, PauseKind procedure, LocalDate from, LocalDate until, Text ground, Deadlines.Accepted days) {
        timing = timing.with(ClockEntry.pause(scene.at(), from, procedure, until, ground));
        reckon(scene, days);
    }

    void resume(Scene scene, PauseKind procedure, Deadlines.Accepted days) {
        Timing.Standing standing = timing.open(procedure).orElseThrow();
        if (procedure == PauseKind.CORRECTION || procedure == PauseKind.DEFERRAL) {
            silenceNeedsTime(scene.today());
        }
        timing = timing.with(ClockEntry.resume(scene.at(), scene.today(), procedure, standing.ground()));
        if (timing.open().isEmpty()) {
            state = CaseState.ACCEPTED;
        }
        reckon(scene, days);
    }

    /** Refuses what {@link #grant} would refuse, before a licence is drawn up. */
    public void requireGrantable(Scene scene) {
        allowed(Action.GRANT, scene.actor());
        requireReviewsDone();
        if (!scene.item().process().deferral().grantFirst()) {
            requireNothingAwaited();
        }
    }

    private void requireNothingAwaited() {
        for (CaseMaterial material : materials.values()) {
            if (material.awaited()) {
                throw new Refused(new CaseRefusal.MaterialStillMissing(material.type()));
            }
        }
    }

    /**
     * 准予: every review done, every deferred material there (the certificate follows the supplement); or 容缺通过 where the
     * item lets the grant come first.
     */
    public void grant(Scene scene, @Nullable UUID licence) {
        requireGrantable(scene);
        this.licence = licence;
        if (awaited() == 0) {
            decide(scene, allowed(Action.GRANT, scene.actor()).to());
            return;
        }
        decide(scene, allowed(Action.GRANT_DEFICIENT, scene.actor()).to());
        changes.happened(
                scene.actor(),
                new Happened.GrantedDeficient(
                        materials.values().stream()
                                .filter(CaseMaterial::awaited)
                                .map(CaseMaterial::type)
                                .toList(),
                        firstDeferred().orElseThrow()));
    }

    /** 告知承诺准予: at once; the check that follows stands in place of the reviews. */
    public void grantOnPledge(Scene scene, @Nullable UUID licence, LocalDate checkBy) {
        Transitions.Transition line = allowed(Action.GRANT_ON_PLEDGE, scene.actor());
        requireNothingAwaited();
        this.licence = licence;
        String department = steps.get(Step.DECIDE).department();
        steps.standDown();
        decide(scene, line.to());
        steps.put(Step.waiting(Step.CHECK, department).open(scene.at(), checkBy));
        changes.happened(scene.actor(), new Happened.CheckDue(checkBy));
    }

    /** 视为准予延续: the organ said nothing before the licence ended (行政许可法 50). */
    public void renewBySilence(Scene scene, @Nullable UUID licence) {
        Transitions.Transition line = allowed(Action.RENEW_BY_SILENCE, scene.actor());
        LocalDate day = Objects.requireNonNull(decideBy);
        this.licence = licence;
        steps.standDown();
        decide(scene, line.to());
        changes.happened(scene.actor(), new Happened.RenewedBySilence(day));
    }

    /** What was to be renewed holds no more: silence means nothing now, somebody has to decide. */
    public void silenceMeansNothing() {
        decideBy = null;
    }

    /** What comes from the applicant only after the day to decide leaves the organ none: silence means nothing then. */
    void silenceNeedsTime(LocalDate came) {
        if (decideBy != null && came.isAfter(decideBy)) {
            decideBy = null;
        }
    }

    /** What silence has renewed already, though nobody has written it down yet, is not denied or withdrawn any more. */
    private void requireNotRenewed(Scene scene, Action action) {
        boolean inHand = state == CaseState.ACCEPTED || state == CaseState.SUSPENDED;
        if (inHand && renewedBySilence(scene.today())) {
            throw new Refused(new CaseRefusal.NotNow(state, action));
        }
    }

    /** Whether the day is over by which it should have been decided, and it does not lie with the applicant. */
    public boolean renewedBySilence(LocalDate today) {
        return silenceRenewsAfter().filter(today::isAfter).isPresent();
    }

    /**
     * The last day to decide, where nothing is awaited that holds the decision: from the applicant, or a hearing that others
     * have a right to before it (行政许可法 47).
     */
    public Optional<LocalDate> silenceRenewsAfter() {
        boolean held = timing.open(PauseKind.CORRECTION).isPresent()
                || awaited() > 0
                || hearing().awaited();
        return held ? Optional.empty() : Optional.ofNullable(decideBy);
    }

    /** 不予许可, in writing with reasons (行政许可法 38). */
    public void deny(Scene scene) {
        Transitions.Transition line = allowed(Action.DENY, scene.actor());
        requireNotRenewed(scene, Action.DENY);
        requireReviewsDone();
        decide(scene, line.to());
    }

    private void requireReviewsDone() {
        if (!steps.reviewed()) {
            throw new Refused(new CaseRefusal.ReviewsOpen());
        }
    }

    void decide(Scene scene, CaseState to) {
        boolean granted = to.granted();
        boolean automatic = scene.actor().role() == Role.SYSTEM;
        steps.put(steps.get(Step.DECIDE).done(granted, scene.actor().account(), scene.at()));
        end(to, scene);
        changes.happened(
                scene.actor(),
                new Happened.CaseDecided(
                        granted,
                        automatic,
                        notAfter(scene.today(), promisedDue),
                        notAfter(scene.today(), statutoryDue)));
    }

    /** 收件: what is complete with the payment counts as received with it. */
    public void receivedAnew(Scene scene, LocalDate countedFrom, LocalDate acceptBy) {
        received = scene.at();
        this.countedFrom = countedFrom;
        this.acceptBy = acceptBy;
        steps.put(steps.get(Step.ACCEPT).open(scene.at(), acceptBy));
    }

    /** 发证, after the grant. */
    public void issued(@Nullable UUID licence) {
        this.licence = licence;
    }

    /** 撤回申请: any time before the decision. */
    public void withdraw(Scene scene) {
        Transitions.Transition line = allowed(Action.WITHDRAW, scene.actor());
        requireNotRenewed(scene, Action.WITHDRAW);
        CaseState from = state;
        end(line.to(), scene);
        changes.happened(scene.actor(), new Happened.CaseWithdrawn(from));
    }

    /** Opens what waited for what is done now; the decision when no review is left. */
    private void openNext(Scene scene, Deadlines.Accepted days) {
        steps.openReviews(scene, timing, days);
        placeDecision(scene);
    }

    void end(CaseState to, Scene scene) {
        if (acceptedOn != null && state.open()) {
            timing = timing.with(ClockEntry.stop(scene.at(), scene.today(), Grounds.OVER));
        }
        state = to;
        ended = scene.at();
        acceptBy = null;
        steps.drop();
    }

    void enter(Action action, Actor actor) {
        state = allowed(action, actor).to();
    }

    Transitions.Transition allowed(Action action, Actor actor) {
        return Transitions.of(state, action)
                .filter(line -> line.by().contains(actor.role()))
                .orElseThrow(() -> new Refused(notNow(action)));
    }

    /** A suspended case is decided when what holds it is over. */
    private CaseRefusal notNow(Action action) {
        boolean decides = action == Action.GRANT || action == Action.GRANT_DEFICIENT || action == Action.DENY;
        return timing.open().stream()
                .filter(standing -> state == CaseState.SUSPENDED && decides)
                .<CaseRefusal>map(standing -> new CaseRefusal.DecisionWaits(
                        standing.procedure(),
                        standing.counted() && standing.procedure() == PauseKind.HEARING,
                        standing.announced(),
                        standing.ground().zh()))
                .findFirst()
                .orElseGet(() -> new CaseRefusal.NotNow(state, action));
    }

    void put(CaseMaterial material) {
        materials.put(material.type(), material);
    }

    CaseMaterial material(String type) {
        CaseMaterial material = materials.get(type);
        if (material == null) {
            throw new Refused(new CaseRefusal.NotDeferrable(type));
        }
        return material;
    }

    static boolean notAfter(LocalDate day, @Nullable LocalDate due) {
        return due == null || !day.isAfter(due);
    }

    public CaseHead head() {
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
                correctedInFull,
                accepted,
                acceptedOn,
                promisedDue,
                statutoryDue,
                ended,
                licence,
                delivery,
                opened.follows(),
                decideBy,
                opened.emergency(),
                opened.agreed(),
                opened.version());
    }

    /** 补正. */
    public CorrectionPhase correction() {
        return correction;
    }

    /** 容缺. */
    public DeferralPhase deferral() {
        return deferral;
    }

    /** 听证. */
    public HearingPhase hearing() {
        return hearing;
    }

    /** 准予之后. */
    public GrantedPhase granted() {
        return granted;
    }

    /** 收费. */
    public FeePhase fee() {
        return fee;
    }

    public CaseState state() {
        return state;
    }

    /** The applicant's name as on the day of submission. */
    public String applicant() {
        return applicant;
    }

    /** By when the first of what is to follow has to come. */
    public Optional<LocalDate> firstDeferred() {
        return materials.values().stream()
                .filter(CaseMaterial::awaited)
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .min(LocalDate::compareTo);
    }

    public List<Step> steps() {
        return steps.all();
    }

    public List<CaseMaterial> materials() {
        return List.copyOf(materials.values());
    }

    /** 意见 on a step, or under the word of an action. */
    public void said(Scene scene, String step, String text) {
        changes.said(scene, step, text);
    }

    /** Tells the applicant with the change itself. */
    public void tell(Scene scene, String template, Map<String, ?> values) {
        changes.tell(scene.actor(), opened.filingNumber(), scene.item(), template, values);
    }

    /** What is to be written beside the case itself. */
    public Changes changes() {
        return changes;
    }

    public boolean untouched() {
        return changes.events().isEmpty() && Objects.equals(wakeOn, wakeBefore) && alarm == alarmBefore;
    }

    /** Steps that came to a desk or whose line there reads differently now. */
    public List<Step> toDesk() {
        return steps.toDesk(
                awaited() != awaitedBefore || opened.corrected() != head().corrected() || alarm != alarmBefore);
    }

    /** Steps that were on a desk and are no more. */
    public List<Step> offDesk() {
        return steps.offDesk();
    }

    /** Deferred materials that have not come. */
    public int awaited() {
        return (int) materials.values().stream().filter(CaseMaterial::awaited).count();
    }

    /** Departments that have had a step of it: it is theirs to see from then on. */
    public List<String> departments() {
        return steps.departments();
    }

    public Timing timing() {
        return timing;
    }

    /** When the program has to look at it next by itself; null where nothing lapses. */
    public @Nullable LocalDate wakeOn() {
        return wakeOn;
    }

    /** When that was when the case was locked; null too for one that is new. */
    public @Nullable LocalDate wakeBefore() {
        return wakeBefore;
    }

    public Alarm alarm() {
        return alarm;
    }

    /** 预警、亮牌: a graver alarm is an event; a lesser one follows from more time and is none. */
    public void alarm(Scene scene, Alarm now) {
        if (now.compareTo(alarm) > 0) {
            changes.happened(scene.actor(), new Happened.AlarmRaised(now));
        }
        alarm = now;
    }

    /** 环节超期: on the desk later than its own day; whoever has taken it is told. */
    public void late(Scene scene, Step step, String words) {
        changes.happened(
                scene.actor(), new Happened.StepLate(step.id(), step.department(), Objects.requireNonNull(step.due())));
        if (step.holder() != null) {
            changes.mentions(step.holder(), words);
        }
    }

    public void wakeOn(@Nullable LocalDate day) {
        wakeOn = day;
    }
}
