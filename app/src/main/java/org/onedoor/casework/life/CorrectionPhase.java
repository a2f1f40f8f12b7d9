package org.onedoor.casework.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.PauseKind;

/** 补正: asked for once before acceptance and once in the review, answered as a whole. */
public final class CorrectionPhase {

    private final CaseFile file;

    CorrectionPhase(CaseFile file) {
        this.file = file;
    }

    /** 一次性告知补正: once only (行政许可法 32). */
    public void ask(Scene scene, LocalDate answerBy, List<CaseCommand.ToCorrect> what, Telling telling) {
        if (file.correctionAsked != null || file.deferral().receivedLacking()) {
            throw new Refused(new CaseRefusal.CorrectionAskedBefore());
        }
        Transitions.Transition line = file.allowed(Action.ASK_CORRECTION, scene.actor());
        file.fee().requireSettled();
        file.state = line.to();
        file.correctionAsked = scene.at();
        file.answerBy = answerBy;
        file.acceptBy = null;
        file.steps.put(file.steps.get(Step.ACCEPT).held(answerBy));
        file.changes.toCorrect(what);
        toTell(scene, telling);
        file.changes.happened(scene.actor(), new Happened.CorrectionAsked(answerBy, materialsOf(what), telling.told()));
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
            file.steps.put(Step.waiting(
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

    /** Refuses what {@link #told} would refuse, before the service is written down. */
    public void requireNoticeOpen(Scene scene, LocalDate issued, LocalDate day) {
        file.allowed(Action.SERVE_CORRECTION_NOTICE, scene.actor());
        if (!file.steps.isOpen(Step.CORRECTION_NOTICE)) {
            throw new Refused(new CaseRefusal.StepNotOpen(Step.CORRECTION_NOTICE));
        }
        if (day.isBefore(issued) || day.isAfter(scene.today())) {
            throw new Refused(new CaseRefusal.DayOfService(issued));
        }
    }

    /** 送达补正通知书: his days to answer run from the day on which it reached him. */
    public void told(Scene scene, LocalDate day, LocalDate until, Deadlines.Accepted days) {
        file.steps.put(
                file.steps.get(Step.CORRECTION_NOTICE).done(true, scene.actor().account(), scene.at()));
        if (file.state == CaseState.CORRECTING) {
            file.answerBy = CaseFile.later(file.answerBy, until);
            file.steps.put(file.steps.get(Step.ACCEPT).held(file.answerBy));
        } else {
            Timing.Standing standing = file.timing.open(PauseKind.CORRECTION).orElseThrow();
            file.timing = file.timing.with(
                    standing.counted()
                            ? ClockEntry.hold(scene.at(), day, PauseKind.CORRECTION, until, standing.ground())
                            : ClockEntry.pause(scene.at(), day, PauseKind.CORRECTION, until, standing.ground()));
            file.reckon(scene, days);
        }
        file.changes.happened(scene.actor(), new Happened.CorrectionNoticeServed(day, until));
    }

    /** The last day to answer a correction notice; empty where none is awaited, or it has not reached the applicant yet. */
    public Optional<LocalDate> passesAfter() {
        if (file.steps.isOpen(Step.CORRECTION_NOTICE)) {
            return Optional.empty();
        }
        return file.state == CaseState.CORRECTING
                ? Optional.ofNullable(file.answerBy)
                : file.timing.open(PauseKind.CORRECTION).map(Timing.Standing::announced);
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
        Transitions.Transition line = file.allowed(Action.ASK_CORRECTION, scene.actor());
        if (file.timing.procedures().stream().anyMatch(known -> known.procedure() == PauseKind.CORRECTION)) {
            throw new Refused(new CaseRefusal.CorrectionAskedBefore());
        }
        file.timing = file.timing.with(
                rule.counted()
                        ? ClockEntry.hold(scene.at(), scene.today(), PauseKind.CORRECTION, answerBy, rule.ground())
                        : ClockEntry.pause(scene.at(), scene.today(), PauseKind.CORRECTION, answerBy, rule.ground()));
        file.state = line.to();
        file.changes.toCorrect(what);
        toTell(scene, telling);
        file.reckon(scene, days);
        file.changes.happened(
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
        file.allowed(Action.ANSWER_CORRECTION, scene.actor());
        take(scene, answer);
        file.changes.happened(
                scene.actor(), new Happened.ReviewCorrectionAnswered(answer.provided(), answer.changed()));
        List<String> replaced = new ArrayList<>(answer.provided());
        Amendment amended = answer.amended();
        if (amended != null) {
            replaced.addAll(amended.replaced());
        }
        file.replaced(scene, replaced, days);
        file.resume(scene, PauseKind.CORRECTION, days);
        file.deferral().goOnIfAllCame(scene, days);
    }

    private void take(Scene scene, Answer answer) {
        file.steps.drop(Step.CORRECTION_NOTICE);
        answer.more().forEach(file::put);
        answer.provided().forEach(type -> file.put(file.material(type).provided(scene.at())));
        Amendment amended = answer.amended();
        if (amended == null) {
            return;
        }
        for (CaseMaterial material : List.copyOf(file.materials.values())) {
            if (material.awaited() && amended.after().material(material.type()).isEmpty()) {
                file.put(material.omitted());
            }
        }
        file.steps.follow(scene.item(), amended.after().possible());
        file.changes.revises(amended.revised());
    }

    /** Whether this change ended the waiting for an answer to a correction notice. */
    public boolean over() {
        boolean asked = file.correctionAsked != null
                || file.timing.procedures().stream().anyMatch(known -> known.procedure() == PauseKind.CORRECTION);
        return asked
                && file.changes.events().stream()
                        .map(Changes.Event::what)
                        .anyMatch(what -> what instanceof Happened.CorrectionAnswered
                                || what instanceof Happened.ReviewCorrectionAnswered
                                || what instanceof Happened.ReviewCorrectionUnanswered
                                || !file.state.open());
    }

    /** 审查阶段补正逾期: the review goes on with what is there. */
    public void goOnUnanswered(Scene scene, Deadlines.Accepted days) {
        file.allowed(Action.GO_ON_UNANSWERED, scene.actor());
        file.resume(scene, PauseKind.CORRECTION, days);
        file.changes.happened(scene.actor(), new Happened.ReviewCorrectionUnanswered());
    }

    /** 补正: the application counts as received anew with the answer. */
    public void answer(Scene scene, LocalDate countedFrom, LocalDate acceptBy, Answer answer) {
        file.enter(Action.ANSWER_CORRECTION, scene.actor());
        file.received = scene.at();
        file.countedFrom = countedFrom;
        file.acceptBy = acceptBy;
        file.correctedInFull = answer.full();
        take(scene, answer);
        file.steps.put(file.steps.get(Step.ACCEPT).open(scene.at(), acceptBy));
        file.changes.happened(
                scene.actor(),
                new Happened.CorrectionAnswered(countedFrom, acceptBy, answer.provided(), answer.changed()));
    }

    /** 补正逾期: nobody answered the notice within the item's time. */
    public void closeUnanswered(Scene scene) {
        file.notAccepted(
                scene, file.allowed(Action.CLOSE_UNANSWERED, scene.actor()).to(), NotAccepted.INCOMPLETE);
    }
}
