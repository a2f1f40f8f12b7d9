package org.onedoor.standard.calendar;

import java.time.LocalDate;
import org.onedoor.shared.Text;

/**
 * One line of the ledger.
 *
 * @param counted whether the day used up a day of the limit
 * @param number which day of the limit it was, 0 if it did not count
 * @param reason why, in both languages
 */
public record LedgerDay(LocalDate date, boolean counted, int number, Text reason) {}
