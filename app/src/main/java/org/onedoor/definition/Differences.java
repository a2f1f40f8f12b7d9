package org.onedoor.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 版本差异: what differs between two versions of a definition, in the order of the newer one. */
public final class Differences {

    /** What tells one member of a list from another, the first that it has. */
    private static final List<String> NAMES =
            List.of("id", "element", "material", "group", "page", "item", "code", "licence", "name", "question", "zh");

    /** Longer things are told by their beginning. */
    private static final int LONGEST = 200;

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /**
     * One difference.
     *
     * @param path keys from the top, members of lists by what names them
     * @param before null where it was not there
     * @param after null where it is not there any more
     */
    public record Difference(
            List<String> path,
            @Nullable String before,
            @Nullable String after) {}

    /** All differences; none where they say the same, in whatever order their keys stand. */
    public static List<Difference> between(Node before, Node after) {
        Differences differences = new Differences();
        differences.compare(List.of(), before, after);
        return List.copyOf(differences.found);
    }

    private void compare(List<String> path, Node before, Node after) {
        switch (before) {
            case Node.Mapping was when after instanceof Node.Mapping is -> mappings(path, was, is);
            case Node.Sequence was when after instanceof Node.Sequence is -> sequences(path, was, is);
            case Node.Scalar was
            when after instanceof Node.Scalar is && was.value().equals(is.value()) -> {}
            default -> add(path, before, after);
        }
    }

    private void mappings(List<String> path, Node.Mapping was, Node.Mapping is) {
        Set<String> keys = new LinkedHashSet<>(is.values().keySet());
        keys.addAll(was.values().keySet());
        for (String key : keys) {
            pair(with(path, key), was.values().get(key), is.values().get(key));
        }
    }

    private void pair(List<String> path, @Nullable Node was, @Nullable Node is) {
        if (was != null && is != null) {
            compare(path, was, is);
        } else {
            add(path, was, is);
        }
    }

    private void sequences(List<String> path, Node.Sequence was, Node.Sequence is) {
        Map<String, Node> before = named(was);
        Map<String, Node> after = named(is);
        if (before.size() < was.items().size() || after.size() < is.items().size()) {
            byPlace(path, was, is);
            return;
        }
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        names.forEach(name -> pair(with(path, name), before.get(name), after.get(name)));
        List<String> stayedBefore = common(before.keySet(), after.keySet());
        List<String> stayedAfter = common(after.keySet(), before.keySet());
        if (!stayedBefore.equals(stayedAfter)) {
            found.add(new Difference(path, String.join(", ", stayedBefore), String.join(", ", stayedAfter)));
        }
    }

    private static List<String> common(Set<String> of, Set<String> with) {
        return of.stream().filter(with::contains).toList();
    }

    /** Members without names of their own, or with names that occur twice. */
    private void byPlace(List<String> path, Node.Sequence was, Node.Sequence is) {
        for (int i = 0; i < Math.max(was.items().size(), is.items().size()); i++) {
            pair(
                    with(path, Integer.toString(i + 1)),
                    i < was.items().size() ? was.items().get(i) : null,
                    i < is.items().size() ? is.items().get(i) : null);
        }
    }

    private static Map<String, Node> named(Node.Sequence sequence) {
        Map<String, Node> named = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (Node item : sequence.items()) {
            String name = name(item);
            if (name == null || named.putIfAbsent(name, item) != null) {
                twice.add(String.valueOf(name));
            }
        }
        twice.forEach(named::remove);
        return named;
    }

    private static @Nullable String name(Node item) {
        return switch (item) {
            case Node.Scalar scalar -> scalar.value();
            case Node.Sequence _ -> null;
            case Node.Mapping mapping -> {
                for (String key : NAMES) {
                    Node value = mapping.values().get(key);
                    if (value != null) {
                        yield name(value);
                    }
                }
                yield null;
            }
        };
    }

    private void add(List<String> path, @Nullable Node before, @Nullable Node after) {
        found.add(new Difference(
                path, before == null ? null : inOneLine(before), after == null ? null : inOneLine(after)));
    }

    private static String inOneLine(Node node) {
        String line = line(node);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static String line(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.value();
            case Node.Sequence sequence ->
                sequence.items().stream().map(Differences::line).collect(Collectors.joining(", "));
            case Node.Mapping mapping ->
                mapping.values().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + line(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
