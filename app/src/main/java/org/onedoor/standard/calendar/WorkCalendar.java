package org.onedoor.standard.calendar;

import java.util.List;

/**
 * 工作日历 (节假日安排): what the official notice says for one year of one region, normally the nation (000000). Monday to
 * Friday are worked where it says nothing. A notice may move days of the December before.
 *
 * @param notice the number of the notice, with later changes
 * @param provisional whether the year's own notice is still to come, and this is what the regulation lets one expect
 * @param off 放假: days without work
 * @param work 调休上班: days of a weekend that are worked instead
 */
public record WorkCalendar(
        String id,
        String region,
        int year,
        String notice,
        boolean provisional,
        List<NamedDays> off,
        List<NamedDays> work) {

    public WorkCalendar {
        off = List.copyOf(off);
        work = List.copyOf(work);
    }
}
