package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.FormRevision;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Limits;
import org.onedoor.paper.PapersOf;
import org.onedoor.payment.Bill;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.web.Face;

/**
 * 办件一页: everything about one case that its applicant's and its reviewers' pages show.
 *
 * @param steps in the order of the process, those the situation left out are not among them
 * @param forms 申请表, one for each revision, the newest last
 * @param opinions what was written, oldest first
 * @param asked what correction notices asked for
 * @param bill 缴款单; null where nothing is charged
 * @param automatic what it was granted on by the program; null where it was not
 * @param whole whether the reader sees all of it ({@link Sight})
 */
public record CaseView(
        CaseHead head,
        Item item,
        Standard standard,
        List<Step> steps,
        List<CaseMaterial> materials,
        Timing timing,
        List<Draft.MaterialFile> files,
        List<FormRevision> forms,
        Forms.Applicant applicant,
        List<Opinions.Opinion> opinions,
        List<Opinions.Asked> asked,
        List<PapersOf.Line> papers,
        @Nullable Bill bill,
        @Nullable AutomaticTrace automatic,
        boolean whole) {

    public List<Draft.MaterialFile> filesOf(String material) {
        return files.stream().filter(file -> file.material().equals(material)).toList();
    }

    /** The newest revision. */
    public FormRevision form() {
        return forms.getLast();
    }

    /** All that was ever asked to be put right. */
    public List<CaseCommand.ToCorrect> corrections() {
        return asked.stream().map(Opinions.Asked::what).toList();
    }

    /** Since when an answer to a correction notice is awaited. */
    public Optional<Instant> unanswered() {
        return timing.unanswered(head);
    }

    /** Whether the applicant's or somebody else's word on a hearing is awaited. */
    public boolean hearingAwaited() {
        return timing.hearingOffered().isPresent();
    }

    /** By when the applicant may ask for a hearing; null where nobody's word is awaited, or he has not been told yet. */
    public @Nullable LocalDate hearingOffered() {
        return timing.hearingOfferedTo(null).orElse(null);
    }

    /** Whether somebody has to be told of the right to a hearing still, so that the case waits for the department. */
    public boolean tellsOfHearing() {
        return open().stream().anyMatch(step -> step.id().equals(Step.HEARING_NOTICE));
    }

    /** Whether a correction notice has to reach the applicant still, so that his days to answer do not run yet. */
    public boolean tellsOfCorrection() {
        return open().stream().anyMatch(step -> step.id().equals(Step.CORRECTION_NOTICE));
    }

    /** What the notice that is not answered yet asks for. */
    public List<CaseCommand.ToCorrect> asking() {
        boolean inReview = head.acceptedOn() != null;
        return unanswered().isEmpty()
                ? List.of()
                : asked.stream()
                        .filter(one -> one.inReview() == inReview)
                        .map(Opinions.Asked::what)
                        .toList();
    }

    /** The fee that the payer is asked for, while it is not paid. */
    public Optional<Step> awaitedFee() {
        return Step.awaitedFee(steps);
    }

    /** Whether the fee is not asked for any more because nothing can be issued for it. */
    public boolean feeGivenUp() {
        return head.state().granted() && Step.feeGivenUp(steps);
    }

    /** 事后核查 of what was granted on a pledge, while it is awaited; held while something is put right first. */
    public Optional<Step> check() {
        return steps.stream()
                .filter(step -> step.id().equals(Step.CHECK) && step.onDesk())
                .findFirst();
    }

    /** By when it is checked; null where no check is awaited, or something has to be put right first. */
    public @Nullable LocalDate checkBy() {
        return check().filter(step -> step.state() == Step.State.OPEN)
                .map(Step::due)
                .orElse(null);
    }

    /** What the applicant is told of why it stands as it does; null where nothing was said. */
    public @Nullable String reason() {
        return switch (head.state()) {
            case REVOKED, RECALLED, CANCELLED, STRIPPED ->
                opinionOn(Aftercare.ENDED).orElse(null);
            case GRANTED, GRANTED_DEFICIENT -> {
                boolean repair =
                        check().filter(step -> step.state() == Step.State.HELD).isPresent();
                yield opinionOn(repair ? Step.CHECK : Step.DECIDE).orElse(null);
            }
            case DENIED, TERMINATED -> opinionOn(Step.DECIDE).orElse(null);
            case NOT_ACCEPTED, NOT_REQUIRED -> opinionOn(Step.ACCEPT).orElse(null);
            case RECEIVED, LACKING, CORRECTING, ACCEPTED, SUSPENDED, WITHDRAWN -> null;
        };
    }

    /** Whether a correction may still be asked for: once before acceptance, once in the review where the item says so. */
    public boolean mayAsk() {
        return head.acceptedOn() == null
                ? head.correctionAsked() == null && !CaseMaterial.receivedLacking(null, materials)
                : item.process().reviewCorrection() != null
                        && timing.procedures().stream().noneMatch(known -> known.procedure() == PauseKind.CORRECTION);
    }

    /** How long the applicant has to answer a notice of the review stage; blank where there is none. */
    String askWithin(Face face) {
        Item.ReviewCorrection rule = item.process().reviewCorrection();
        return rule == null ? "" : face.text(Limits.inWords(rule.within()));
    }

    /** What was last written on a step. */
    Optional<String> opinionOn(String step) {
        return opinions.reversed().stream()
                .filter(opinion -> opinion.step().equals(step))
                .map(Opinions.Opinion::text)
                .findFirst();
    }

    /** What was first written on a step, as one line or none: why an extension was asked for. */
    public List<String> firstOn(String step) {
        return opinions.stream()
                .filter(opinion -> opinion.step().equals(step))
                .limit(1)
                .map(Opinions.Opinion::text)
                .toList();
    }

    /** Whether the decision waits to be handed over or sent. */
    public boolean serving() {
        return open().stream().anyMatch(step -> step.id().equals(Step.SERVE));
    }

    public List<Step> open() {
        return steps.stream().filter(step -> step.state() == Step.State.OPEN).toList();
    }

    /** 应急容缺: the emergency and the reason that was stated, in words; null without one. */
    @Nullable
    String urgent(Face face) {
        String id = head.emergencyId();
        if (id == null) {
            return null;
        }
        return standard.emergency(id)
                .map(one -> face.text(one.name())
                        + head.emergencyReason()
                                .flatMap(one::reason)
                                .map(reason -> " · " + face.text(reason.name()))
                                .orElse(""))
                .orElse(id);
    }

    /** Whether it is received first and accepted when all is there (容缺收件), and something is missing now. */
    boolean receivesFirst() {
        return head.acceptedOn() == null
                && item.process().deferral().receivedFirst()
                && !awaited().isEmpty();
    }

    /** By when the first of what is to follow has to come; null where nothing is, or no day is set yet. */
    public @Nullable LocalDate firstDeferred() {
        return awaited().stream()
                .flatMap(material -> Optional.ofNullable(material.due()).stream())
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** 容缺通过 where the item lets the grant come before what is awaited. */
    boolean grantable() {
        return awaited().isEmpty() || item.process().deferral().grantFirst();
    }

    /** Deferred materials that may be sent now. */
    boolean supplementable() {
        return !awaited().isEmpty() && (head.state().open() || head.state() == CaseState.GRANTED_DEFICIENT);
    }

    /** Deferred materials that have not come yet. */
    public List<CaseMaterial> awaited() {
        return materials.stream().filter(CaseMaterial::awaited).toList();
    }
}
