package org.onedoor.casework.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Limits;
import org.onedoor.catalog.Problem;
import org.onedoor.data.Held;
import org.onedoor.shared.Text;
import org.onedoor.standard.MaterialType;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 草稿 as programs read it: what was answered, what the city holds, and all that is still to be done.
 *
 * @param answers element or group → value, as sent
 * @param asked elements and groups that this situation asks for, in order
 * @param held values that need not be sent, each with its source and time
 * @param open questions of the situation still without an answer
 * @param problems what is wrong with which field, in the order of the form
 * @param notAsked names among the answers that this situation does not ask for; they are not submitted
 * @param complete whether it can be submitted
 * @param pledge whether the submission has to carry the pledge for materials to follow
 * @param submittedAs the case it became, null until then
 */
public record DraftView(
        UUID id,
        String item,
        int itemVersion,
        Text itemName,
        String region,
        UUID party,
        ObjectNode answers,
        List<String> asked,
        List<Known> held,
        List<String> open,
        List<Wrong> problems,
        List<String> notAsked,
        List<PageProgress> pages,
        List<DraftMaterial> materials,
        boolean complete,
        boolean pledge,
        int version,
        Instant savedAt,
        @Nullable UUID submittedAs) {

    /** @param department whose register it is from */
    record Known(String element, JsonNode value, String department, Instant asOf) {}

    /** @param message in the reader's language */
    record Wrong(String field, Text label, String code, String message) {}

    /** @param progress todo, done or again */
    record PageProgress(String page, Text title, String progress) {}

    /**
     * @param need required, optional or deferrable
     * @param state provided, held, form, deferred or omitted; null while it is missing
     * @param within by when a deferred one must follow
     * @param urgent whether it may follow only because of an emergency (应急容缺), with an image in its place
     */
    record DraftMaterial(
            String material,
            Text name,
            String need,
            @Nullable String state,
            @Nullable Text within,
            boolean urgent,
            List<FileView> files) {}

    record FileView(UUID id, String name, String mediaType, long size, String sha256, Instant addedAt) {

        static FileView of(Draft.MaterialFile file) {
            return new FileView(file.id(), file.name(), file.mediaType(), file.size(), file.sha256(), file.addedAt());
        }
    }

    static DraftView of(Application application, Face face) {
        Draft draft = application.draft();
        List<String> asked = application.tailored().asked();
        Set<String> notAsked = new LinkedHashSet<>();
        draft.answers().propertyNames().forEach(notAsked::add);
        asked.forEach(notAsked::remove);
        return new DraftView(
                draft.id(),
                draft.item(),
                draft.itemVersion(),
                application.item().name(),
                draft.region(),
                draft.party(),
                draft.answers(),
                asked,
                asked.stream()
                        .flatMap(element -> known(application, element).stream())
                        .toList(),
                application.tailored().open().stream()
                        .map(Item.Question::element)
                        .toList(),
                application.allProblems().stream()
                        .map(problem -> wrong(problem, face))
                        .toList(),
                List.copyOf(notAsked),
                application.tailored().pages().stream()
                        .map(page -> new PageProgress(
                                page.id(),
                                page.title(),
                                application.progress(page).code()))
                        .toList(),
                application.materials().stream()
                        .map(wanted -> paper(application.standard(), wanted))
                        .toList(),
                application.complete() && application.allProblems().isEmpty(),
                application.pledges(),
                draft.version(),
                draft.savedAt(),
                draft.submittedAs());
    }

    private static java.util.Optional<Known> known(Application application, String element) {
        Held held = application.reused(element);
        return held == null
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Known(element, held.value(), held.department(), held.asOf()));
    }

    private static Wrong wrong(Problem problem, Face face) {
        Map<String, Object> values = new HashMap<>(problem.values());
        values.put("label", problem.label());
        return new Wrong(problem.field(), problem.label(), problem.code(), face.msg(problem.message(), values));
    }

    private static DraftMaterial paper(Standard standard, Application.Wanted wanted) {
        Item.Material material = wanted.material();
        CaseMaterial.State state = wanted.state();
        return new DraftMaterial(
                material.type(),
                name(standard, material.type()),
                need(material.need()),
                state == null ? null : state.code(),
                material.within() == null ? null : Limits.inWords(material.within()),
                wanted.urgent(),
                wanted.files().stream().map(FileView::of).toList());
    }

    static Text name(Standard standard, String material) {
        return standard.materialType(material).map(MaterialType::name).orElseGet(() -> new Text(material, material));
    }

    static String need(Item.Need need) {
        return switch (need) {
            case REQUIRED -> "required";
            case OPTIONAL -> "optional";
            case DEFERRABLE -> "deferrable";
        };
    }
}
