package org.onedoor.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a message's values with their types: a day stays a day, so that each language writes it its own way. */
final class Values {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Values() {}

    static String write(Map<String, ?> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            switch (value) {
                case String text -> object.put(name, text);
                case Integer number -> object.put(name, number.longValue());
                case Long number -> object.put(name, number);
                case Text text -> object.putObject(name).put("zh", text.zh()).put("en", text.en());
                case LocalDate day -> object.putObject(name).put("day", day.toString());
                case Instant moment -> object.putObject(name).put("moment", moment.toString());
                case Money money -> object.putObject(name).put("fen", money.fen());
                default ->
                    throw new IllegalArgumentException("a message cannot hold " + name + " of "
                            + value.getClass().getName());
            }
        });
        return JSON.writeValueAsString(object);
    }

    static Map<String, Object> read(String json) {
        Map<String, Object> values = new LinkedHashMap<>();
        JSON.readTree(json).forEachEntry((name, value) -> values.put(name, read(value)));
        return values;
    }

    private static Object read(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        if (value.has("zh")) {
            return new Text(value.get("zh").stringValue(), value.get("en").stringValue());
        }
        if (value.has("day")) {
            return LocalDate.parse(value.get("day").stringValue());
        }
        if (value.has("moment")) {
            return Instant.parse(value.get("moment").stringValue());
        }
        if (value.has("fen")) {
            return new Money(value.get("fen").longValue());
        }
        throw new IllegalStateException("not a value of a message: " + value);
    }
}
