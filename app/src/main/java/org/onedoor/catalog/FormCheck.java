package org.onedoor.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item.Field;
import org.onedoor.catalog.Item.Group;
import org.onedoor.catalog.Item.Part;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.ElementFormat;
import org.onedoor.standard.ElementType;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;

/**
 * Checks answers by the form's own JSON Schema, then by what a schema cannot say (check digits, bounds of dates), and says
 * in plain words what is wrong with which field, in the order of the form, one problem a field.
 */
public final class FormCheck {

    /** 2020-12 with our own annotations, which say nothing about validity and about which it would warn each time. */
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getDraft202012())
                    .keywords(FormSchema.ANNOTATIONS.stream()
                            .map(NonValidationKeyword::new)
                            .toList())
                    .build());

    /** Schemas of one standard at most; situations of one form are few, so that many come only from many forms. */
    private static final int MOST_KEPT = 2_000;

    /** Compiled schemas by the parts that they check: compiling costs several times what checking costs. */
    private static final Map<Standard, Map<List<Part>, Schema>> COMPILED =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Standard standard;
    private final JsonNode answers;

    private FormCheck(Standard standard, JsonNode answers) {
        this.standard = standard;
        this.answers = answers;
    }

    /** Checks the answers to some parts of a form; other answers must not be among them. */
    public static List<Problem> check(List<? extends Part> parts, JsonNode answers, Standard standard) {
        FormCheck check = new FormCheck(standard, answers);
        Map<String, Problem> first = new LinkedHashMap<>();
        for (Error error : compiled(List.copyOf(parts), standard).validate(answers)) {
            Problem problem = check.problem(parts, error);
            first.putIfAbsent(problem.field(), problem);
        }
        List<Problem> problems = new ArrayList<>();
        check.inOrder(parts, answers, "", first, problems);
        problems.addAll(first.values());
        return List.copyOf(problems);
    }

    private static Schema compiled(List<Part> parts, Standard standard) {
        Map<List<Part>, Schema> kept = COMPILED.computeIfAbsent(standard, any -> new ConcurrentHashMap<>());
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(parts, asked -> SCHEMAS.getSchema(FormSchema.of(asked, standard)));
    }

    /** Checks everything that applies in a situation: the questions and every page. */
    public static List<Problem> check(Tailored tailored, JsonNode answers, Standard standard) {
        return check(allParts(tailored), answers, standard);
    }

    /** The questions as fields, then the parts of every page. */
    public static List<Part> allParts(Tailored tailored) {
        List<Part> parts = new ArrayList<>(Item.asFields(tailored.questions()));
        tailored.pages().forEach(page -> parts.addAll(page.parts()));
        return List.copyOf(parts);
    }

    /** Walks the form; takes each field's problem from the schema's, or finds one that the schema cannot see. */
    private void inOrder(
            List<? extends Part> parts,
            JsonNode values,
            String prefix,
            Map<String, Problem> found,
            List<Problem> into) {
        for (Part part : parts) {
            switch (part) {
                case Field field -> {
                    String name = prefix + field.element();
                    Problem problem = found.remove(name);
                    if (problem != null) {
                        into.add(problem);
                    } else {
                        standard.element(field.element())
                                .flatMap(element -> beyondSchema(element, name, values))
                                .ifPresent(into::add);
                    }
                }
                case Group group -> {
                    Optional.ofNullable(found.remove(prefix + group.id())).ifPresent(into::add);
                    JsonNode rows = values.path(group.id());
                    for (int row = 0; row < rows.size(); row++) {
                        inOrder(group.fields(), rows.path(row), group.id() + "." + row + ".", found, into);
                    }
                }
            }
        }
    }

    private static Optional<Problem> beyondSchema(DataElement element, String name, JsonNode values) {
        JsonNode value = values.path(element.id());
        if (!value.isString() || value.asString().isBlank()) {
            return Optional.empty();
        }
        String text = value.asString();
        ElementFormat format = element.format();
        if (format != null && !format.accepts(text)) {
            return Optional.of(Problem.of(name, element.name(), "check-digit"));
        }
        String kind = element.formatBy();
        if (kind != null) {
            return element.formatOf(values.path(kind).asString(""))
                    .filter(by -> !by.accepts(text))
                    .map(by -> Problem.of(name, element.name(), wrongAs(by, text)));
        }
        if (element.type() != ElementType.DATE) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            Optional<LocalDate> first = element.firstDay();
            Optional<LocalDate> last = element.lastDay();
            if (first.isPresent() && day.isBefore(first.get())) {
                return Optional.of(new Problem(
                        name,
                        element.name(),
                        "date-too-early",
                        Map.of("day", first.get().toString())));
            }
            if (last.isPresent() && day.isAfter(last.get())) {
                return Optional.of(new Problem(
                        name,
                        element.name(),
                        "date-too-late",
                        Map.of("day", last.get().toString())));
            }
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of(Problem.of(name, element.name(), "not-a-date"));
        }
    }

    private static String wrongAs(ElementFormat format, String text) {
        return text.matches(format.pattern()) ? "check-digit" : "format-" + format.code();
    }

    private Problem problem(List<? extends Part> parts, Error error) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.add(error.getInstanceLocation().getName(i));
        }
        String keyword = error.getKeyword();
        if ((keyword.equals("required") || keyword.equals("additionalProperties")) && error.getProperty() != null) {
            path.add(error.getProperty());
        }
        // an entry of a list of codes stands for the whole field
        @Nullable DataElement element = element(path);
        if (element != null
                && element.many()
                && path.size() > 1
                && path.getLast().matches("\\d+")) {
            path.removeLast();
        }
        String name = String.join(".", path);
        Text label = element != null ? element.name() : groupTitle(parts, path);
        return new Problem(name, label, code(keyword, element, path), values(error, element));
    }

    private @Nullable DataElement element(List<String> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            Optional<DataElement> element = standard.element(path.get(i));
            if (element.isPresent()) {
                return element.get();
            }
        }
        return null;
    }

    private static Text groupTitle(List<? extends Part> parts, List<String> path) {
        return parts.stream()
                .filter(part -> part instanceof Group group && path.contains(group.id()))
                .map(part -> ((Group) part).title())
                .findFirst()
                .orElseGet(() -> new Text(String.join(".", path), String.join(".", path)));
    }

    private String code(String keyword, @Nullable DataElement element, List<String> path) {
        return switch (keyword) {
            case "required", "minLength", "minItems" -> element == null ? "too-few-rows" : unanswered(element);
            case "maxItems" -> "too-many-rows";
            case "maxLength" -> "too-long";
            case "minimum" -> "too-small";
            case "maximum" -> "too-large";
            case "multipleOf" -> "decimals";
            case "enum" -> "not-a-choice";
            case "format" -> "not-a-date";
            case "pattern" -> patternCode(element, path);
            case "type" -> typeCode(element);
            case "additionalProperties" -> "not-asked";
            default -> "wrong";
        };
    }

    private String patternCode(@Nullable DataElement element, List<String> path) {
        ElementFormat format = element == null ? null : element.format();
        if (format == null) {
            return "required";
        }
        JsonNode value = answers;
        for (String step : path) {
            value = step.matches("\\d+") && value.isArray() ? value.path(Integer.parseInt(step)) : value.path(step);
        }
        return value.asString("").isBlank() ? "required" : "format-" + format.code();
    }

    /** One fills in a line and chooses among answers. */
    private static String unanswered(DataElement element) {
        return switch (element.type()) {
            case BOOLEAN -> "yes-or-no";
            case CODE -> "not-a-choice";
            case TEXT, INTEGER, MONEY, DECIMAL, DATE -> "required";
        };
    }

    private static String typeCode(@Nullable DataElement element) {
        if (element == null) {
            return "wrong";
        }
        return switch (element.type()) {
            case INTEGER -> "not-whole";
            case MONEY -> "not-money";
            case DECIMAL -> "not-a-number";
            case BOOLEAN -> "yes-or-no";
            case CODE -> "not-a-choice";
            case DATE -> "not-a-date";
            case TEXT -> "wrong";
        };
    }

    private static Map<String, String> values(Error error, @Nullable DataElement element) {
        Map<String, String> values = new HashMap<>();
        JsonNode bound = error.getSchemaNode();
        if (bound != null && bound.isNumber()) {
            values.put("bound", bound.decimalValue().toPlainString());
            if (element != null && element.type() == ElementType.MONEY) {
                values.put("bound", bound.decimalValue().movePointLeft(2).toPlainString());
            }
        }
        if (element != null) {
            values.put("scale", Integer.toString(element.scale()));
        }
        return Map.copyOf(values);
    }
}
