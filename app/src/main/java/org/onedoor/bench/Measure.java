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
 * @param peer what it was measured beside; null if nothing
 */
record Measure(
        String name,
        double value,
        String unit,
        @Nullable Double goal,
        @Nullable Peer peer) {

    /**
     * Another system's figure of the same run.
     *
     * @param ratio ours by theirs
     * @param least what the ratio must be at least
     */
    record Peer(String name, double ratio, double least) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Measure of(String name, double value, String unit) {
        return new Measure(name, value, unit, null, null);
    }

    static Measure atMost(double goal, String name, double value, String unit) {
        return new Measure(name, value, unit, goal, null);
    }

    static Measure against(String peer, double theirs, double least, String name, double value, String unit) {
        return new Measure(name, value, unit, null, new Peer(peer, value / theirs, least));
    }

    /** What is not promised cannot be missed. */
    boolean met() {
        return (goal == null || value <= goal) && (peer == null || peer.ratio() >= peer.least());
    }

    private boolean promised() {
        return goal != null || peer != null;
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
        if (peer != null) {
            return "at least " + number(peer.least()) + " × " + peer.name() + ": " + number(peer.ratio());
        }
        return goal == null ? "" : "at most " + number(goal) + " " + unit;
    }

    String metText() {
        return !promised() ? "" : met() ? "met" : "MISSED";
    }

    String valueText() {
        return number(value) + " " + unit;
    }

    /** For people, in columns. */
    String line() {
        return String.format(Locale.ROOT, "%-52s %14s  %-22s %s", name, valueText(), goalText(), metText())
                .stripTrailing();
    }

    /** For programs; with a peer, the goal is the least that {@code ratio} may be. */
    String json() {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("measure", name);
        line.put("value", value);
        line.put("unit", unit);
        line.put("against", peer == null ? null : peer.name());
        line.put("ratio", peer == null ? null : peer.ratio());
        line.put("goal", peer == null ? goal : Double.valueOf(peer.least()));
        line.put("met", promised() ? met() : null);
        return JSON.writeValueAsString(line);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
