// Longer than other files: every state, step and procedure has its sentence here, so that they read alike.
package org.onedoor.casework.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Amending;
import org.onedoor.casework.AnswerLines;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.ItemOfCase;
import org.onedoor.casework.Procedures;
import org.onedoor.casework.life.Amendment;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.ClockEntry;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.Grounds;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Fee;
import org.onedoor.catalog.Item;
import org.onedoor.payment.OnlinePayment;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Department;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Progress;
import org.onedoor.web.Question;
import org.springframework.stereotype.Component;

/** 进度清清楚楚: whose turn it is, each step with who and when, and why the last day is what it is. */
@Component
public class ProgressPages {

    /** Before the material's name in the names of a correction's upload fields. */
    static final String CORRECTION = "file-correction-";

    private static final String SUPPLEMENT = "file-supplement-";

    private final Deadlines deadlines;
    private final Amending amending;
    private final OnlinePayment online;
    private final ClockPages clocks;

    ProgressPages(Deadlines deadlines, Amending amending, OnlinePayment online, ClockPages clocks) {
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.amending = amending;
        this.online = online;
    }

    /**
     * The applicant's page of one case.
     *
     * @param turn whose turn it is, in a sentence
     * @param clock why the promised day is what it is; null before acceptance
     * @param online whether a fee can be paid online here
     */
    public record ProgressPage(
            CaseView view,
            String item,
            String number,
            String turn,
            List<Line> steps,
            List<Awaited> awaited,
            List<Correct> corrections,
            ClockPages.@Nullable Why clock,
            @Nullable String reason,
            boolean notPaid,
            boolean online) {

        /** 统一出件: how it comes is said of the whole that it is part of. */
        public boolean withOthers() {
            return head().delivery() == Delivery.TOGETHER;
        }

        /** Whether the applicant may still say how it comes. */
        public boolean mayChoose() {
            return head().state().open() || serving();
        }

        boolean serving() {
            return view.open().stream().anyMatch(step -> step.id().equals(Step.SERVE));
        }

        public CaseHead head() {
            return view.head();
        }

        public boolean correcting() {
            return view.unanswered().isPresent();
        }

        public boolean granted() {
            return head().state().granted();
        }

        public boolean decided() {
            return granted() || head().state() == CaseState.DENIED;
        }

        /** Whether what was decided against him may be objected to (行政许可法 7). */
        public boolean mayObject() {
            return AGAINST_HIM.contains(head().state());
        }
    }

    /** One step of the list. */
    public record Line(
            String title, Progress progress, @Nullable String when, List<String> below) {}

    /**
     * A material that is to follow.
     *
     * @param promised the promised day, where the last day to send it is later; null elsewhere
     */
    public record Awaited(
            String type,
            String name,
            @Nullable LocalDate due,
            boolean late,
            @Nullable LocalDate promised,
            Field.Upload upload) {}

    /**
     * One thing to put right.
     *
     * @param type the material to send anew; blank for everything else
     * @param element the answer to change; blank for everything else
     * @param now how that answer reads as changed so far, null while it is not
     */
    public record Correct(
            String type,
            String element,
            String name,
            String text,
            int files,
            Field.Upload upload,
            @Nullable String now) {}

    /** @param notPaid whether the payer comes back from a payment that failed */
    ProgressPage of(Actor actor, CaseView view, boolean notPaid, Face face) {
        CaseHead head = view.head();
        return new ProgressPage(
                view,
                face.text(view.item().name()),
                head.filingNumber().spaced(),
                turn(view, face),
                steps(view, face),
                view.awaited().stream()
                        .map(material -> new Awaited(
                                material.type(),
                                materialName(view.standard(), material.type(), face),
                                material.due(),
                                material.due() != null && deadlines.today().isAfter(material.due()),
                                material.due() != null
                                                && head.promisedDue() != null
                                                && material.due().isAfter(head.promisedDue())
                                                && !deadlines.over(head.promisedDue())
                                        ? head.promisedDue()
                                        : null,
                                upload(SUPPLEMENT + material.type(), false, face)))
                        .toList(),
                corrections(actor, view, face),
                clocks.of(view, face),
                view.reason(),
                notPaid && view.awaitedFee().isPresent(),
                online.possible());
    }

