package org.onedoor.casework.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.ItemOfCase;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.catalog.Directory;
import org.onedoor.catalog.Listed;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Option;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 待办: what a department's people are asked, the most urgent first, narrowed as each of them likes. */
@Controller
class QueueController {

    /** Nobody chooses among more. */
    private static final int CLAIMED = 1_000;

    private final Queue queue;
    private final ItemOfCase itemOf;
    private final Directory directory;
    private final Staff staff;
    private final Beside beside;
    private final Views views;
    private final Deadlines deadlines;

    QueueController(
            Queue queue,
            ItemOfCase itemOf,
            Directory directory,
            Staff staff,
            Beside beside,
            Views views,
            Deadlines deadlines) {
        this.queue = queue;
        this.itemOf = itemOf;
        this.directory = directory;
        this.staff = staff;
        this.beside = beside;
        this.views = views;
        this.deadlines = deadlines;
    }

    @GetMapping("/desk")
    Answer queue(
            @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable UUID done,
            Actor actor,
            Face face) {
        Views.Setting setting = views.setting(actor);
        // Whoever asks for nothing in particular gets what he, or his department, chose to begin with.
        Wanted wanted = parameters.containsKey("filter") || setting.query().isEmpty()
                ? Wanted.read(parameters)
                : Wanted.ofQuery(setting.query());
        Queue.Counts counts = queue.counts(actor, wanted);
        Slice<Queue.Line> slice = queue.page(actor, wanted, after);
        String base = "/desk?" + wanted.query();
        return Page.of(
                "casework/desk/queue",
                new QueuePage(
                        rows(slice.rows(), Objects.requireNonNull(actor.region()), wanted, face),
                        people(actor, wanted, counts, face),
                        views(wanted, counts, face),
                        narrow(actor, wanted, face),
                        slice.next() == null ? null : base + "&after=" + slice.next(),
                        after == null ? null : base,
                        done == null ? null : spaced(queue.number(actor, done)),
                        beside.mentions(actor),
                        setting.columns(),
                        setting.columns().stream()
                                .map(column -> heading(column, wanted, face))
                                .toList(),
                        views.filters(actor).stream()
                                .map(kept -> new QueuePage.Chip(
                                        kept.name(),
                                        "/desk?" + kept.query(),
                                        null,
                                        kept.query().equals(wanted.query())))
                                .toList(),
                        !"none".equals(parameters.get("ticked")),
                        actions(actor, wanted, face),
                        slice.next() == null && after == null
                                ? new Queue.Count(slice.rows().size(), false)
                                : queue.count(actor, wanted)));
    }

    private static QueuePage.Heading heading(Column column, Wanted wanted, Face face) {
        String label = face.msg(column.label());
        Sorting now = wanted.sorting();
        return switch (column) {
            case DUE, LEFT ->
                new QueuePage.Heading(
                        label,
                        now == Sorting.DUE
                                ? null
                                : "/desk?" + wanted.with(Sorting.DUE).query(),
                        now == Sorting.DUE && column == Column.DUE ? "ascending" : null);
            default -> new QueuePage.Heading(label, null, null);
        };
    }

    private List<QueuePage.Row> rows(List<Queue.Line> lines, String region, Wanted wanted, Face face) {
        LocalDate today = queue.today();
        Set<UUID> holders = lines.stream()
                .filter(line -> line.holder() != null)
                .map(Queue.Line::holder)
                .collect(Collectors.toSet());
        Map<UUID, String> names = beside.named(holders, face);
        return lines.stream()
                .map(line -> new QueuePage.Row(
                        line.id(),
                        "/desk/cases/" + line.id() + "?queue=" + Wanted.escaped(wanted.query()),
                        spaced(line.filingNumber()),
                        face.text(itemOf.itemName(line.item(), line.itemVersion())),
                        line.applicant(),
                        face.text(itemOf.stepName(line.item(), line.itemVersion(), line.step())),
                        line.step(),
                        line.due(),
                        deadlines.workingDaysTo(region, line.due()),
                        today.isAfter(line.due()),
                        today.equals(line.due()),
                        face.msg("casework.channel." + line.channel()),
                        face.moment(line.received()),
                        line.awaited(),
                        line.corrected(),
                        line.alarm(),
                        line.holder() == null ? "" : names.getOrDefault(line.holder(), ""),
                        line.urgent()))
                .toList();
    }

    private static String spaced(String number) {
        return new FilingNumber(number).spaced();
    }

