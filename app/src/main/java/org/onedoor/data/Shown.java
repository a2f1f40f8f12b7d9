package org.onedoor.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;
import org.onedoor.web.Face;
import tools.jackson.databind.JsonNode;

/** Writes a held value as a person reads it: codes by name, days and money the reader's way. */
final class Shown {

    private Shown() {}

    static String value(Standard standard, DataElement element, JsonNode value, Face face) {
        return switch (element.type()) {
            case TEXT -> value.asString();
            case CODE -> codes(standard, element, value, face);
            case DATE -> face.plainDay(LocalDate.parse(value.asString()));
            case MONEY -> face.yuan(value.asLong());
            case INTEGER -> unit(face.number(value.asLong()), element, face);
            case DECIMAL -> unit(new BigDecimal(value.asString()).toPlainString(), element, face);
            case BOOLEAN -> face.msg(value.asBoolean() ? "data.value.yes" : "data.value.no");
        };
    }

    private static String codes(Standard standard, DataElement element, JsonNode value, Face face) {
        List<String> names = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> names.add(code(standard, element, one.asString(), face)));
        } else {
            names.add(code(standard, element, value.asString(), face));
        }
        return String.join(face.english() ? ", " : "、", names);
    }

    private static String code(Standard standard, DataElement element, String code, Face face) {
        String set = element.codes();
        return set == null
                ? code
                : standard.codeSet(set)
                        .flatMap(codes -> codes.code(code))
                        .map(CodeSet.Code::name)
                        .map(face::text)
                        .orElse(code);
    }

    private static String unit(String number, DataElement element, Face face) {
        Text unit = element.unit();
        return unit == null ? number : number + " " + face.text(unit);
    }
}
