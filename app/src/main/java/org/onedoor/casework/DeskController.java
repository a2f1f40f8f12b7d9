package org.onedoor.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Limits;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.onedoor.standard.calendar.PauseKind;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 工作台: what a department's reviewers are asked, the most urgent first, and one page with everything about a case. */
@Controller
class DeskController {

    private final CaseLists lists;
    private final CaseViews views;
    private final Casework casework;
    private final Items items;
    private final Deadlines deadlines;
    private final ProgressPages progress;

    DeskController(
            CaseLists lists,
            CaseViews views,
            Casework casework,
            Items items,
            Deadlines deadlines,
            ProgressPages progress) {
        this.lists = lists;
        this.views = views;
        this.casework = casework;
        this.items = items;
        this.deadlines = deadlines;
        this.progress = progress;
    }

    /** The queue. */
    record QueuePage(
            List<Row> rows,
            List<Chip> filters,
            @Nullable String next,
            @Nullable String first) {

        /** @param late days past the due day, negative while there is time */
        record Row(
                UUID id,
                String number,
                String item,
                String applicant,
                String step,
                LocalDate due,
                long late,
                String channel,
                int awaited,
                boolean corrected,
                Alarm alarm) {}

        record Chip(String label, String path, int count, boolean current) {}
    }

    /**
     * One case on a desk.
     *
     * @param mine the open step on this department's desk, null where there is none now
     */
    record CasePage(
            CaseView view,
            String item,
            String number,
            String turn,
            List<AnswerLines.Section> answers,
            List<Material> materials,
            List<ProgressPages.Line> steps,
            ProgressPages.@Nullable Why clock,
            List<Said> said,
            @Nullable Step mine,
            @Nullable String mineName,
            boolean mayAsk,
            boolean overdue,
            List<Choice> procedures,
            List<Choice> goingOn,
            @Nullable String mayExtend) {

        CaseHead head() {
            return view.head();
        }

        boolean accepting() {
            return mine != null && mine.id().equals(Step.ACCEPT) && mine.state() == Step.State.OPEN;
        }

        /** The applicant let the day for the correction pass: nothing is left but to end it. */
        boolean lapsed() {
            return mine != null && mine.id().equals(Step.ACCEPT) && mine.state() == Step.State.HELD && overdue;
        }

        boolean deciding() {
            return mine != null && mine.id().equals(Step.DECIDE);
        }

        /** The head is asked for an extension. */
        boolean extending() {
            return mine != null && mine.id().equals(Step.EXTEND);
        }

        boolean reviewing() {
            return mine != null && mine.review();
        }

        record Material(
                String type,
                String name,
                String state,
                @Nullable LocalDate due,
                List<File> files) {}

        record File(String name, String path, String size) {}

        /** A special procedure. */
        record Choice(String code, String name) {}

        record Said(String step, String text, String at) {}
    }

    @GetMapping("/desk")
    Answer queue(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String after,
            Actor actor,
            Face face) {
        CaseLists.Filter chosen = CaseLists.Filter.of(filter);
        CaseLists.Counts counts = lists.counts(actor);
        Slice<CaseLists.OnDesk> slice = lists.desk(actor, chosen, after);
        LocalDate today = deadlines.today();
        List<QueuePage.Row> rows = slice.rows().stream()
                .map(row -> {
                    Item item = items.version(row.item(), row.itemVersion());
                    return new QueuePage.Row(
                            row.id(),
                            new FilingNumber(row.filingNumber()).spaced(),
                            face.text(item.name()),
                            row.applicant(),
                            ProgressPages.stepName(item, row.step(), face),
                            row.due(),
                            today.toEpochDay() - row.due().toEpochDay(),
                            face.msg("casework.channel." + row.channel()),
                            row.awaited(),
                            row.corrected(),
                            row.alarm());
                })
                .toList();
        List<QueuePage.Chip> chips = new ArrayList<>();
        for (CaseLists.Filter one : CaseLists.Filter.values()) {
            chips.add(new QueuePage.Chip(
                    face.msg("casework.desk.filter." + one.code()),
                    one == CaseLists.Filter.ALL ? "/desk" : "/desk?filter=" + one.code(),
                    counts.of(one),
                    one == chosen));
        }
        String base = chosen == CaseLists.Filter.ALL ? "/desk?" : "/desk?filter=" + chosen.code() + "&";
        return Page.of(
                "casework/queue",
                new QueuePage(
                        rows,
                        chips,
                        slice.next() == null ? null : base + "after=" + slice.next(),
                        after == null ? null : base.substring(0, base.length() - 1)));
    }

    @GetMapping("/desk/cases/{id}")
    Answer open(@PathVariable UUID id, Actor actor, Face face) {
        return Page.of("casework/desk-case", page(views.view(actor, id), actor, face));
    }

