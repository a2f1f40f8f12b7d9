package org.onedoor.casework.desk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 快捷筛选: what a desk is narrowed to with one click, as a predicate over {@code casework.desk s}. */
public enum View {
    ALL("all", "TRUE"),
    OVERDUE("overdue", "s.due < :today"),
    TODAY("today", "s.due = :today"),
    TO_ACCEPT("to-accept", "s.step = 'accept'"),
    TO_DECIDE("to-decide", "s.step = 'decide'"),
    CORRECTED("corrected", "s.step = 'accept' AND s.corrected"),
    AWAITING("awaiting", "s.awaited > 0"),
    ALARM("alarm", "(s.alarm > 0 OR s.due < :today)"),
    /** 应急容缺. */
    URGENT("urgent", "NOT s.calm");

    private final String code;
    private final String predicate;

    View(String code, String predicate) {
        this.code = code;
        this.predicate = predicate;
    }

    public String code() {
        return code;
    }

    String predicate() {
        return predicate;
    }

    /**
     * Whether all that it shows is among the first lines by due day.
     *
     * @param reached the latest due day among them, of what no emergency hurries; null where there is no such line
     */
    boolean allSeen(@Nullable LocalDate reached, LocalDate today) {
        return reached != null
                && switch (this) {
                    case OVERDUE -> !reached.isBefore(today);
                    case TODAY -> reached.isAfter(today);
                    case URGENT -> true;
                    default -> false;
                };
    }

    /** The one of this code; everything where there is none. */
    public static View of(@Nullable String code) {
        for (View view : values()) {
            if (view.code.equals(code)) {
                return view;
            }
        }
        return ALL;
    }
}
