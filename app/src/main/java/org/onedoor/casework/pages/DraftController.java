package org.onedoor.casework.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.filing.Filing;
import org.onedoor.casework.joint.Submissions;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.FormInput;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Item.Page;
import org.onedoor.catalog.Item.Part;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Problem;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** 填写申请: task list, one page after another, check, submit. */
@Controller
public class DraftController {

    private final Drafting drafting;
    private final Submissions submissions;
    private final Items items;
    private final Standards standards;
    private final Once once;
    private final Parties parties;
    private final Signatures signatures;

    DraftController(
            Drafting drafting,
            Submissions submissions,
            Items items,
            Standards standards,
            Once once,
            Parties parties,
            Signatures signatures) {
        this.drafting = drafting;
        this.submissions = submissions;
        this.items = items;
        this.standards = standards;
        this.once = once;
        this.parties = parties;
        this.signatures = signatures;
    }

    /** The task list. */
    public record TasksPage(
            Application application,
            String region,
            @Nullable String applicant,
            List<Task> tasks) {

        /** One line: a page of the form, a material, the check. */
        public record Task(
                String title,
                String path,
                String state,
                @Nullable String hint) {}

        public Draft draft() {
            return application.draft();
        }

        public long done() {
            return tasks.stream().filter(task -> task.state().equals("done")).count();
        }
    }

    /**
     * One page of the form.
     *
     * @param signing whether what the answers say was given to signers, so that a change has them sign again
     */
    public record FormPage(
            Application application,
            String title,
            String path,
            List<Field> fields,
            List<FormFields.Known> known,
            int number,
            int of,
            boolean signing) {

        public List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }

