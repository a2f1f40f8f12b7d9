package org.onedoor.project;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.onedoor.casework.pages.FormFields;
import org.onedoor.catalog.FormInput;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Problem;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
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
import tools.jackson.databind.node.ObjectNode;

/** 改项目信息: the owner says anew what a project is, sees what follows, and then confirms it. */
@Controller
class ChangingPages {

    private final Changing changing;
    private final Pictures pictures;
    private final Standards standards;

    ChangingPages(Changing changing, Pictures pictures, Standards standards) {
        this.changing = changing;
        this.pictures = pictures;
        this.standards = standards;
    }

    /**
     * @param version of the project, as it was when the form was opened
     * @param whole what is wrong with all of it rather than with one field
     */
    record FormPage(
            UUID project,
            String name,
            String code,
            int version,
            List<ProjectPages.RegisterPage.Section> sections,
            List<Mistake> whole) {

        List<Mistake> mistakes() {
            return Stream.concat(
                            whole.stream(),
                            sections.stream().flatMap(section -> Field.mistakes(section.fields()).stream()))
                    .toList();
        }
    }

    /**
     * What follows, before it is so.
     *
     * @param effects items that become required, a choice or fall away, each in a sentence
     * @param goesOn what was applied for and stays as it was told, each in a sentence
     * @param sent what was typed, to be sent again with the confirmation
     */
    record CheckPage(
            UUID project,
            String name,
            int version,
            List<DrawnChange.Line> lines,
            List<String> effects,
            List<String> goesOn,
            List<Sent> sent) {

        record Sent(String name, String value) {}
    }

    @GetMapping("/projects/{id}/facts")
    Page form(@PathVariable UUID id, Actor actor, Face face) {
        Picture picture = pictures.of(actor, id);
        return form(picture, picture.project().facts(), List.of(), List.of(), face);
    }

    private Page form(Picture picture, ObjectNode answers, List<Problem> problems, List<Mistake> whole, Face face) {
        FormFields fields = new FormFields(face, standards.current(), problems);
        Project project = picture.project();
        return Page.of(
                "project/facts",
                new FormPage(
                        project.id(),
                        project.name(),
                        project.code().value(),
                        project.version(),
                        picture.theme().facts().stream()
                                .map(page -> new ProjectPages.RegisterPage.Section(
                                        face.text(page.title()), fields.answered(open(page.parts()), answers, null)))
                                .toList(),
                        whole));
    }

    private static List<Item.Part> open(List<? extends Item.Part> parts) {
        List<Item.Part> open = new ArrayList<>(parts);
        open.removeIf(part -> !Changing.open(part));
        return open;
    }

    /** Shown first; done when it was seen and confirmed. */
    @PostMapping("/projects/{id}/facts")
    Answer change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean confirmed,
            HttpServletRequest request,
            FormKey key,
            Actor actor,
            Face face) {
        Picture picture = pictures.of(actor, id);
        List<Item.Part> asked = Changing.asked(picture.theme());
        ObjectNode typed = FormInput.read(asked, request.getParameterMap(), standards.current());
        try {
            if (confirmed) {
                changing.change(actor, key.value().toString(), id, version, typed);
                return Redirect.to("/projects/" + id);
            }
            Changing.Foreseen foreseen = changing.foresee(actor, id, typed);
            if (!foreseen.problems().isEmpty()) {
                return form(picture, typed, foreseen.problems(), List.of(), face)
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            return check(picture, foreseen, asked, request, face);
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof ProjectRefusal refusal)
                    || refusal instanceof ProjectRefusal.NoSuchProject) {
                throw refused;
            }
            Mistake why = new Mistake(Registration.NAME, face.refused(refusal.code(), refusal.values()));
            return form(picture, typed, List.of(), List.of(why), face).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Page check(
            Picture picture, Changing.Foreseen foreseen, List<Item.Part> asked, HttpServletRequest request, Face face) {
        List<String> effects = new ArrayList<>();
        List<String> goesOn = new ArrayList<>();
        for (Changing.Effect effect : foreseen.effects()) {
            String item = face.text(picture.name(effect.member().item()));
            effects.add(face.msg("project.change.need." + effect.need().code(), "item", item));
            if (effect.standing() != Changing.Standing.NOT_YET) {
                goesOn.add(face.msg("project.change." + effect.standing().code(), "item", item));
            }
        }
        foreseen.filling()
                .forEach(stage -> goesOn.add(face.msg("project.change.filling", "stage", face.text(stage.name()))));
        return Page.of(
                "project/facts-check",
                new CheckPage(
                        picture.project().id(),
                        picture.project().name(),
                        picture.project().version(),
                        DrawnChange.lines(foreseen.before(), foreseen.after(), standards.current(), face),
                        effects,
                        goesOn,
                        sent(asked, request)));
    }

    private static List<CheckPage.Sent> sent(List<Item.Part> asked, HttpServletRequest request) {
        List<CheckPage.Sent> sent = new ArrayList<>();
        for (Item.Part part : asked) {
            String name = part instanceof Item.Field field ? field.element() : ((Item.Group) part).id();
            request.getParameterMap().forEach((key, values) -> {
                if (key.equals(name) || key.startsWith(name + ".")) {
                    Arrays.stream(values).forEach(value -> sent.add(new CheckPage.Sent(key, value)));
                }
            });
        }
        return sent;
    }
}
