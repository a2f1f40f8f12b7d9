package org.onedoor.rating;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 差评工单台: the department's reviewers call back and repair. */
@Controller
class RatingDeskController {

    private final RatingDesk desk;
    private final WorkOrders workOrders;
    private final RatingOptions options;
    private final RaterContacts contacts;
    private final Once once;
    private final Clock clock;

    RatingDeskController(
            RatingDesk desk,
            WorkOrders workOrders,
            RatingOptions options,
            RaterContacts contacts,
            Once once,
            Clock clock) {
        this.desk = desk;
        this.workOrders = workOrders;
        this.options = options;
        this.contacts = contacts;
        this.once = once;
        this.clock = clock;
    }

    /**
     * The list.
     *
     * @param next where the next page is; null on the last one
     */
    record ListPage(
            boolean done,
            List<Row> rows,
            @Nullable String next,
            @Nullable String first) {}

    /** A line with its grade in words and whether its date has passed. */
    record Row(RatingDesk.Line line, String grade, boolean late, boolean today) {}

    /** One work order. */
    record SheetPage(
            RatingDesk.Sheet sheet,
            String grade,
            List<String> options,
            @Nullable String laterGrade,
            RaterContacts.@Nullable Contact contact,
            boolean late,
            String note,
            @Nullable String reached,
            List<Mistake> mistakes) {

        int longestNote() {
            return WorkOrders.LONGEST_NOTE;
        }

        @Nullable
        String mistakeAt(String field) {
            return mistakes.stream()
                    .filter(mistake -> mistake.id().equals(field))
                    .map(Mistake::text)
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping("/desk/ratings")
    Answer list(
            @RequestParam(defaultValue = "false") boolean done,
            @RequestParam(required = false) @Nullable String after,
            Actor actor,
            Face face) {
        Slice<RatingDesk.Line> slice = done ? desk.done(actor, after) : desk.open(actor, after);
        LocalDate today = LocalDate.now(clock);
        List<Row> rows = slice.rows().stream()
                .map(line -> new Row(
                        line,
                        face.text(options.name(line.grade())),
                        line.rectifiedAt() == null && line.due().isBefore(today),
                        line.due().equals(today)))
                .toList();
        String here = "/desk/ratings?done=" + done;
        return Page.of(
                "rating/desk",
                new ListPage(
                        done,
                        rows,
                        slice.next() == null
                                ? null
                                : here + "&after=" + URLEncoder.encode(slice.next(), StandardCharsets.UTF_8),
                        after == null ? null : here));
    }

    @GetMapping("/desk/ratings/{id}")
    Answer sheet(@PathVariable UUID id, Actor actor, Face face) {
        return sheet(id, "", null, List.of(), actor, face);
    }

    @PostMapping("/desk/ratings/{id}/call-back")
    Answer calledBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reached,
            @RequestParam(defaultValue = "") String note,
            FormKey key,
            Actor actor,
            Face face) {
        if (!reached.equals("reached") && !reached.equals("not-reached")) {
            return sheet(id, note, null, List.of(new Mistake("f-reached", face.msg("rating.desk.choose"))), actor, face)
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        record CallBack(UUID id, String reached, String note) {}
        return step(
                id,
                new CallBack(id, reached, note),
                note,
                reached,
                key,
                actor,
                face,
                () -> workOrders.callBack(actor, id, reached.equals("reached"), note));
    }

    @PostMapping("/desk/ratings/{id}/rectification")
    Answer rectified(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String note, FormKey key, Actor actor, Face face) {
        record Rectification(UUID id, String note) {}
        return step(
                id,
                new Rectification(id, note),
                note,
                null,
                key,
                actor,
                face,
                () -> workOrders.rectify(actor, id, note));
    }

    private Answer step(
            UUID id,
            Object body,
            String note,
            @Nullable String reached,
            FormKey key,
            Actor actor,
            Face face,
            Runnable command) {
        try {
            once.run(actor, key.value().toString(), body, Boolean.class, () -> {
                command.run();
                return true;
            });
            return Redirect.to("/desk/ratings/" + id);
        } catch (Refused refused) {
            if (refused.refusal().kind() != Refusal.Kind.INVALID) {
                throw refused;
            }
            String text = face.msg(
                    refused.refusal().code() + ".text", refused.refusal().values());
            return sheet(id, note, reached, List.of(new Mistake("f-note", text)), actor, face)
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Page sheet(UUID id, String note, @Nullable String reached, List<Mistake> mistakes, Actor actor, Face face) {
        RatingDesk.Sheet sheet = desk.sheet(actor, id).orElseThrow(() -> workOrders.hidden(actor, id));
        boolean open = sheet.order().state() != WorkOrder.State.RECTIFIED;
        LocalDate due = sheet.order().state() == WorkOrder.State.TO_CALL_BACK
                ? sheet.order().callBackBy()
                : sheet.order().rectifyBy();
        Rating followUp = sheet.followUp();
        return Page.of(
                "rating/sheet",
                new SheetPage(
                        sheet,
                        face.text(options.name(sheet.rating().grade())),
                        options.names(sheet.rating(), face),
                        followUp == null ? null : face.text(options.name(followUp.grade())),
                        open ? contacts.of(actor, sheet).orElse(null) : null,
                        open && due.isBefore(LocalDate.now(clock)),
                        note,
                        reached,
                        mistakes));
    }
}
