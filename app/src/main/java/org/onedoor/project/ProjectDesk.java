package org.onedoor.project;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Parties;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 项目台: what a department that leads or handles something of a project sees of it, and what the lead does for all of them. */
@Controller
class ProjectDesk {

    private static final String HERE = "/desk/projects";
    private static final int PAGE = 20;

    private final Projects projects;
    private final Pictures pictures;
    private final JointChecks checks;
    private final Consultations consultations;
    private final Parties parties;
    private final Standards standards;

    ProjectDesk(
            Projects projects,
            Pictures pictures,
            JointChecks checks,
            Consultations consultations,
            Parties parties,
            Standards standards) {
        this.projects = projects;
        this.pictures = pictures;
        this.checks = checks;
        this.consultations = consultations;
        this.parties = parties;
        this.standards = standards;
    }

    /**
     * @param words what was looked for
     * @param bad whether that is no project code
     * @param exchange whether the reader may fetch the tables of the exchange
     */
    record ListPage(
            String words,
            boolean bad,
            boolean exchange,
            List<Line> lines,
            @Nullable String next,
            @Nullable String first) {

        /** @param asked by when the reader's department has to give its word; null where it is not asked for it */
        record Line(
                String path,
                String code,
                String name,
                String owner,
                String at,
                @Nullable String asked) {}
    }

