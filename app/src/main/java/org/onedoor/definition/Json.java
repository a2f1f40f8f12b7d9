package org.onedoor.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of a document: JSON whose keys are sorted and whose values are all strings, as the YAML wrote them.
 * Remarks ({@code note}) are stored, so an export loses nothing.
 */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String canonical(Node node) {
        return MAPPER.writeValueAsString(plain(node));
    }

    /** SHA-256 of the canonical text, in lower-case hexadecimal. */
    static String hash(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Node read(String name, String json) {
        return node(new Place(name, 0), MAPPER.readTree(json));
    }

    private static Object plain(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.value();
            case Node.Sequence sequence ->
                sequence.items().stream().map(Json::plain).toList();
            case Node.Mapping mapping -> {
                Map<String, Object> sorted = new TreeMap<>();
                mapping.values().forEach((key, value) -> sorted.put(key, plain(value)));
                yield sorted;
            }
        };
    }

    private static Node node(Place place, JsonNode json) {
        if (json.isObject()) {
            LinkedHashMap<String, Node> values = new LinkedHashMap<>();
            Map<String, Place> keys = new HashMap<>();
            json.properties().forEach(entry -> {
                values.put(entry.getKey(), node(place, entry.getValue()));
                keys.put(entry.getKey(), place);
            });
            return new Node.Mapping(place, values, keys);
        }
        if (json.isArray()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(node(place, item)));
            return new Node.Sequence(place, List.copyOf(items));
        }
        return new Node.Scalar(place, json.asString(), true);
    }
}
