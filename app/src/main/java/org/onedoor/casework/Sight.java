package org.onedoor.casework;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.FormRevision;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.standard.Sensitivity;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 最小必要 (个人信息保护法 6): what of a case its reader's department needs. Whoever handles or decides it sees all; a department
 * that only reviews sees the materials that its reviews read, and of the form what is no personal information, unless it
 * judges the form, or everything, too.
 *
 * @param materials ids of the material types whose files are seen; null for all
 * @param form whether the form is seen as it is
 */
record Sight(@Nullable Set<String> materials, boolean form) {

    private static final Sight ALL = new Sight(null, true);

    static Sight of(Actor actor, CaseHead head, Item item) {
        boolean staff = actor.role() == Role.REVIEWER || actor.role() == Role.HEAD;
        String department = actor.department();
        if (!staff
                || head.department().equals(department)
                || item.process().decision().department().equals(department)) {
            return ALL;
        }
        List<Item.Review> reviews = item.process().reviews().stream()
                .filter(review -> review.department().equals(department))
                .toList();
        if (reviews.stream().anyMatch(review -> review.reads().isEmpty())) {
            return ALL;
        }
        Set<String> read =
                reviews.stream().flatMap(review -> review.reads().stream()).collect(Collectors.toSet());
        boolean form = read.stream()
                .flatMap(type -> item.material(type).stream())
                .anyMatch(material -> material.from() == Item.Origin.FORM);
        return new Sight(read, form);
    }

    boolean whole() {
        return materials == null && form;
    }

    boolean sees(Draft.MaterialFile file) {
        return materials == null || materials.contains(file.material());
    }

    /** A material's state is everybody's to know; which licence proves it is not. */
    CaseMaterial of(CaseMaterial material) {
        return materials == null || materials.contains(material.type()) ? material : material.withoutProof();
    }

    FormRevision of(FormRevision revision, Standard standard) {
        return form
                ? revision
                : new FormRevision(
                        revision.revision(), open(revision.answers(), standard), open(revision.provenance(), standard));
    }

    Forms.Applicant of(Forms.Applicant applicant) {
        return form
                ? applicant
                : new Forms.Applicant(applicant.name(), applicant.idKind(), applicant.maskedNumber(), "");
    }

    /** The same without what is personal, also in the rows of groups. */
    private static ObjectNode open(ObjectNode answers, Standard standard) {
        ObjectNode open = answers.objectNode();
        answers.properties().forEach(entry -> {
            boolean personal = standard.element(entry.getKey())
                    .filter(element -> element.sensitivity() != Sensitivity.OPEN)
                    .isPresent();
            if (!personal) {
                open.set(entry.getKey(), rows(entry.getValue(), standard));
            }
        });
        return open;
    }

    private static JsonNode rows(JsonNode value, Standard standard) {
        if (!(value instanceof ArrayNode rows)) {
            return value;
        }
        ArrayNode open = rows.arrayNode();
        rows.forEach(row -> open.add(row instanceof ObjectNode one ? open(one, standard) : row));
        return open;
    }
}
