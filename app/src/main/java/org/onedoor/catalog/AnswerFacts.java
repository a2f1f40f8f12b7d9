package org.onedoor.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Facts;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.ElementType;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;

/**
 * What conditions see of an applicant: the answers given, and where there is none, what records hold. A value that does
 * not fit its element's type (a form half filled in) is unknown: the form's own check tells the person about it.
 */
public final class AnswerFacts implements Facts {

    private final Standard standard;
    private final JsonNode answers;
    private final Map<String, JsonNode> records;

    /**
     * @param answers element → value, as the form's schema has it
     * @param records element → value held of the applicant
     */
    public AnswerFacts(Standard standard, JsonNode answers, Map<String, JsonNode> records) {
        this.standard = standard;
        this.answers = answers;
        this.records = Map.copyOf(records);
    }

    @Override
    public Fact about(String id) {
        JsonNode value = answers.has(id) ? answers.get(id) : records.get(id);
        return standard.element(id).map(element -> fact(element, value)).orElseGet(Fact.Unknown::new);
    }

    private static Fact fact(DataElement element, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return new Fact.Unknown();
        }
        if (element.many()) {
            if (!value.isArray()) {
                return new Fact.Unknown();
            }
            List<String> codes = new ArrayList<>();
            value.forEach(code -> codes.add(code.asString()));
            return codes.isEmpty() ? new Fact.Empty() : new Fact.Known(codes);
        }
        if (value.isString() && value.asString().isBlank()) {
            return new Fact.Empty();
        }
        Object known = known(element.type(), value);
        return known == null ? new Fact.Unknown() : new Fact.Known(known);
    }

    private static @Nullable Object known(ElementType type, JsonNode value) {
        return switch (type) {
            case TEXT, CODE -> value.isString() ? value.asString() : null;
            case BOOLEAN -> value.isBoolean() ? (Boolean) value.asBoolean() : null;
            case INTEGER, MONEY -> value.isIntegralNumber() && value.canConvertToLong() ? (Long) value.asLong() : null;
            case DECIMAL -> value.isNumber() ? value.decimalValue() : decimal(value.asString());
            case DATE -> value.isString() ? date(value.asString()) : null;
        };
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
