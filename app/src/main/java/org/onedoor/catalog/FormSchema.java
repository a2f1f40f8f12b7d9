package org.onedoor.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item.Field;
import org.onedoor.catalog.Item.Group;
import org.onedoor.catalog.Item.Part;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.ElementFormat;
import org.onedoor.standard.ElementType;
import org.onedoor.standard.Standard;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of a form, derived from its definition: what a page is checked by, and what the API publishes. */
final class FormSchema {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** Keywords of our own, for programs that draw the form; they decide nothing. */
    static final List<String> ANNOTATIONS = List.of("x-title-en", "x-when", "x-unit", "x-labels");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Standard standard;

    private FormSchema(Standard standard) {
        this.standard = standard;
    }

    /** The schema of a whole form for one situation: questions, fields and groups that apply. */
    public static ObjectNode of(Tailored tailored, Standard standard) {
        List<Part> parts = new ArrayList<>();
        tailored.questions().forEach(question -> parts.add(new Field(question.element(), true, null, question.why())));
        tailored.pages().forEach(page -> parts.addAll(page.parts()));
        return of(parts, standard);
    }

    /**
     * The schema of a whole form before any situation is known: fields that depend on answers are optional, and say on
     * which ({@code x-when}).
     */
    public static ObjectNode of(Item item, Standard standard) {
        List<Part> parts = new ArrayList<>();
        item.questions()
                .forEach(question -> parts.add(
                        new Field(question.element(), question.when() == null, question.when(), question.why())));
        item.form().forEach(page -> page.parts().forEach(part -> parts.add(unconditional(part))));
        return of(parts, standard);
    }

    private static Part unconditional(Part part) {
        return switch (part) {
            case Field field when field.when() != null -> new Field(field.element(), false, field.when(), field.hint());
            case Group group
            when group.when() != null ->
                new Group(group.id(), group.title(), group.row(), 0, group.max(), group.when(), group.fields());
            case Field field -> field;
            case Group group -> group;
        };
    }

    /** The schema of some parts of a form, for example of one page. */
    static ObjectNode of(List<Part> parts, Standard standard) {
        ObjectNode schema = new FormSchema(standard).object(parts);
        schema.put("$schema", DIALECT);
        return schema;
    }

    private ObjectNode object(List<? extends Part> parts) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (Part part : parts) {
            switch (part) {
                case Field field -> {
                    standard.element(field.element())
                            .ifPresent(element -> properties.set(element.id(), described(element, field)));
                    if (field.required()) {
                        required.add(field.element());
                    }
                }
                case Group group -> {
                    properties.set(group.id(), group(group));
                    if (group.min() > 0) {
                        required.add(group.id());
                    }
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private ObjectNode group(Group group) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("type", "array");
        title(schema, group.title(), null);
        schema.put("minItems", group.min());
        schema.put("maxItems", group.max());
        schema.set("items", object(group.fields()));
        when(schema, group.when());
        return schema;
    }

    private ObjectNode described(DataElement element, Field field) {
        ObjectNode schema = value(element);
        title(schema, element.name(), field.hint());
        when(schema, field.when());
        return schema;
    }

    private static void title(ObjectNode schema, Text title, @Nullable Text hint) {
        schema.put("title", title.zh());
        schema.put("x-title-en", title.en());
        if (hint != null) {
            schema.put("description", hint.zh());
        }
    }

    private static void when(ObjectNode schema, org.onedoor.rules.@Nullable Rule when) {
        if (when != null) {
            schema.put("x-when", when.text());
        }
    }

    private ObjectNode value(DataElement element) {
        ObjectNode schema = JSON.createObjectNode();
        switch (element.type()) {
            case TEXT -> {
                schema.put("type", "string");
                schema.put("minLength", 1);
                schema.put("maxLength", element.length());
                ElementFormat format = element.format();
                schema.put("pattern", format == null ? "\\S" : "^(?:" + format.pattern() + ")$");
            }
            case CODE -> codes(element, schema);
            case INTEGER, MONEY -> {
                schema.put("type", "integer");
                bounds(element, schema);
                if (element.type() == ElementType.MONEY) {
                    schema.put("x-unit", "fen");
                }
            }
            case DECIMAL -> {
                schema.put("type", "number");
                bounds(element, schema);
                schema.put("multipleOf", BigDecimal.ONE.movePointLeft(element.scale()));
            }
            case DATE -> {
                schema.put("type", "string");
                schema.put("format", "date");
            }
            case BOOLEAN -> schema.put("type", "boolean");
        }
        return schema;
    }

    private void codes(DataElement element, ObjectNode schema) {
        ObjectNode one = schema;
        if (element.many()) {
            schema.put("type", "array");
            schema.put("minItems", 1);
            schema.put("uniqueItems", true);
            one = schema.putObject("items");
        }
        ArrayNode codes = one.putArray("enum");
        ObjectNode labels = one.putObject("x-labels");
        for (CodeSet.Code code : References.codesOf(standard, element)) {
            codes.add(code.code());
            labels.put(code.code(), code.name().zh());
        }
    }

    private static void bounds(DataElement element, ObjectNode schema) {
        element.leastNumber().ifPresent(least -> schema.put("minimum", least));
        element.largestNumber().ifPresent(largest -> schema.put("maximum", largest));
    }
}
