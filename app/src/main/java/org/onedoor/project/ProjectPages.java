package org.onedoor.project;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.pages.FormFields;
import org.onedoor.catalog.FormInput;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Problem;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 我的项目: the owner registers a project, sees the whole of it, and begins the form of a stage. */
@Controller
class ProjectPages {

    private static final int PAGE = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Projects projects;
    private final Themes themes;
    private final Registration registration;
    private final StageApplying applying;
    private final Pictures pictures;
    private final Items items;
    private final Standards standards;

    ProjectPages(
            Projects projects,
            Themes themes,
            Registration registration,
            StageApplying applying,
            Pictures pictures,
            Items items,
            Standards standards) {
        this.projects = projects;
        this.themes = themes;
        this.registration = registration;
        this.applying = applying;
        this.pictures = pictures;
        this.items = items;
        this.standards = standards;
    }

    /** @param kinds what can be registered; empty for who does not act for a firm */
    record ListPage(
            List<Line> lines,
            List<Kind> kinds,
            @Nullable String next,
            @Nullable String first) {

        record Line(String path, String name, String code, String at) {}

        record Kind(String path, String name, String summary, String days) {}
    }

    @GetMapping("/projects")
    Page list(@RequestParam(required = false) @Nullable String after, Actor actor, Face face) {
        Slice<Project> slice = projects.page(actor, null, after, PAGE);
        return Page.of(
                "project/list",
                new ListPage(
                        slice.rows().stream()
                                .map(project -> new ListPage.Line(
                                        "/projects/" + project.id(),
                                        project.name(),
                                        project.code().value(),
                                        face.moment(project.registered())))
                                .toList(),
                        (registration.firm(actor).isPresent() ? themes.inForce() : List.<Theme>of())
                                .stream()
                                        .map(theme -> new ListPage.Kind(
                                                "/projects/new?theme=" + theme.id(),
                                                face.text(theme.name()),
                                                face.text(theme.summary()),
                                                face.msg("project.within", "days", theme.workingDays())))
                                        .toList(),
                        slice.next() == null ? null : "/projects?after=" + slice.next(),
                        after == null ? null : "/projects"));
    }

    /**
     * The form of a registration.
     *
     * @param whole what is wrong with all of it rather than with one field
     */
    record RegisterPage(String theme, String name, String summary, List<Section> sections, List<Mistake> whole) {

        record Section(String title, List<Field> fields) {}

        List<Mistake> mistakes() {
            return Stream.concat(
                            whole.stream(),
                            sections.stream().flatMap(section -> Field.mistakes(section.fields()).stream()))
                    .toList();
        }
    }

    /** Who acts for no firm is sent to the list, which says that firms register before he fills anything in. */
    @GetMapping("/projects/new")
    Answer form(@RequestParam(defaultValue = "") String theme, Actor actor, Face face) {
        if (registration.firm(actor).isEmpty()) {
            return Redirect.to("/projects");
        }
        return form(inForce(theme), JSON.createObjectNode(), List.of(), List.of(), face);
    }

    private Theme inForce(String id) {
        return themes.inForce(id).orElseThrow(() -> new Refused(new ProjectRefusal.NoSuchTheme()));
    }

    private Page form(Theme theme, ObjectNode typed, List<Problem> problems, List<Mistake> whole, Face face) {
        FormFields fields = new FormFields(face, standards.current(), problems);
        return Page.of(
                "project/register",
                new RegisterPage(
                        theme.id(),
                        face.text(theme.name()),
                        face.text(theme.summary()),
                        theme.facts().stream()
                                .map(page -> new RegisterPage.Section(
                                        face.text(page.title()), fields.answered(page.parts(), typed, null)))
                                .toList(),
                        whole));
    }

