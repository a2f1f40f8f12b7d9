package org.onedoor.rating;

import java.time.LocalDate;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.LimitKind;
import org.onedoor.standard.calendar.WorkingDays;
import org.springframework.stereotype.Component;

/** By when a bad rating is called back and repaired, in working days of the department's region. */
@Component
class DueDays {

    private final Standards standards;
    private final RatingSettings settings;

    DueDays(Standards standards, RatingSettings settings) {
        this.standards = standards;
        this.settings = settings;
    }

    /** The two last days. */
    record Dates(LocalDate callBack, LocalDate rectify) {}

    /** No law sets these limits: they are promises, so an overlay that moves promised limits moves them. */
    Dates after(LocalDate rated, String region) {
        return after(rated, standards.current().workingDays(region, LimitKind.PROMISED), settings);
    }

    /** The day of the rating itself is not counted (民法典 201). */
    static Dates after(LocalDate rated, WorkingDays days, RatingSettings settings) {
        return new Dates(days.after(rated, settings.callBackWithin()), days.after(rated, settings.rectifyWithin()));
    }
}
