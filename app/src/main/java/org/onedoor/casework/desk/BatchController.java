package org.onedoor.casework.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.ItemOfCase;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Option;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 批量办理: from the rows ticked in a queue to a list of what became of each. */
@Controller
class BatchController {

    private static final int LINES = 100;
    private static final int AT_A_TIME = 1_000;

    private final BatchWork work;
    private final Batches batches;
    private final Queue queue;
    private final Staff staff;
    private final ItemOfCase itemOf;
    private final Phrases phrases;

    BatchController(BatchWork work, Batches batches, Queue queue, Staff staff, ItemOfCase itemOf, Phrases phrases) {
        this.work = work;
        this.batches = batches;
        this.queue = queue;
        this.staff = staff;
        this.itemOf = itemOf;
        this.phrases = phrases;
    }

    /**
     * The page that asks for the reason.
     *
     * @param lines the ticked rows, empty where all of the queue is meant
     * @param pick the lines of the queue as they stood when all of them were meant, null otherwise
     * @param count how many there are
     */
    record Prepared(
            Batch.Action action,
            Wanted wanted,
            List<String> lines,
            @Nullable UUID pick,
            int count,
            List<Option> colleagues,
            List<String> phrases) {

        boolean tooMany() {
            return count > BatchWork.MOST;
        }

        int most() {
            return BatchWork.MOST;
        }
    }

    /** One batch, with what became of its lines. */
    record Result(
            Batch batch,
            Batches.Counts counts,
            boolean done,
            List<Row> rows,
            @Nullable String next,
            @Nullable String first) {

        /** @param why null where it was done; {@code remedy} says what to do next */
        record Row(
                String path,
                String number,
                String item,
                String applicant,
                String step,
                @Nullable String why,
                String remedy) {}
    }

    /** The actor's batches. */
    record Latest(List<Line> lines) {

        record Line(String path, String what, int total, String at, boolean over) {}
    }

