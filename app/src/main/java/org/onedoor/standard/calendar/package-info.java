/**
 * 工作日历与期限: which days a region's offices work, and what the last day of a limit is, with the ledger that says why.
 * Pure arithmetic on dates: no clock, no database.
 */
@NamedInterface("calendar")
@NullMarked
package org.onedoor.standard.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
