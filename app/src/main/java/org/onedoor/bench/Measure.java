package org.onedoor.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One figure that was measured.
 *
 * @param goal the most it may be; null where nothing is promised
 */
record Measure(
        String name, double value, String unit, @Nullable Double goal) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Measure of(String name, double value, String unit) {
        return new Measure(name, value, unit, null);
    }

    static Measure atMost(double goal, String name, double value, String unit) {
        return new Measure(name, value, unit, goal);
    }

    /** What is not promised cannot be missed. */
    boolean met() {
        return goal == null || value <= goal;
    }

    /** The middle one, or the mean of the middle two. */
    static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    String goalText() {
        return goal == null ? "" : "at most " + number(goal) + " " + unit;
    }

    String metText() {
        return goal == null ? "" : met() ? "met" : "MISSED";
    }

    String valueText() {
        return number(value) + " " + unit;
    }

    /** For people, in columns. */
    String line() {
        return String.format(Locale.ROOT, "%-52s %14s  %-22s %s", name, valueText(), goalText(), metText())
                .stripTrailing();
    }

    /** For programs; {@code against} and {@code ratio} are for measures that have a peer. */
    String json() {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("measure", name);
        line.put("value", value);
        line.put("unit", unit);
        line.put("against", null);
        line.put("ratio", null);
        line.put("goal", goal);
        line.put("met", goal == null ? null : met());
        return JSON.writeValueAsString(line);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