        public Draft draft() {
            return application.draft();
        }
    }

    /**
     * 核对: every answer once more.
     *
     * @param onPledge 告知承诺 as the other way that the applicant may choose; null where there is none
     * @param signing 签署: how far the signatures are; null where nothing has to be signed
     */
    public record CheckPage(
            Application application,
            List<Section> parts,
            boolean pledge,
            Item.@Nullable InformedPledge onPledge,
            Signatures.@Nullable Standing signing,
            List<Mistake> mistakes,
            Face face) {

        /** One page's answers, with where to change them. */
        public record Section(String title, String path, List<Line> lines) {}

        public record Line(
                String label, String value, @Nullable String source) {}
    }

    @PostMapping("/items/{item}/drafts")
    Answer begin(
            @PathVariable String item,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable UUID licence,
            HttpServletRequest request,
            FormKey key,
            Actor actor) {
        Item inForce = items.inForce(item).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        List<Part> questions = Item.asFields(inForce.questions());
        ObjectNode situation = FormInput.read(questions, request.getParameterMap(), standards.current());
        UUID party = actor.actingFor();
        if (party == null) {
            throw new Refused(new CaseRefusal.NotOffered("to-staff"));
        }
        record Begin(
                String item,
                String region,
                String situation,
                @Nullable UUID licence) {}
        try {
            UUID draft = once.run(
                    actor,
                    key.value().toString(),
                    new Begin(item, region, situation.toString(), licence),
                    UUID.class,
                    () -> drafting.begin(actor, party, item, region, situation, licence));
            return Redirect.to("/drafts/" + draft);
        } catch (Refused refused) {
            // the wrong capacity is put right on the page where one chooses it, not on a page about an error
            if (refused.refusal() instanceof CaseRefusal.NotOffered offered && offered.byCapacity()) {
                return Redirect.to("/acting?back=" + startPage(item, region, situation, licence));
            }
            throw refused;
        }
    }

    /** The start page with what was answered there, as a value in an address. */
    private static String startPage(String item, String region, ObjectNode situation, @Nullable UUID licence) {
        UriComponentsBuilder page =
                UriComponentsBuilder.fromPath("/items/{item}").queryParam("region", region);
        if (licence != null) {
            page.queryParam("licence", licence);
        }
        situation
                .properties()
                .forEach(answer ->
                        page.queryParam(answer.getKey(), answer.getValue().asString()));
        return URLEncoder.encode(page.encode().buildAndExpand(item).toUriString(), StandardCharsets.UTF_8);
    }

    @GetMapping("/drafts/{id}")
    Answer tasks(@PathVariable UUID id, Actor actor, Face face) {
        Application application = drafting.view(actor, id);
        if (application.draft().submittedAs() != null) {
            return toCase(application);
        }
        String region = standards
                .current()
                .region(application.draft().region())
                .map(known -> face.text(known.name()))
                .orElse("");
        return org.onedoor.web.Page.of(
                "casework/tasks",
                new TasksPage(
                        application,
                        region,
                        somebodyElse(application, face),
                        new Tasks(application, signing(application), face).all()));
    }

    /** The name of whom it is for, where that is not who fills it in. */
    private @Nullable String somebodyElse(Application application, Face face) {
        return parties.find(application.draft().party())
                .map(Party::name)
                .filter(name -> !name.equals(face.visitor().name()))
                .orElse(null);
    }

    @GetMapping("/drafts/{id}/situation")
    Answer situation(@PathVariable UUID id, Actor actor, Face face) {
        Application application = drafting.view(actor, id);
        return application.draft().submittedAs() == null
                ? situationPage(application, List.of(), face)
                : toCase(application);
    }

    /** Who goes back to a draft after submitting it is shown what it has become. */
    static Redirect toCase(Application application) {
        return Redirect.to((application.draft().joint() ? "/joint/" : "/cases/")
                + Objects.requireNonNull(application.draft().submittedAs()));
    }

    @PostMapping("/drafts/{id}/situation")
    Answer answerSituation(@PathVariable UUID id, HttpServletRequest request, Actor actor, Face face) {
        List<Problem> problems = drafting.answerSituation(actor, id, request.getParameterMap());
        Application application = drafting.view(actor, id);
        if (problems.isEmpty()) {
            boolean more = !application.tailored().situationKnown();
            return Redirect.to("/drafts/" + id + (more ? "/situation" : ""));
        }
        return situationPage(application, problems, face).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private org.onedoor.web.Page situationPage(Application application, List<Problem> problems, Face face) {
        FormFields fields = new FormFields(face, application.standard(), problems);
        List<Field> drawn = application.tailored().questions().stream()
                .map(question ->
                        fields.question(question, application.draft().answers().path(question.element())))
                .toList();
        return org.onedoor.web.Page.of(
                "casework/form",
                new FormPage(
                        application,
                        face.msg("casework.situation.title"),
                        "/drafts/" + application.draft().id() + "/situation",
                        drawn,
                        List.of(),
                        0,
                        0,
                        signatures.given(application)));
    }

    @GetMapping("/drafts/{id}/pages/{page}")
    Answer page(@PathVariable UUID id, @PathVariable String page, Actor actor, Face face) {
        Application application = drafting.view(actor, id);
        if (application.draft().submittedAs() != null) {
            return toCase(application);
        }
        Page found = found(application, page);
        boolean again = application.progress(found) == Application.Progress.AGAIN;
        List<Problem> problems = again ? application.problems(found) : List.of();
        FormFields fields = new FormFields(face, application.standard(), problems);
        return formPage(application, found, fields.asked(application, found.parts()), fields, face);
    }

    /** The buttons {@code add} and {@code remove} change rows and show the page again; everything typed is saved. */
    @PostMapping("/drafts/{id}/pages/{page}")
    Answer answerPage(
            @PathVariable UUID id,
            @PathVariable String page,
            @RequestParam(required = false) @Nullable String add,
            @RequestParam(required = false) @Nullable String remove,
            HttpServletRequest request,
            Actor actor,
            Face face) {
        Map<String, String[]> sent =
                remove == null ? request.getParameterMap() : SentRows.without(request.getParameterMap(), remove);
        List<Problem> problems = drafting.answerPage(actor, id, page, sent);
        Application application = drafting.view(actor, id);
        if (add == null && remove == null && problems.isEmpty()) {
            boolean more = application
                    .tailored()
                    .page(page)
                    .filter(open -> application.progress(open) == Application.Progress.TODO)
                    .isPresent();
            return Redirect.to(
                    more
                            ? "/drafts/" + id + "/pages/" + page
                            : application
                                    .tailored()
                                    .pageAfter(page)
                                    .map(next -> "/drafts/" + id + "/pages/" + next.id())
                                    .orElse("/drafts/" + id));
        }
        Page found = found(application, page);
        boolean rowsOnly = add != null || remove != null;
        FormFields fields = new FormFields(face, application.standard(), rowsOnly ? List.of() : problems);
        ObjectNode read = FormInput.read(found.parts(), sent, application.standard());
        org.onedoor.web.Page again =
                formPage(application, found, fields.typed(application, found.parts(), read, add), fields, face);
        return rowsOnly ? again : again.withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Page found(Application application, String page) {
        return application.tailored().page(page).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
    }

    private org.onedoor.web.Page formPage(
            Application application, Page page, List<Field> drawn, FormFields fields, Face face) {
        List<Page> pages = application.tailored().pages();
        return org.onedoor.web.Page.of(
                "casework/form",
                new FormPage(
                        application,
                        face.text(page.title()),
                        "/drafts/" + application.draft().id() + "/pages/" + page.id(),
                        drawn,
                        fields.known(application, page.parts()),
                        pages.indexOf(page) + 1,
                        pages.size(),
                        signatures.given(application)));
    }

    @GetMapping("/drafts/{id}/check")
    Answer check(@PathVariable UUID id, Actor actor, Face face) {
        Application application = drafting.view(actor, id);
        if (application.draft().submittedAs() != null) {
            return toCase(application);
        }
        return application.complete() ? checking(application, face).page(List.of()) : Redirect.to("/drafts/" + id);
    }

    private Checking checking(Application application, Face face) {
        return new Checking(application, signing(application), face);
    }

    /** Nothing is given to the signers before the rest is complete. */
    private Signatures.@Nullable Standing signing(Application application) {
        return Signatures.wanted(application) && application.complete() ? signatures.standing(application) : null;
    }

    @PostMapping("/drafts/{id}/submission")
    Answer submit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String pledge,
            @RequestParam(defaultValue = "") String way,
            FormKey key,
            Actor actor,
            Face face) {
        Filing.Signed signed = new Filing.Signed(pledge.equals("true"), way.equals("pledge"));
        try {
            Submissions.Submitted submitted =
                    submissions.submit(actor, key.value().toString(), id, signed);
            return Redirect.to(submitted.joint() ? submitted.page() : submitted.page() + "/confirmation");
        } catch (Refused refused) {
            return switch (refused.refusal()) {
                case CaseRefusal.PledgeMissing _ ->
                    checking(drafting.view(actor, id), face)
                            .page(List.of(new Mistake("f-pledge", face.msg("casework.pledge-missing.text"))))
                            .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                case CaseRefusal.SubmittedBefore _ -> toCase(drafting.view(actor, id));
                case CaseRefusal.Incomplete _ -> Redirect.to("/drafts/" + id);
                default -> throw refused;
            };
        }
    }

    @PostMapping("/drafts/{id}/discard")
    Answer discard(@PathVariable UUID id, Actor actor) {
        drafting.discard(actor, id);
        return Redirect.to("/cases");
    }
}
