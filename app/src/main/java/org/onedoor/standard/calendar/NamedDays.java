package org.onedoor.standard.calendar;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.shared.Text;

/** Days that share a name: a holiday, or the working days that make up for one. */
public record NamedDays(List<LocalDate> days, Text name) {

    public NamedDays {
        days = List.copyOf(days);
    }
}
