package org.onedoor.insight;

import java.util.Locale;
import java.util.OptionalDouble;
import org.onedoor.web.Face;

/** How figures are written: what is short of all is never shown as 100 %, and what cannot be divided not as zero. */
final class Wording {

    private static final String NOTHING = "—";

    private final Face face;

    Wording(Face face) {
        this.face = face;
    }

    String count(long n) {
        return face.number(n);
    }

    /** One decimal, rounded half up: 8 of 9 is 88.9 %. Only all is 100 %: 99.96 % is shown as 99.9 %. */
    static String share(OptionalDouble share) {
        if (share.isEmpty()) {
            return NOTHING;
        }
        double thousandths = Math.floor(share.getAsDouble() * 1000 + 0.5 + 1e-9);
        return decimal((share.getAsDouble() < 1 ? Math.min(thousandths, 999) : thousandths) / 10) + "%";
    }

    /** How many more or fewer; from twice as many on, how many times as many. Nothing can be said of none before. */
    String change(long now, long before) {
        if (before == 0) {
            return NOTHING;
        }
        if (now == before) {
            return face.msg("insight.change.same", "before", before);
        }
        double times = (double) now / before;
        return times >= 2
                ? face.msg("insight.change.times", "times", decimal2(times), "before", before)
                : face.msg("insight.change.percent", "percent", signed((times - 1) * 100), "before", before);
    }

    /** In percentage points. */
    String change(OptionalDouble now, OptionalDouble before) {
        if (now.isEmpty() || before.isEmpty()) {
            return NOTHING;
        }
        double points = (now.getAsDouble() - before.getAsDouble()) * 100;
        return Math.abs(points) < 0.05
                ? face.msg("insight.change.same", "before", share(before))
                : face.msg("insight.change.points", "points", signed(points), "before", share(before));
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.1f", value);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String decimal2(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
