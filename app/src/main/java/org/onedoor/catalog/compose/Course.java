package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * 办理顺序: what may begin when. Whatever waits for nothing begins at once, side by side.
 *
 * @param slots the items, each after all that it waits for
 * @param total 总时限: from the first acceptance to the last decision, where everybody uses the whole of what is promised
 * @param critical 关键路径: ids of the items whose promises add up to the total, in their order
 */
public record Course(List<Slot> slots, Span total, List<String> critical) {

    /**
     * One item.
     *
     * @param after ids of the items that it waits for, without those that are waited for anyhow
     * @param round 1 for what begins at once, else one more than the latest that it waits for
     * @param from how long after the beginning it can begin
     * @param until how long after the beginning it is decided at the latest
     */
    public record Slot(String item, List<String> after, int round, Span from, Span until) {}

    /** @param ordered the items, each after all that it waits for */
    static Course of(List<Source> ordered, List<Need> needs) {
        Map<String, Set<String>> waitsFor = new HashMap<>();
        Map<String, Set<String>> allBefore = new HashMap<>();
        for (Source source : ordered) {
            Set<String> direct = new LinkedHashSet<>();
            needs.stream()
                    .filter(need -> need.by().equals(source.id()))
                    .map(Need::of)
                    .forEach(direct::add);
            Set<String> all = new LinkedHashSet<>(direct);
            direct.forEach(one -> all.addAll(allBefore.getOrDefault(one, Set.of())));
            allBefore.put(source.id(), all);
            Set<String> needed = new LinkedHashSet<>(direct);
            direct.forEach(one -> needed.removeAll(allBefore.getOrDefault(one, Set.of())));
            waitsFor.put(source.id(), needed);
        }
        Map<String, Slot> slots = new HashMap<>();
        List<Slot> course = new ArrayList<>();
        for (Source source : ordered) {
            List<String> after = List.copyOf(Objects.requireNonNull(waitsFor.get(source.id())));
            Optional<Slot> last = last(after, slots);
            Span from = last.map(Slot::until).orElse(Span.SAME_DAY);
            Slot slot = new Slot(
                    source.id(),
                    after,
                    1
                            + after.stream()
                                    .mapToInt(id -> slot(slots, id).round())
                                    .max()
                                    .orElse(0),
                    from,
                    from.then(Span.of(source.promised())));
            slots.put(source.id(), slot);
            course.add(slot);
        }
        List<String> critical = new ArrayList<>();
        Optional<Slot> at = course.stream().max(Comparator.comparing(Slot::until));
        Span total = at.map(Slot::until).orElse(Span.SAME_DAY);
        while (at.isPresent()) {
            critical.addFirst(at.get().item());
            at = last(at.get().after(), slots);
        }
        return new Course(List.copyOf(course), total, List.copyOf(critical));
    }

    private static Optional<Slot> last(List<String> ids, Map<String, Slot> slots) {
        return ids.stream().map(id -> slot(slots, id)).max(Comparator.comparing(Slot::until));
    }

    private static Slot slot(Map<String, Slot> slots, String id) {
        return Objects.requireNonNull(slots.get(id));
    }
}
