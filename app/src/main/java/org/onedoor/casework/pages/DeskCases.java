package org.onedoor.casework.pages;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Aftercare;
import org.onedoor.casework.AnswerChange;
import org.onedoor.casework.AnswerLines;
import org.onedoor.casework.Assigning;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.CorrectionNotices;
import org.onedoor.casework.Handling;
import org.onedoor.casework.Hearings;
import org.onedoor.casework.Opinions;
import org.onedoor.casework.Procedures;
import org.onedoor.casework.Serving;
import org.onedoor.casework.desk.Beside;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.life.Amendment;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Limits;
import org.onedoor.paper.PapersOf;
import org.onedoor.payment.Bill;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Role;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.web.Face;
import org.springframework.stereotype.Component;

/** 办件一页（工作台）: one page with everything about a case, and what this actor may do to it now. */
@Component
public class DeskCases {

    private final CaseViews views;
    private final Deadlines deadlines;
    private final ClockPages clocks;
    private final Assigning assigning;
    private final Beside beside;
    private final Hearings hearings;

    DeskCases(
            CaseViews views,
            Deadlines deadlines,
            ClockPages clocks,
            Assigning assigning,
            Beside beside,
            Hearings hearings) {
        this.views = views;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.assigning = assigning;
        this.beside = beside;
        this.hearings = hearings;
    }

    /**
     * One case on a desk.
     *
     * @param mine the open step on this department's desk, null where there is none now
     * @param mayAct whether it is nobody else's: not taken by a colleague, or the actor leads or stands in
     * @param mayTakeFee whether the department may write down that the fee was paid at its counter
     * @param mayDo whether the step's own work is the actor's too: a head gives steps to others, and decides on extensions
     * @param mayTake whether the actor may make it his own
     * @param sent what the page was asked with
     * @param done the number of the case that was done just before
     * @param place where the step stands in a queue
     * @param beside what colleagues share about it
     * @param missed what happened between the showing of the page and a click that was therefore not carried out
     */
    public record CasePage(
            CaseView view,
            String item,
            String number,
            String turn,
            List<AnswerLines.Section> answers,
            List<AnswerChange> changes,
            List<Choice> askable,
            List<Material> materials,
            List<ProgressPages.Line> steps,
            ClockPages.@Nullable Why clock,
            List<Said> said,
            @Nullable Step mine,
            @Nullable String mineName,
            boolean mayAsk,
            boolean overdue,
            List<Choice> procedures,
            List<Choice> goingOn,
            @Nullable String mayExtend,
            String extender,
            Hearings.@Nullable Standing hearing,
            boolean mayEnd,
            boolean mayTakeFee,
            boolean mayGiveBack,
            boolean mayWaive,
            boolean mayRefer,
            String department,
            boolean mayAct,
            boolean mayDo,
            boolean mayTake,
            DeskForm sent,
            @Nullable String done,
            @Nullable String place,
            Beside.Shared beside,
            @Nullable Missed missed,
            long at) {

        public CaseHead head() {
            return view.head();
        }

        /** The queue that it was opened from. */
        public String back() {
            return sent.from().map(wanted -> "/desk?" + wanted.query()).orElse("/desk");
        }

        public boolean accepting() {
            return mine != null && mine.id().equals(Step.ACCEPT) && mine.state() == Step.State.OPEN;
        }

        /** Which words name the rules that bind it: the permit law, or the item's own. */
        public String rules() {
            return view.item().permit() ? "" : "-other";
        }

        /** What lets it be extended; nothing where nothing does. */
        public Object extensionLaw() {
            return view.item().extension().<Object>map(Item.Extension::ground).orElse("");
        }

        /** The one notice was not answered in full: then it may be refused for want of materials. */
        public boolean incomplete() {
            return head().corrected() && !head().correctedInFull();
        }

        /** 即办件: it may be decided with its acceptance. */
        public boolean onTheSpot() {
            return Handling.onTheSpot(head().state(), view.item())
                    && view.awaited().isEmpty();
        }

        public boolean deciding() {
            return mine != null && mine.id().equals(Step.DECIDE);
        }

        /** What was granted on a pledge is to be looked at; while it is put right the check may still be passed. */
        public boolean checking() {
            return mine != null && mine.id().equals(Step.CHECK);
        }

        /** 抽查 of what was granted automatically. */
        public boolean sampling() {
            return mine != null && mine.id().equals(Step.SAMPLE);
        }

        /** 待送达. */
        public boolean serving() {
            return mine != null && mine.id().equals(Step.SERVE);
        }

        /** What was found wanting was to be put right: it is met or broken now. */
        public boolean repairing() {
            return checking() && mine != null && mine.state() == Step.State.HELD;
        }

        /** The head is asked for an extension. */
        public boolean extending() {
            return mine != null && mine.id().equals(Step.EXTEND);
        }

        /** Its day is set. */
        public boolean hearingArranged() {
            return view.steps().stream()
                    .anyMatch(step -> step.id().equals(Step.HEARING) && step.state() == Step.State.HELD);
        }

        /** Somebody has to be told of a hearing, his word on it is awaited, or its day. */
        public boolean hearingDesk() {
            return mine != null && (mine.id().equals(Step.HEARING) || mine.id().equals(Step.HEARING_NOTICE));
        }

        /** The correction notice that the department has to bring to the applicant; null where there is none. */
        public @Nullable String correctionNotice() {
            return mine == null || !mine.id().equals(Step.CORRECTION_NOTICE)
                    ? null
                    : view.papers().stream()
                            .map(PapersOf.Line::id)
                            .filter(paper -> CorrectionNotices.tells(view, paper))
                            .map(UUID::toString)
                            .findFirst()
                            .orElse(null);
        }

        /** A special procedure that the department started goes on. */
        public boolean proceeding() {
            return mine != null && Step.procedureOf(mine.id()).isPresent();
        }

        public boolean reviewing() {
            return mine != null && mine.review();
        }

        /**
         * Why it was not done.
         *
         * @param events what happened since the page was drawn, where that is why
         * @param typed what was typed in vain
         */
        public record Missed(String title, String text, List<Beside.Event> events, String typed) {}

        /** What a correction notice asks for: of which material or answer, and in which words. */
        public record Asked(String what, String text) {}

        public List<Asked> asked(Face face) {
            return view.corrections().stream()
                    .map(one -> new Asked(name(one, face), one.text()))
                    .toList();
        }

        private String name(CaseCommand.ToCorrect one, Face face) {
            if (!one.material().isEmpty()) {
                return ProgressPages.materialName(view.standard(), one.material(), face);
            }
            return one.element().isEmpty()
                    ? ""
                    : face.text(Amendment.label(view.item(), view.standard(), one.element()));
        }

        /** By when the applicant has to answer a correction notice; null where no answer is awaited, or his days do not run yet. */
        public @Nullable LocalDate answerBy() {
            return view.unanswered().isEmpty() || view.tellsOfCorrection()
                    ? null
                    : head().answerBy() != null
                            ? head().answerBy()
                            : view.timing()
                                    .open(PauseKind.CORRECTION)
                                    .map(Timing.Standing::announced)
                                    .orElse(null);
        }

        /** Whether the head's word on an extension is awaited. */
        public boolean extensionAsked() {
            return view.steps().stream().anyMatch(step -> step.id().equals(Step.EXTEND) && step.onDesk());
        }

        public record Material(
                String type,
                String name,
                String state,
                @Nullable LocalDate due,
                List<File> files) {}

        /** @param later when it came, where that was after the application itself; null for what was handed in with it */
        public record File(
                String name,
                String path,
                String size,
                @Nullable String later) {}

        /** A special procedure, or an answer. */
        public record Choice(String code, String name) {}

        /** @param who who wrote it; blank for the applicant */
        public record Said(String step, String who, String text, String at) {}
    }