    @PostMapping("/projects")
    Answer register(
            @RequestParam(defaultValue = "") String theme,
            HttpServletRequest request,
            FormKey key,
            Actor actor,
            Face face) {
        Theme inForce = inForce(theme);
        ObjectNode typed = FormInput.read(inForce.asked(), request.getParameterMap(), standards.current());
        List<Problem> problems = registration.problems(inForce, typed);
        if (!problems.isEmpty()) {
            return form(inForce, typed, problems, List.of(), face).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return Redirect.to(
                    "/projects/" + registration.register(actor, key.value().toString(), theme, typed));
        } catch (Refused refused) {
            if (refused.refusal() instanceof ProjectRefusal.OtherKind other) {
                return form(inForce, typed, List.of(), List.of(otherKind(inForce, other, face)), face)
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            throw refused;
        }
    }

    /** Said where the answers that decide about it are. */
    private static Mistake otherKind(Theme theme, ProjectRefusal.OtherKind other, Face face) {
        Rule when = Objects.requireNonNull(theme.when());
        return new Mistake(when.elements().iterator().next(), face.refused(other.code(), other.values()));
    }

    @GetMapping("/projects/{id}")
    Page project(@PathVariable UUID id, Actor actor, Face face) {
        Picture picture = pictures.of(actor, id);
        return Page.of(
                "project/project", Drawn.of(picture, pictures.judging(picture), standards.current(), actor, face));
    }

    /**
     * What one form of a stage is about.
     *
     * @param needed the items that the project needs, and why
     * @param chosen those that the owner may add
     */
    record StagePage(
            UUID project,
            String phase,
            String name,
            String stage,
            String days,
            List<Thing> needed,
            List<Thing> chosen) {

        record Thing(
                String item,
                String name,
                String department,
                String days,
                @Nullable String why) {}
    }

    @GetMapping("/projects/{id}/stages/{phase}")
    Answer stage(@PathVariable UUID id, @PathVariable String phase, Actor actor, Face face) {
        Picture picture = pictures.of(actor, id);
        Picture.StageView stage = picture.stages().stream()
                .filter(one -> one.stage().phase() == phase(phase))
                .findFirst()
                .orElseThrow();
        UUID draft = stage.draft();
        if (draft != null) {
            return Redirect.to("/drafts/" + draft);
        }
        if (!stage.applicable()) {
            return Redirect.to("/projects/" + id);
        }
        List<StagePage.Thing> needed = new ArrayList<>();
        List<StagePage.Thing> chosen = new ArrayList<>();
        for (Theme.Member member : picture.course().remaining(stage.stage())) {
            boolean required = picture.course().need(member) == Theme.Need.REQUIRED;
            (required ? needed : chosen).add(thing(member, face));
        }
        return Page.of(
                "project/stage",
                new StagePage(
                        id,
                        phase,
                        picture.project().name(),
                        face.text(stage.stage().name()),
                        face.msg("project.within", "days", stage.stage().workingDays()),
                        needed,
                        chosen));
    }

    private StagePage.Thing thing(Theme.Member member, Face face) {
        Item item = items.inForce(member.item()).orElseThrow(() -> new Refused(new ProjectRefusal.NothingToApplyFor()));
        Rule when = member.when();
        return new StagePage.Thing(
                item.id(),
                face.text(item.name()),
                standards
                        .current()
                        .department(item.department())
                        .map(Department::brief)
                        .map(face::text)
                        .orElse(item.department()),
                face.text(org.onedoor.catalog.Limits.inWords(
                        member.promised() == null ? item.limits().promised() : member.promised())),
                when == null ? null : face.text(when.inWords()));
    }

    static Phase phase(String code) {
        return Phase.find(code).orElseThrow(() -> new Refused(new ProjectRefusal.NoSuchProject()));
    }

    @PostMapping("/projects/{id}/stages/{phase}/drafts")
    Redirect begin(
            @PathVariable UUID id,
            @PathVariable String phase,
            @RequestParam(defaultValue = "") Set<String> with,
            FormKey key,
            Actor actor) {
        return Redirect.to("/drafts/" + applying.begin(actor, key.value().toString(), id, phase(phase), with));
    }
}
