package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges several lists into one that keeps the order of each, as far as they agree. */
final class Merging {

    private Merging() {}

    /**
     * Each thing once. Of what nothing else has to precede, what was met first comes first; where the lists contradict each other
     * the earliest list wins.
     */
    static <T> List<T> keepingOrder(List<List<T>> lists) {
        Map<T, Set<T>> before = new LinkedHashMap<>();
        for (List<T> list : lists) {
            @Nullable T previous = null;
            for (T one : list) {
                Set<T> others = before.computeIfAbsent(one, key -> new LinkedHashSet<>());
                if (previous != null && !previous.equals(one)) {
                    others.add(previous);
                }
                previous = one;
            }
        }
        Map<T, List<T>> after = new HashMap<>();
        Map<T, Integer> waiting = new HashMap<>();
        before.forEach((one, others) -> {
            waiting.put(one, others.size());
            others.forEach(other ->
                    after.computeIfAbsent(other, key -> new ArrayList<>()).add(one));
        });
        List<T> merged = new ArrayList<>();
        Set<T> left = new LinkedHashSet<>(before.keySet());
        while (!left.isEmpty()) {
            T next = left.stream()
                    .filter(one -> waiting.getOrDefault(one, 0) == 0)
                    .findFirst()
                    .orElse(left.iterator().next());
            left.remove(next);
            merged.add(next);
            after.getOrDefault(next, List.of()).forEach(one -> waiting.merge(one, -1, Integer::sum));
        }
        return List.copyOf(merged);
    }
}
