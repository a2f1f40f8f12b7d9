package org.onedoor.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 数据元, as conditions see it.
 *
 * @param id the data element's id: snake_case ASCII, as the author writes it
 * @param name what people call it
 * @param kind what sort of value it holds; of its members when it is a list
 * @param list whether it holds several values
 * @param codes code → label, in the code set's order; empty for elements without a code set
 * @param authority 权威来源: who knows the value for sure; null where only the applicant can tell
 */
public record Term(
        String id,
        Text name,
        Kind kind,
        boolean list,
        Map<String, Text> codes,
        @Nullable Text authority) {

    public Term {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** A single value without a code set that only the applicant can tell. */
    public static Term of(String id, Text name, Kind kind) {
        return new Term(id, name, kind, false, Map.of(), null);
    }

    public Optional<Text> source() {
        return Optional.ofNullable(authority);
    }
}
