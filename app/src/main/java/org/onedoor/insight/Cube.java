package org.onedoor.insight;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The figures of one page: of a period and of the one it is compared with, in all and along each dimension.
 *
 * @param now by dimension and value
 * @param before the same for the compared period; days count from its own first day
 */
record Cube(Map<Dimension, Map<String, Counts>> now, Map<Dimension, Map<String, Counts>> before) {

    /** Along what figures are shown. */
    enum Dimension {
        ALL,
        /** The value is the number of days since the period's first. */
        DAY,
        CHANNEL,
        DEPARTMENT,
        REGION,
        ITEM;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One sum as the database gives it. */
    record Sum(boolean now, Dimension dimension, String value, Measure measure, long n) {}

    static Cube of(List<Sum> sums) {
        Map<Dimension, Map<String, Map<Measure, Long>>> now = new EnumMap<>(Dimension.class);
        Map<Dimension, Map<String, Map<Measure, Long>>> before = new EnumMap<>(Dimension.class);
        for (Sum sum : sums) {
            (sum.now ? now : before)
                    .computeIfAbsent(sum.dimension, dimension -> new TreeMap<>())
                    .computeIfAbsent(sum.value, value -> new EnumMap<>(Measure.class))
                    .put(sum.measure, sum.n);
        }
        return new Cube(counts(now), counts(before));
    }

    private static Map<Dimension, Map<String, Counts>> counts(Map<Dimension, Map<String, Map<Measure, Long>>> sums) {
        Map<Dimension, Map<String, Counts>> counts = new EnumMap<>(Dimension.class);
        sums.forEach((dimension, values) -> {
            Map<String, Counts> cells = new TreeMap<>();
            values.forEach((value, measures) -> cells.put(value, new Counts(measures)));
            counts.put(dimension, cells);
        });
        return counts;
    }

    Counts all() {
        return now(Dimension.ALL, "");
    }

    Counts allBefore() {
        return before(Dimension.ALL, "");
    }

    Counts now(Dimension dimension, String value) {
        return now.getOrDefault(dimension, Map.of()).getOrDefault(value, Counts.NONE);
    }

    Counts before(Dimension dimension, String value) {
        return before.getOrDefault(dimension, Map.of()).getOrDefault(value, Counts.NONE);
    }

    /** Every value that occurs in either period. */
    Set<String> values(Dimension dimension) {
        Set<String> values = new TreeSet<>(now.getOrDefault(dimension, Map.of()).keySet());
        values.addAll(before.getOrDefault(dimension, Map.of()).keySet());
        return values;
    }

    /** What a bar of the chart stands for. */
    Counts bar(Period period, int bar, boolean ofNow) {
        Counts sum = Counts.NONE;
        for (int day = bar * period.step(); day < (bar + 1) * period.step(); day++) {
            String value = Integer.toString(day);
            sum = sum.plus(ofNow ? now(Dimension.DAY, value) : before(Dimension.DAY, value));
        }
        return sum;
    }
}
