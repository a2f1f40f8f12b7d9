package org.onedoor.standard.calendar;

import java.time.LocalDateTime;
import org.onedoor.shared.Text;

/**
 * 到达: when something came and as when it counts.
 *
 * @param received when it reached the system
 * @param counted as when it counts by the region's rule
 * @param why the reason, in both languages
 */
public record Arrival(LocalDateTime received, LocalDateTime counted, ArrivalRule rule, Text why) {}
