package org.onedoor.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 免打扰时段: when nobody's phone is to ring, unless the message asks for something that the night would make late.
 *
 * @param from the same as {@code until} for no quiet hours
 * @param urgent the messages that ask for something
 */
record QuietHours(LocalTime from, LocalTime until, Set<String> urgent) {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** When the message may go out, if it may not now. */
    Optional<Instant> waiting(Instant now, String template, Map<String, ?> values) {
        ZonedDateTime here = now.atZone(SHANGHAI);
        if (!quiet(here.toLocalTime())) {
            return Optional.empty();
        }
        ZonedDateTime today = here.with(until);
        ZonedDateTime end = today.isAfter(here) ? today : here.plusDays(1).with(until);
        return isUrgent(template, values, end.toLocalDate()) ? Optional.empty() : Optional.of(end.toInstant());
    }

    private boolean quiet(LocalTime time) {
        return from.isAfter(until)
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
    }

    private boolean isUrgent(String template, Map<String, ?> values, LocalDate end) {
        return urgent.contains(template) && (!(values.get("due") instanceof LocalDate due) || !due.isAfter(end));
    }
}
