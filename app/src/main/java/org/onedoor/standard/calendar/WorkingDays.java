package org.onedoor.standard.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/** 工作日: the days on which one region's offices work, for one kind of limit, and limits counted on them. Immutable. */
public final class WorkingDays {

    /** What a notice or an overlay says of a day. */
    record Mark(boolean working, Text reason) {}

    private final LimitKind kind;
    private final Map<LocalDate, Mark> marks;
    private final Map<LocalDate, Text> remarks;
    private final Set<Integer> years;
    private final Set<Integer> provisional;

    /**
     * @param years of which a calendar is known
     * @param provisional those of them whose own notice is still to come
     */
    WorkingDays(
            LimitKind kind,
            Map<LocalDate, Mark> marks,
            Map<LocalDate, Text> remarks,
            Set<Integer> years,
            Set<Integer> provisional) {
        this.kind = kind;
        this.marks = marks;
        this.remarks = remarks;
        this.years = years;
        this.provisional = provisional;
    }

    public LimitKind kind() {
        return kind;
    }

    public boolean isWorkingDay(LocalDate date) {
        Mark mark = marks.get(date);
        return mark != null ? mark.working() : isMondayToFriday(date);
    }

    /** Whether offices work on a day, and why. */
    public Day day(LocalDate date) {
        Mark mark = marks.get(date);
        boolean official = years.contains(date.getYear());
        boolean working = mark != null ? mark.working() : isMondayToFriday(date);
        Text reason = mark != null ? mark.reason() : Wording.of(working ? "day.weekday.text" : "day.weekend.text");
        if (mark == null && !official) {
            reason = Wording.of("day.unofficial.text", "reason", reason);
        }
        Text remark = remarks.get(date);
        if (remark != null) {
            reason = Wording.of("day.with-remark.text", "reason", reason, "remark", remark);
        }
        return new Day(date, working, reason, official);
    }

