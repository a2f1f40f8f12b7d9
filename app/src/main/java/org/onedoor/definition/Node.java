package org.onedoor.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML or JSON value that knows where it stands. Keys are always strings. */
public sealed interface Node {

    Place place();

    /**
     * A single value.
     *
     * @param value the text as written, empty for YAML's null
     * @param plain whether it was written without quotes, so that it may mean a number or a truth value
     */
    record Scalar(Place place, String value, boolean plain) implements Node {}

    record Sequence(Place place, List<Node> items) implements Node {}

    /**
     * Keys in the order written.
     *
     * @param keys where each key stands
     */
    record Mapping(Place place, LinkedHashMap<String, Node> values, Map<String, Place> keys) implements Node {}
}
