package org.onedoor.bench;

/**
 * How much a run of {@code bench casework} takes upon itself.
 *
 * @param seconds a single race should last about so long
 * @param warmUp the least time of warming up, which goes on while it still helps
 * @param closed cases that fill the tables of the systems for which that is practicable
 * @param open the same, for every system
 * @param looks how often the first page of a queue is asked for
 * @param most open cases for one more look at that page, where practicable; 0 for none
 */
record Effort(double seconds, double warmUp, long closed, long open, int looks, long most) {

    static Effort quick() {
        return new Effort(4, 16, 100_000, 10_000, 1_000, 0);
    }

    Effort lasting(double other) {
        return new Effort(other, 4 * other, closed, open, looks, most);
    }

    static Effort full() {
        return new Effort(20, 40, 2_000_000, 100_000, 5_000, 1_000_000);
    }
}
