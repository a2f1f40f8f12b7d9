package org.onedoor.studio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands in a form: values by the names of its inputs. Line ends and blanks around a value mean nothing. */
record Typed(Map<String, List<String>> values) {

    Typed {
        Map<String, List<String>> plain = new HashMap<>();
        values.forEach((name, all) -> plain.put(
                name,
                all.stream().map(Typed::plain).filter(one -> !one.isEmpty()).toList()));
        values = Map.copyOf(plain);
    }

    private static String plain(String value) {
        return value.replace("\r\n", "\n").replace("\0", "").strip();
    }

    /** Pairs of a name and its value. */
    static Typed of(String... pairs) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], List.of(pairs[i + 1]));
        }
        return new Typed(values);
    }

    static Typed of(String name, List<String> all) {
        return new Typed(Map.of(name, all));
    }

    /** The first value; empty where there is none. */
    String one(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether the same stands under these names. */
    boolean sameIn(Typed other, Stream<String> names) {
        return names.allMatch(name -> all(name).equals(other.all(name)));
    }

    Typed and(Typed more) {
        Map<String, List<String>> both = new HashMap<>(values);
        both.putAll(more.values);
        return new Typed(both);
    }
}
