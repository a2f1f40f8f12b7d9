package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.List;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/**
 * 时长: limits one after another. Working days, days and months stay apart, since no law turns one into another; only to see which
 * of two is longer an ordinary week of five working days and a month of thirty days are assumed.
 */
public record Span(int workingDays, int days, int months) implements Comparable<Span> {

    /** 当天: within the day itself. */
    public static final Span SAME_DAY = new Span(0, 0, 0);

    public static Span of(Limit limit) {
        return switch (limit.unit()) {
            case SAME_DAY -> SAME_DAY;
            case WORKING_DAYS -> new Span(limit.value(), 0, 0);
            case NATURAL_DAYS -> new Span(0, limit.value(), 0);
            case MONTHS -> new Span(0, 0, limit.value());
            case YEARS -> new Span(0, 0, Math.multiplyExact(12, limit.value()));
        };
    }

    /** This and then the other. */
    public Span then(Span other) {
        return new Span(workingDays + other.workingDays, days + other.days, months + other.months);
    }

    /** Whether it ends on the day on which it begins. */
    public boolean sameDay() {
        return equals(SAME_DAY);
    }

    /** In words: 5 个工作日＋1 个月. */
    public Text inWords() {
        if (sameDay()) {
            return new Text("当天", "the same day");
        }
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        say(workingDays, " 个工作日", " working day", zh, en);
        say(days, " 天", " day", zh, en);
        say(months, " 个月", " month", zh, en);
        return new Text(String.join("＋", zh), String.join(" and ", en));
    }

    private static void say(int count, String unitZh, String unitEn, List<String> zh, List<String> en) {
        if (count > 0) {
            zh.add(count + unitZh);
            en.add(count + unitEn + (count == 1 ? "" : "s"));
        }
    }

    /** By the length in an ordinary calendar; of two that last as long, the one with more working days counts as longer. */
    @Override
    public int compareTo(Span other) {
        int byLength = Double.compare(length(), other.length());
        if (byLength != 0) {
            return byLength;
        }
        int byWork = Integer.compare(workingDays, other.workingDays);
        return byWork != 0 ? byWork : Integer.compare(days, other.days);
    }

    private double length() {
        return workingDays * 7 / 5.0 + days + months * 30.0;
    }
}
