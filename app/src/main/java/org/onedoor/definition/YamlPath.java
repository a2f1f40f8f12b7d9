package org.onedoor.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which value of a document is meant: keys and positions from the top, {@code form/2/fields/0}. The document itself has none.
 *
 * @param steps keys as written, positions counted from 0
 */
public record YamlPath(List<String> steps) {

    public static final YamlPath TOP = new YamlPath(List.of());

    public YamlPath {
        steps = List.copyOf(steps);
    }

    /** Reads {@code form/2/fields/0}; the empty text is the document itself. */
    public static YamlPath of(String path) {
        return path.isEmpty() ? TOP : new YamlPath(Arrays.asList(path.split("/", -1)));
    }

    public YamlPath child(String key) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(key);
        return new YamlPath(longer);
    }

    public YamlPath child(int position) {
        return child(Integer.toString(position));
    }

    /** Where it lies in. */
    public YamlPath parent() {
        return new YamlPath(steps.subList(0, steps.size() - 1));
    }

    public String last() {
        return steps.getLast();
    }

    public boolean isTop() {
        return steps.isEmpty();
    }

    /** A position in a list; -1 where the step is none. */
    public static int position(String step) {
        return step.matches("\\d{1,5}") ? Integer.parseInt(step) : -1;
    }

    @Override
    public String toString() {
        return String.join("/", steps);
    }
}
