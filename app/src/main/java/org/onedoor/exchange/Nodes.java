package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;
import org.onedoor.shared.Text;

/** Builds and changes definitions whose every value stands where the line stands that it came from. */
final class Nodes {

    private Nodes() {}

    static Node.Mapping mapping(Place place) {
        return new Node.Mapping(place, new LinkedHashMap<>(), new HashMap<>());
    }

    static Node.Scalar text(Place place, String value) {
        return new Node.Scalar(place, value, false);
    }

    /** What YAML writes without quotes: numbers, truth values. */
    static Node.Scalar plain(Place place, String value) {
        return new Node.Scalar(place, value, true);
    }

    static Node.Mapping put(Node.Mapping into, String key, Node value) {
        into.values().put(key, value);
        into.keys().put(key, value.place());
        return into;
    }

    /** {@code {zh: …, en: …}}; a side that is not there is left out. */
    static Node.Mapping both(Place place, String zh, String en) {
        Node.Mapping text = mapping(place);
        if (!zh.isEmpty()) {
            put(text, "zh", text(place, zh));
        }
        if (!en.isEmpty()) {
            put(text, "en", text(place, en));
        }
        return text;
    }

    /** Sets a value below keys, which are made where they are not there. */
    static void put(Node.Mapping into, List<String> path, Node value) {
        Node.Mapping inner = into;
        for (String key : path.subList(0, path.size() - 1)) {
            if (inner.values().get(key) instanceof Node.Mapping there) {
                inner = there;
            } else {
                Node.Mapping made = mapping(value.place());
                put(inner, key, made);
                inner = made;
            }
        }
        put(inner, path.getLast(), value);
    }

    /** A copy that may be changed and stands at a place. */
    static Node copy(Node node, Place place) {
        return switch (node) {
            case Node.Scalar scalar -> new Node.Scalar(place, scalar.value(), scalar.plain());
            case Node.Sequence sequence -> {
                List<Node> items = new ArrayList<>();
                sequence.items().forEach(item -> items.add(copy(item, place)));
                yield new Node.Sequence(place, items);
            }
            case Node.Mapping mapping -> {
                Node.Mapping copy = mapping(place);
                mapping.values().forEach((key, value) -> put(copy, key, copy(value, place)));
                yield copy;
            }
        };
    }

    static Optional<Node> get(Node node, List<String> path) {
        Node inner = node;
        for (String key : path) {
            if (!(inner instanceof Node.Mapping mapping) || !mapping.values().containsKey(key)) {
                return Optional.empty();
            }
            inner = mapping.values().get(key);
        }
        return Optional.of(inner);
    }

    /** A single value below keys; empty where there is none. */
    static String word(Node node, String... path) {
        return get(node, List.of(path))
                .map(found -> found instanceof Node.Scalar scalar ? scalar.value() : "")
                .orElse("");
    }

    static List<Node> items(Node node, String... path) {
        return get(node, List.of(path))
                .map(found -> found instanceof Node.Sequence sequence ? sequence.items() : List.<Node>of())
                .orElse(List.of());
    }

    /** What a definition is called; its id where it has no name. */
    static Text name(Node node, String id) {
        String zh = word(node, "name", "zh");
        String en = word(node, "name", "en");
        return new Text(zh.isEmpty() ? id : zh, en.isEmpty() ? (zh.isEmpty() ? id : zh) : en);
    }

    /** As it is written alone: one that stood in a list with others says its kind itself. */
    static Node.Mapping alone(String kind, Node.Mapping node) {
        if (node.values().containsKey("kind")) {
            return node;
        }
        Node.Mapping alone = put(mapping(node.place()), "kind", text(node.place(), kind));
        for (Map.Entry<String, Node> entry : node.values().entrySet()) {
            put(alone, entry.getKey(), entry.getValue());
        }
        return alone;
    }
}
