package org.onedoor.casework.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.AnswerChange;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.Procedures;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Item;
import org.onedoor.payment.Bill;
import org.onedoor.shared.Text;
import org.onedoor.standard.Department;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.web.Face;
import tools.jackson.databind.node.ObjectNode;

/**
 * 办件 as programs read it.
 *
 * @param filingNumber 办件编号, 21 digits
 * @param turn whose turn it is now
 * @param emergency 应急容缺 because of which materials follow later: its id, a slash and the reason; null without one
 * @param materials each with its files
 * @param procedures what the clock stood or stands still for
 * @param corrections what the one correction notice asked for
 * @param answers the form as it was handed in last
 * @param changes what corrections changed in it, in words
 * @param reason the reason printed with a decision or refusal; null where there is none
 * @param applicant for the departments' desks only; the number is masked
 * @param payment 收费; null where nothing is charged
 * @param version counts the changes; sent back as {@code If-Match}, it keeps one from acting on what is no longer so
 * @param opinions for the departments' desks only
 */
public record CaseDetail(
        UUID id,
        int version,
        String filingNumber,
        String item,
        int itemVersion,
        Text itemName,
        String region,
        String channel,
        @Nullable String emergency,
        State state,
        Turn turn,
        Dates dates,
        List<StepView> steps,
        List<MaterialOfCase> materials,
        List<ProcedureView> procedures,
        List<CaseCommand.ToCorrect> corrections,
        ObjectNode answers,
        List<AnswerChange> changes,
        @Nullable String reason,
        @Nullable LicenceLink licence,
        @Nullable Payment payment,
        @Nullable AutomaticTrace automatic,
        @Nullable ApplicantView applicant,
        @Nullable List<OpinionView> opinions) {

    /**
     * @param code our word
     * @param national 办理状态 code that systems exchange
     */
    record State(String code, String national, String name) {

        /** @param correctionAwaited whether an answer to a correction notice is awaited, before acceptance or in the review */
        static State of(CaseState state, boolean correctionAwaited, Face face) {
            return new State(
                    state.code(), state.national(correctionAwaited), face.msg("casework.state." + state.code()));
        }
    }

    /**
     * @param who applicant, department or nobody
     * @param departments ids, where it is theirs
     * @param by the last day for it
     */
    record Turn(
            String who, List<String> departments, @Nullable LocalDate by) {}

    /**
     * @param countedFrom the day as which the arrival counts by office hours
     * @param acceptBy the last day to accept, refuse or ask for a correction
     * @param answerBy by when to answer the correction notice
     * @param acceptedOn the day from whose morrow the limits count
     */
    record Dates(
            Instant received,
            LocalDate countedFrom,
            @Nullable LocalDate acceptBy,
            @Nullable Instant correctionAsked,
            @Nullable LocalDate answerBy,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate promisedDue,
            @Nullable LocalDate statutoryDue,
            @Nullable Instant ended) {}

    /**
     * @param step accept, decide or a review's id
     * @param state waiting, open, held, done or dropped
     * @param agreed how it came out
     */
    record StepView(
            String step,
            @Nullable Text name,
            String department,
            Text departmentName,
            String state,
            @Nullable Instant opened,
            @Nullable LocalDate due,
            @Nullable Boolean agreed,
            @Nullable Instant at) {}

    /** @param licence number of the licence that proves it, where none need be brought */
    record MaterialOfCase(
            String material,
            Text name,
            String need,
            String state,
            @Nullable String licence,
            @Nullable LocalDate due,
            @Nullable Instant provided,
            List<DraftView.FileView> files) {}

    /**
     * 特别程序 or 容缺逾期.
     *
     * @param procedure deferral or a procedure of 行政许可法 45
     * @param from the first day that does not count
     * @param announced the last day that was told for it
     * @param ended the day on which it ended, null while it goes on
     */
    record ProcedureView(
            String procedure,
            Text name,
            LocalDate from,
            LocalDate announced,
            @Nullable LocalDate ended,
            Text ground) {}

    /** @param file where its holder gets the signed file */
    record LicenceLink(UUID id, String file) {}

    /**
     * 缴款单.
     *
     * @param number 缴款识别码
     * @param fen 分
     * @param state planned, open, paid, exempt, waived, closed, refunding or refunded
     * @param ground why nothing has to be paid
     * @param payBy by when, once it is asked for
     * @param way by what it was paid: the provider's name, counter-cash or counter-pos
     * @param receipt under which number a counter took it
     */
    record Payment(
            UUID id,
            String number,
            Text title,
            long fen,
            String state,
            @Nullable Text ground,
            @Nullable LocalDate payBy,
            @Nullable Instant paidAt,
            @Nullable String way,
            @Nullable String receipt) {

        static Payment of(Bill bill) {
            return new Payment(
                    bill.id(),
                    bill.number(),
                    bill.title(),
                    bill.sum().fen(),
                    bill.state().code(),
                    bill.ground(),
                    bill.payBy(),
                    bill.paidAt(),
                    bill.way(),
                    bill.receipt());
        }
    }

    record ApplicantView(String name, String idKind, String maskedNumber) {}

    record OpinionView(String step, String text, Instant at) {}

    /** @param desk whether it is for a department, which sees the opinions too */
    static CaseDetail of(CaseView view, boolean desk, Face face) {
        CaseHead head = view.head();
        UUID licence = head.licence();
        return new CaseDetail(
                head.id(),
                head.version(),
                head.filingNumber().value(),
                head.item(),
                head.itemVersion(),
                view.item().name(),
                head.region(),
                head.channel().code(),
                head.emergency(),
                State.of(head.state(), view.unanswered().isPresent(), face),
                turn(view),
                dates(head),
                view.steps().stream().map(step -> step(view, step)).toList(),
                view.materials().stream().map(material -> paper(view, material)).toList(),
                view.timing().procedures().stream().map(CaseDetail::procedure).toList(),
                view.corrections(),
                view.form().answers(),
                AnswerChange.of(view, face),
                view.reason(),
                licence == null ? null : new LicenceLink(licence, "/api/v1/licences/" + licence + "/file"),
                view.bill() == null ? null : Payment.of(view.bill()),
                view.automatic(),
                desk
                        ? new ApplicantView(
                                view.applicant().name(),
                                view.applicant().idKind(),
                                view.applicant().maskedNumber())
                        : null,
                desk
                        ? view.opinions().stream()
                                .map(said -> new OpinionView(said.step(), said.text(), said.at()))
                                .toList()
                        : null);
    }

    private static Dates dates(CaseHead head) {
        return new Dates(
                head.received(),
                head.countedFrom(),
                head.acceptBy(),
                head.correctionAsked(),
                head.answerBy(),
                head.acceptedOn(),
                head.promisedDue(),
                head.statutoryDue(),
                head.ended());
    }

    private static final Turn NOBODY = new Turn("nobody", List.of(), null);

    private static Turn turn(CaseView view) {
        CaseHead head = view.head();
        Step fee = view.awaitedFee().orElse(null);
        if (fee != null) {
            return new Turn("applicant", List.of(), fee.due());
        }
        return switch (head.state()) {
            case RECEIVED -> new Turn("department", List.of(head.department()), head.acceptBy());
            case LACKING -> new Turn("applicant", List.of(), view.firstDeferred());
            case CORRECTING -> new Turn("applicant", List.of(), head.answerBy());
            case ACCEPTED ->
                new Turn(
                        "department",
                        view.open().stream().map(Step::department).distinct().toList(),
                        head.promisedDue());
            case SUSPENDED -> suspended(view);
            case GRANTED ->
                view.check()
                        .map(check -> check.state() == Step.State.HELD
                                ? new Turn("applicant", List.of(), check.due())
                                : new Turn("department", List.of(check.department()), check.due()))
                        .orElse(NOBODY);
            case GRANTED_DEFICIENT ->
                new Turn(
                        "applicant",
                        List.of(),
                        view.awaited().stream()
                                .flatMap(one -> Optional.ofNullable(one.due()).stream())
                                .min(LocalDate::compareTo)
                                .orElse(null));
            case NOT_REQUIRED, NOT_ACCEPTED, DENIED, WITHDRAWN, TERMINATED, REVOKED, RECALLED, CANCELLED, STRIPPED ->
                NOBODY;
        };
    }

    /** Who was asked to put something right, or pledged and did not send, is waited for; else the departments, until the announced day. */
    private static Turn suspended(CaseView view) {
        if (view.hearingAwaited() && view.timing().open(PauseKind.CORRECTION).isEmpty()) {
            LocalDate own = view.hearingOffered();
            LocalDate hearing = own == null ? view.timing().hearingOffered().orElseThrow() : own;
            if (view.tellsOfHearing()) {
                return new Turn(
                        "department", List.of(view.item().process().decision().department()), hearing);
            }
            return new Turn("applicant", List.of(), hearing);
        }
        return view.timing()
                .open(PauseKind.CORRECTION)
                .or(() -> view.timing().open(PauseKind.DEFERRAL))
                .map(awaited -> new Turn("applicant", List.of(), awaited.announced()))
                .orElseGet(() -> new Turn(
                        "department",
                        List.of(view.head().department()),
                        view.head().promisedDue()));
    }

    private static StepView step(CaseView view, Step step) {
        return new StepView(
                step.id(),
                view.item().review(step.id()).map(Item.Review::name).orElse(null),
                step.department(),
                view.standard()
                        .department(step.department())
                        .map(Department::brief)
                        .orElseGet(() -> new Text(step.department(), step.department())),
                step.state().code(),
                step.opened(),
                step.due(),
                step.agreed(),
                step.at());
    }

    private static ProcedureView procedure(Timing.Standing standing) {
        return new ProcedureView(
                standing.procedure().code(),
                Procedures.name(standing.procedure()),
                standing.from(),
                standing.announced(),
                standing.ended(),
                standing.ground());
    }

    private static MaterialOfCase paper(CaseView view, CaseMaterial material) {
        return new MaterialOfCase(
                material.type(),
                DraftView.name(view.standard(), material.type()),
                DraftView.need(material.need()),
                material.state().code(),
                material.licence(),
                material.due(),
                material.provided(),
                view.filesOf(material.type()).stream()
                        .map(DraftView.FileView::of)
                        .toList());
    }
}