    private String turn(CaseView view, Face face) {
        CaseHead head = view.head();
        LocalDate payBy = view.awaitedFee().map(Step::due).orElse(null);
        if (payBy != null) {
            boolean granted = head.state() == CaseState.GRANTED;
            return face.msg(granted ? "casework.turn.granted-fee" : "casework.turn.fee", "day", payBy);
        }
        return switch (head.state()) {
            case RECEIVED ->
                face.msg(
                        "casework.turn.received",
                        "department",
                        department(view, head.department(), face),
                        "day",
                        Objects.requireNonNull(head.acceptBy()));
            case LACKING -> face.msg("casework.turn.lacking", "day", Objects.requireNonNull(view.firstDeferred()));
            case CORRECTING -> correcting(view, Objects.requireNonNull(head.answerBy()), face);
            case ACCEPTED -> {
                String departments = String.join(
                        face.msg("casework.and"),
                        view.open().stream()
                                .map(step -> department(view, step.department(), face))
                                .distinct()
                                .toList());
                LocalDate promised = Objects.requireNonNull(head.promisedDue());
                yield deadlines.over(promised)
                        ? face.msg(
                                "casework.turn.late",
                                "department",
                                departments,
                                "day",
                                promised,
                                "phone",
                                view.item().contact().complain())
                        : face.msg("casework.turn.accepted", "department", departments, "day", promised);
            }
            case SUSPENDED -> suspended(view, face);
            case REVOKED, RECALLED, CANCELLED, STRIPPED ->
                face.msg("casework.turn." + head.state().code());
            case TERMINATED -> face.msg("casework.turn.terminated");
            case GRANTED -> granted(view, face);
            case GRANTED_DEFICIENT -> face.msg("casework.turn.granted-deficient");
            case DENIED -> face.msg("casework.turn.denied");
            case NOT_ACCEPTED -> face.msg("casework.turn.not-accepted");
            case NOT_REQUIRED -> face.msg("casework.turn.not-required");
            case WITHDRAWN -> face.msg("casework.turn.withdrawn");
        };
    }

    /** What was granted on a pledge is to be checked, or put right first. */
    private static String granted(CaseView view, Face face) {
        if (view.feeGivenUp()) {
            return face.msg("casework.turn.granted-void");
        }
        return view.check()
                .map(check -> face.msg(
                        check.state() == Step.State.HELD ? "casework.turn.repair" : "casework.turn.granted-check",
                        "day",
                        Objects.requireNonNull(check.due())))
                .orElseGet(() -> face.msg("casework.turn.granted"));
    }

    private static String correcting(CaseView view, LocalDate day, Face face) {
        return face.msg(
                view.tellsOfCorrection() ? "casework.turn.correcting-on-paper" : "casework.turn.correcting",
                "day",
                day);
    }

    private static String suspended(CaseView view, Face face) {
        List<Timing.Standing> open = view.timing().open();
        Optional<Timing.Standing> correction = view.timing().open(PauseKind.CORRECTION);
        if (correction.isPresent()) {
            return correcting(view, correction.get().announced(), face);
        }
        LocalDate hearing = view.hearingOffered();
        if (view.hearingAwaited() && hearing == null) {
            return face.msg("casework.turn.hearing-on-paper");
        }
        if (hearing != null) {
            return face.msg(
                    view.tellsOfHearing() ? "casework.turn.hearing-told" : "casework.turn.hearing", "day", hearing);
        }
        Optional<Timing.Standing> pledge = open.stream()
                .filter(standing -> standing.procedure() == PauseKind.DEFERRAL)
                .findFirst();
        if (pledge.isPresent()) {
            return face.msg("casework.turn.lapsed", "day", pledge.get().announced());
        }
        String procedures = String.join(
                face.msg("casework.and"),
                open.stream()
                        .map(standing -> face.text(Procedures.name(standing.procedure())))
                        .toList());
        LocalDate last = open.stream()
                .map(Timing.Standing::announced)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return face.msg(
                "casework.turn.suspended",
                "procedures",
                procedures,
                "last",
                last,
                "day",
                Objects.requireNonNull(view.head().promisedDue()));
    }

