package org.onedoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.life.Amendment;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.CorrectionPhase;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.casework.life.Scene;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Component;

/** What a department's reviewers do to a case. */
@Component
public class Handling {

    private static final RoomTexts TEXTS = new RoomTexts("casework");

    private final Deadlines deadlines;
    private final Results results;
    private final CorrectionNotices corrections;
    private final List<Obstacles> obstacles;

    Handling(Deadlines deadlines, Results results, CorrectionNotices corrections, List<Obstacles> obstacles) {
        this.deadlines = deadlines;
        this.results = results;
        this.corrections = corrections;
        this.obstacles = obstacles;
    }

    void accept(Scene scene) {
        requireDesk(scene, Step.ACCEPT);
        scene.file().accept(scene, deadlines.accepted(scene, acceptedOn(scene)));
        tellAccepted(scene);
    }

    /** 容缺收件 counts from the day on which everything was there, however long its acceptance took then. */
    private static LocalDate acceptedOn(Scene scene) {
        CaseHead head = scene.head();
        return scene.file().deferral().receivedLacking() ? head.countedFrom() : scene.today();
    }

    void receiveLacking(Scene scene) {
        requireDesk(scene, Step.ACCEPT);
        requireTimeToAsk(scene);
        scene.file().deferral().receive(scene, deadlines.of(scene));
        scene.file()
                .tell(
                        scene,
                        "case-received-lacking",
                        Map.of("due", scene.file().firstDeferred().orElseThrow()));
    }

    void askCorrection(Scene scene, CaseCommand.AskCorrection command) {
        List<CaseCommand.ToCorrect> all = command.what().stream()
                .filter(one -> !one.text().isBlank())
                .map(one -> new CaseCommand.ToCorrect(
                        one.material(), one.element(), one.text().strip()))
                .toList();
        if (all.isEmpty()) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
        all.stream()
                .map(CaseCommand.ToCorrect::material)
                .filter(material ->
                        !material.isEmpty() && scene.item().material(material).isEmpty())
                .findFirst()
                .ifPresent(material -> {
                    throw new Refused(new CaseRefusal.MaterialNotAsked(material));
                });
        all.stream()
                .map(CaseCommand.ToCorrect::element)
                .filter(element -> !element.isEmpty() && !Amendment.names(scene.item(), element))
                .findFirst()
                .ifPresent(element -> {
                    throw new Refused(new CaseRefusal.AnswerNotAsked(element));
                });
        corrections.requireUnsigned(scene, all);
        CaseHead head = scene.head();
        if (head.acceptedOn() != null) {
            askInReview(scene, all);
            return;
        }
        requireDesk(scene, Step.ACCEPT);
        LocalDate answerBy = deadlines.answerBy(scene.item(), head.region());
        requireTimeToAsk(scene);
        CorrectionPhase.Telling telling = corrections.telling(scene);
        scene.file().correction().ask(scene, answerBy, all, telling);
        scene.file()
                .tell(
                        scene,
                        telling.told() ? "correction-asked" : "correction-asked-on-paper",
                        Map.of("due", answerBy));
    }

    /** What has waited too long is accepted by silence, and then nothing is asked for any more. */
    private void requireTimeToAsk(Scene scene) {
        CaseHead head = scene.head();
        if (head.state() == CaseState.RECEIVED && !head.corrected()) {
            deadlines
                    .toAsk(scene.item(), head.region(), head.countedFrom())
                    .filter(limit -> scene.today().isAfter(limit.last()))
                    .ifPresent(limit -> {
                        throw new Refused(new CaseRefusal.TooLateToAsk(
                                limit.last(), limit.law().zh()));
                    });
        }
    }

