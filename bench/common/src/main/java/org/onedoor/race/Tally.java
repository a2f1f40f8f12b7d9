package org.onedoor.race;

/**
 * What the database holds of the lives that a race began, without those of a fill.
 *
 * @param wrong ended lives that do not have each of the six answers exactly once
 */
public record Tally(long begun, long ended, long wrong) {}
