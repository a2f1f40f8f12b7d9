package org.onedoor.casework.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;

/** Says a value of a data element in words: codes by their labels, money in yuan, dates written out. */
public final class ElementText {

    private static final Text YES = new Text("是", "Yes");
    private static final Text NO = new Text("否", "No");

    private ElementText() {}

    /** The value for people; what does not fit the element's type is shown as it was given. */
    public static Text of(Standard standard, String id, JsonNode value) {
        return standard.element(id)
                .map(element -> of(standard, element, value))
                .orElseGet(() -> plain(value.asString(value.toString())));
    }

    private static Text of(Standard standard, DataElement element, JsonNode value) {
        return switch (element.type()) {
            case TEXT -> plain(value.asString(""));
            case CODE -> codes(standard, element, value);
            case BOOLEAN -> value.isBoolean() ? value.asBoolean() ? YES : NO : plain(value.asString(""));
            case INTEGER, DECIMAL -> {
                Text number = plain(value.isNumber() ? plain(value.decimalValue()) : value.asString(""));
                Text unit = element.unit();
                yield unit == null ? number : new Text(number.zh() + " " + unit.zh(), number.en() + " " + unit.en());
            }
            case MONEY -> {
                if (!value.isIntegralNumber()) {
                    yield plain(value.asString(""));
                }
                String yuan = plain(BigDecimal.valueOf(value.asLong(), 2));
                yield new Text(yuan + " 元", "CNY " + yuan);
            }
            case DATE -> date(value.asString(""));
        };
    }

    private static Text codes(Standard standard, DataElement element, JsonNode value) {
        List<String> codes = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(code -> codes.add(code.asString("")));
        } else {
            codes.add(value.asString(""));
        }
        Optional<CodeSet> set = Optional.ofNullable(element.codes()).flatMap(standard::codeSet);
        List<Text> labels = codes.stream()
                .map(code -> set.flatMap(known -> known.code(code))
                        .map(CodeSet.Code::name)
                        .orElseGet(() -> plain(code)))
                .toList();
        return new Text(
                String.join("、", labels.stream().map(Text::zh).toList()),
                String.join(", ", labels.stream().map(Text::en).toList()));
    }

    private static Text date(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return new Text(
                    day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                    "%d %s %d"
                            .formatted(
                                    day.getDayOfMonth(),
                                    day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH),
                                    day.getYear()));
        } catch (DateTimeParseException e) {
            return plain(text);
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static Text plain(String text) {
        return new Text(text, text);
    }
}