    CasePage page(Actor actor, UUID id, DeskForm sent, Face face) {
        return page(views.view(actor, id), actor, sent, null, face);
    }

    /**
     * The page once more, with why something was not done.
     *
     * @param typed what was typed with it
     */
    CasePage refused(Actor actor, UUID id, DeskForm sent, Refusal why, String typed, Face face) {
        CasePage.Missed missed;
        if (why instanceof CaseRefusal.ChangedMeanwhile) {
            missed = new CasePage.Missed(
                    face.msg("casework.missed.title"),
                    face.msg("casework.missed.text"),
                    beside.since(id, sent.shownAt(), face),
                    typed);
        } else {
            String remedy = face.remedy(why.code(), why.values());
            missed = new CasePage.Missed(
                    face.refused(why.code(), why.values()),
                    why.legalBasis()
                            .map(basis -> remedy + " " + face.msg("web.refused.basis", "basis", face.law(basis)))
                            .orElse(remedy),
                    List.of(),
                    typed);
        }
        return page(views.view(actor, id), actor, sent, missed, face);
    }

    /** Words under which the applicant's own stand. */
    private static final Set<String> APPLICANTS = Set.of("correction", "withdraw", Serving.DELIVERY);

    private List<CasePage.Said> said(CaseView view, Face face) {
        Map<UUID, String> names =
                beside.named(view.opinions().stream().map(Opinions.Opinion::by).collect(Collectors.toSet()), face);
        return view.opinions().stream()
                .map(opinion -> new CasePage.Said(
                        said(view, opinion.step(), face),
                        APPLICANTS.contains(opinion.step()) ? "" : names.getOrDefault(opinion.by(), ""),
                        opinion.text(),
                        face.moment(opinion.at())))
                .toList();
    }

