package org.onedoor.standard.calendar;

import java.time.LocalDate;
import org.onedoor.shared.Text;

/**
 * One day of a region's calendar.
 *
 * @param working whether offices work
 * @param reason why, in both languages
 * @param official whether a notice for the day's year is known; if not, only Monday to Friday decided
 */
public record Day(LocalDate date, boolean working, Text reason, boolean official) {}
