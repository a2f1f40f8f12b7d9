package org.onedoor.data;

/**
 * What became of rows that were collected.
 *
 * @param added held for the first time
 * @param superseded newer than what was held, and different
 * @param confirmed newer and the same: only the time moved
 * @param unchanged the same row as before, or one older than what is held
 */
record Collected(int added, int superseded, int confirmed, int unchanged) {

    static final Collected NOTHING = new Collected(0, 0, 0, 0);

    Collected plus(Collected other) {
        return new Collected(
                added + other.added,
                superseded + other.superseded,
                confirmed + other.confirmed,
                unchanged + other.unchanged);
    }
}
