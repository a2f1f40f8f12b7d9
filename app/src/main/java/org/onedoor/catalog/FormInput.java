package org.onedoor.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.onedoor.catalog.Item.Field;
import org.onedoor.catalog.Item.Group;
import org.onedoor.catalog.Item.Part;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.ElementType;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns what a browser sent into answers. A value that does not fit its element is kept as text, so that the person sees
 * again what was typed and the check says what is wrong with it. Blank means not answered.
 */
public final class FormInput {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final BigDecimal FEN = BigDecimal.valueOf(100);
    private static final int MOST_DIGITS = 30;

    private final Standard standard;
    private final Map<String, String[]> sent;

    private FormInput(Standard standard, Map<String, String[]> sent) {
        this.standard = standard;
        this.sent = sent;
    }

    /**
     * Reads the answers to some parts of a form.
     *
     * @param sent request parameters: {@code element}, or {@code group.row.element} with rows counted from 0; a date may
     *     come in one field or as {@code .year}, {@code .month} and {@code .day}
     */
    public static ObjectNode read(List<? extends Part> parts, Map<String, String[]> sent, Standard standard) {
        return new FormInput(standard, sent).object(parts, "");
    }

    private ObjectNode object(List<? extends Part> parts, String prefix) {
        ObjectNode answers = JSON.createObjectNode();
        for (Part part : parts) {
            switch (part) {
                case Field field ->
                    standard.element(field.element()).ifPresent(element -> {
                        JsonNode value = value(element, prefix + element.id());
                        if (!value.isNull()) {
                            answers.set(element.id(), value);
                        }
                    });
                case Group group -> answers.set(group.id(), rows(group));
            }
        }
        return answers;
    }

    /** Rows may have gaps where one was taken out; a row left wholly blank is none. */
    private ArrayNode rows(Group group) {
        ArrayNode rows = JSON.createArrayNode();
        for (int row = 0; row < group.max() + 5; row++) {
            ObjectNode answers = object(group.fields(), group.id() + "." + row + ".");
            if (!answers.isEmpty()) {
                rows.add(answers);
            }
        }
        return rows;
    }

    private JsonNode value(DataElement element, String name) {
        if (element.many()) {
            ArrayNode codes = JSON.createArrayNode();
            Arrays.stream(sent.getOrDefault(name, new String[0]))
                    .map(String::strip)
                    .filter(code -> !code.isEmpty())
                    .distinct()
                    .forEach(codes::add);
            return codes.isEmpty() ? JSON.nullNode() : codes;
        }
        String text = element.type() == ElementType.DATE ? date(name) : first(name);
        if (text.isEmpty()) {
            return JSON.nullNode();
        }
        return switch (element.type()) {
            case TEXT, CODE, DATE -> JSON.getNodeFactory().stringNode(text);
            case BOOLEAN ->
                switch (text) {
                    case "true" -> JSON.getNodeFactory().booleanNode(true);
                    case "false" -> JSON.getNodeFactory().booleanNode(false);
                    default -> JSON.getNodeFactory().stringNode(text);
                };
            case INTEGER -> number(text, BigDecimal.ONE, true);
            case MONEY -> number(text, FEN, true);
            case DECIMAL -> number(text, BigDecimal.ONE, false);
        };
    }

    private static JsonNode number(String text, BigDecimal times, boolean whole) {
        String plain = text.replace(",", "").replace("，", "");
        if (plain.length() <= MOST_DIGITS && plain.matches("-?\\d+(\\.\\d+)?")) {
            BigDecimal number = new BigDecimal(plain).multiply(times).stripTrailingZeros();
            if (!whole) {
                return JSON.getNodeFactory().numberNode(number);
            }
            if (number.scale() <= 0 && number.precision() - number.scale() <= 18) {
                return JSON.getNodeFactory().numberNode(number.longValueExact());
            }
        }
        return JSON.getNodeFactory().stringNode(text);
    }

    private String date(String name) {
        List<String> pieces = new ArrayList<>();
        for (String piece : List.of("year", "month", "day")) {
            pieces.add(first(name + "." + piece));
        }
        if (pieces.stream().allMatch(String::isEmpty)) {
            return first(name);
        }
        boolean numbers = pieces.stream().allMatch(piece -> piece.matches("\\d{1,4}"));
        return numbers
                ? "%04d-%02d-%02d"
                        .formatted(
                                Integer.valueOf(pieces.get(0)),
                                Integer.valueOf(pieces.get(1)),
                                Integer.valueOf(pieces.get(2)))
                : String.join("-", pieces);
    }

    private String first(String name) {
        String[] values = sent.get(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }
}
