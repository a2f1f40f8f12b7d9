package org.onedoor.standard.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 期限台账: every day from the start of a limit to its last, each with its reason.
 *
 * @param start the day that starts the limit and is not counted itself (民法典 201)
 * @param end the last day, null while a pause is open
 * @param remaining days of the limit that are still to be counted; 0 once the last day is known
 * @param warnings what the reader must know, for example that no official calendar is known for a year
 */
public record Ledger(
        LocalDate start,
        Limit limit,
        LimitKind kind,
        @Nullable LocalDate end,
        int remaining,
        List<LedgerDay> days,
        List<Text> warnings) {

    public Ledger {
        days = List.copyOf(days);
        warnings = List.copyOf(warnings);
    }

    /** How many of its days are used when a day is over. */
    public int used(LocalDate until) {
        return (int) days.stream()
                .filter(day -> day.counted() && !day.date().isAfter(until))
                .count();
    }

    /** How many days it has, an extension's among them. */
    public int all() {
        return (int) days.stream().filter(LedgerDay::counted).count();
    }

    /** The last day on which the limit is kept; none while a pause is open. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(end);
    }
}
