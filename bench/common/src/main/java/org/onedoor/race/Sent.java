package org.onedoor.race;

/**
 * What clients who only submit came to.
 *
 * @param seconds from the first submission to the end of the last
 * @param millis how long each took, sorted
 */
public record Sent(double seconds, double[] millis) {}
