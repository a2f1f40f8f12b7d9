package org.onedoor.casework.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 日历变动: one published version of a calendar or overlay that came into force, and how far it has been carried out.
 *
 * @param passed the last case that was looked at
 * @param looked how many open cases were looked at
 * @param written how many of them changed
 * @param failed how many could not be counted anew yet; they are tried again, and the program's log says which and why
 * @param ended null while it goes on
 */
public record CalendarChange(
        String kind,
        String id,
        int version,
        String region,
        UUID passed,
        int looked,
        int written,
        int failed,
        @Nullable Instant ended) {

    /** As journal and log name it. */
    public String cause() {
        return kind + "/" + id + "/" + version;
    }
}