    private CasePage page(CaseView view, Actor actor, DeskForm sent, CasePage.@Nullable Missed missed, Face face) {
        CaseHead head = view.head();
        boolean leads = actor.role() == Role.HEAD;
        List<Step> open = view.steps().stream()
                .filter(step -> step.department().equals(actor.department()) && step.onDesk())
                .sorted(Comparator.comparing(DeskCases::later))
                .toList();
        // A head decides on extensions; the other steps are his to give to somebody.
        Step mine = open.stream()
                .filter(step -> step.id().equals(Step.EXTEND) == leads)
                .findFirst()
                .or(() -> open.stream().filter(step -> leads).findFirst())
                .orElse(null);
        return new CasePage(
                view,
                face.text(view.item().name()),
                head.filingNumber().spaced(),
                face.msg("casework.state." + head.state().code()),
                AnswerLines.sections(view, face),
                AnswerChange.of(view, face),
                askable(view, face),
                view.materials().stream()
                        .map(material -> new CasePage.Material(
                                material.type(),
                                ProgressPages.materialName(view.standard(), material.type(), face),
                                material.state().code(),
                                material.due(),
                                view.filesOf(material.type()).stream()
                                        .map(file -> new CasePage.File(
                                                file.name(),
                                                "/desk/cases/" + head.id() + "/files/" + file.id(),
                                                Sizes.of(file.size()),
                                                file.addedAt().isAfter(head.submitted())
                                                        ? face.moment(file.addedAt())
                                                        : null))
                                        .toList()))
                        .toList(),
                ProgressPages.steps(view, face),
                clocks.of(view, face),
                said(view, face),
                mine,
                mine == null ? null : ProgressPages.stepName(view.item(), mine.id(), face),
                view.mayAsk(),
                mine != null && mine.due() != null && deadlines.today().isAfter(mine.due()),
                procedures(view, actor, face),
                view.timing().open().stream()
                        .filter(standing -> !standing.counted())
                        .map(Timing.Standing::procedure)
                        .filter(kind -> kind.special() && actor.role() == Role.REVIEWER)
                        .filter(kind -> started(view, actor, kind))
                        .filter(kind -> kind != PauseKind.HEARING || hearings.mayEnd(view))
                        .map(kind -> choice(kind, face))
                        .toList(),
                mayExtend(view, actor, face),
                ProgressPages.department(view, view.item().extendedBy(), face),
                hearings.standing(view, actor),
                mayEnd(view, actor),
                mayTakeFee(view, actor),
                mayGiveBack(view, actor),
                mayWaive(view, actor),
                mayRefer(view, actor),
                Objects.requireNonNull(actor.department()),
                mine != null && assigning.mayAct(actor, mine, deadlines.today()),
                mine != null
                        && (!leads || mine.id().equals(Step.EXTEND))
                        && assigning.mayAct(actor, mine, deadlines.today()),
                mine != null && actor.role() == Role.REVIEWER && assigning.mayTake(actor, mine, deadlines.today()),
                sent,
                sent.done() == null
                        ? null
                        : views.head(actor, sent.done()).filingNumber().spaced(),
                mine == null || mine.due() == null
                        ? null
                        : Queue.place(head.emergency() != null, mine.due(), head.id(), mine.id()),
                beside.of(
                        actor,
                        view.head().id(),
                        view.steps().stream()
                                .filter(step -> step.opened() != null)
                                .map(Step::department)
                                .distinct()
                                .toList(),
                        mine == null ? null : mine.holder(),
                        face),
                missed,
                deadlines.now().toEpochMilli());
    }

    /** What may take months, or waits for somebody else, comes after what is to be done now. */
    private static boolean later(Step step) {
        return step.state() == Step.State.HELD
                || step.id().equals(Step.CHECK)
                || Step.procedureOf(step.id()).isPresent();
    }

    /** By how much the case may be extended, where the department may ask for it; null where it may not. */
    private @Nullable String mayExtend(CaseView view, Actor actor, Face face) {
        CaseHead head = view.head();
        LocalDate last = head.lastDay();
        boolean may = actor.role() == Role.REVIEWER
                && head.department().equals(actor.department())
                && (head.state() == CaseState.ACCEPTED || head.state() == CaseState.SUSPENDED)
                && view.timing().extension().isEmpty()
                && view.open().stream().noneMatch(step -> step.id().equals(Step.EXTEND))
                && last != null
                && !deadlines.over(last);
        return may
                ? view.item()
                        .extension()
                        .map(extension -> face.text(Limits.inWords(extension.more())))
                        .orElse(null)
                : null;
    }

