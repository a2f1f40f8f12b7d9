package org.onedoor.catalog;

import java.util.Map;
import org.onedoor.shared.Text;

/**
 * Something wrong in a form, to be told beside its field and in the summary on top.
 *
 * @param field the input's name: an element's id, or {@code group.row.element} with rows counted from 0
 * @param label what people call the field
 * @param code {@code catalog.problem.<code>} is the message
 * @param values the message's placeholders
 */
public record Problem(String field, Text label, String code, Map<String, String> values) {

    static Problem of(String field, Text label, String code) {
        return new Problem(field, label, code, Map.of());
    }

    public String message() {
        return "catalog.problem." + code + ".text";
    }
}