    /** Takes or puts back at once what is ticked; anything else first asks for its reason. */
    @PostMapping("/desk/batch")
    Answer ticked(
            @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) @Nullable List<String> line,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String scope,
            FormKey key,
            Actor actor) {
        Wanted wanted = Wanted.read(parameters);
        Batch.Action wish = Batch.Action.of(action).orElseThrow(() -> new Refused(new DeskRefusal.NotValid()));
        List<Batch.Target> targets =
                scope.equals("all") ? everyLine(actor, wanted) : targets(actor, null, line == null ? List.of() : line);
        if (!targets.isEmpty()) {
            // the form's key names them, so that the same form sent again means the same lines
            batches.pick(actor, key.value(), targets);
        }
        List<Batch.Target> picked = batches.picked(actor, key.value());
        if (picked.isEmpty()) {
            return Redirect.to("/desk?" + wanted.query() + "&ticked=none");
        }
        return wish.atOnce()
                ? begun(actor, key, wish, "", null, picked)
                : Redirect.to("/desk/batch?" + wanted.query() + "&action=" + wish.code() + "&pick=" + key.value());
    }

    @GetMapping("/desk/batch")
    Answer prepare(
            @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) @Nullable List<String> line,
            @RequestParam(required = false) @Nullable UUID pick,
            @RequestParam(defaultValue = "") String action,
            Actor actor) {
        Wanted wanted = Wanted.read(parameters);
        List<String> lines = line == null || pick != null ? List.of() : line;
        Optional<Batch.Action> wish = Batch.Action.of(action);
        int count = pick == null ? lines.size() : batches.picked(actor, pick).size();
        if (wish.isEmpty() || count == 0) {
            return Redirect.to("/desk?" + wanted.query() + "&ticked=none");
        }
        List<Option> colleagues = staff.colleagues(List.of(Within.department(actor)), actor.region()).stream()
                .filter(one -> one.role() == Role.REVIEWER && wish.get() == Batch.Action.ASSIGN)
                .map(one -> Option.of(one.account().toString(), one.name()))
                .toList();
        return Page.of(
                "casework/desk/batch",
                new Prepared(
                        wish.get(),
                        wanted,
                        lines,
                        pick,
                        count,
                        colleagues,
                        phrases.of(actor).stream().map(Phrases.Phrase::text).toList()));
    }

    @PostMapping("/desk/batches")
    Answer begin(
            @RequestParam(required = false) @Nullable List<String> line,
            @RequestParam(required = false) @Nullable UUID pick,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String phrase,
            @RequestParam(required = false) @Nullable UUID to,
            FormKey key,
            Actor actor) {
        Batch.Action wish = Batch.Action.of(action).orElseThrow(() -> new Refused(new DeskRefusal.NotValid()));
        List<Batch.Target> targets = targets(actor, pick, line == null ? List.of() : line);
        return begun(
                actor, key, wish, (phrase + "\n" + reason).strip(), wish == Batch.Action.ASSIGN ? to : null, targets);
    }

    private Answer begun(
            Actor actor,
            FormKey key,
            Batch.Action action,
            String reason,
            @Nullable UUID to,
            List<Batch.Target> targets) {
        return Redirect.to("/desk/batches/" + work.begin(actor, key.value().toString(), action, reason, to, targets));
    }

    /** Exactly those that were seen: the ticked ones, or all of the queue as it stood when it was picked. */
    private List<Batch.Target> targets(Actor actor, @Nullable UUID pick, List<String> lines) {
        return pick != null
                ? batches.picked(actor, pick)
                : lines.stream()
                        .flatMap(one -> Batch.Target.read(one).stream())
                        .distinct()
                        .toList();
    }

    private List<Batch.Target> everyLine(Actor actor, Wanted wanted) {
        List<Batch.Target> targets = new ArrayList<>();
        String after = null;
        do {
            Slice<Queue.Line> slice = queue.lines(actor, wanted, after, AT_A_TIME);
            slice.rows().forEach(row -> targets.add(new Batch.Target(row.id(), row.step())));
            after = slice.next();
        } while (after != null && targets.size() <= BatchWork.MOST);
        return targets;
    }

    @GetMapping("/desk/batches")
    Answer latest(Actor actor, Face face) {
        return Page.of(
                "casework/desk/batches",
                new Latest(batches.latest(actor, 50).stream()
                        .map(batch -> new Latest.Line(
                                "/desk/batches/" + batch.id(),
                                face.msg("casework.batch.do." + batch.action().code()),
                                batch.total(),
                                face.moment(batch.made()),
                                batch.ended() != null))
                        .toList()));
    }

    /** @param show {@code done} for what was done; what was not done comes first otherwise */
    @GetMapping("/desk/batches/{id}")
    Answer result(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") int after,
            Actor actor,
            Face face) {
        Batch batch = batches.required(actor, id);
        Batches.Counts counts = batches.counts(id);
        boolean done = show.isEmpty() ? counts.refused() + counts.waiting() == 0 : show.equals("done");
        List<Batch.Line> lines = batches.lines(id, done, after, LINES + 1);
        List<Batch.Line> page = lines.subList(0, Math.min(LINES, lines.size()));
        String base = "/desk/batches/" + id + "?show=" + (done ? "done" : "refused");
        return Page.of(
                "casework/desk/batch-result",
                new Result(
                        batch,
                        counts,
                        done,
                        page.stream().map(line -> row(line, face)).toList(),
                        lines.size() > LINES ? base + "&after=" + page.getLast().ordinal() : null,
                        after == 0 ? null : base));
    }

    private Result.Row row(Batch.Line line, Face face) {
        String outcome = line.outcome();
        boolean known = !line.number().isEmpty();
        return new Result.Row(
                known ? "/desk/cases/" + line.id() : "",
                known ? new FilingNumber(line.number()).spaced() : face.msg("casework.desk.not-yours"),
                known ? face.text(itemOf.itemName(line.item(), line.itemVersion())) : "",
                line.applicant(),
                known ? face.text(itemOf.stepName(line.item(), line.itemVersion(), line.step())) : "",
                outcome == null
                        ? face.msg("casework.batch.waits")
                        : outcome.equals(Batch.DONE) ? null : face.refused(outcome, line.values()),
                outcome == null || outcome.equals(Batch.DONE) ? "" : remedy(outcome, line.values(), face));
    }

    private static String remedy(String outcome, Map<String, String> values, Face face) {
        String ground = values.getOrDefault(Batches.GROUND, "");
        String next = face.remedy(outcome, values);
        return ground.isEmpty() ? next : next + " " + face.msg("web.refused.basis", "basis", face.law(ground));
    }
}
