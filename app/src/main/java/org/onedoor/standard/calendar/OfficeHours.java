package org.onedoor.standard.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.onedoor.shared.Text;

/**
 * 办公时间: when a region's offices are open on working days, and what becomes of what arrives outside.
 *
 * @param shifts the openings of a working day in order, at least one
 */
public record OfficeHours(String region, ArrivalRule rule, List<Shift> shifts, Text ground) {

    /** One opening of a day: from opening up to closing time, which itself is still inside. */
    public record Shift(LocalTime open, LocalTime close) {}

    public OfficeHours {
        shifts = List.copyOf(shifts);
    }

    /** As when something that arrived counts; both times are kept, because both are shown. */
    public Arrival arrival(LocalDateTime received, WorkingDays days) {
        LocalDate day = received.toLocalDate();
        LocalTime time = received.toLocalTime();
        if (rule == ArrivalRule.AS_RECEIVED) {
            return new Arrival(received, received, rule, Wording.of("arrival.as-received.text", "ground", ground));
        }
        LocalTime opens = shifts.getFirst().open();
        if (!days.isWorkingDay(day)) {
            return new Arrival(
                    received,
                    days.onOrAfter(day).atTime(opens),
                    rule,
                    why("day-off", days.day(day).reason()));
        }
        if (time.isAfter(shifts.getLast().close())) {
            return new Arrival(
                    received, days.onOrAfter(day.plusDays(1)).atTime(opens), rule, why("after-closing", ground));
        }
        for (Shift shift : shifts) {
            if (time.isBefore(shift.open())) {
                return new Arrival(received, day.atTime(shift.open()), rule, why("before-opening", ground));
            }
            if (!time.isAfter(shift.close())) {
                break;
            }
        }
        return new Arrival(received, received, rule, why("in-hours", ground));
    }

    private Text why(String key, Text reason) {
        return Wording.of("arrival." + key + ".text", "reason", reason, "ground", ground);
    }
}
