package org.onedoor.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Writes one value as a person would write it into a definition: small things on one line, larger ones below each other. */
final class YamlValue {

    /** What is longer than this does not stand on one line, unless its neighbours do. */
    private static final int ONE_LINE = 90;

    private YamlValue() {}

    /** On one line: {@code {zh: …, en: …}}. */
    static String inline(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar, true);
            case Node.Sequence sequence ->
                sequence.items().stream().map(YamlValue::inline).collect(Collectors.joining(", ", "[", "]"));
            case Node.Mapping mapping ->
                mapping.values().entrySet().stream()
                        .map(entry -> key(entry.getKey()) + ": " + inline(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** What stands behind {@code key:}, with the blank or the line's end before it. */
    static String afterKey(Node node, int indent) {
        if (node instanceof Node.Scalar scalar) {
            return " " + scalar(scalar, false);
        }
        // what has one part yet will have more
        boolean begun = node instanceof Node.Mapping mapping && mapping.values().size() == 1;
        return small(node) && !begun ? " " + inline(node) : "\n" + String.join("\n", block(node, indent + 2));
    }

    /** What stands behind {@code - }; the first line without its indent. */
    static String afterDash(Node node, int indent, boolean oneLine) {
        if (node instanceof Node.Scalar scalar) {
            return scalar(scalar, false);
        }
        if (oneLine || empty(node)) {
            return inline(node);
        }
        return String.join("\n", block(node, indent + 2)).stripLeading();
    }

    static String key(String key) {
        return scalar(new Node.Scalar(new Place("", 0), key, true), true);
    }

    private static List<String> block(Node node, int indent) {
        List<String> lines = new ArrayList<>();
        String blank = " ".repeat(indent);
        switch (node) {
            case Node.Scalar scalar -> lines.add(blank + scalar(scalar, false));
            case Node.Sequence sequence -> {
                for (Node item : sequence.items()) {
                    lines.add(blank + "- " + afterDash(item, indent, small(item)));
                }
            }
            case Node.Mapping mapping ->
                mapping.values().forEach((key, value) -> lines.add(blank + key(key) + ":" + afterKey(value, indent)));
        }
        return lines;
    }

    static boolean small(Node node) {
        return empty(node) || (inline(node).length() <= ONE_LINE && flat(node));
    }

    private static boolean empty(Node node) {
        return switch (node) {
            case Node.Scalar _ -> false;
            case Node.Sequence sequence -> sequence.items().isEmpty();
            case Node.Mapping mapping -> mapping.values().isEmpty();
        };
    }

    /** Single values, or a field with its hint: never a list of things that have parts. */
    private static boolean flat(Node node) {
        return switch (node) {
            case Node.Scalar _ -> true;
            case Node.Sequence sequence -> sequence.items().stream().allMatch(Node.Scalar.class::isInstance);
            case Node.Mapping mapping ->
                mapping.values().values().stream()
                        .allMatch(value -> value instanceof Node.Scalar
                                || (value instanceof Node.Mapping inner
                                        && inner.values().values().stream().allMatch(Node.Scalar.class::isInstance)));
        };
    }

    /** Without quotes where it means the same without. */
    static String scalar(Node.Scalar scalar, boolean inFlow) {
        return mayStandPlain(scalar, inFlow) ? scalar.value() : quoted(scalar.value());
    }

    static boolean mayStandPlain(Node.Scalar scalar, boolean inFlow) {
        String value = scalar.value();
        boolean text = !scalar.plain();
        Node.Scalar plain = new Node.Scalar(scalar.place(), value, true);
        if (text && !(Json.literal(plain) instanceof String)) {
            return false;
        }
        boolean alone = value.indexOf('\n') < 0 && readsAs(value, "k: " + value + "\n");
        return alone && (!inFlow || amongOthers(value));
    }

    private static boolean amongOthers(String value) {
        return readsAs(value, "{k: " + value + "}\n") && readsAs(value, "{k: " + value + ", l: m}\n");
    }

    private static boolean readsAs(String value, String text) {
        try {
            Optional<org.snakeyaml.engine.v2.nodes.Node> read =
                    new Compose(LoadSettings.builder().build()).composeString(text);
            return read.isPresent()
                    && read.get() instanceof MappingNode mapping
                    && mapping.getValue().getFirst().getValueNode() instanceof ScalarNode scalar
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && scalar.getValue().equals(value)
                    && !value.equals("~")
                    && !value.equals("null")
                    && !value.isEmpty();
        } catch (YamlEngineException e) {
            return false;
        }
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    boolean seen = point >= ' ' && (point < 0x7f || point > 0x9f) && point != 0x2028 && point != 0x2029;
                    if (seen) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append(String.format("\\u%04x", point));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
