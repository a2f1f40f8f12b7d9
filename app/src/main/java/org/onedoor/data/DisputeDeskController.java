package org.onedoor.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Person;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Option;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 异议核实台: the source department answers what people say is wrong in its register. */
@Controller
class DisputeDeskController {

    private static final String HERE = "/desk/disputes";

    private final DisputeDesk desk;
    private final Parties parties;
    private final Standards standards;
    private final AccessLog accesses;
    private final Once once;

    DisputeDeskController(DisputeDesk desk, Parties parties, Standards standards, AccessLog accesses, Once once) {
        this.desk = desk;
        this.parties = parties;
        this.standards = standards;
        this.accesses = accesses;
        this.once = once;
    }

    /** The list of open disputes. */
    record ListPage(
            List<Row> rows, @Nullable String next, @Nullable String first) {}

    /** One line of it; the value is on the dispute's own page only. */
    record Row(UUID id, String name, @Nullable String said, Instant openedAt) {}

    /**
     * One dispute.
     *
     * @param holder name and number of the party, to look it up by
     */
    record SheetPage(
            Dispute dispute,
            String name,
            String value,
            @Nullable Holder holder,
            boolean open,
            List<Field> fields) {

        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    /** Whom the register's entry is about. */
    record Holder(String name, String number) {}

    @GetMapping(HERE)
    Answer list(@RequestParam(required = false) @Nullable UUID after, Actor actor, Face face) {
        Standard standard = standards.current();
        Slice<Dispute> slice = desk.open(actor, after);
        return Page.of(
                "data/disputes",
                new ListPage(
                        slice.rows().stream()
                                .map(dispute -> new Row(
                                        dispute.id(),
                                        name(standard, dispute, face),
                                        dispute.said(),
                                        dispute.openedAt()))
                                .toList(),
                        slice.next() == null ? null : HERE + "?after=" + slice.next(),
                        after == null ? null : HERE));
    }

    @GetMapping(HERE + "/{id}")
    Answer sheet(@PathVariable UUID id, Actor actor, Face face) {
        return sheet(id, null, "", null, null, actor, face);
    }

    @PostMapping(HERE + "/{id}/answer")
    Answer answered(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String answer,
            FormKey key,
            Actor actor,
            Face face) {
        if (!outcome.equals("accepted") && !outcome.equals("confirmed")) {
            return sheet(id, null, answer, face.msg("data.desk.choose"), null, actor, face)
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        record AnswerDispute(UUID id, String outcome, String answer) {}
        try {
            once.run(actor, key.value().toString(), new AnswerDispute(id, outcome, answer), UUID.class, () -> {
                desk.answer(actor, id, outcome.equals("accepted"), answer);
                return id;
            });
            return Redirect.to(HERE);
        } catch (Refused refused) {
            if (refused.refusal().kind() != Refusal.Kind.INVALID) {
                throw refused;
            }
            String text = face.msg(
                    refused.refusal().code() + ".text", refused.refusal().values());
            return sheet(id, outcome, answer, null, text, actor, face).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Page sheet(
            UUID id,
            @Nullable String outcome,
            String answer,
            @Nullable String outcomeMistake,
            @Nullable String answerMistake,
            Actor actor,
            Face face) {
        DisputeDesk.Sheet sheet = desk.sheet(actor, id);
        Standard standard = standards.current();
        Dispute dispute = sheet.dispute();
        boolean open = dispute.status() == Dispute.Status.OPEN;
        accesses.read(actor, "party", sheet.party(), "dispute-check");
        String value = standard.element(dispute.element())
                .map(element -> Shown.value(standard, element, dispute.value(), face))
                .orElse("");
        List<Field> fields = List.of(
                new Field.OneOf(
                        Question.of("outcome", face.msg("data.desk.outcome")).withError(outcomeMistake),
                        List.of(
                                Option.of("accepted", face.msg("data.desk.accepted")),
                                Option.of("confirmed", face.msg("data.desk.confirmed"))),
                        outcome),
                new Field.Lines(
                        Question.of("answer", face.msg("data.desk.answer"))
                                .withHint(face.msg("data.desk.answer-hint", "most", DisputeDesk.LONGEST))
                                .withError(answerMistake),
                        answer,
                        4,
                        DisputeDesk.LONGEST));
        return Page.of(
                "data/sheet",
                new SheetPage(
                        dispute,
                        name(standard, dispute, face),
                        value,
                        holder(sheet.party()).orElse(null),
                        open,
                        open ? fields : List.of()));
    }

    private Optional<Holder> holder(UUID party) {
        return parties.find(party).map(found -> switch (found) {
            case Person person -> new Holder(person.name(), person.idNumber());
            case Firm firm -> new Holder(firm.name(), firm.creditCode());
        });
    }

    private static String name(Standard standard, Dispute dispute, Face face) {
        return standard.element(dispute.element())
                .map(DataElement::name)
                .map(face::text)
                .orElse(dispute.element());
    }
}