    /** What the clock stood or stands still for. */
    private static Line procedure(CaseView view, Timing.Standing standing, Face face) {
        Instant over = view.head().ended();
        LocalDate ended = standing.ended() != null || over == null
                ? standing.ended()
                : LocalDate.ofInstant(over, java.time.ZoneId.of("Asia/Shanghai"));
        boolean told = standing.counted() && standing.procedure() == PauseKind.HEARING;
        String words = !standing.counted()
                ? "casework.procedure."
                : told ? "casework.procedure.offered-" : "casework.procedure.held-";
        return new Line(
                told ? face.msg("casework.step.hearing-told") : face.text(Procedures.name(standing.procedure())),
                ended == null ? Progress.STOPPED : Progress.DONE,
                whose(view, standing, face)
                        + (ended == null
                                ? face.msg(words + "until", "from", standing.from(), "day", standing.announced())
                                : face.msg(words + "was", "from", standing.from(), "day", lastDay(standing, ended))),
                List.of(face.msg("casework.procedure.ground", "ground", standing.ground())));
    }

    /** Days after those that were announced count again, however long it took. */
    private static LocalDate lastDay(Timing.Standing standing, LocalDate ended) {
        return standing.counted() || ended.isBefore(standing.announced()) ? ended : standing.announced();
    }

    /** The department that started a special procedure. */
    private static String whose(CaseView view, Timing.Standing standing, Face face) {
        return view.steps().stream()
                .filter(step -> step.id().equals(Step.ofProcedure(standing.procedure())))
                .map(step -> department(view, step.department(), face) + " · ")
                .findFirst()
                .orElse("");
    }