    private CasePage page(CaseView view, Actor actor, Face face) {
        CaseHead head = view.head();
        Step mine = view.steps().stream()
                .filter(step -> step.department().equals(actor.department())
                        && step.onDesk()
                        && step.id().equals(Step.EXTEND) == (actor.role() == Role.HEAD))
                .findFirst()
                .orElse(null);
        return new CasePage(
                view,
                face.text(view.item().name()),
                head.filingNumber().spaced(),
                face.msg("casework.state." + head.state().code()),
                AnswerLines.sections(view, face),
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
                                                Sizes.of(file.size())))
                                        .toList()))
                        .toList(),
                ProgressPages.steps(view, face),
                progress.why(view, face),
                view.opinions().stream()
                        .map(opinion -> new CasePage.Said(
                                said(view, opinion.step(), face), opinion.text(), face.moment(opinion.at())))
                        .toList(),
                mine,
                mine == null ? null : ProgressPages.stepName(view.item(), mine.id(), face),
                head.correctionAsked() == null,
                mine != null && mine.due() != null && deadlines.today().isAfter(mine.due()),
                procedures(view, actor, face),
                view.timing().open().stream()
                        .map(Timing.Standing::procedure)
                        .filter(kind -> kind.special() && actor.role() == Role.REVIEWER)
                        .map(kind -> choice(kind, face))
                        .toList(),
                mayExtend(view, actor, face));
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

    /** What this case's clock may be stopped for now. */
    private static List<CasePage.Choice> procedures(CaseView view, Actor actor, Face face) {
        if (actor.role() == Role.HEAD) {
            return List.of();
        }
        return switch (view.head().state()) {
            case ACCEPTED, SUSPENDED ->
                view.item().procedures().stream()
                        .filter(kind -> view.timing().open(kind).isEmpty())
                        .map(kind -> choice(kind, face))
                        .toList();
            case RECEIVED, CORRECTING, NOT_REQUIRED, NOT_ACCEPTED, GRANTED, DENIED, WITHDRAWN, TERMINATED -> List.of();
        };
    }

    private static CasePage.Choice choice(PauseKind kind, Face face) {
        return new CasePage.Choice(kind.code(), face.text(Procedures.name(kind)));
    }

    private static String said(CaseView view, String step, Face face) {
        return switch (step) {
            case "correction" -> face.msg("casework.said.correction");
            case "withdraw" -> face.msg("casework.said.withdraw");
            case "procedure" -> face.msg("casework.said.procedure");
            default -> ProgressPages.stepName(view.item(), step, face);
        };
    }

    @PostMapping("/desk/cases/{id}/acceptance")
    Answer accept(@PathVariable UUID id, FormKey key, Actor actor) {
        return done(id, key, actor, new CaseCommand.Accept());
    }

    /** Each material has a field {@code text.<type>}, everything else {@code text}; blank ones are not asked. */
    @PostMapping("/desk/cases/{id}/correction")
    Answer askCorrection(@PathVariable UUID id, HttpServletRequest request, FormKey key, Actor actor) {
        List<CaseCommand.ToCorrect> all = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.equals("text") || name.startsWith("text.")) {
                String material = name.equals("text") ? "" : name.substring("text.".length());
                all.add(new CaseCommand.ToCorrect(material, values[0]));
            }
        });
        return done(id, key, actor, new CaseCommand.AskCorrection(all));
    }

    @PostMapping("/desk/cases/{id}/refusal")
    Answer refuse(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean notRequired,
            FormKey key,
            Actor actor) {
        return done(id, key, actor, new CaseCommand.Refuse(notRequired, reason));
    }

    @PostMapping("/desk/cases/{id}/reviews/{step}")
    Answer review(
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam(defaultValue = "") String opinion,
            @RequestParam boolean agreed,
            FormKey key,
            Actor actor) {
        return done(id, key, actor, new CaseCommand.Review(step, agreed, opinion));
    }

    @PostMapping("/desk/cases/{id}/decision")
    Answer decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam boolean granted,
            FormKey key,
            Actor actor) {
        return done(id, key, actor, granted ? new CaseCommand.Grant(reason) : new CaseCommand.Deny(reason));
    }

    @PostMapping("/desk/cases/{id}/procedures")
    Answer startProcedure(
            @PathVariable UUID id,
            @RequestParam String procedure,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String notice,
            FormKey key,
            Actor actor) {
        return done(id, key, actor, new CaseCommand.StartProcedure(Procedures.named(procedure), number(days), notice));
    }

    @PostMapping("/desk/cases/{id}/procedures/{procedure}/end")
    Answer endProcedure(
            @PathVariable UUID id,
            @PathVariable String procedure,
            @RequestParam(defaultValue = "") String finding,
            FormKey key,
            Actor actor) {
        return done(id, key, actor, new CaseCommand.EndProcedure(Procedures.named(procedure), finding));
    }

    @PostMapping("/desk/cases/{id}/extension")
    Answer proposeExtension(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, FormKey key, Actor actor) {
        return done(id, key, actor, new CaseCommand.ProposeExtension(reason));
    }

    @PostMapping("/desk/cases/{id}/extension/decision")
    Answer decideExtension(
            @PathVariable UUID id,
            @RequestParam boolean granted,
            @RequestParam(defaultValue = "") String opinion,
            FormKey key,
            Actor actor) {
        return done(id, key, actor, new CaseCommand.DecideExtension(granted, opinion));
    }

    /** What is no number is none, which no length is. */
    private static int number(String days) {
        return days.strip().matches("\\d{1,4}") ? Integer.parseInt(days.strip()) : 0;
    }

    private Answer done(UUID id, FormKey key, Actor actor, CaseCommand command) {
        casework.perform(actor, id, key.value().toString(), command);
        return Redirect.to("/desk/cases/" + id);
    }
}
