package org.onedoor.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * 统计期: from the first to the last day, both counted.
 *
 * @param kind how it was asked for
 */
record Period(Kind kind, LocalDate from, LocalDate to) {

    /** A longer one could overlap with the year before it. */
    static final int LONGEST = 366;

    enum Kind {
        WEEK,
        DAYS30,
        MONTH,
        QUARTER,
        YEAR,
        CUSTOM;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With what a period is compared. */
    enum Compared {
        /** 环比: as many days of the period before. */
        BEFORE,
        /** 同比: the same days of the year before. */
        YEAR;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A period that ends today. */
    static Period until(LocalDate today, Kind kind) {
        LocalDate from = switch (kind) {
            case WEEK -> today.minusDays(6);
            case DAYS30, CUSTOM -> today.minusDays(29);
            case MONTH -> today.withDayOfMonth(1);
            case QUARTER ->
                today.withMonth(((today.getMonthValue() - 1) / 3) * 3 + 1).withDayOfMonth(1);
            case YEAR -> today.withDayOfYear(1);
        };
        return new Period(kind, from, today);
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /**
     * The period to compare with: a month, quarter or year under way with as many days from the beginning of the one
     * before, cut where that one is shorter.
     */
    Period compared(Compared with) {
        if (with == Compared.YEAR) {
            return new Period(Kind.CUSTOM, from.minusYears(1), to.minusYears(1));
        }
        return switch (kind) {
            case WEEK, DAYS30, CUSTOM -> new Period(Kind.CUSTOM, from.minusDays(days()), from.minusDays(1));
            case MONTH -> fromStart(from.minusMonths(1));
            case QUARTER -> fromStart(from.minusMonths(3));
            case YEAR -> fromStart(from.minusYears(1));
        };
    }

    private Period fromStart(LocalDate start) {
        LocalDate end = start.plusDays(days() - 1L);
        return new Period(Kind.CUSTOM, start, end.isBefore(from) ? end : from.minusDays(1));
    }

    /** How many days one bar of a chart stands for: a day, or seven from the first day on. */
    int step() {
        return days() <= 62 ? 1 : 7;
    }

    int bars() {
        return (days() + step() - 1) / step();
    }

    LocalDate barFrom(int bar) {
        return from.plusDays((long) bar * step());
    }

    LocalDate barTo(int bar) {
        LocalDate end = barFrom(bar).plusDays(step() - 1L);
        return end.isAfter(to) ? to : end;
    }
}
