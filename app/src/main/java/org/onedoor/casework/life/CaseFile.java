// Longer than other files: all that the law lets happen to a case, in one place and in the order of its life.
package org.onedoor.casework.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.onedoor.shared.Money;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.PauseKind;

/**
 * 办件卷宗: one case, locked for change. Its methods carry the law's verbs: each checks the state first, then does all of
 * it or refuses; what is to be written beside the case waits in {@link #changes}.
 */
public final class CaseFile {

    private final CaseHead opened;
    private final String applicant;
    private final Steps steps;
    private final Map<String, CaseMaterial> materials = new LinkedHashMap<>();
    private final int awaitedBefore;
    private final Changes changes = new Changes();

    private CaseState state;
    private Instant received;
    private LocalDate countedFrom;
    private @Nullable LocalDate acceptBy;
    private @Nullable Instant correctionAsked;
    private @Nullable LocalDate answerBy;
    private boolean correctedInFull;
    private @Nullable Instant accepted;
    private @Nullable LocalDate acceptedOn;
    private @Nullable LocalDate promisedDue;
    private @Nullable LocalDate statutoryDue;
    private @Nullable Instant ended;
    private @Nullable UUID licence;
    private Delivery delivery;
    private @Nullable LocalDate decideBy;
    private Timing timing;
    private final @Nullable LocalDate wakeBefore;
    private @Nullable LocalDate wakeOn;
    private final Alarm alarmBefore;
    private Alarm alarm;

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
        requireFeeSettled();
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
    private void reckon(Scene scene, Deadlines.Accepted days) {
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
        return decideBy != null && hearingAsked().isEmpty() && decideBy.isBefore(day) ? decideBy : day;
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

    /** 容缺收件: the once-only notice of what is to follow; no clock runs, and silence accepts nothing any more. */
    public void receiveLacking(Scene scene, Deadlines.Accepted days) {
        Transitions.Transition line = allowed(Action.RECEIVE_LACKING, scene.actor());
        requireFeeSettled();
        List<String> deferred = deferred();
        if (deferred.isEmpty() || !scene.item().process().deferral().receivedFirst()) {
            throw new Refused(new CaseRefusal.NothingToWaitFor());
        }
        state = line.to();
        acceptBy = null;
        deferred.forEach(type -> put(material(type).dueOn(days.materialDue(type))));
        LocalDate last = lastAwaited();
        steps.put(steps.get(Step.ACCEPT).held(last));
        changes.happened(
                scene.actor(), new Happened.ReceivedLacking(firstDeferred().orElse(last), deferred));
    }

    private List<String> deferred() {
        return materials.values().stream()
                .filter(CaseMaterial::awaited)
                .map(CaseMaterial::type)
                .toList();
    }

    private LocalDate lastAwaited() {
        return materials.values().stream()
                .filter(CaseMaterial::awaited)
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /** 容缺收件后补交: with the last of it the application counts as received, and waits for its acceptance. */
    public void supplementLacking(Scene scene, String type, LocalDate countedFrom, LocalDate acceptBy) {
        requireSupplementable(scene.actor(), type);
        CaseMaterial material = material(type);
        boolean broken = material.state() == CaseMaterial.State.LAPSED;
        boolean onTime = notAfter(scene.today(), material.due());
        put(material.provided(scene.at()));
        changes.happened(scene.actor(), new Happened.MaterialSupplemented(type, onTime));
        boolean lapsed = materials.values().stream().anyMatch(one -> one.state() == CaseMaterial.State.LAPSED);
        if (broken && !lapsed) {
            changes.pledge(Changes.Pledge.MENDED, scene.today());
        }
        if (awaited() == 0) {
            List<String> came = materials.values().stream()
                    .filter(one -> one.due() != null)
                    .map(CaseMaterial::type)
                    .toList();
            enter(Action.SUPPLEMENT, scene.actor());
            received = scene.at();
            this.countedFrom = countedFrom;
            this.acceptBy = acceptBy;
            steps.put(steps.get(Step.ACCEPT).open(scene.at(), acceptBy));
            changes.happened(scene.actor(), new Happened.LackingSupplied(countedFrom, acceptBy, came));
        }
    }

    /** 容缺收件逾期: told, with a second day; the pledge is broken. */
    public void lapseLacking(Scene scene, List<CaseMaterial> late, LocalDate second) {
        allowed(Action.LAPSE, scene.actor());
        LocalDate until = secondDay().orElse(second);
        if (secondDay().isEmpty()) {
            changes.pledge(Changes.Pledge.BROKEN, scene.today());
        }
        late.forEach(material -> put(material.lapsed(until)));
        steps.put(steps.get(Step.ACCEPT).held(lastAwaited()));
        changes.happened(
                scene.actor(),
                new Happened.DeferralLapsed(
                        late.stream().map(CaseMaterial::type).toList(), until, null));
    }

    /** Whether it was received without something that came later, before its acceptance (容缺收件). */
    public boolean receivedLacking() {
        return CaseMaterial.receivedLacking(acceptedOn, materials.values());
    }

    /** By when what was not there on its day has to come; empty where nothing has lapsed. */
    public Optional<LocalDate> secondDay() {
        return materials.values().stream()
                .filter(one -> one.state() == CaseMaterial.State.LAPSED)
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .findFirst();
    }

    /** 一次性告知补正: once only (行政许可法 32). */
    public void askCorrection(Scene scene, LocalDate answerBy, List<CaseCommand.ToCorrect> what, Telling telling) {
        if (correctionAsked != null || receivedLacking()) {
            throw new Refused(new CaseRefusal.CorrectionAskedBefore());
        }
        Transitions.Transition line = allowed(Action.ASK_CORRECTION, scene.actor());
        requireFeeSettled();
        state = line.to();
        correctionAsked = scene.at();
        this.answerBy = answerBy;
        acceptBy = null;
        steps.put(steps.get(Step.ACCEPT).held(answerBy));
        changes.toCorrect(what);
        toTell(scene, telling);
        changes.happened(scene.actor(), new Happened.CorrectionAsked(answerBy, materialsOf(what), telling.told()));
    }

    /**
     * 告知的方式: how the applicant comes to know of a notice.
     *
     * @param told whether it reaches him electronically, in the same moment
     * @param by else the last day to bring it to him
     */
    public record Telling(boolean told, LocalDate by) {}

    private void toTell(Scene scene, Telling telling) {
        if (!telling.told()) {
            steps.put(Step.waiting(
                            Step.CORRECTION_NOTICE,
                            Objects.requireNonNull(scene.actor().department()))
                    .open(scene.at(), telling.by()));
        }
    }

    private static List<String> materialsOf(List<CaseCommand.ToCorrect> what) {
        return what.stream()
                .map(CaseCommand.ToCorrect::material)
                .filter(type -> !type.isBlank())
                .toList();
    }

    /** Refuses what {@link #correctionTold} would refuse, before the service is written down. */
    public void requireCorrectionNoticeOpen(Scene scene, LocalDate issued, LocalDate day) {
        allowed(Action.SERVE_CORRECTION_NOTICE, scene.actor());
        if (!steps.isOpen(Step.CORRECTION_NOTICE)) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.CORRECTION_NOTICE));
        }
        if (day.isBefore(issued) || day.isAfter(scene.today())) {
            throw new Refused(new CaseRefusal.DayOfService(issued));
        }
    }

    /** 送达补正通知书: his days to answer run from the day on which it reached him. */
    public void correctionTold(Scene scene, LocalDate day, LocalDate until, Deadlines.Accepted days) {
        steps.put(steps.get(Step.CORRECTION_NOTICE).done(true, scene.actor().account(), scene.at()));
        if (state == CaseState.CORRECTING) {
            answerBy = later(answerBy, until);
            steps.put(steps.get(Step.ACCEPT).held(answerBy));
        } else {
            Timing.Standing standing = timing.open(PauseKind.CORRECTION).orElseThrow();
            timing = timing.with(
                    standing.counted()
                            ? ClockEntry.hold(scene.at(), day, PauseKind.CORRECTION, until, standing.ground())
                            : ClockEntry.pause(scene.at(), day, PauseKind.CORRECTION, until, standing.ground()));
            reckon(scene, days);
        }
        changes.happened(scene.actor(), new Happened.CorrectionNoticeServed(day, until));
    }

    /** The last day to answer a correction notice; empty where none is awaited, or it has not reached the applicant yet. */
    public Optional<LocalDate> answerPassesAfter() {
        if (steps.isOpen(Step.CORRECTION_NOTICE)) {
            return Optional.empty();
        }
        return state == CaseState.CORRECTING
                ? Optional.ofNullable(answerBy)
                : timing.open(PauseKind.CORRECTION).map(Timing.Standing::announced);
    }

    /**
     * 审查阶段补正: once, where the item names what allows it; reviews go on, the decision waits for the answer, and the
     * days count unless the item says otherwise.
     */
    public void askInReview(
            Scene scene,
            Item.ReviewCorrection rule,
            LocalDate answerBy,
            List<CaseCommand.ToCorrect> what,
            Telling telling,
            Deadlines.Accepted days) {
        Transitions.Transition line = allowed(Action.ASK_CORRECTION, scene.actor());
        if (timing.procedures().stream().anyMatch(known -> known.procedure() == PauseKind.CORRECTION)) {
            throw new Refused(new CaseRefusal.CorrectionAskedBefore());
        }
        timing = timing.with(
                rule.counted()
                        ? ClockEntry.hold(scene.at(), scene.today(), PauseKind.CORRECTION, answerBy, rule.ground())
                        : ClockEntry.pause(scene.at(), scene.today(), PauseKind.CORRECTION, answerBy, rule.ground()));
        state = line.to();
        changes.toCorrect(what);
        toTell(scene, telling);
        reckon(scene, days);
        changes.happened(
                scene.actor(), new Happened.ReviewCorrectionAsked(answerBy, materialsOf(what), telling.told()));
    }

    /**
     * 补正的内容.
     *
     * @param full whether it holds everything that was asked for
     * @param provided types of the materials whose files came with it
     * @param amended the answers changed, null where none were
     * @param more materials that the changed answers ask for
     */
    public record Answer(
            boolean full, List<String> provided, @Nullable Amendment amended, List<CaseMaterial> more) {

        List<String> changed() {
            return amended == null ? List.of() : List.copyOf(amended.changed());
        }
    }

    /** 审查阶段补正收到: only who judged what was replaced looks again. */
    public void answerInReview(Scene scene, Answer answer, Deadlines.Accepted days) {
        allowed(Action.ANSWER_CORRECTION, scene.actor());
        take(scene, answer);
        changes.happened(scene.actor(), new Happened.ReviewCorrectionAnswered(answer.provided(), answer.changed()));
        List<String> replaced = new ArrayList<>(answer.provided());
        Amendment amended = answer.amended();
        if (amended != null) {
            replaced.addAll(amended.replaced());
        }
        replaced(scene, replaced, days);
        resume(scene, PauseKind.CORRECTION, days);
        goOnIfAllCame(scene, days);
    }

    private void take(Scene scene, Answer answer) {
        steps.drop(Step.CORRECTION_NOTICE);
        answer.more().forEach(this::put);
        answer.provided().forEach(type -> put(material(type).provided(scene.at())));
        Amendment amended = answer.amended();
        if (amended == null) {
            return;
        }
        for (CaseMaterial material : List.copyOf(materials.values())) {
            if (material.awaited() && amended.after().material(material.type()).isEmpty()) {
                put(material.omitted());
            }
        }
        steps.follow(scene.item(), amended.after().possible());
        changes.revises(amended.revised());
    }

    /** Whether this change ended the waiting for an answer to a correction notice. */
    public boolean correctionOver() {
        boolean asked = correctionAsked != null
                || timing.procedures().stream().anyMatch(known -> known.procedure() == PauseKind.CORRECTION);
        return asked
                && changes.events().stream()
                        .map(Changes.Event::what)
                        .anyMatch(what -> what instanceof Happened.CorrectionAnswered
                                || what instanceof Happened.ReviewCorrectionAnswered
                                || what instanceof Happened.ReviewCorrectionUnanswered
                                || !state.open());
    }

    /** 审查阶段补正逾期: the review goes on with what is there. */
    public void goOnUnanswered(Scene scene, Deadlines.Accepted days) {
        allowed(Action.GO_ON_UNANSWERED, scene.actor());
        resume(scene, PauseKind.CORRECTION, days);
        changes.happened(scene.actor(), new Happened.ReviewCorrectionUnanswered());
    }

    private void replaced(Scene scene, List<String> materials, Deadlines.Accepted days) {
        List<String> again = steps.again(scene.item(), materials);
        if (!again.isEmpty()) {
            changes.happened(scene.actor(), new Happened.ReviewsReopened(again, materials));
        }
        openNext(scene, days);
    }

    /** 补正: the application counts as received anew with the answer. */
    public void answerCorrection(Scene scene, LocalDate countedFrom, LocalDate acceptBy, Answer answer) {
        enter(Action.ANSWER_CORRECTION, scene.actor());
        received = scene.at();
        this.countedFrom = countedFrom;
        this.acceptBy = acceptBy;
        correctedInFull = answer.full();
        take(scene, answer);
        steps.put(steps.get(Step.ACCEPT).open(scene.at(), acceptBy));
        changes.happened(
                scene.actor(),
                new Happened.CorrectionAnswered(countedFrom, acceptBy, answer.provided(), answer.changed()));
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

    private void notAccepted(Scene scene, CaseState to, NotAccepted why) {
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

    /** Refuses what {@link #supplement} would refuse, before a file is kept. */
    public void requireSupplementable(Actor actor, String type) {
        allowed(Action.SUPPLEMENT, actor);
        CaseMaterial material = materials.get(type);
        if (material == null || !material.awaited()) {
            throw new Refused(new CaseRefusal.NotDeferrable(type));
        }
    }

    /** 容缺补交: a deferred material has come. */
    public void supplement(Scene scene, String type, Deadlines.Accepted days) {
        requireSupplementable(scene.actor(), type);
        CaseMaterial material = material(type);
        put(material.provided(scene.at()));
        boolean onTime = material.due() == null || !scene.today().isAfter(material.due());
        silenceNeedsTime(scene.today());
        changes.happened(scene.actor(), new Happened.MaterialSupplemented(type, onTime));
        if (state == CaseState.GRANTED_DEFICIENT) {
            cameAfterGrant(scene);
        } else {
            replaced(scene, List.of(type), days);
            goOnIfAllCame(scene, days);
        }
    }

    /** What was granted first is granted for good when all has come; the pledge is kept after all when nothing is late. */
    private void cameAfterGrant(Scene scene) {
        if (lapsedDay().isEmpty()) {
            changes.pledge(Changes.Pledge.MENDED, scene.today());
            steps.drop(Step.CHECK);
        }
        if (awaited() == 0) {
            enter(Action.SUPPLEMENT, scene.actor());
        }
    }

    /** What a lapsed pledge holds goes on as soon as nothing of it is missing, whichever way it came. */
    private void goOnIfAllCame(Scene scene, Deadlines.Accepted days) {
        boolean lapsed = materials.values().stream().anyMatch(one -> one.state() == CaseMaterial.State.LAPSED);
        if (!lapsed && timing.open(PauseKind.DEFERRAL).isPresent()) {
            resume(scene, PauseKind.DEFERRAL, days);
            changes.pledge(Changes.Pledge.MENDED, scene.today());
        }
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
            endHearing(scene);
        }
        if (!step.equals(Step.HEARING)) {
            steps.put(steps.get(step).done(true, scene.actor().account(), scene.at()));
        }
        resume(scene, procedure, days);
        changes.happened(scene.actor(), new Happened.ProcedureEnded(procedure, scene.today(), promisedDue));
    }

    /** Whose step ends a procedure: a hearing that was asked for has its own, one of the organ's own that of a procedure. */
    public String stepOf(PauseKind procedure) {
        return procedure == PauseKind.HEARING && hearingAwaited() ? Step.HEARING : Step.ofProcedure(procedure);
    }

    /**
     * 听证告知: once; reviews go on, the decision waits for an answer, and the days count.
     *
     * @param told whether it reached the applicant in the same moment
     */
    public void offerHearing(
            Scene scene, LocalDate answerBy, List<UUID> addressees, boolean told, Deadlines.Accepted days) {
        Transitions.Transition line = allowed(Action.OFFER_HEARING, scene.actor());
        boolean before = steps.all().stream().anyMatch(step -> step.id().equals(Step.HEARING));
        if (before || timing.open(PauseKind.HEARING).isPresent()) {
            throw new Refused(new CaseRefusal.HearingOfferedBefore());
        }
        steps.put(Step.waiting(Step.HEARING, steps.get(Step.DECIDE).department())
                .open(scene.at(), answerBy)
                .held(answerBy));
        if (!told || !addressees.isEmpty()) {
            steps.put(Step.waiting(Step.HEARING_NOTICE, steps.get(Step.DECIDE).department())
                    .open(scene.at(), answerBy));
        }
        timing = timing.with(ClockEntry.offered(scene.at(), scene.today(), answerBy, Grounds.HEARING, told));
        state = line.to();
        reckon(scene, days);
        changes.happened(scene.actor(), new Happened.HearingOffered(answerBy, addressees, told));
    }

    /** Refuses what {@link #hearingTold} would refuse, before the service is written down. */
    public void requireHearingNoticeOpen(Scene scene, LocalDate day) {
        allowed(Action.SERVE_HEARING_NOTICE, scene.actor());
        LocalDate offered = timing.hearingTold().orElseThrow(() -> new Refused(new CaseRefusal.NoHearing()));
        if (!steps.isOpen(Step.HEARING_NOTICE)) {
            throw new Refused(new CaseRefusal.NoHearing());
        }
        if (day.isBefore(offered) || day.isAfter(scene.today())) {
            throw new Refused(new CaseRefusal.DayOfService(offered));
        }
    }

    /**
     * 送达听证告知书: his five days run from the day on which he was told, and the case is held for them.
     *
     * @param who which of those who were named; null for the applicant
     * @param all whether nobody is left to be told
     */
    public void hearingTold(
            Scene scene, @Nullable Integer who, UUID addressee, LocalDate day, LocalDate until, boolean all) {
        requireHearingNoticeOpen(scene, day);
        timing = timing.with(ClockEntry.told(scene.at(), day, who, until, Grounds.HEARING));
        if (all) {
            steps.put(steps.get(Step.HEARING_NOTICE).done(true, scene.actor().account(), scene.at()));
        }
        steps.put(steps.get(Step.HEARING).held(timing.hearingOffered().orElseThrow()));
        changes.happened(scene.actor(), new Happened.HearingNoticeServed(addressee, day, until));
    }

    /** The last day of all to ask for a hearing; empty where nobody's word is awaited, or somebody has not been told yet. */
    public Optional<LocalDate> hearingPassesAfter() {
        return steps.isOpen(Step.HEARING_NOTICE) ? Optional.empty() : timing.hearingOffered();
    }

    /** Whether nothing may be decided yet because a hearing was asked for, or somebody may still ask for one. */
    public boolean hearingAwaited() {
        return steps.all().stream().anyMatch(step -> step.id().equals(Step.HEARING) && step.onDesk());
    }

    /**
     * 申请听证: from now on the clock stands still, for as long as the law gives to hold it.
     *
     * @param who which of the interested parties asks; null for the applicant
     */
    public void askHearing(Scene scene, @Nullable Integer who, LocalDate until, Text ground, Deadlines.Accepted days) {
        boolean heard = hearingAsked().isPresent();
        timing.hearingToldUntil(who)
                .filter(last -> !heard && scene.today().isAfter(last))
                .ifPresent(last -> {
                    throw new Refused(new CaseRefusal.TooLateForHearing(last));
                });
        Transitions.Transition line = allowed(Action.ASK_HEARING, scene.actor());
        requireHearingOffered();
        steps.drop(Step.HEARING_NOTICE);
        steps.put(steps.get(Step.HEARING).open(scene.at(), until));
        pause(scene, PauseKind.HEARING, scene.today(), until, ground, days);
        state = line.to();
        changes.happened(scene.actor(), new Happened.HearingAsked(until, promisedDue));
    }

    /**
     * 不要求听证.
     *
     * @param alone whether nobody else may still ask
     * @param othersTold whether all others have been told of their right
     */
    public void declineHearing(Scene scene, boolean alone, boolean othersTold, Deadlines.Accepted days) {
        allowed(Action.DECLINE_HEARING, scene.actor());
        requireHearingOffered();
        if (timing.hearingOfferedTo(null).isEmpty()) {
            timing = timing.with(ClockEntry.told(scene.at(), scene.today(), null, scene.today(), Grounds.HEARING));
        }
        if (!alone && othersTold && steps.isOpen(Step.HEARING_NOTICE)) {
            steps.put(steps.get(Step.HEARING_NOTICE).done(true, scene.actor().account(), scene.at()));
        }
        if (alone) {
            steps.drop(Step.HEARING_NOTICE);
            steps.put(steps.get(Step.HEARING).done(false, scene.actor().account(), scene.at()));
            resume(scene, PauseKind.HEARING, days);
        }
        changes.happened(scene.actor(), new Happened.HearingDeclined(alone));
    }

    /** 听证逾期未申请. */
    public void passOverHearing(Scene scene, Deadlines.Accepted days) {
        allowed(Action.PASS_OVER_HEARING, scene.actor());
        requireHearingOffered();
        if (steps.isOpen(Step.HEARING_NOTICE)) {
            throw new Refused(new CaseRefusal.NoHearing());
        }
        steps.put(steps.get(Step.HEARING).done(false, scene.actor().account(), scene.at()));
        resume(scene, PauseKind.HEARING, days);
        changes.happened(scene.actor(), new Happened.HearingPassedOver());
    }

    /** 听证通知: the day is set, or put off, which happens once. */
    public void arrangeHearing(Scene scene, LocalDate day, List<UUID> addressees) {
        allowed(Action.ARRANGE_HEARING, scene.actor());
        hearingUntil();
        Step hearing = steps.get(Step.HEARING);
        steps.put(hearingArranged() ? hearing.putOff(scene.at(), day) : hearing.held(day));
        changes.happened(scene.actor(), new Happened.HearingArranged(day, addressees));
    }

    /** The last day on which a hearing that was asked for is held. */
    public LocalDate hearingUntil() {
        return hearingAsked()
                .map(Timing.Standing::announced)
                .orElseThrow(() -> new Refused(new CaseRefusal.NoHearing()));
    }

    private Optional<Timing.Standing> hearingAsked() {
        return timing.open(PauseKind.HEARING).filter(standing -> !standing.counted() && hearingAwaited());
    }

    /** Whether a day has been told for the hearing that was asked for. */
    public boolean hearingArranged() {
        return hearingAsked().isPresent() && steps.get(Step.HEARING).state() == Step.State.HELD;
    }

    /** Whether the day that was told is another one than at first. */
    public boolean hearingPutOff() {
        return hearingArranged() && steps.get(Step.HEARING).wasPutOff();
    }

    private LocalDate requireHearingOffered() {
        return timing.hearingOffered().orElseThrow(() -> new Refused(new CaseRefusal.NoHearing()));
    }

    /** One that was asked for ends when it was held, not before its day; one of the organ's own (行政许可法 46) when it says. */
    private void endHearing(Scene scene) {
        if (timing.hearingOffered().isPresent()) {
            throw new Refused(new CaseRefusal.NoHearing());
        }
        if (hearingAwaited()) {
            Step hearing = steps.get(Step.HEARING);
            LocalDate day = Objects.requireNonNull(hearing.due());
            if (hearing.state() == Step.State.OPEN || scene.today().isBefore(day)) {
                throw new Refused(new CaseRefusal.HearingNotHeld());
            }
            silenceWaitedForHearing(scene);
            steps.put(hearing.done(true, scene.actor().account(), scene.at()));
        }
    }

    /**
     * A hearing's days do not count (行政许可法 45): where it lasted past the day on which silence would have renewed, the organ
     * has as many left as it had when the hearing was asked for; then silence renews after all.
     */
    private void silenceWaitedForHearing(Scene scene) {
        if (decideBy != null && scene.today().isAfter(decideBy)) {
            LocalDate asked = hearingAsked().orElseThrow().from();
            decideBy = scene.today().plusDays(Math.max(0, ChronoUnit.DAYS.between(asked, decideBy)));
        }
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
                if (awaitedFee().isPresent()) {
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
            case GRANTED_DEFICIENT -> recountDeferred(deadlines, days);
            case GRANTED -> steps.recountCheck(scene.item(), opened.region(), deadlines);
            case LACKING,
                    NOT_REQUIRED,
                    NOT_ACCEPTED,
                    DENIED,
                    WITHDRAWN,
                    TERMINATED,
                    REVOKED,
                    RECALLED,
                    CANCELLED,
                    STRIPPED -> throw new IllegalStateException("nothing is awaited of a case that is " + state);
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

    private static LocalDate later(@Nullable LocalDate told, LocalDate counted) {
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

    /** 容缺逾期: suspended from the day after the first missed one, until all of it has come or the second day passes. */
    public void lapse(Scene scene, List<CaseMaterial> late, LocalDate second, Deadlines.Accepted days) {
        Transitions.Transition line = allowed(Action.LAPSE, scene.actor());
        LocalDate missed = late.stream()
                .map(material -> Objects.requireNonNull(material.due()))
                .min(LocalDate::compareTo)
                .orElseThrow();
        Optional<LocalDate> already = timing.open(PauseKind.DEFERRAL).map(Timing.Standing::announced);
        LocalDate until = already.orElse(second);
        late.forEach(material -> put(material.lapsed(until)));
        if (already.isEmpty()) {
            pause(scene, PauseKind.DEFERRAL, missed.plusDays(1), second, Grounds.PLEDGE, days);
            changes.pledge(Changes.Pledge.BROKEN, scene.today());
        }
        state = line.to();
        changes.happened(
                scene.actor(),
                new Happened.DeferralLapsed(
                        late.stream().map(CaseMaterial::type).toList(), until, promisedDue));
    }

    /** 容缺终止, or 不予许可 where the item says so: the second day has passed too. A refusal is a decision like any other. */
    public void endLapsed(Scene scene, boolean deny) {
        if (deny) {
            decide(scene, allowed(Action.DENY, scene.actor()).to());
            return;
        }
        end(allowed(Action.TERMINATE, scene.actor()).to(), scene);
        changes.happened(scene.actor(), new Happened.CaseTerminated());
    }

    /** 补正逾期: nobody answered the notice within the item's time. */
    public void closeUnanswered(Scene scene) {
        notAccepted(scene, allowed(Action.CLOSE_UNANSWERED, scene.actor()).to(), NotAccepted.INCOMPLETE);
    }

    /** 超期默许: a consultation that nobody answered by its day agrees. */
    public void consentBySilence(Scene scene, String id, Deadlines.Accepted days) {
        allowed(Action.CONSENT_BY_SILENCE, scene.actor());
        Step step = steps.openReview(id);
        steps.put(step.done(true, scene.actor().account(), scene.at()));
        changes.happened(scene.actor(), new Happened.ConsentedBySilence(id, step.department()));
        openNext(scene, days);
    }

    private void pause(
            Scene scene, PauseKind procedure, LocalDate from, LocalDate until, Text ground, Deadlines.Accepted days) {
        timing = timing.with(ClockEntry.pause(scene.at(), from, procedure, until, ground));
        reckon(scene, days);
    }

    private void resume(Scene scene, PauseKind procedure, Deadlines.Accepted days) {
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

    /** 容缺通过后逾期: without effect from now on, until all of it has come or somebody revokes. */
    public void suspendEffect(Scene scene, List<CaseMaterial> late, LocalDate second) {
        allowed(Action.LAPSE, scene.actor());
        LocalDate until = secondAfterGrant().orElse(second);
        late.forEach(material -> put(material.lapsed(until)));
        changes.pledge(Changes.Pledge.BROKEN, scene.today());
        changes.happened(
                scene.actor(),
                new Happened.EffectSuspended(
                        late.stream().map(CaseMaterial::type).toList(), until));
    }

    /** 容缺再次逾期: the deciding department has to look, and may revoke. */
    public void lapseAgain(Scene scene, LocalDate checkBy) {
        allowed(Action.LAPSE_AGAIN, scene.actor());
        steps.put(Step.waiting(Step.CHECK, steps.get(Step.DECIDE).department()).open(scene.at(), checkBy));
        changes.happened(scene.actor(), new Happened.CheckDue(checkBy));
    }

    /** The second day of what was to come after the grant and did not; empty where none is late, or it is being looked at. */
    public Optional<LocalDate> secondAfterGrant() {
        return state != CaseState.GRANTED_DEFICIENT || steps.isOpen(Step.CHECK) ? Optional.empty() : lapsedDay();
    }

    private Optional<LocalDate> lapsedDay() {
        return materials.values().stream()
                .filter(material -> material.state() == CaseMaterial.State.LAPSED)
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .min(LocalDate::compareTo);
    }

    /** Whether something that was to come after the grant is late, so that what was granted is without effect. */
    public boolean withoutEffect() {
        return state == CaseState.GRANTED_DEFICIENT && lapsedDay().isPresent();
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
    private void silenceNeedsTime(LocalDate came) {
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
        boolean held = timing.open(PauseKind.CORRECTION).isPresent() || awaited() > 0 || hearingAwaited();
        return held ? Optional.empty() : Optional.ofNullable(decideBy);
    }

    /**
     * 秒批的依据, kept with the grant itself.
     *
     * @param sampleBy by when a person looks at it; null where it was not drawn
     */
    public void grantedOnData(Scene scene, AutomaticTrace trace, @Nullable LocalDate sampleBy) {
        String document = trace.document();
        changes.automatic(
                new Changes.AutomaticGrant(opened.city(), opened.id(), scene.at(), document, sampleBy != null));
        if (sampleBy != null) {
            steps.put(Step.waiting(Step.SAMPLE, steps.get(Step.DECIDE).department())
                    .open(scene.at(), sampleBy));
        }
        changes.happened(
                scene.actor(),
                new Happened.GrantedOnData(
                        AutomaticTrace.sha256(document), trace.itemVersion(), trace.definitions(), sampleBy != null));
    }

    /** 抽查: right or wrong, once; what a wrong grant comes to is another act's to say. */
    public void judgeSample(Scene scene, boolean right, String reason) {
        allowed(Action.JUDGE_SAMPLE, scene.actor());
        if (!steps.isOpen(Step.SAMPLE)) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.SAMPLE));
        }
        Step sample = steps.get(Step.SAMPLE);
        steps.put(sample.done(right, scene.actor().account(), scene.at()));
        changes.judges(new Changes.Judgement(
                opened.city(),
                opened.id(),
                sample.department(),
                opened.region(),
                opened.item(),
                right,
                reason,
                scene.actor().account(),
                scene.at()));
        changes.happened(scene.actor(), new Happened.SampleJudged(right));
    }

    /** 核查通过: what was promised is so, from the start or after it was put right. */
    public void passCheck(Scene scene) {
        Step check = check(Action.PASS_CHECK, scene.actor());
        steps.put(check.done(true, scene.actor().account(), scene.at()));
        boolean onTime = notAfter(scene.today(), check.due());
        changes.happened(scene.actor(), new Happened.CheckPassed(onTime));
    }

    /** 责令整改: once, by a day; until then the check waits. */
    public void orderRepair(Scene scene, LocalDate until) {
        Step check = check(Action.ORDER_REPAIR, scene.actor());
        if (check.state() == Step.State.HELD) {
            throw new Refused(new CaseRefusal.RepairOrderedBefore());
        }
        steps.put(check.held(until));
        changes.happened(scene.actor(), new Happened.RepairOrdered(until));
    }

    /** 撤销: what was promised is not so. */
    public void breakPledge(Scene scene) {
        Step check = check(Action.REVOKE, scene.actor());
        steps.put(check.done(false, scene.actor().account(), scene.at()));
        changes.pledge(Changes.Pledge.BROKEN, scene.today());
        state = allowed(Action.REVOKE, scene.actor()).to();
        steps.drop();
    }

    private Step check(Action action, Actor actor) {
        allowed(action, actor);
        return steps.all().stream()
                .filter(step -> step.id().equals(Step.CHECK) && step.onDesk())
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.StepNotOpen(Step.CHECK)));
    }

    /** 待送达: on the deciding department's desk, unless the applicant finds it in his own space. */
    public void toServe(Scene scene, LocalDate due) {
        if (delivery != Delivery.ELECTRONIC) {
            steps.put(Step.waiting(Step.SERVE, steps.get(Step.DECIDE).department())
                    .open(scene.at(), due));
        }
    }

    /** 送达 (行政许可法 44): handed over or sent, once. */
    public void serve(Scene scene, Delivery way, String receiver) {
        allowed(Action.SERVE, scene.actor());
        if (!steps.isOpen(Step.SERVE)) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.SERVE));
        }
        Step step = steps.get(Step.SERVE);
        steps.put(step.done(true, scene.actor().account(), scene.at()));
        delivery = way;
        changes.happened(scene.actor(), new Happened.CaseServed(way, receiver, notAfter(scene.today(), step.due())));
    }

    /** By when it has to be served; empty where nothing waits to be. */
    public Optional<LocalDate> serveBy() {
        return steps.isOpen(Step.SERVE)
                ? Optional.ofNullable(steps.get(Step.SERVE).due())
                : Optional.empty();
    }

    /** 选择送达方式: the applicant's own word, until it has been sent. */
    public void chooseDelivery(Scene scene, Delivery way) {
        boolean his = scene.actor().role() == Role.APPLICANT || scene.actor().role() == Role.CLERK;
        if (!his || !(state.open() || steps.isOpen(Step.SERVE))) {
            throw new Refused(new CaseRefusal.SentAlready());
        }
        delivery = way;
        if (way == Delivery.ELECTRONIC) {
            steps.drop(Step.SERVE);
        }
        changes.happened(scene.actor(), new Happened.DeliveryChosen(way));
    }

    /** 移送处罚: once; the grant itself is ended or left by other acts. */
    public void refer(Scene scene, String to, String reason) {
        allowed(Action.REFER, scene.actor());
        Step check = steps.all().stream()
                .filter(step -> step.showsUnmet(state))
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.NothingToRefer()));
        if (steps.all().stream().anyMatch(step -> step.id().equals(Step.REFER))) {
            throw new Refused(new CaseRefusal.ReferredBefore());
        }
        String department = check.department();
        steps.put(Step.waiting(Step.REFER, department).done(false, scene.actor().account(), scene.at()));
        changes.refers(new Changes.Referral(
                opened.city(),
                opened.id(),
                department,
                opened.region(),
                to,
                reason,
                scene.actor().account(),
                scene.at()));
        changes.happened(scene.actor(), new Happened.CaseReferred(department));
    }

    /** 撤回、撤销、注销、吊销: a check that is still open is not needed any more. */
    public void endGrant(Scene scene, Action ending) {
        enter(ending, scene.actor());
        steps.drop();
    }

    /**
     * What became of the licence when its grant ended.
     *
     * @param broken whether a pledge was not kept
     * @param asBefore whether the version from before this case holds again
     */
    public void grantEnded(Scene scene, boolean broken, boolean asBefore) {
        changes.happened(scene.actor(), new Happened.GrantEnded(state, broken, asBefore));
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

    private void decide(Scene scene, CaseState to) {
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

    /** 等候缴费: before acceptance nothing of the organ's runs; after a grant the licence waits. */
    public void awaitFee(Scene scene, Money sum, LocalDate payBy) {
        if (state == CaseState.RECEIVED) {
            steps.put(steps.get(Step.ACCEPT).waits());
            acceptBy = null;
        }
        steps.put(Step.waiting(Step.FEE, opened.department())
                .open(scene.at(), payBy)
                .held(payBy));
        changes.happened(scene.actor(), new Happened.FeeDue(sum.fen(), payBy));
    }

    /** The fee that the payer is asked for, while it is not paid. */
    public Optional<Step> awaitedFee() {
        return Step.awaitedFee(steps.all());
    }

    /** Whether its payment has been heard of. */
    public boolean feeWasPaid() {
        return Step.feePaid(steps.all());
    }

    /** Whether it was not asked for any more because nothing could be given for it. */
    public boolean feeWasGivenUp() {
        return Step.feeGivenUp(steps.all());
    }

    private void requireFeeSettled() {
        awaitedFee().ifPresent(fee -> {
            throw new Refused(new CaseRefusal.FeeUnpaid(Objects.requireNonNull(fee.due())));
        });
    }

    private Step fee(Action action, Actor actor) {
        allowed(action, actor);
        return awaitedFee().orElseThrow(() -> new Refused(new CaseRefusal.NotNow(state, action)));
    }

    /** 缴清. */
    public void feePaid(Scene scene, String bill, Money sum, LocalDate on) {
        boolean byTheProgram = scene.actor().role() == Role.SYSTEM;
        Step fee = fee(byTheProgram ? Action.PAY_FEE : Action.TAKE_FEE, scene.actor());
        steps.put(fee.done(true, scene.actor().account(), scene.at()));
        changes.happened(scene.actor(), new Happened.FeePaid(bill, sum.fen(), on));
    }

    /** 准予减免. */
    public void feeWaived(Scene scene, Money sum) {
        Step fee = fee(Action.WAIVE_FEE, scene.actor());
        steps.put(fee.done(false, scene.actor().account(), scene.at()));
        changes.happened(scene.actor(), new Happened.FeeWaived(sum.fen()));
    }

    /** 不再收费: nothing can be given for it. */
    public void feeGivenUp(Scene scene, Money sum) {
        steps.put(awaitedFee().orElseThrow().dropped());
        changes.happened(scene.actor(), new Happened.FeeGivenUp(sum.fen()));
    }

    /** 催缴, with as much time again. */
    public void remindOfFee(Scene scene, Money sum, LocalDate again) {
        steps.put(awaitedFee().orElseThrow().reminded(scene.at(), again));
        changes.happened(scene.actor(), new Happened.FeeReminded(sum.fen(), again));
    }

    /** 逾期未缴终止. */
    public void closeUnpaid(Scene scene) {
        fee(Action.CLOSE_UNPAID, scene.actor());
        end(Transitions.of(state, Action.CLOSE_UNPAID).orElseThrow().to(), scene);
        changes.happened(scene.actor(), new Happened.CaseTerminated());
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

    private void end(CaseState to, Scene scene) {
        if (acceptedOn != null && state.open()) {
            timing = timing.with(ClockEntry.stop(scene.at(), scene.today(), Grounds.OVER));
        }
        state = to;
        ended = scene.at();
        acceptBy = null;
        steps.drop();
    }

    private void enter(Action action, Actor actor) {
        state = allowed(action, actor).to();
    }

    private Transitions.Transition allowed(Action action, Actor actor) {
        return Transitions.of(state, action)
                .filter(line -> line.by().contains(actor.role()))
                .orElseThrow(() -> new Refused(new CaseRefusal.NotNow(state, action)));
    }

    private void put(CaseMaterial material) {
        materials.put(material.type(), material);
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
                opened.version());
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