    private static List<QueuePage.Chip> people(Actor actor, Wanted wanted, Queue.Counts counts, Face face) {
        List<QueuePage.Chip> chips = new ArrayList<>();
        if (actor.role() == Role.HEAD) {
            chips.add(person(Wanted.ANYBODY, "asked", null, wanted, face));
            chips.add(person(Wanted.WHOLE, "department", counts.all(), wanted, face));
        } else {
            chips.add(person(Wanted.ANYBODY, "anybody", counts.all(), wanted, face));
            chips.add(person(Wanted.MINE, "mine", counts.mine(), wanted, face));
        }
        chips.add(person(Wanted.FREE, "free", counts.free(), wanted, face));
        return chips;
    }

    /** What fits: acceptance where acceptance is narrowed to, and so on; everything where nothing is. */
    private static List<Option> actions(Actor actor, Wanted wanted, Face face) {
        List<Batch.Action> fitting = new ArrayList<>();
        if (actor.role() == Role.REVIEWER) {
            boolean accepting = wanted.step().equals("accept")
                    || wanted.view() == View.TO_ACCEPT
                    || wanted.view() == View.CORRECTED;
            boolean deciding = wanted.step().equals("decide") || wanted.view() == View.TO_DECIDE;
            boolean reviewing = !wanted.step().isEmpty() && !accepting && !deciding;
            boolean any = !accepting && !deciding && !reviewing;
            if (accepting || any) {
                fitting.addAll(List.of(Batch.Action.ACCEPT, Batch.Action.ASK_CORRECTION));
            }
            if (reviewing || any) {
                fitting.addAll(List.of(Batch.Action.AGREE, Batch.Action.DISAGREE));
            }
            if (deciding || any) {
                fitting.addAll(List.of(Batch.Action.GRANT, Batch.Action.DENY));
            }
        }
        fitting.addAll(List.of(Batch.Action.ASSIGN, Batch.Action.RELEASE));
        return fitting.stream()
                .map(action -> Option.of(action.code(), face.msg("casework.batch.do." + action.code())))
                .toList();
    }

    private static QueuePage.Chip person(
            String who, String label, Queue.@Nullable Count count, Wanted wanted, Face face) {
        return new QueuePage.Chip(
                face.msg("casework.desk.who." + label),
                "/desk?" + wanted.with(who).query(),
                count,
                wanted.who().equals(who));
    }

    private static List<QueuePage.Chip> views(Wanted wanted, Queue.Counts counts, Face face) {
        List<QueuePage.Chip> chips = new ArrayList<>();
        for (View view : View.values()) {
            chips.add(new QueuePage.Chip(
                    face.msg("casework.desk.filter." + view.code()),
                    "/desk?" + wanted.with(view).query(),
                    counts.views().get(view),
                    view == wanted.view()));
        }
        return chips;
    }

    private static String name(Listed.Step step, Face face) {
        Text name = step.name();
        return name == null ? face.msg("casework.step." + step.id()) : face.text(name);
    }

    /** What may be chosen follows from the definitions and the staff, never from a look through all open steps. */
    private QueuePage.Narrow narrow(Actor actor, Wanted wanted, Face face) {
        String department = Within.department(actor);
        Map<String, String> steps = new LinkedHashMap<>();
        List<Option> itemOptions = new ArrayList<>();
        Stream.concat(
                        directory.everything().stream(),
                        directory.claimedAround(Objects.requireNonNull(actor.region()), CLAIMED).stream())
                .sorted(Comparator.comparing(Listed::id))
                .forEach(item -> {
                    List<Listed.Step> own = item.steps().stream()
                            .filter(step -> step.department().equals(department))
                            .toList();
                    own.forEach(step -> steps.putIfAbsent(step.id(), name(step, face)));
                    if (!own.isEmpty()) {
                        itemOptions.add(Option.of(
                                item.id(), face.text(directory.name(item.id()).orElse(item.name()))));
                    }
                });
        List<Option> colleagues = staff.colleagues(List.of(department), actor.region()).stream()
                .filter(one -> one.role() == Role.REVIEWER)
                .map(one -> Option.of(one.account().toString(), one.name()))
                .toList();
        List<Option> stepOptions = steps.entrySet().stream()
                .map(one -> Option.of(one.getKey(), one.getValue()))
                .toList();
        List<Option> sortings = Arrays.stream(Sorting.values())
                .map(one -> Option.of(one.code(), face.msg("casework.desk.sort." + one.code())))
                .toList();
        return new QueuePage.Narrow(wanted, stepOptions, itemOptions, colleagues, sortings);
    }
}
