package org.onedoor.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.ElementText;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 项目变更 in the reader's words.
 *
 * @param needs what it made of items, each in a sentence
 */
record DrawnChange(Instant at, List<Line> lines, List<String> needs) {

    /** @param before blank where nothing was said */
    record Line(String label, String before, String after) {}

    static List<DrawnChange> of(Picture picture, Standard standard, Face face) {
        return picture.changes().stream()
                .map(change -> new DrawnChange(
                        change.at(),
                        lines(change.before(), change.after(), standard, face),
                        change.needs().entrySet().stream()
                                .map(need -> face.msg(
                                        "project.change.need." + need.getValue().code(),
                                        "item",
                                        face.text(picture.name(need.getKey()))))
                                .toList()))
                .toList();
    }

    /** Whatever stands in one or the other, in their order. */
    static List<Line> lines(ObjectNode before, ObjectNode after, Standard standard, Face face) {
        Set<String> elements = new LinkedHashSet<>(before.propertyNames());
        elements.addAll(after.propertyNames());
        List<Line> lines = new ArrayList<>();
        for (String element : elements) {
            lines.add(new Line(
                    standard.element(element)
                            .map(DataElement::name)
                            .map(face::text)
                            .orElse(element),
                    written(element, before.get(element), standard, face),
                    written(element, after.get(element), standard, face)));
        }
        return lines;
    }

    private static String written(String element, @Nullable JsonNode value, Standard standard, Face face) {
        return value == null ? "" : face.text(ElementText.of(standard, element, value));
    }
}
