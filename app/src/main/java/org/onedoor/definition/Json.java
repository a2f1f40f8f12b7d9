package org.onedoor.definition;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of a document: JSON whose keys are sorted and whose values are all strings, as the YAML wrote them.
 * Remarks ({@code note}) are stored, so an export loses nothing.
 */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** As JSON and YAML both write it; no exponent, no leading zero, so that the text comes back as it was. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");

    private Json() {}

    static String canonical(Node node) {
        return MAPPER.writeValueAsString(plain(node));
    }

    /**
     * What the author wrote, keys in their order; numbers and truth values that stood without quotes stay such, so that it can be
     * written as YAML again.
     */
    static String written(Node node) {
        return MAPPER.writeValueAsString(asWritten(node));
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

    /** A document in its canonical form: which texts stood in quotes is lost, so any may mean a number. */
    static Node read(String name, String json) {
        return node(new Place(name, 0), MAPPER.readTree(json), false);
    }

    /** A document as {@link #written}. */
    static Node readWritten(String name, String json) {
        return node(new Place(name, 0), MAPPER.readTree(json), true);
    }

    private static @Nullable Object asWritten(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> literal(scalar);
            case Node.Sequence sequence ->
                sequence.items().stream().map(Json::asWritten).toList();
            case Node.Mapping mapping -> {
                Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
                mapping.values().forEach((key, value) -> ordered.put(key, asWritten(value)));
                yield ordered;
            }
        };
    }

    /** A number or truth value where it is one and its text says so exactly; else the text. */
    static @Nullable Object literal(Node.Scalar scalar) {
        String text = scalar.value();
        if (!scalar.plain()) {
            return text;
        }
        if (text.isEmpty()) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        return text.contains(".") ? new BigDecimal(text) : (Object) new BigInteger(text);
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

    private static Node node(Place place, JsonNode json, boolean written) {
        if (json.isObject()) {
            LinkedHashMap<String, Node> values = new LinkedHashMap<>();
            Map<String, Place> keys = new HashMap<>();
            json.properties().forEach(entry -> {
                values.put(entry.getKey(), node(place, entry.getValue(), written));
                keys.put(entry.getKey(), place);
            });
            return new Node.Mapping(place, values, keys);
        }
        if (json.isArray()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(node(place, item, written)));
            return new Node.Sequence(place, List.copyOf(items));
        }
        if (json.isNull()) {
            return new Node.Scalar(place, "", true);
        }
        String text = json.isNumber() ? json.decimalValue().toPlainString() : json.asString();
        Node.Scalar plain = new Node.Scalar(place, text, true);
        boolean quoted = written && json.isString() && !(literal(plain) instanceof String);
        return quoted ? new Node.Scalar(place, text, false) : plain;
    }
}