    /** The first working day that is not before the given day. */
    public LocalDate onOrAfter(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The {@code n}th working day after a day, which itself is not counted (民法典 201); n is at least 1. */
    public LocalDate after(LocalDate start, int n) {
        LocalDate day = start;
        for (int counted = 0; counted < n; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /**
     * The first year that a limit counts on and of which no official calendar is known: for working days every year from
     * its start to its last day, for others the year of the last day alone.
     */
    public OptionalInt firstYearWithoutCalendar(LocalDate start, Limit limit, LocalDate last) {
        int from = limit.unit() == LimitUnit.WORKING_DAYS ? start.getYear() : last.getYear();
        return IntStream.rangeClosed(from, last.getYear())
                .filter(year -> !years.contains(year))
                .findFirst();
    }

    /** How many working days lie between two days, both included; 0 if the second is before the first. */
    public int count(LocalDate from, LocalDate to) {
        int counted = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return counted;
    }

    /** The last day of a limit without the ledger; empty while a pause is open. */
    public Optional<LocalDate> lastDay(LocalDate start, Limit limit, List<Pause> pauses) {
        if (pauses.isEmpty() && limit.unit() == LimitUnit.WORKING_DAYS) {
            return Optional.of(after(start, limit.value()));
        }
        return ledger(start, limit, pauses).lastDay();
    }

    /**
     * Counts a limit day by day.
     *
     * @param start the day that starts it: of acceptance, or as which an arrival counts; not counted (民法典 201) unless
     *     the limit is the same day
     * @param pauses days that do not count, in any order, overlapping or not
     */
    public Ledger ledger(LocalDate start, Limit limit, List<Pause> pauses) {
        List<LedgerDay> lines = new ArrayList<>();
        boolean sameDay = limit.unit() == LimitUnit.SAME_DAY;
        int total = total(start, limit);
        LocalDate day = start;
        if (!sameDay) {
            lines.add(new LedgerDay(start, false, 0, Wording.of("ledger.start.text")));
            day = start.plusDays(1);
        }
        int counted = 0;
        while (true) {
            Pause pause = pauseOn(day, pauses);
            if (pause != null && pause.until() == null) {
                lines.add(new LedgerDay(day, false, 0, paused("ledger.open-pause.text", pause)));
                return ledger(start, limit, null, total - counted, lines);
            }
            Day calendar = day(day);
            boolean byWorkingDay = limit.unit() == LimitUnit.WORKING_DAYS || sameDay;
            boolean counts = byWorkingDay ? calendar.working() : counted < total;
            if (pause != null) {
                lines.add(new LedgerDay(day, false, 0, paused("ledger.pause.text", pause)));
            } else if (counts) {
                counted++;
                boolean mayEnd = counted == total && calendar.working();
                lines.add(new LedgerDay(
                        day,
                        true,
                        counted,
                        mayEnd ? last(calendar, sameDay) : counted(calendar, limit, counted == total)));
                if (mayEnd) {
                    return ledger(start, limit, day, 0, lines);
                }
            } else if (counted == total && calendar.working()) {
                lines.add(
                        new LedgerDay(day, false, 0, Wording.of("ledger.moved-on.text", "reason", calendar.reason())));
                return ledger(start, limit, day, 0, lines);
            } else {
                lines.add(new LedgerDay(day, false, 0, calendar.reason()));
            }
            day = day.plusDays(1);
        }
    }

    /**
     * A limit and what it was extended by: the days of the extension follow those of the limit and go on in their numbers.
     *
     * @param limit a ledger with a last day
     */
    public Ledger extended(Ledger limit, Limit more, List<Pause> pauses) {
        LocalDate end = limit.lastDay().orElseThrow();
        Ledger extension = ledger(end, more, pauses);
        List<LedgerDay> lines = new ArrayList<>(limit.days());
        LedgerDay last = lines.removeLast();
        boolean everyDay = last.counted() && limit.limit().unit() != LimitUnit.SAME_DAY;
        Text reason = everyDay ? counted(day(end), limit.limit(), false) : day(end).reason();
        lines.add(new LedgerDay(end, last.counted(), last.number(), reason));
        extension.days().stream()
                .skip(1)
                .map(line -> new LedgerDay(
                        line.date(), line.counted(), line.counted() ? limit.all() + line.number() : 0, line.reason()))
                .forEach(lines::add);
        List<Text> warnings = Stream.concat(limit.warnings().stream(), extension.warnings().stream())
                .distinct()
                .toList();
        return new Ledger(
                limit.start(), limit.limit(), limit.kind(), extension.end(), extension.remaining(), lines, warnings);
    }

    /**
     * What came after the last day of a limit, which no day of it is any more; working days are numbered from 1.
     *
     * @param until the last day to tell of; nothing is where it is not after the limit's
     */
    public List<LedgerDay> past(LocalDate end, LocalDate until) {
        List<LedgerDay> lines = new ArrayList<>();
        int number = 0;
        for (LocalDate date = end.plusDays(1); !date.isAfter(until); date = date.plusDays(1)) {
            Day calendar = day(date);
            number += calendar.working() ? 1 : 0;
            lines.add(new LedgerDay(date, false, calendar.working() ? number : 0, calendar.reason()));
        }
        return lines;
    }

    /** How many days of its own measure a limit has; months and years become the days up to their corresponding day. */
    private static int total(LocalDate start, Limit limit) {
        return switch (limit.unit()) {
            case WORKING_DAYS, NATURAL_DAYS -> limit.value();
            case MONTHS -> daysUntil(start, start.plusMonths(limit.value()));
            case YEARS -> daysUntil(start, start.plusYears(limit.value()));
            case SAME_DAY -> 1;
        };
    }

    private static int daysUntil(LocalDate start, LocalDate end) {
        return Math.toIntExact(end.toEpochDay() - start.toEpochDay());
    }

    private static Text last(Day day, boolean sameDay) {
        return Wording.of(sameDay ? "ledger.same-day.text" : "ledger.last.text", "reason", day.reason());
    }

    private static Text counted(Day day, Limit limit, boolean nominalEnd) {
        if (limit.unit() == LimitUnit.WORKING_DAYS) {
            return day.reason();
        }
        return nominalEnd
                ? Wording.of("ledger.ends-on-holiday.text", "reason", day.reason())
                : Wording.of("ledger.every-day.text");
    }

    private static Text paused(String key, Pause pause) {
        Text kind = Wording.of("pause." + pause.kind().code() + ".text");
        return Wording.of(key, "kind", kind, "reason", pause.reason());
    }

    private Ledger ledger(LocalDate start, Limit limit, @Nullable LocalDate end, int remaining, List<LedgerDay> lines) {
        Set<Integer> unknown = new TreeSet<>();
        Set<Integer> expected = new TreeSet<>();
        for (LedgerDay line : lines) {
            int year = line.date().getYear();
            if (!years.contains(year)) {
                unknown.add(year);
            } else if (provisional.contains(year)) {
                expected.add(year);
            }
        }
        List<Text> warnings = new ArrayList<>();
        for (Integer year : unknown) {
            String text = year.toString();
            warnings.add(Wording.of("ledger.no-calendar.text", "year", new Text(text, text)));
        }
        for (Integer year : expected) {
            String text = year.toString();
            warnings.add(Wording.of("ledger.provisional.text", "year", new Text(text, text)));
        }
        return new Ledger(start, limit, kind, end, remaining, lines, warnings);
    }

    private static @Nullable Pause pauseOn(LocalDate day, List<Pause> pauses) {
        Pause found = null;
        for (Pause pause : pauses) {
            // an open pause wins: nobody can say how long it lasts, whatever else lies over the same day
            if (pause.contains(day) && (found == null || pause.until() == null)) {
                found = pause;
            }
        }
        return found;
    }

    private static boolean isMondayToFriday(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }
}
