package org.onedoor.standard.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 暂停计时: days that do not count because the law says so.
 *
 * @param from the first day that does not count
 * @param until the last day that does not count, null while nobody knows
 * @param reason what is being waited for, as the applicant was told in writing
 */
public record Pause(
        PauseKind kind, LocalDate from, @Nullable LocalDate until, Text reason) {

    public Pause {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a pause from " + from + " until " + until);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
