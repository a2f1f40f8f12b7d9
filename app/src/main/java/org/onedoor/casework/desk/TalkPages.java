package org.onedoor.casework.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
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

/** 内部讨论、提到我的、常用语. */
@Controller
class TalkPages {

    private static final int MENTIONS = 100;

    private final Remarks remarks;
    private final Phrases phrases;
    private final Beside beside;

    TalkPages(Remarks remarks, Phrases phrases, Beside beside) {
        this.remarks = remarks;
        this.phrases = phrases;
        this.beside = beside;
    }

    /** Where somebody is mentioned and has not looked. */
    record Mentions(List<Line> lines) {

        record Line(String path, String number, String who, String text, String at) {}
    }

    record PhrasePage(List<Phrases.Phrase> own, List<Phrases.Phrase> shared, boolean head) {}

    /** @param queue the queue that the case was opened from, to come back to it so */
    @PostMapping("/desk/cases/{id}/remarks")
    Answer say(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<UUID> mention,
            @RequestParam(defaultValue = "") String queue,
            FormKey key,
            Actor actor) {
        remarks.add(actor, key.value().toString(), id, text, mention == null ? List.of() : mention);
        String from = queue.isBlank()
                ? ""
                : "?queue=" + Wanted.escaped(Wanted.ofQuery(queue).query());
        return Redirect.to("/desk/cases/" + id + from + "#thread");
    }

    @GetMapping("/desk/mentions")
    Answer mentions(Actor actor, Face face) {
        List<Remarks.Mention> found = remarks.mentions(actor, MENTIONS);
        Map<UUID, String> names =
                beside.named(found.stream().map(Remarks.Mention::by).collect(Collectors.toSet()), face);
        return Page.of(
                "casework/desk/mentions",
                new Mentions(found.stream()
                        .map(one -> new Mentions.Line(
                                "/desk/cases/" + one.caseId() + "#thread",
                                new FilingNumber(one.number()).spaced(),
                                names.getOrDefault(one.by(), ""),
                                one.text(),
                                face.moment(one.at())))
                        .toList()));
    }

    @GetMapping("/desk/phrases")
    Answer phrases(Actor actor) {
        List<Phrases.Phrase> all = phrases.of(actor);
        return Page.of(
                "casework/desk/phrases",
                new PhrasePage(
                        all.stream().filter(one -> !one.shared()).toList(),
                        all.stream().filter(Phrases.Phrase::shared).toList(),
                        actor.role() == Role.HEAD));
    }

    @PostMapping("/desk/phrases")
    Answer add(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean shared,
            FormKey key,
            Actor actor) {
        phrases.add(actor, key.value().toString(), text, shared);
        return Redirect.to("/desk/phrases");
    }

    @PostMapping("/desk/phrases/{id}/removal")
    Answer remove(@PathVariable UUID id, FormKey key, Actor actor) {
        phrases.remove(actor, key.value().toString(), id);
        return Redirect.to("/desk/phrases");
    }
}
