package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;
import tools.jackson.databind.json.JsonMapper;

/** 一件事 for programs: one JSON object. */
final class ComposedJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ComposedJson() {}

    static String of(Recomposed recomposed) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(
                "items",
                recomposed.course().slots().stream()
                        .map(slot -> slot(recomposed, slot))
                        .toList());
        object.put("total", span(recomposed.course().total()));
        object.put("critical", recomposed.course().critical());
        object.put("regions", recomposed.regions());
        object.put(
                "questions",
                recomposed.form().questions().stream()
                        .map(ComposedJson::question)
                        .toList());
        object.put(
                "pages",
                recomposed.form().pages().stream().map(ComposedJson::page).toList());
        object.put("handedOn", recomposed.form().handedOn());
        object.put(
                "materials",
                recomposed.materials().stream().map(ComposedJson::material).toList());
        object.put("before", figures(recomposed.before()));
        object.put("after", figures(recomposed.after()));
        return MAPPER.writeValueAsString(object);
    }

    private static Map<String, @Nullable Object> slot(Recomposed recomposed, Course.Slot slot) {
        Source source = recomposed.sources().stream()
                .filter(one -> one.id().equals(slot.item()))
                .findFirst()
                .orElseThrow();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("item", slot.item());
        object.put("name", text(source.item().name()));
        object.put("department", source.item().department());
        object.put("promised", span(Span.of(source.promised())));
        object.put("round", slot.round());
        object.put("after", slot.after());
        object.put("from", span(slot.from()));
        object.put("until", span(slot.until()));
        return object;
    }

    private static Map<String, @Nullable Object> question(JointForm.Question question) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("element", question.element());
        object.put("ask", text(question.ask()));
        object.put("askers", question.askers().stream().map(ComposedJson::asker).toList());
        return object;
    }

    private static Map<String, @Nullable Object> page(JointForm.Page page) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("page", page.id());
        object.put("title", text(page.title()));
        object.put("parts", page.parts().stream().map(ComposedJson::part).toList());
        return object;
    }

    private static Map<String, @Nullable Object> part(JointForm.Part part) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        switch (part) {
            case JointForm.Field field -> object.put("element", field.element());
            case JointForm.Group group -> {
                object.put("group", group.id());
                object.put("min", group.min());
                object.put("max", group.max());
                List<Object> fields = new ArrayList<>();
                group.fields().forEach(field -> fields.add(part(field)));
                object.put("fields", fields);
            }
        }
        object.put("askers", part.askers().stream().map(ComposedJson::asker).toList());
        return object;
    }

    private static Map<String, @Nullable Object> asker(JointForm.Asker asker) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("item", asker.item());
        object.put("required", asker.required());
        object.put("when", condition(asker.when()));
        return object;
    }

    private static Map<String, @Nullable Object> material(JointMaterial material) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("material", material.type());
        object.put("need", lower(material.need()));
        object.put("from", lower(material.from()));
        object.put("licence", material.licence());
        object.put("within", material.within() == null ? null : span(Span.of(material.within())));
        object.put("givenBy", material.of());
        object.put("askers", material.askers().stream().map(ComposedJson::asker).toList());
        return object;
    }

    private static Map<String, @Nullable Object> asker(JointMaterial.Asker asker) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("item", asker.item());
        object.put("need", lower(asker.need()));
        object.put("when", condition(asker.when()));
        return object;
    }

    private static @Nullable String condition(@Nullable Rule when) {
        return when == null ? null : when.text();
    }

    private static Map<String, @Nullable Object> figures(Figures figures) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("fields", figures.fields());
        object.put("materials", figures.materials());
        object.put("steps", figures.steps());
        object.put("time", span(figures.days()));
        object.put("visits", figures.visits());
        object.put("feeFen", figures.fee().fen());
        return object;
    }

    private static Map<String, @Nullable Object> span(Span span) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("workingDays", span.workingDays());
        object.put("days", span.days());
        object.put("months", span.months());
        return object;
    }

    private static Map<String, String> text(Text text) {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("zh", text.zh());
        object.put("en", text.en());
        return object;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