    static List<Line> steps(CaseView view, Face face) {
        CaseHead head = view.head();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                face.msg("casework.step.submitted"),
                Progress.DONE,
                face.moment(head.submitted()) + " · "
                        + face.msg("casework.channel." + head.channel().code()),
                head.received().equals(head.submitted()) ? arrival(head, face) : List.of()));
        Instant asked = head.correctionAsked();
        if (asked != null) {
            lines.add(new Line(
                    face.msg("casework.step.correction-asked"),
                    Progress.DONE,
                    department(view, head.department(), face) + " · " + face.moment(asked),
                    List.of()));
            if (!head.received().equals(head.submitted())) {
                lines.add(new Line(
                        face.msg("casework.step.corrected"),
                        Progress.DONE,
                        face.moment(head.received()),
                        arrival(head, face)));
            }
        }
        if (asked == null && !head.received().equals(head.submitted())) {
            lines.add(new Line(
                    face.msg("casework.step.supplied"),
                    Progress.DONE,
                    face.moment(head.received()),
                    arrival(head, face)));
        }
        if (head.state() == CaseState.LACKING) {
            lines.add(new Line(
                    face.msg("casework.state.lacking"),
                    Progress.STOPPED,
                    face.msg("casework.step.lacking", "day", Objects.requireNonNull(view.firstDeferred())),
                    List.of()));
        }
        for (Step step : inOrder(view)) {
            boolean extension = step.id().equals(Step.EXTEND);
            if (step.state() == Step.State.DROPPED
                    || Step.procedureOf(step.id()).isPresent() // told with what the clock stood still for
                    || (extension && !Boolean.TRUE.equals(step.agreed()))) {
                continue;
            }
            lines.add(new Line(
                    stepName(view.item(), step.id(), face),
                    progress(step),
                    when(view, step, face),
                    extension ? view.firstOn(Step.EXTEND) : List.of()));
        }
        view.timing().procedures().forEach(standing -> lines.add(procedure(view, standing, face)));
        Instant over = head.ended();
        if (over != null && ENDED_OTHERWISE.contains(head.state())) {
            lines.add(new Line(
                    face.msg("casework.state." + head.state().code()),
                    Progress.DONE,
                    AGAINST_HIM.contains(head.state())
                            ? null
                            : face.moment(over), // a grant's end has its own day in its paper
                    List.of()));
        }
        if (head.state().granted() && head.licence() != null) {
            lines.add(new Line(face.msg("casework.step.licence"), Progress.DONE, null, List.of()));
        } else if (head.state().open() && view.item().result().kind() != Item.ResultKind.NONE) {
            lines.add(new Line(face.msg("casework.step.licence"), Progress.LATER, null, List.of()));
        }
        return lines;
    }

    /** What comes before acceptance, a fee that is due then or a notice that is still to be served, stands before it. */
    private static List<Step> inOrder(CaseView view) {
        boolean feeFirst = view.item().fee().due() == Fee.Due.ACCEPTANCE;
        boolean noticeFirst = view.head().acceptedOn() == null;
        List<Step> steps = new ArrayList<>(view.steps());
        steps.sort(Comparator.comparing(step -> !((feeFirst && step.id().equals(Step.FEE))
                || (noticeFirst && step.id().equals(Step.CORRECTION_NOTICE)))));
        return steps;
    }

    /** Both times are shown where an arrival outside office hours counts later. */
    private static List<String> arrival(CaseHead head, Face face) {
        LocalDate day = LocalDate.ofInstant(head.received(), java.time.ZoneId.of("Asia/Shanghai"));
        return day.equals(head.countedFrom())
                ? List.of()
                : List.of(face.msg("casework.step.counts-from", "day", head.countedFrom()));
    }

    private static Progress progress(Step step) {
        return switch (step.state()) {
            case DONE -> Progress.DONE;
            case OPEN -> Progress.NOW;
            case HELD -> Progress.STOPPED;
            case WAITING, DROPPED -> Progress.LATER;
        };
    }

    private static @Nullable String when(CaseView view, Step step, Face face) {
        String department = department(view, step.department(), face);
        Instant at = step.at();
        LocalDate due = step.due();
        if (at != null && step.state() != Step.State.HELD) {
            String outcome = outcome(view, step, face);
            return department + " · " + face.moment(at) + (outcome.isEmpty() ? "" : " · " + outcome);
        }
        if (step.id().equals(Step.FEE) && step.state() == Step.State.HELD && due != null) {
            return face.msg("casework.step.due", "day", due); // the payer's turn, not the department's
        }
        if (step.state() == Step.State.OPEN && due != null) {
            return department + " · " + face.msg("casework.step.due", "day", due);
        }
        return department;
    }

    /** What was decided against the applicant. */
    private static final Set<CaseState> AGAINST_HIM = EnumSet.of(
            CaseState.NOT_REQUIRED,
            CaseState.NOT_ACCEPTED,
            CaseState.DENIED,
            CaseState.REVOKED,
            CaseState.RECALLED,
            CaseState.CANCELLED,
            CaseState.STRIPPED);

    /** Ends that no step of the process is. */
    private static final Set<CaseState> ENDED_OTHERWISE = EnumSet.of(
            CaseState.WITHDRAWN,
            CaseState.TERMINATED,
            CaseState.REVOKED,
            CaseState.RECALLED,
            CaseState.CANCELLED,
            CaseState.STRIPPED);

    private static final Set<String> WITHOUT_OUTCOME = Set.of(Step.REFER, Step.HEARING_NOTICE, Step.CORRECTION_NOTICE);

    private static String outcome(CaseView view, Step step, Face face) {
        if (step.id().equals(Step.FEE)) {
            return face.msg(Boolean.TRUE.equals(step.agreed()) ? "payment.state.paid" : "payment.state.waived");
        }
        if (WITHOUT_OUTCOME.contains(step.id())) {
            return "";
        }
        if (step.id().equals(Step.CHECK)) {
            return face.msg(Boolean.TRUE.equals(step.agreed()) ? "casework.step.met" : "casework.step.broken");
        }
        if (step.id().equals(Step.SAMPLE)) {
            return face.msg(Boolean.TRUE.equals(step.agreed()) ? "casework.sample.right" : "casework.sample.wrong");
        }
        if (step.id().equals(Step.HEARING)) {
            return face.msg(
                    Boolean.TRUE.equals(step.agreed()) ? "casework.hearing.held" : "casework.hearing.not-asked");
        }
        if (step.review() && Actor.PROGRAM.equals(step.by())) {
            return face.msg("casework.step.silent");
        }
        if (step.id().equals(Step.ACCEPT) && Actor.PROGRAM.equals(step.by()) && deemed(view)) {
            return face.msg("casework.step.deemed");
        }
        if (step.review() || step.id().equals(Step.EXTEND)) {
            return face.msg(Boolean.TRUE.equals(step.agreed()) ? "casework.step.agreed" : "casework.step.disagreed");
        }
        return switch (step.id().equals(Step.DECIDE) ? view.head().state() : CaseState.ACCEPTED) {
            case GRANTED, GRANTED_DEFICIENT -> face.msg("casework.step.granted");
            case DENIED -> face.msg("casework.step.denied");
            default -> "";
        };
    }

    /** 视为受理: nobody spoke for five working days. */
    private static boolean deemed(CaseView view) {
        return view.timing().entries().stream()
                .anyMatch(entry ->
                        entry.kind() == ClockEntry.Kind.START && entry.ground().equals(Grounds.SILENCE));
    }

    static String stepName(Item item, String step, Face face) {
        return face.text(ItemOfCase.stepName(item, step));
    }

    static String department(CaseView view, String id, Face face) {
        return view.standard()
                .department(id)
                .map(Department::brief)
                .map(face::text)
                .orElse(id);
    }

    static String materialName(Standard standard, String type, Face face) {
        return standard.materialType(type)
                .map(MaterialType::name)
                .map(face::text)
                .orElse(type);
    }

    private List<Correct> corrections(Actor actor, CaseView view, Face face) {
        if (view.unanswered().isEmpty()) {
            return List.of();
        }
        Optional<Amendment> amended = amending.of(actor, view.head(), view.item());
        List<Correct> all = new ArrayList<>();
        for (CaseCommand.ToCorrect one : view.asking()) {
            String name = !one.element().isEmpty()
                    ? face.text(Amendment.label(view.item(), view.standard(), one.element()))
                    : one.material().isEmpty()
                            ? face.msg("casework.correction.other")
                            : materialName(view.standard(), one.material(), face);
            all.add(new Correct(
                    one.material(),
                    one.element(),
                    name,
                    one.text(),
                    sent(view, one.material()),
                    upload(CORRECTION + one.material(), true, face),
                    amended.flatMap(form -> AnswerLines.changed(form, one.element(), face))
                            .orElse(null)));
        }
        amended.map(form -> form.more(view.materials())).orElse(List.of()).stream()
                .filter(material -> material.from() != Item.Origin.FORM)
                .forEach(material -> all.add(new Correct(
                        material.type(),
                        "",
                        materialName(view.standard(), material.type(), face),
                        face.msg("casework.correction.more"),
                        sent(view, material.type()),
                        upload(CORRECTION + material.type(), true, face),
                        null)));
        return List.copyOf(all);
    }

    /** How many files of a material were sent since the notice. */
    private static int sent(CaseView view, String material) {
        Instant asked = view.unanswered().orElseThrow();
        return (int) view.filesOf(material).stream()
                .filter(file -> file.addedAt().isAfter(asked))
                .count();
    }

    /** @param name tells the fields of one page apart */
    private static Field.Upload upload(String name, boolean several, Face face) {
        return new Field.Upload(
                Question.of(name, face.msg("casework.material.choose")),
                ".pdf,image/jpeg,image/png",
                true,
                several,
                face.msg("casework.material.limits"),
                List.of());
    }
}
