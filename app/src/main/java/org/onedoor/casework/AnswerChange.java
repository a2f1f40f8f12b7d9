package org.onedoor.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.casework.life.FormRevision;
import org.onedoor.catalog.Item;
import org.onedoor.web.Face;

/**
 * 改动: how one answer read before a correction and how it reads since, in words; blank where there is none.
 *
 * @param revision which revision of the form changed it
 */
public record AnswerChange(int revision, String element, String label, String before, String after) {

    /** What the revisions of a form changed, in their order and then in that of the form. */
    public static List<AnswerChange> of(CaseView view, Face face) {
        List<AnswerChange> changes = new ArrayList<>();
        for (int i = 1; i < view.forms().size(); i++) {
            Map<String, AnswerLines> before = lines(view, view.forms().get(i - 1), face);
            Map<String, AnswerLines> after = lines(view, view.forms().get(i), face);
            Set<String> all = new LinkedHashSet<>(before.keySet());
            all.addAll(after.keySet());
            for (String label : all) {
                AnswerLines was = before.get(label);
                AnswerLines is = after.get(label);
                String old = was == null ? "" : was.value();
                String now = is == null ? "" : is.value();
                if (!old.equals(now)) {
                    String element = is != null ? is.element() : was == null ? "" : was.element();
                    changes.add(new AnswerChange(view.forms().get(i).revision(), element, label, old, now));
                }
            }
        }
        return List.copyOf(changes);
    }

    /** Lines by their labels, which tell the rows of a group apart. */
    private static Map<String, AnswerLines> lines(CaseView view, FormRevision form, Face face) {
        List<Item.Part> parts = new ArrayList<>(Item.asFields(view.item().questions()));
        view.item().form().forEach(page -> parts.addAll(page.parts()));
        Map<String, AnswerLines> lines = new LinkedHashMap<>();
        AnswerLines.of(view.standard(), parts, form.answers(), face).forEach(line -> lines.put(line.label(), line));
        return lines;
    }
}
