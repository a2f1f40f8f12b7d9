package org.onedoor.casework.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.AccountFacts;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.ElementText;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Item.Part;
import org.onedoor.catalog.Problem;
import org.onedoor.data.Held;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standard;
import org.onedoor.web.DayAnswer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Option;
import org.onedoor.web.Prefill;
import org.onedoor.web.Question;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Draws a form's parts as the design system's fields: the element says what kind of input, the definition what is asked. */
public final class FormFields {

    /** More choices than this are a list to pick from rather than all to be seen. */
    private static final int ALL_TO_BE_SEEN = 8;

    private final Face face;
    private final Standard standard;
    private final Map<String, Problem> problems;

    public FormFields(Face face, Standard standard, List<Problem> problems) {
        this.face = face;
        this.standard = standard;
        this.problems = problems.stream().collect(Collectors.toMap(Problem::field, problem -> problem, (a, b) -> a));
    }

    /** What is known and not asked again: shown with its source and time. */
    public record Known(String label, String value, Prefill source) {}

    /** The fields of a page that the person has to answer. */
    List<Field> asked(Application application, List<Part> parts) {
        List<Field> fields = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Item.Field field -> {
                    if (application.reused(field.element()) == null) {
                        JsonNode value = application.shown(field.element());
                        fields.add(field(
                                field,
                                field.element(),
                                value == null ? MissingNode.getInstance() : value,
                                prefill(application, field.element(), value)));
                    }
                }
                case Item.Group group ->
                    fields.add(rows(group, application.draft().answers().path(group.id()), 0));
            }
        }
        return fields;
    }

    /** As {@link #asked}, with the answers as they were just typed; {@code more} adds an empty row to one group. */
    List<Field> typed(Application application, List<Part> parts, JsonNode answers, @Nullable String more) {
        List<Part> typed = parts.stream()
                .filter(part -> !(part instanceof Item.Field field) || application.reused(field.element()) == null)
                .toList();
        return answered(typed, answers, more);
    }

    /** Parts with the answers to them; {@code more} adds an empty row to one group. */
    public List<Field> answered(List<Part> parts, JsonNode answers, @Nullable String more) {
        List<Field> fields = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Item.Field field -> fields.add(field(field, field.element(), answers.path(field.element()), null));
                case Item.Group group ->
                    fields.add(rows(group, answers.path(group.id()), group.id().equals(more) ? 1 : 0));
            }
        }
        return fields;
    }

    /** Only for oneself: at a counter the clerk tells the person where to say it. */
    private @Nullable String disputePath(String element) {
        return face.visitor().role() == Role.CLERK ? null : "/me/data/" + element + "/dispute";
    }

    List<Known> known(Application application, List<Part> parts) {
        List<Known> known = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Item.Field field) {
                Held held = application.reused(field.element());
                if (held != null) {
                    known.add(new Known(
                            face.text(name(field.element())),
                            face.text(ElementText.of(standard, field.element(), held.value())),
                            new Prefill(source(held), held.asOf(), disputePath(field.element()))));
                }
            }
        }
        return known;
    }

    private @Nullable Prefill prefill(Application application, String element, @Nullable JsonNode shown) {
        Held held = application.held().get(element);
        if (held != null) {
            return held.value().equals(shown) ? new Prefill(source(held), held.asOf(), null) : null;
        }
        AccountFacts.Known known = application.account().get(element);
        return known != null && known.value().equals(shown)
                ? new Prefill(face.msg("casework.source.account"), known.asOf(), null)
                : null;
    }

    private String source(Held held) {
        return standard.department(held.department())
                .map(Department::brief)
                .map(face::text)
                .orElse(held.department());
    }

    private Field.Rows rows(Item.Group group, JsonNode rows, int more) {
        List<List<Field>> drawn = new ArrayList<>();
        int count = Math.min(group.max(), Math.max(Math.max(1, group.min()), rows.size()) + more);
        for (int row = 0; row < count; row++) {
            List<Field> fields = new ArrayList<>();
            for (Item.Field inside : group.fields()) {
                fields.add(field(
                        inside,
                        group.id() + "." + row + "." + inside.element(),
                        rows.path(row).path(inside.element()),
                        null));
            }
            drawn.add(fields);
        }
        Question question =
                new Question(group.id(), face.text(group.title()), null, group.min() == 0, error(group.id()), null);
        return new Field.Rows(question, drawn, face.text(group.row()), Math.max(1, group.min()), group.max());
    }

    private Field field(Item.Field field, String name, JsonNode value, @Nullable Prefill prefill) {
        DataElement element = standard.element(field.element()).orElseThrow();
        Text hint = field.hint();
        Question question = new Question(
                name,
                face.text(element.name()),
                hint == null ? null : face.text(hint),
                !field.required(),
                error(name),
                prefill);
        return field(element, question, value);
    }

    /** A situation's question, asked in its own words. */
    Field question(Item.Question asked, JsonNode value) {
        DataElement element = standard.element(asked.element()).orElseThrow();
        Question question = new Question(
                asked.element(),
                face.text(asked.ask()),
                face.text(asked.why()),
                false,
                problems.containsKey(asked.element())
                        ? face.msg("catalog.problem.question.text", "label", face.text(asked.ask()))
                        : null,
                null);
        return field(element, question, value);
    }

    private Field field(DataElement element, Question question, JsonNode value) {
        String text = value.isString() ? value.asString() : value.isMissingNode() ? "" : value.toString();
        return switch (element.type()) {
            case TEXT -> text(element, question, text);
            case CODE -> codes(element, question, value);
            case INTEGER -> new Field.Line(question, text, Field.Typing.WHOLE, unit(element), 20);
            case DECIMAL -> new Field.Line(question, text, Field.Typing.DECIMAL, unit(element), 30);
            case MONEY -> {
                String yuan = value.isIntegralNumber() ? plain(BigDecimal.valueOf(value.asLong(), 2)) : text;
                yield new Field.Line(question, yuan, Field.Typing.MONEY, face.msg("casework.unit.yuan"), 20);
            }
            case DATE -> new Field.Day(question, day(text));
            case BOOLEAN ->
                new Field.OneOf(
                        question,
                        List.of(
                                Option.of("true", face.msg("casework.answer.yes")),
                                Option.of("false", face.msg("casework.answer.no"))),
                        text.isEmpty() ? null : text);
        };
    }

    private Field text(DataElement element, Question question, String value) {
        org.onedoor.standard.ElementFormat format = element.format();
        if (format == null) {
            return element.length() > 200
                    ? new Field.Lines(question, value, 4, element.length())
                    : new Field.Line(question, value, Field.Typing.WORDS, null, element.length());
        }
        Field.Typing typing = switch (format) {
            case RESIDENT_ID -> Field.Typing.IDENTITY_NUMBER;
            case CREDIT_CODE -> Field.Typing.CREDIT_CODE;
            case MOBILE, PHONE -> Field.Typing.MOBILE;
            case EMAIL -> Field.Typing.EMAIL;
            case POSTCODE -> Field.Typing.WHOLE;
        };
        return new Field.Line(question, value, typing, null, element.length());
    }

    private Field codes(DataElement element, Question question, JsonNode value) {
        List<Option> options =
                Optional.ofNullable(element.codes())
                        .flatMap(standard::codeSet)
                        .map(CodeSet::codes)
                        .orElse(List.of())
                        .stream()
                        .map(code -> Option.of(code.code(), face.text(code.name())))
                        .toList();
        if (element.many()) {
            Set<String> chosen = new LinkedHashSet<>();
            value.forEach(code -> chosen.add(code.asString("")));
            return new Field.AnyOf(question, options, chosen);
        }
        String chosen = value.isString() ? value.asString() : null;
        return options.size() > ALL_TO_BE_SEEN
                ? new Field.FromList(question, options, chosen)
                : new Field.OneOf(question, options, chosen);
    }

    private @Nullable String unit(DataElement element) {
        Text unit = element.unit();
        return unit == null ? null : face.text(unit);
    }

    private @Nullable String error(String name) {
        Problem problem = problems.get(name);
        return problem == null ? null : message(problem);
    }

    private String message(Problem problem) {
        java.util.Map<String, Object> values = new java.util.HashMap<>(problem.values());
        values.put("label", problem.label());
        return face.msg(problem.message(), values);
    }

    private Text name(String element) {
        return standard.element(element).map(DataElement::name).orElseGet(() -> new Text(element, element));
    }

    private static DayAnswer day(String text) {
        try {
            return text.isEmpty() ? DayAnswer.NONE : DayAnswer.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            String[] typed = text.split("-", 3);
            return typed.length == 3 ? new DayAnswer(typed[0], typed[1], typed[2]) : new DayAnswer(text, "", "");
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
