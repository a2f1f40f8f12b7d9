package org.onedoor.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onedoor.casework.draft.ElementText;
import org.onedoor.casework.life.Amendment;
import org.onedoor.catalog.FormCheck;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Item.Part;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;
import tools.jackson.databind.JsonNode;

/** Answers as label and value, for the check page, the desk and the printed form. */
public record AnswerLines(String element, String label, String value) {

    /** The lines of some parts of a form; what was not answered is left out, rows are numbered. */
    public static List<AnswerLines> of(Standard standard, List<? extends Part> parts, JsonNode answers, Face face) {
        List<AnswerLines> lines = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Item.Field field -> add(lines, standard, field.element(), "", answers, face);
                case Item.Group group -> {
                    JsonNode rows = answers.path(group.id());
                    for (int row = 0; row < rows.size(); row++) {
                        String before = face.text(group.row()) + " " + (row + 1) + " · ";
                        for (Item.Field field : group.fields()) {
                            add(lines, standard, field.element(), before, rows.path(row), face);
                        }
                    }
                }
            }
        }
        return lines;
    }

    /** How an answer reads as changed so far; empty where it is as it was. */
    public static Optional<String> changed(Amendment form, String name, Face face) {
        if (!form.changed().contains(name)) {
            return Optional.empty();
        }
        List<Item.Part> parts = FormCheck.allParts(form.after()).stream()
                .filter(part -> Amendment.name(part).equals(name))
                .toList();
        String words = of(form.standard(), parts, form.answers(), face).stream()
                .map(AnswerLines::value)
                .collect(Collectors.joining(" · "));
        return Optional.of(words.isEmpty() ? face.msg("casework.answer.none") : words);
    }

    /** One page's answers under its title. */
    public record Section(String title, List<AnswerLines> lines) {}

    /** A whole form by its pages, the situation first; whatever the situation, only what was answered is there. */
    public static List<Section> sections(CaseView view, Face face) {
        Item item = view.item();
        List<Section> sections = new ArrayList<>();
        List<Item.Part> questions = Item.asFields(item.questions());
        section(sections, face.msg("casework.situation.title"), view, questions, face);
        item.form().forEach(page -> section(sections, face.text(page.title()), view, page.parts(), face));
        return sections;
    }

    private static void section(
            List<Section> sections, String title, CaseView view, List<? extends Part> parts, Face face) {
        List<AnswerLines> lines = of(view.standard(), parts, view.form().answers(), face);
        if (!lines.isEmpty()) {
            sections.add(new Section(title, lines));
        }
    }

    private static void add(
            List<AnswerLines> lines, Standard standard, String element, String before, JsonNode answers, Face face) {
        JsonNode value = answers.path(element);
        if (value.isMissingNode()) {
            return;
        }
        Text name = standard.element(element).map(DataElement::name).orElseGet(() -> new Text(element, element));
        lines.add(new AnswerLines(
                element, before + face.text(name), face.text(ElementText.of(standard, element, value))));
    }
}