    /** The answers that a correction may name: those given, and those that nothing but the applicant left out. */
    private static List<CasePage.Choice> askable(CaseView view, Face face) {
        return view.item().form().stream()
                .flatMap(page -> page.parts().stream())
                .filter(part -> part.when() == null || view.form().answers().has(Amendment.name(part)))
                .map(Amendment::name)
                .map(name -> new CasePage.Choice(name, face.text(Amendment.label(view.item(), view.standard(), name))))
                .toList();
    }

    /** 移送处罚: what was granted on a pledge and not referred yet. */
    private static boolean mayRefer(CaseView view, Actor actor) {
        CaseState state = view.head().state();
        return (state == CaseState.GRANTED || state == CaseState.REVOKED)
                && view.head().region().equals(actor.region())
                && view.item().process().decision().department().equals(actor.department())
                && view.steps().stream().anyMatch(step -> step.showsUnmet(state))
                && view.steps().stream().noneMatch(step -> step.id().equals(Step.REFER));
    }

    private static boolean mayEnd(CaseView view, Actor actor) {
        return actor.role() == Role.HEAD
                && view.head().state().granted()
                && view.head().region().equals(actor.region())
                && view.item().process().decision().department().equals(actor.department());
    }

    /** 窗口收费: by the department that the fee is owed to, while it is asked for. */
    private static boolean mayTakeFee(CaseView view, Actor actor) {
        return view.head().region().equals(actor.region())
                && view.awaitedFee()
                        .filter(fee -> fee.department().equals(actor.department()))
                        .isPresent();
    }

    /** 窗口退款: likewise, while what it took lies ready. */
    private static boolean mayGiveBack(CaseView view, Actor actor) {
        Bill bill = view.bill();
        return bill != null
                && bill.toGiveBack()
                && bill.region().equals(actor.region())
                && bill.department().equals(actor.department());
    }

    /** 减免: by whom the item names, while the fee is asked for. */
    private static boolean mayWaive(CaseView view, Actor actor) {
        Role by = view.item().fee().waivedBy();
        return (by == actor.role() || (by == Role.REVIEWER && actor.role() == Role.HEAD))
                && view.head().region().equals(actor.region())
                && view.awaitedFee()
                        .filter(fee -> fee.department().equals(actor.department()))
                        .isPresent();
    }

    /** What this case's clock may be stopped for now. */
    private static List<CasePage.Choice> procedures(CaseView view, Actor actor, Face face) {
        if (actor.role() == Role.HEAD) {
            return List.of();
        }
        return switch (view.head().state()) {
            case ACCEPTED, SUSPENDED ->
                view.item().procedures().stream()
                        .filter(kind -> view.timing().open(kind).isEmpty() && concerned(view, actor, kind))
                        .map(kind -> choice(kind, face))
                        .toList();
            case RECEIVED,
                    LACKING,
                    CORRECTING,
                    NOT_REQUIRED,
                    NOT_ACCEPTED,
                    GRANTED,
                    GRANTED_DEFICIENT,
                    DENIED,
                    WITHDRAWN,
                    TERMINATED,
                    REVOKED,
                    RECALLED,
                    CANCELLED,
                    STRIPPED -> List.of();
        };
    }

    /** What is going on on this department's own desk. */
    private static boolean started(CaseView view, Actor actor, PauseKind kind) {
        return concerned(view, actor, kind)
                && view.steps().stream()
                        .filter(Step::onDesk)
                        .filter(step -> step.id().equals(Step.ofProcedure(kind))
                                || (kind == PauseKind.HEARING && step.id().equals(Step.HEARING)))
                        .anyMatch(step -> step.department().equals(actor.department()));
    }

    /** A hearing is held by whoever decides. */
    private static boolean concerned(CaseView view, Actor actor, PauseKind kind) {
        return kind != PauseKind.HEARING
                || view.item().process().decision().department().equals(actor.department());
    }

    private static CasePage.Choice choice(PauseKind kind, Face face) {
        return new CasePage.Choice(kind.code(), face.text(Procedures.name(kind)));
    }

    private static String said(CaseView view, String step, Face face) {
        return switch (step) {
            case "correction" -> face.msg("casework.said.correction");
            case "withdraw" -> face.msg("casework.said.withdraw");
            case Serving.DELIVERY -> face.msg("casework.said.delivery");
            case Aftercare.ENDED -> face.msg("casework.said.ended");
            case "assign" -> face.msg("casework.said.assign");
            case "procedure" -> face.msg("casework.said.procedure");
            case Hearings.INTERESTED -> face.msg("casework.said.interested");
            case Hearings.ARRANGED -> face.msg("casework.said.hearing-arranged");
            default -> ProgressPages.stepName(view.item(), step, face);
        };
    }
}
