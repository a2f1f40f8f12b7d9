package org.onedoor.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 时限台账, drawn: each day from the start to the last one, and how it counts. {@code @template.web.days(face, grid)}.
 *
 * @param caption what is drawn, in the reader's language: 从1月20日到3月2日的每一天
 * @param cells consecutive days, ascending
 */
public record DayGrid(String caption, List<Cell> cells) {

    /** How a day counts. */
    public enum Kind {
        /** The day of the event; counting begins on the next. */
        START,
        COUNTED,
        /** A day off, or one that the region's calendar takes out. */
        OFF,
        /** The clock stands still: correction, special procedure. */
        PAUSED,
        /** The last day. */
        DUE,
        /** Past the last day. */
        LATE;

        String style() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One day.
     *
     * @param today drawn with a frame
     */
    public record Cell(LocalDate day, Kind kind, boolean today) {}

    /** Weeks from Monday to Sunday; null before the first day and after the last. */
    List<List<@Nullable Cell>> weeks() {
        List<List<@Nullable Cell>> weeks = new ArrayList<>();
        for (Cell cell : cells) {
            int weekday = cell.day().getDayOfWeek().getValue();
            if (weeks.isEmpty() || weekday == 1) {
                weeks.add(new ArrayList<>());
            }
            List<@Nullable Cell> week = weeks.getLast();
            while (week.size() < weekday - 1) {
                week.add(null);
            }
            week.add(cell);
        }
        if (!weeks.isEmpty()) {
            while (weeks.getLast().size() < 7) {
                weeks.getLast().add(null);
            }
        }
        return weeks;
    }

    /** The kinds that occur, in the order of the legend. */
    List<Kind> kinds() {
        return List.of(Kind.values()).stream()
                .filter(kind -> kind != Kind.START && cells.stream().anyMatch(cell -> cell.kind() == kind))
                .toList();
    }
}
