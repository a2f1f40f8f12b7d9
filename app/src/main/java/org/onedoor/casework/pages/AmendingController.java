package org.onedoor.casework.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Amending;
import org.onedoor.casework.CaseView;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Casework;
import org.onedoor.casework.life.Action;
import org.onedoor.casework.life.Amendment;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.FormInput;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Problem;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** 改填: the applicant changes the answers that a correction notice names, and hands them in with the rest of it. */
@Controller
public class AmendingController {

    private final CaseViews views;
    private final Casework casework;
    private final Amending amending;

    AmendingController(CaseViews views, Casework casework, Amending amending) {
        this.views = views;
        this.casework = casework;
        this.amending = amending;
    }

    /**
     * @param asked what is wrong with them, in the words of the notice
     * @param seen a mark of what was changed when the page was shown
     * @param meanwhile whether it was changed elsewhere before what is shown here was saved
     */
    public record AmendPage(
            CaseHead head, String item, List<String> asked, List<Field> fields, String seen, boolean meanwhile) {

        public String path() {
            return "/cases/" + head.id() + "/correction/answers";
        }

        public List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    @GetMapping("/cases/{id}/correction/answers")
    Answer page(@PathVariable UUID id, Actor actor, Face face) {
        CaseView view = views.view(actor, id);
        Amendment amended = required(actor, view);
        return draw(view, amended, amended.answers(), null, List.of(), false, face);
    }

    /** The buttons {@code add} and {@code remove} change rows and show the page again; everything typed is saved. */
    @PostMapping("/cases/{id}/correction/answers")
    Answer save(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String add,
            @RequestParam(required = false) @Nullable String remove,
            @RequestParam(required = false) @Nullable String seen,
            HttpServletRequest request,
            Actor actor,
            Face face) {
        CaseView view = views.view(actor, id);
        Amendment before = required(actor, view);
        Map<String, String[]> sent =
                remove == null ? request.getParameterMap() : SentRows.without(request.getParameterMap(), remove);
        List<Item.Part> parts = before.parts();
        ObjectNode read = FormInput.read(parts, sent, before.standard());
        ObjectNode answers = read.deepCopy();
        parts.stream().map(Amendment::name).filter(name -> !read.has(name)).forEach(answers::putNull);
        try {
            casework.perform(actor, id, new CaseCommand.CorrectAnswers(answers, seen));
        } catch (Refused refused) {
            if (refused.refusal() instanceof CaseRefusal.ChangedMeanwhile) {
                return draw(view, before, read, null, List.of(), true, face).withStatus(HttpStatus.CONFLICT);
            }
            throw refused;
        }
        Amendment after = required(actor, view);
        if (add != null || remove != null) {
            return draw(view, after, after.answers(), add, List.of(), false, face);
        }
        List<String> shown = parts.stream().map(Amendment::name).toList();
        // what these answers bring up is asked next; it is nobody's mistake that it was not answered before
        List<Problem> problems = after.problems().stream()
                .filter(problem -> shown.contains(problem.field().split("\\.", 2)[0]))
                .toList();
        if (!problems.isEmpty()) {
            return draw(view, after, after.answers(), null, problems, false, face)
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return Redirect.to("/cases/" + id + (after.problems().isEmpty() ? "" : "/correction/answers"));
    }

    private Amendment required(Actor actor, CaseView view) {
        if (view.unanswered().isEmpty()) {
            throw new Refused(new CaseRefusal.NotNow(view.head().state(), Action.ANSWER_CORRECTION));
        }
        return amending.of(actor, view.head(), view.item())
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
    }

    private Page draw(
            CaseView view,
            Amendment amended,
            ObjectNode answers,
            @Nullable String more,
            List<Problem> problems,
            boolean meanwhile,
            Face face) {
        return Page.of(
                "casework/amend",
                new AmendPage(
                        view.head(),
                        face.text(view.item().name()),
                        view.asking().stream()
                                .filter(one -> !one.element().isEmpty())
                                .map(CaseCommand.ToCorrect::text)
                                .toList(),
                        new FormFields(face, amended.standard(), problems).answered(amended.parts(), answers, more),
                        amending.seen(view.head()),
                        meanwhile));
    }
}
