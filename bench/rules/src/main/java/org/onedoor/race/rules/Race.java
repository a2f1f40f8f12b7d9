package org.onedoor.race.rules;

import java.util.Arrays;
import java.util.Locale;

/** One evaluator by itself, on one thread: warmed up, then several rounds over all subjects. */
public final class Race {

    private static final int ROUNDS = 5;

    private Race() {}

    /**
     * Prints a line of JSON: {@code name}, {@code met} of a whole round, {@code each} in evaluations a second, the median of the
     * rounds.
     */
    public static void run(Work work, Evaluator evaluator, double seconds) {
        int met = round(work, evaluator);
        until(work, evaluator, seconds);
        double[] each = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            each[i] = until(work, evaluator, seconds / 2);
        }
        Arrays.sort(each);
        System.out.printf(
                Locale.ROOT,
                "{\"name\": \"%s\", \"met\": %d, \"each\": %.0f}%n",
                evaluator.name(),
                met,
                each[ROUNDS / 2]);
    }

    private static int round(Work work, Evaluator evaluator) {
        int met = 0;
        for (int subject = 0; subject < work.facts().size(); subject++) {
            met += evaluator.met(subject);
        }
        return met;
    }

    /** Goes on for at least so long, and to the end of a subject; answers evaluations a second. */
    private static double until(Work work, Evaluator evaluator, double seconds) {
        int all = work.conditions().size();
        long begun = System.nanoTime();
        long done = 0;
        long sum = 0;
        double taken;
        int subject = 0;
        do {
            sum += evaluator.met(subject);
            done += all;
            subject = (subject + 1) % work.facts().size();
            taken = (System.nanoTime() - begun) / 1e9;
        } while (taken < seconds);
        if (sum < 0) {
            throw new AssertionError("never: keeps the answers needed");
        }
        return done / taken;
    }
}
