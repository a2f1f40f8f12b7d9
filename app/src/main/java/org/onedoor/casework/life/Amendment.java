package org.onedoor.casework.life;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.onedoor.catalog.FormCheck;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Problem;
import org.onedoor.catalog.Tailored;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 改填: a form with the answers that a correction notice names as the applicant has changed them so far, and with what
 * follows from that: parts that are asked only now, parts that are not asked any more, materials and reviews.
 *
 * @param from the newest revision that was handed in
 * @param answers all of them as they would be handed in now
 * @param open names of the parts that the applicant may change: those asked for, and those that are asked only now
 */
public record Amendment(Standard standard, FormRevision from, ObjectNode answers, Tailored after, Set<String> open) {

    public static String name(Item.Part part) {
        return switch (part) {
            case Item.Field field -> field.element();
            case Item.Group group -> group.id();
        };
    }

    /** What a part of an item's form is called. */
    public static Text label(Item item, Standard standard, String name) {
        return item.form().stream()
                .flatMap(page -> page.parts().stream())
                .filter(part -> part instanceof Item.Group group && group.id().equals(name))
                .map(part -> ((Item.Group) part).title())
                .findFirst()
                .or(() -> standard.element(name).map(DataElement::name))
                .orElseGet(() -> new Text(name, name));
    }

    /** Whether an item's form has a part of this name, in whatever situation. */
    public static boolean names(Item item, String name) {
        return item.questions().stream().anyMatch(question -> question.element().equals(name))
                || item.form().stream()
                        .flatMap(page -> page.parts().stream())
                        .anyMatch(part -> name(part).equals(name));
    }

    /** The parts that may be changed, in the order of the form. */
    public List<Item.Part> parts() {
        return FormCheck.allParts(after).stream()
                .filter(part -> open.contains(name(part)))
                .toList();
    }

    /** Names of what reads differently now. */
    public Set<String> changed() {
        Set<String> all = new LinkedHashSet<>(from.answers().propertyNames());
        all.addAll(answers.propertyNames());
        all.removeIf(name -> Objects.equals(from.answers().get(name), answers.get(name)));
        return all;
    }

    /** What is wrong with what may be changed; the rest was in order when it was handed in. */
    public List<Problem> problems() {
        return FormCheck.check(after, answers, standard).stream()
                .filter(problem -> open.contains(problem.field().split("\\.", 2)[0]))
                .toList();
    }

    /** The next revision. What was changed was typed. */
    FormRevision revised() {
        ObjectNode provenance = from.provenance().deepCopy();
        changed().forEach(provenance::remove);
        return new FormRevision(from.revision() + 1, answers, provenance);
    }

    /** Materials that are asked for only now. */
    public List<Item.Material> more(List<CaseMaterial> had) {
        return after.materials().stream()
                .filter(material -> had.stream().noneMatch(known -> known.type().equals(material.type())))
                .toList();
    }

    /** What a change of the form replaces, for the reviews that read it: the form as a material, or the form itself. */
    List<String> replaced() {
        List<String> forms = new ArrayList<>(after.materials().stream()
                .filter(material -> material.from() == Item.Origin.FORM)
                .map(Item.Material::type)
                .toList());
        return forms.isEmpty() ? List.of("form") : List.copyOf(forms);
    }

    /** The answers to what is asked, with edits where they may be made. */
    public static ObjectNode merged(ObjectNode base, ObjectNode edits, Set<String> open) {
        ObjectNode merged = base.deepCopy();
        for (Map.Entry<String, JsonNode> edit : edits.properties()) {
            if (open.contains(edit.getKey())) {
                merged.set(edit.getKey(), edit.getValue());
            }
        }
        merged.removeNulls();
        return merged;
    }
}
