package org.onedoor.casework.life;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.PauseKind;

/** 听证: offered, asked for, arranged and held, of one case. */
public final class HearingPhase {

    private final CaseFile file;

    HearingPhase(CaseFile file) {
        this.file = file;
    }

    /**
     * 听证告知: once; reviews go on, the decision waits for an answer, and the days count.
     *
     * @param told whether it reached the applicant in the same moment
     */
    public void offer(Scene scene, LocalDate answerBy, List<UUID> addressees, boolean told, Deadlines.Accepted days) {
        Transitions.Transition line = file.allowed(Action.OFFER_HEARING, scene.actor());
        boolean before = file.steps.all().stream().anyMatch(step -> step.id().equals(Step.HEARING));
        if (before || file.timing.open(PauseKind.HEARING).isPresent()) {
            throw new Refused(new CaseRefusal.HearingOfferedBefore());
        }
        file.steps.put(Step.waiting(Step.HEARING, file.steps.get(Step.DECIDE).department())
                .open(scene.at(), answerBy)
                .held(answerBy));
        if (!told || !addressees.isEmpty()) {
            file.steps.put(Step.waiting(
                            Step.HEARING_NOTICE, file.steps.get(Step.DECIDE).department())
                    .open(scene.at(), answerBy));
        }
        file.timing = file.timing.with(ClockEntry.offered(scene.at(), scene.today(), answerBy, Grounds.HEARING, told));
        file.state = line.to();
        file.reckon(scene, days);
        file.changes.happened(scene.actor(), new Happened.HearingOffered(answerBy, addressees, told));
    }