    @GetMapping(HERE)
    Page list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            Actor actor,
            Face face) {
        Optional<ProjectCode> code = ProjectCode.read(q);
        boolean bad = !q.isBlank() && code.isEmpty();
        Slice<Project> slice =
                bad ? new Slice<>(List.of(), null) : projects.page(actor, code.orElse(null), after, PAGE);
        Map<UUID, LocalDate> due = new HashMap<>();
        Set<Project> listed = new LinkedHashSet<>();
        for (Projects.Asked asked : consultations.awaited(actor)) {
            due.put(asked.project().id(), asked.due());
            if (q.isBlank() && after == null) {
                listed.add(asked.project());
            }
        }
        listed.addAll(slice.rows());
        var owners = parties.names(listed.stream().map(Project::party).toList());
        return Page.of(
                "project/desklist",
                new ListPage(
                        q,
                        bad,
                        ExchangeDesk.mayFetch(actor),
                        listed.stream()
                                .map(project -> new ListPage.Line(
                                        HERE + "/" + project.id(),
                                        project.code().value(),
                                        project.name(),
                                        owners.getOrDefault(project.party(), ""),
                                        face.moment(project.registered()),
                                        asked(due.get(project.id()), face)))
                                .toList(),
                        slice.next() == null ? null : HERE + "?after=" + slice.next(),
                        after == null ? null : HERE));
    }

    private static @Nullable String asked(@Nullable LocalDate due, Face face) {
        return due == null ? null : face.msg("project.desk.asked", "due", due);
    }

    /**
     * One project at the desk.
     *
     * @param arrange lines whose visit this department may arrange now
     * @param ask stages for which this department may ask others for their word
     * @param departments whom it may ask
     * @param wrong why what was just tried was refused; null where nothing was
     * @param typed what was filled in then, by the inputs' ids
     */
    record ProjectPage(
            Drawn drawn,
            List<Drawn.Choice> arrange,
            List<Drawn.Choice> ask,
            List<Drawn.Choice> departments,
            @Nullable String wrong,
            Map<String, String> typed) {

        String typed(String input) {
            return typed.getOrDefault(input, "");
        }
    }

    @GetMapping(HERE + "/{id}")
    Page project(@PathVariable UUID id, Actor actor, Face face) {
        return page(id, actor, face, null, Map.of());
    }

    private Page page(UUID id, Actor actor, Face face, @Nullable String wrong, Map<String, String> typed) {
        Picture picture = pictures.of(actor, id);
        Standard standard = standards.current();
        boolean decides = actor.role() == Role.REVIEWER || actor.role() == Role.HEAD;
        return Page.of(
                "project/deskproject",
                new ProjectPage(
                        Drawn.of(picture, pictures.judging(picture), standard, actor, face),
                        decides
                                ? checks.arrangeable(actor, picture.course(), picture.checks()).stream()
                                        .map(code -> new Drawn.Choice(code, lineName(code, standard, face)))
                                        .toList()
                                : List.of(),
                        decides
                                ? picture.theme().stages().stream()
                                        .filter(stage -> stage.lead().equals(actor.department()))
                                        .map(stage ->
                                                new Drawn.Choice(stage.phase().code(), face.text(stage.name())))
                                        .toList()
                                : List.of(),
                        standard.departments().stream()
                                .filter(department -> !department.id().equals(actor.department()))
                                .map(department -> new Drawn.Choice(department.id(), face.text(department.brief())))
                                .toList(),
                        wrong,
                        typed));
    }

    private static String lineName(String code, Standard standard, Face face) {
        return standard.codeSet(ThemeReader.LINES)
                .flatMap(set -> set.code(code))
                .map(CodeSet.Code::name)
                .map(face::text)
                .orElse(code);
    }

    /** Does something, and goes back to the project; what is refused for its own content is said there, with what was filled in. */
    private Answer then(UUID id, Actor actor, Face face, Map<String, String> typed, Runnable act) {
        try {
            act.run();
            return Redirect.to(HERE + "/" + id);
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof ProjectRefusal refusal)
                    || refusal instanceof ProjectRefusal.NoSuchProject
                    || refusal instanceof ProjectRefusal.NotTheLead) {
                throw refused;
            }
            return page(id, actor, face, face.refused(refusal.code(), refusal.values()), typed)
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(HERE + "/{id}/visits")
    Answer arrange(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(required = false) @Nullable LocalDate day,
            FormKey key,
            Actor actor,
            Face face) {
        return then(
                id,
                actor,
                face,
                Map.of(),
                () -> checks.arrange(actor, key.value().toString(), id, line, day));
    }

    @PostMapping(HERE + "/{id}/visits/{check}/attendance")
    Answer visited(
            @PathVariable UUID id,
            @PathVariable UUID check,
            @RequestParam(defaultValue = "") Set<String> attended,
            FormKey key,
            Actor actor,
            Face face) {
        return then(
                id,
                actor,
                face,
                Map.of(),
                () -> checks.visited(actor, key.value().toString(), id, check, attended));
    }

    @PostMapping(HERE + "/{id}/visits/{check}/opinion")
    Answer conclude(
            @PathVariable UUID id,
            @PathVariable UUID check,
            @RequestParam(defaultValue = "") String words,
            FormKey key,
            Actor actor,
            Face face) {
        return then(
                id,
                actor,
                face,
                Map.of("words-" + check, words),
                () -> checks.conclude(actor, key.value().toString(), id, check, words));
    }

    @PostMapping(HERE + "/{id}/opinions")
    Answer ask(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String phase,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String question,
            FormKey key,
            Actor actor,
            Face face) {
        return then(
                id,
                actor,
                face,
                Map.of("ask-phase", phase, "ask-whom", department, "ask-what", question),
                () -> consultations.ask(
                        actor, key.value().toString(), id, ProjectPages.phase(phase), department, question));
    }

    @PostMapping(HERE + "/{id}/opinions/{opinion}/answer")
    Answer answer(
            @PathVariable UUID id,
            @PathVariable UUID opinion,
            @RequestParam(defaultValue = "") String agreed,
            @RequestParam(defaultValue = "") String words,
            FormKey key,
            Actor actor,
            Face face) {
        return then(
                id,
                actor,
                face,
                Map.of((agreed.equals("true") ? "yes-" : "no-") + opinion, "true", "answer-" + opinion, words),
                () -> consultations.answer(actor, key.value().toString(), id, opinion, agreed.equals("true"), words));
    }
}
