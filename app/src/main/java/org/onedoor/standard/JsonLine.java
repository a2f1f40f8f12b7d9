package org.onedoor.standard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistake;
import org.onedoor.shared.Text;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** One object a line, for programs that read a command's output. */
final class JsonLine {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    JsonLine with(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    JsonLine with(String key, Text text) {
        values.put(key, Map.of("zh", text.zh(), "en", text.en()));
        return this;
    }

    static JsonLine of(Mistake mistake) {
        return new JsonLine()
                .with("file", mistake.place().file())
                .with("line", mistake.place().line())
                .with("what", mistake.what())
                .with("mend", mistake.mend());
    }

    @Override
    public String toString() {
        return MAPPER.writeValueAsString(values);
    }
}