    /** Refuses what {@link #told} would refuse, before the service is written down. */
    public void requireNoticeOpen(Scene scene, LocalDate day) {
        file.allowed(Action.SERVE_HEARING_NOTICE, scene.actor());
        LocalDate offered = file.timing.hearingTold().orElseThrow(() -> new Refused(new CaseRefusal.NoHearing()));
        if (!file.steps.isOpen(Step.HEARING_NOTICE)) {
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
    public void told(Scene scene, @Nullable Integer who, UUID addressee, LocalDate day, LocalDate until, boolean all) {
        requireNoticeOpen(scene, day);
        file.timing = file.timing.with(ClockEntry.told(scene.at(), day, who, until, Grounds.HEARING));
        if (all) {
            file.steps.put(
                    file.steps.get(Step.HEARING_NOTICE).done(true, scene.actor().account(), scene.at()));
        }
        file.steps.put(
                file.steps.get(Step.HEARING).held(file.timing.hearingOffered().orElseThrow()));
        file.changes.happened(scene.actor(), new Happened.HearingNoticeServed(addressee, day, until));
    }

    /** The last day of all to ask for a hearing; empty where nobody's word is awaited, or somebody has not been told yet. */
    public Optional<LocalDate> passesAfter() {
        return file.steps.isOpen(Step.HEARING_NOTICE) ? Optional.empty() : file.timing.hearingOffered();
    }

    /** Whether nothing may be decided yet because a hearing was asked for, or somebody may still ask for one. */
    public boolean awaited() {
        return file.steps.all().stream().anyMatch(step -> step.id().equals(Step.HEARING) && step.onDesk());
    }

    /**
     * 申请听证: from now on the clock stands still, for as long as the law gives to hold it. What came on the last day and is
     * written down on a later one is in time, although nobody's word was awaited any more then.
     *
     * @param who which of the interested parties asks; null for the applicant
     * @param arrived the day of the request
     */
    public void ask(
            Scene scene,
            @Nullable Integer who,
            LocalDate arrived,
            LocalDate until,
            Text ground,
            Deadlines.Accepted days) {
        boolean heard = asked().isPresent();
        file.timing
                .hearingToldUntil(who)
                .filter(last -> !heard && arrived.isAfter(last))
                .ifPresent(last -> {
                    throw new Refused(new CaseRefusal.TooLateForHearing(last));
                });
        Transitions.Transition line = file.allowed(Action.ASK_HEARING, scene.actor());
        LocalDate offered = file.timing
                .hearingEverOffered()
                .filter(day -> file.timing.hearingOffered().isPresent()
                        || file.steps.all().stream().anyMatch(Step::isPassedOver))
                .orElseThrow(() -> new Refused(new CaseRefusal.NoHearing()));
        if (arrived.isBefore(offered) || arrived.isAfter(scene.today())) {
            throw new Refused(new CaseRefusal.DayOfRequest(offered));
        }
        file.steps.drop(Step.HEARING_NOTICE);
        file.steps.put(file.steps.get(Step.HEARING).open(scene.at(), until));
        file.pause(scene, PauseKind.HEARING, scene.today(), until, ground, days);
        file.state = line.to();
        file.changes.happened(scene.actor(), new Happened.HearingAsked(until, file.promisedDue));
    }

    /**
     * 不要求听证.
     *
     * @param alone whether nobody else may still ask
     * @param othersTold whether all others have been told of their right
     */
    public void decline(Scene scene, boolean alone, boolean othersTold, Deadlines.Accepted days) {
        file.allowed(Action.DECLINE_HEARING, scene.actor());
        requireOffered();
        if (file.timing.hearingOfferedTo(null).isEmpty()) {
            file.timing =
                    file.timing.with(ClockEntry.told(scene.at(), scene.today(), null, scene.today(), Grounds.HEARING));
        }
        if (!alone && othersTold && file.steps.isOpen(Step.HEARING_NOTICE)) {
            file.steps.put(
                    file.steps.get(Step.HEARING_NOTICE).done(true, scene.actor().account(), scene.at()));
        }
        if (alone) {
            file.steps.drop(Step.HEARING_NOTICE);
            file.steps.put(
                    file.steps.get(Step.HEARING).done(false, scene.actor().account(), scene.at()));
            file.resume(scene, PauseKind.HEARING, days);
        }
        file.changes.happened(scene.actor(), new Happened.HearingDeclined(alone));
    }

    /** 听证逾期未申请. */
    public void passOver(Scene scene, Deadlines.Accepted days) {
        file.allowed(Action.PASS_OVER_HEARING, scene.actor());
        requireOffered();
        if (file.steps.isOpen(Step.HEARING_NOTICE)) {
            throw new Refused(new CaseRefusal.NoHearing());
        }
        file.steps.put(file.steps.get(Step.HEARING).done(false, scene.actor().account(), scene.at()));
        file.resume(scene, PauseKind.HEARING, days);
        file.changes.happened(scene.actor(), new Happened.HearingPassedOver());
    }

    /** 听证通知: the day is set, or put off, which happens once. */
    public void arrange(Scene scene, LocalDate day, List<UUID> addressees) {
        file.allowed(Action.ARRANGE_HEARING, scene.actor());
        until();
        Step hearing = file.steps.get(Step.HEARING);
        file.steps.put(arranged() ? hearing.putOff(scene.at(), day) : hearing.held(day));
        file.changes.happened(scene.actor(), new Happened.HearingArranged(day, addressees));
    }

    /** The last day on which a hearing that was asked for is held. */
    public LocalDate until() {
        return asked().map(Timing.Standing::announced).orElseThrow(() -> new Refused(new CaseRefusal.NoHearing()));
    }

    Optional<Timing.Standing> asked() {
        return file.timing.open(PauseKind.HEARING).filter(standing -> !standing.counted() && awaited());
    }

    /** Whether a day has been told for the hearing that was asked for. */
    public boolean arranged() {
        return asked().isPresent() && file.steps.get(Step.HEARING).state() == Step.State.HELD;
    }

    /** Whether the day that was told is another one than at first. */
    public boolean putOff() {
        return arranged() && file.steps.get(Step.HEARING).wasPutOff();
    }

    private LocalDate requireOffered() {
        return file.timing.hearingOffered().orElseThrow(() -> new Refused(new CaseRefusal.NoHearing()));
    }

    /** One that was asked for ends when it was held, not before its day; one of the organ's own (行政许可法 46) when it says. */
    void end(Scene scene) {
        if (file.timing.hearingOffered().isPresent()) {
            throw new Refused(new CaseRefusal.NoHearing());
        }
        if (awaited()) {
            Step hearing = file.steps.get(Step.HEARING);
            LocalDate day = Objects.requireNonNull(hearing.due());
            if (hearing.state() == Step.State.OPEN || scene.today().isBefore(day)) {
                throw new Refused(new CaseRefusal.HearingNotHeld());
            }
            silenceWaited(scene);
            file.steps.put(hearing.done(true, scene.actor().account(), scene.at()));
        }
    }

    /**
     * A hearing's days do not count (行政许可法 45): where it lasted past the day on which silence would have renewed, the organ
     * has as many left as it had when the hearing was asked for; then silence renews after all.
     */
    private void silenceWaited(Scene scene) {
        if (file.decideBy != null && scene.today().isAfter(file.decideBy)) {
            LocalDate asked = asked().orElseThrow().from();
            file.decideBy = scene.today().plusDays(Math.max(0, ChronoUnit.DAYS.between(asked, file.decideBy)));
        }
    }
}