    /** By whoever has a step of it open now, in the name of all. */
    private void askInReview(Scene scene, List<CaseCommand.ToCorrect> all) {
        String step = scene.file().steps().stream()
                .filter(known -> known.state() == Step.State.OPEN
                        && !known.id().equals(Step.EXTEND)
                        && known.department().equals(scene.actor().department()))
                .map(Step::id)
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.StepNotOpen(Step.DECIDE)));
        requireDesk(scene, step);
        Item.ReviewCorrection rule = scene.item().process().reviewCorrection();
        if (rule == null) {
            throw new Refused(new CaseRefusal.ReviewCorrectionWithoutGround());
        }
        LocalDate answerBy = deadlines.after(scene.head().region(), rule.within());
        CorrectionPhase.Telling telling = corrections.telling(scene);
        scene.file().correction().askInReview(scene, rule, answerBy, all, telling, deadlines.of(scene));
        scene.file()
                .tell(
                        scene,
                        telling.told() ? "review-correction-asked" : "review-correction-asked-on-paper",
                        Map.of("due", answerBy));
    }

    void refuse(Scene scene, CaseCommand.Refuse command) {
        requireReason(command.reason());
        NotAccepted why = command.why();
        if (why == null) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
        requireDesk(scene, Step.ACCEPT);
        boolean elsewhere = why == NotAccepted.NOT_COMPETENT;
        String competent = command.competent().strip();
        if (elsewhere && competent.isEmpty()) {
            throw new Refused(new CaseRefusal.CompetentOrganMissing());
        }
        scene.file().refuse(scene, why);
        String words = command.reason().strip();
        scene.file()
                .said(
                        scene,
                        Step.ACCEPT,
                        elsewhere
                                ? TEXTS.get(
                                                "refuse.elsewhere.text",
                                                Map.of(
                                                        "reason",
                                                        new Text(words, words),
                                                        "competent",
                                                        new Text(competent, competent)))
                                        .zh()
                                : words);
        scene.file().tell(scene, "case-not-accepted", Map.of());
    }

    void review(Scene scene, CaseCommand.Review command) {
        if (!command.agreed()) {
            requireReason(command.opinion());
        }
        requireDesk(scene, command.step());
        scene.file().review(scene, command.step(), command.agreed(), deadlines.of(scene));
        scene.file().said(scene, command.step(), command.opinion());
    }

    void grant(Scene scene, CaseCommand.Grant command) {
        acceptOnTheSpot(scene);
        requireDesk(scene, Step.DECIDE);
        requireNothingBefore(scene);
        scene.file().requireGrantable(scene);
        UUID licence = results.issue(scene);
        scene.file().grant(scene, licence);
        scene.file().said(scene, Step.DECIDE, command.reason());
        scene.file()
                .firstDeferred()
                .ifPresentOrElse(
                        due -> scene.file().tell(scene, "case-granted-deficient", Map.of("due", due)),
                        () -> scene.file().tell(scene, "case-granted", Map.of()));
    }

    void deny(Scene scene, CaseCommand.Deny command) {
        requireReason(command.reason());
        acceptOnTheSpot(scene);
        requireDesk(scene, Step.DECIDE);
        requireNothingBefore(scene);
        scene.file().deny(scene);
        scene.file().said(scene, Step.DECIDE, command.reason());
        scene.file().tell(scene, "case-denied", Map.of());
    }

    private void requireNothingBefore(Scene scene) {
        for (Obstacles known : obstacles) {
            known.before(scene.head()).ifPresent(refusal -> {
                throw new Refused(refusal);
            });
        }
    }

    /** 即办件: received and decided in one step, while the applicant waits. */
    private void acceptOnTheSpot(Scene scene) {
        if (onTheSpot(scene.head().state(), scene.item())) {
            requireDesk(scene, Step.ACCEPT);
            scene.file().accept(scene, deadlines.accepted(scene, acceptedOn(scene)));
        }
    }

    /** Whether a case of an item may be decided without having been accepted before. */
    public static boolean onTheSpot(CaseState state, Item item) {
        return state == CaseState.RECEIVED && item.onTheSpot();
    }

    /** Tells by when what is to follow has to follow, else by when the answer comes. */
    static void tellAccepted(Scene scene) {
        Optional<LocalDate> firstDue = scene.file().firstDeferred();
        if (firstDue.isPresent()) {
            LocalDate promised = Objects.requireNonNull(scene.head().promisedDue());
            // the last day to send it may lie behind the promised one: that is said now, not when it is too late
            scene.file()
                    .tell(
                            scene,
                            firstDue.get().isAfter(promised) ? "case-accepted-lacking-late" : "case-accepted-lacking",
                            Map.of("due", firstDue.get(), "promised", promised));
        } else {
            LocalDate promised = Objects.requireNonNull(scene.head().promisedDue());
            scene.file().tell(scene, "case-accepted", Map.of("due", promised));
        }
    }

    /** A step is acted on by its own department only, whoever else may see the case; the program is at every desk. */
    static void requireDesk(Scene scene, String step) {
        boolean mine = scene.actor().role() == Role.SYSTEM
                || scene.file().steps().stream()
                        .anyMatch(known -> known.id().equals(step)
                                && known.department().equals(scene.actor().department())
                                && scene.head().region().equals(scene.actor().region()));
        if (!mine) {
            throw new Refused(new CaseRefusal.StepNotOpen(step));
        }
    }

    static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new Refused(new CaseRefusal.ReasonMissing());
        }
    }
}
