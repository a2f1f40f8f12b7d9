package org.onedoor.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.ElementFormat;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Whether a value is one of its data element's (规范性, GB/T 36344): type, format, code and bounds. */
final class ElementValues {

    private ElementValues() {}

    /** The value that a YAML file writes as text; text that does not fit the type stays text, for {@link #fits} to find. */
    static JsonNode of(DataElement element, String text) {
        try {
            return switch (element.type()) {
                case TEXT, CODE, DATE -> StringNode.valueOf(text);
                case INTEGER, MONEY -> LongNode.valueOf(Long.parseLong(text));
                case DECIMAL -> DecimalNode.valueOf(new BigDecimal(text));
                case BOOLEAN ->
                    text.equals("true") || text.equals("false")
                            ? BooleanNode.valueOf(text.equals("true"))
                            : StringNode.valueOf(text);
            };
        } catch (NumberFormatException none) {
            return StringNode.valueOf(text);
        }
    }

    static boolean fits(Standard standard, DataElement element, JsonNode value) {
        return switch (element.type()) {
            case TEXT -> value.isString() && fitsText(element, value.asString());
            case CODE ->
                (element.many() && value.isArray())
                        ? allCodes(standard, element, value)
                        : isCode(standard, element, value);
            case INTEGER, MONEY ->
                value.isIntegralNumber() && value.canConvertToLong() && isWithin(element, value.decimalValue());
            case DECIMAL -> value.isNumber() && isWithin(element, value.decimalValue());
            case DATE -> value.isString() && isDay(element, value.asString());
            case BOOLEAN -> value.isBoolean();
        };
    }

    private static boolean fitsText(DataElement element, String text) {
        ElementFormat format = element.format();
        return !text.isBlank() && text.length() <= element.length() && (format == null || format.accepts(text));
    }

    private static boolean allCodes(Standard standard, DataElement element, JsonNode values) {
        for (JsonNode value : values) {
            if (!isCode(standard, element, value)) {
                return false;
            }
        }
        return !values.isEmpty();
    }

    private static boolean isCode(Standard standard, DataElement element, JsonNode value) {
        Optional<CodeSet> codes = Optional.ofNullable(element.codes()).flatMap(standard::codeSet);
        return value.isString()
                && codes.flatMap(set -> set.code(value.asString())).isPresent();
    }

    private static boolean isWithin(DataElement element, BigDecimal number) {
        return element.leastNumber()
                        .filter(least -> number.compareTo(least) < 0)
                        .isEmpty()
                && element.largestNumber()
                        .filter(most -> number.compareTo(most) > 0)
                        .isEmpty();
    }

    private static boolean isDay(DataElement element, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return element.firstDay().filter(day::isBefore).isEmpty()
                    && element.lastDay().filter(day::isAfter).isEmpty();
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
