package org.onedoor.data;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的数据: what the city holds about me, from which source and when, and "this is wrong". */
@Controller
class MyDataController {

    private static final String HERE = "/me/data";

    private final MyData data;
    private final Disputes disputes;
    private final Once once;

    MyDataController(MyData data, Disputes disputes, Once once) {
        this.data = data;
        this.disputes = disputes;
        this.once = once;
    }

    /** The form that says what is wrong about one value. */
    record DisputePage(MyData.Source source, Field.Lines said) {

        MyData.Line line() {
            return source.lines().getFirst();
        }

        List<Mistake> mistakes() {
            return said.mistakes();
        }
    }

    @GetMapping(HERE)
    Answer everything(@RequestParam(defaultValue = "false") boolean full, Actor actor, Face face) {
        return Page.of("data/mine", data.everything(actor, full, face));
    }

    @GetMapping(HERE + "/{element}/dispute")
    Answer dispute(@PathVariable String element, Actor actor, Face face) {
        MyData.Source source = data.one(actor, element, face);
        return source.lines().getFirst().disputed() ? Redirect.to(HERE) : form(source, "", null, face);
    }

    @PostMapping(HERE + "/{element}/dispute")
    Answer disputed(
            @PathVariable String element,
            @RequestParam(defaultValue = "") String said,
            FormKey key,
            Actor actor,
            Face face) {
        record OpenDispute(String element, String said) {}
        try {
            once.run(
                    actor,
                    key.value().toString(),
                    new OpenDispute(element, said),
                    UUID.class,
                    () -> disputes.open(actor, element, said));
            return Redirect.to(HERE);
        } catch (Refused refused) {
            if (refused.refusal().kind() != Refusal.Kind.INVALID) {
                throw refused;
            }
            String text = face.msg(
                    refused.refusal().code() + ".text", refused.refusal().values());
            return form(data.one(actor, element, face), said, text, face).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(HERE + "/disputes/{id}/withdrawal")
    Answer withdrawn(@PathVariable UUID id, FormKey key, Actor actor) {
        record WithdrawDispute(UUID id) {}
        once.run(actor, key.value().toString(), new WithdrawDispute(id), UUID.class, () -> {
            disputes.withdraw(actor, id);
            return id;
        });
        return Redirect.to(HERE);
    }

    private static Page form(MyData.Source source, String said, @Nullable String mistake, Face face) {
        Question question = Question.of("said", face.msg("data.dispute.said"))
                .withHint(face.msg("data.dispute.said-hint", "most", Disputes.LONGEST))
                .withError(mistake);
        return Page.of("data/dispute", new DisputePage(source, new Field.Lines(question, said, 4, Disputes.LONGEST)));
    }
}
