package org.onedoor.catalog;

import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/** Compares and names limits of different units. */
public final class Limits {

    private Limits() {}

    /** Whether one limit is longer than another in an ordinary week: five working days to seven days. */
    static boolean longer(Limit one, Limit other) {
        if (one.unit() == other.unit()) {
            return one.value() > other.value();
        }
        return days(one) > days(other);
    }

    private static double days(Limit limit) {
        return switch (limit.unit()) {
            case SAME_DAY -> 0;
            case WORKING_DAYS -> limit.value() * 7 / 5.0;
            case NATURAL_DAYS -> limit.value();
            case MONTHS -> limit.value() * 30.4;
            case YEARS -> limit.value() * 365.0;
        };
    }

    /** 5 个工作日, 5 working days. */
    public static Text inWords(Limit limit) {
        return new Text(zh(limit), en(limit));
    }

    static String zh(Limit limit) {
        return switch (limit.unit()) {
            case SAME_DAY -> "当天";
            case WORKING_DAYS -> limit.value() + " 个工作日";
            case NATURAL_DAYS -> limit.value() + " 天";
            case MONTHS -> limit.value() + " 个月";
            case YEARS -> limit.value() + " 年";
        };
    }

    static String en(Limit limit) {
        String many = limit.value() == 1 ? "" : "s";
        return switch (limit.unit()) {
            case SAME_DAY -> "the same day";
            case WORKING_DAYS -> limit.value() + " working day" + many;
            case NATURAL_DAYS -> limit.value() + " day" + many;
            case MONTHS -> limit.value() + " month" + many;
            case YEARS -> limit.value() + " year" + many;
        };
    }
}
