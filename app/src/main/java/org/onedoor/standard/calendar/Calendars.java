package org.onedoor.standard.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.onedoor.shared.Text;

/** All calendars and overlays that are known; makes of them the working days of one region for one kind of limit. */
public record Calendars(List<WorkCalendar> calendars, List<Overlay> overlays) {

    public Calendars {
        calendars = List.copyOf(calendars);
        overlays = List.copyOf(overlays);
    }

    /**
     * The year whose calendar is missing now: the running one, or from October on the next, whose notice comes out about
     * then. Empty where there are no calendars at all.
     */
    public OptionalInt missing(LocalDate today) {
        int last = today.getMonth().compareTo(Month.OCTOBER) < 0 ? today.getYear() : today.getYear() + 1;
        return calendars.isEmpty()
                ? OptionalInt.empty()
                : IntStream.rangeClosed(today.getYear(), last)
                        .filter(year -> calendars.stream().noneMatch(calendar -> calendar.year() == year))
                        .findFirst();
    }

    /** The coming year, or the running one, of which from November on only a provisional calendar is there. */
    public OptionalInt provisional(LocalDate today) {
        int last = today.getMonth().compareTo(Month.NOVEMBER) < 0 ? today.getYear() : today.getYear() + 1;
        return IntStream.rangeClosed(today.getYear(), last)
                .filter(year ->
                        calendars.stream().anyMatch(calendar -> calendar.year() == year && calendar.provisional()))
                .findFirst();
    }

    /**
     * The working days of a region: calendars and overlays from the outermost region inwards, the inner one winning.
     *
     * @param regions the codes from the nation down to the region itself
     */
    public WorkingDays of(List<String> regions, LimitKind kind) {
        Map<LocalDate, WorkingDays.Mark> marks = new HashMap<>();
        Map<LocalDate, Text> remarks = new HashMap<>();
        Set<Integer> years = new HashSet<>();
        Set<Integer> provisional = new HashSet<>();
        for (String region : regions) {
            for (WorkCalendar calendar : calendars) {
                if (calendar.region().equals(region)) {
                    years.add(calendar.year());
                    if (calendar.provisional()) {
                        provisional.add(calendar.year());
                    }
                    mark(marks, calendar);
                }
            }
            for (Overlay overlay : overlays) {
                if (overlay.region().equals(region)) {
                    mark(marks, remarks, overlay, kind);
                }
            }
        }
        return new WorkingDays(
                kind, Map.copyOf(marks), Map.copyOf(remarks), Set.copyOf(years), Set.copyOf(provisional));
    }

    private static void mark(Map<LocalDate, WorkingDays.Mark> marks, WorkCalendar year) {
        Text notice = new Text(year.notice(), year.notice());
        for (NamedDays span : year.off()) {
            Text reason = Wording.of("day.holiday.text", "name", span.name(), "notice", notice);
            span.days().forEach(day -> marks.put(day, new WorkingDays.Mark(false, reason)));
        }
        for (NamedDays span : year.work()) {
            Text reason = Wording.of("day.make-up.text", "name", span.name(), "notice", notice);
            span.days().forEach(day -> marks.put(day, new WorkingDays.Mark(true, reason)));
        }
    }

    private static void mark(
            Map<LocalDate, WorkingDays.Mark> marks, Map<LocalDate, Text> remarks, Overlay overlay, LimitKind kind) {
        boolean moves = overlay.moves().contains(kind);
        for (boolean working : new boolean[] {false, true}) {
            String key = working ? "day.overlay-on.text" : "day.overlay-off.text";
            Text reason = Wording.of(
                    moves ? key : "day.overlay-not-moving." + kind.code() + ".text",
                    "name",
                    overlay.name(),
                    "ground",
                    overlay.ground());
            for (NamedDays span : working ? overlay.on() : overlay.off()) {
                for (LocalDate day : span.days()) {
                    if (!overlay.standsOn(day)) {
                        continue;
                    }
                    if (moves) {
                        marks.put(day, new WorkingDays.Mark(working, reason));
                        remarks.remove(day);
                    } else {
                        remarks.put(day, reason);
                    }
                }
            }
        }
    }
}
