package org.onedoor.rules.program;

import java.util.List;

/**
 * Looks that must all hold, one after another in one array: most conditions are nothing else. An answer would cost mostly the jumps
 * that a processor guesses wrong, so there are none: some looks are taken at once and the rest only where all of these held.
 */
final class Looks {

    /** Numbers for each look: slot, least, span, words. */
    private static final int WIDTH = 4;

    /** So many looks are taken at once. */
    private static final int AT_ONCE = 8 * WIDTH;

    private final Look[] looks;
    private final long[] numbers;

    /** A bit for each slot that is looked at, as in {@link Profile#beside}; up to the last that is not nought. */
    private final long[] slots;

    Looks(List<Look> looks) {
        this.looks = looks.toArray(Look[]::new);
        this.numbers = new long[looks.size() * WIDTH];
        this.slots = new long[(looks.stream().mapToInt(Look::slot).max().orElse(-1) + Long.SIZE) / Long.SIZE];
        int at = 0;
        for (Look look : looks) {
            numbers[at++] = look.slot();
            numbers[at++] = look.least();
            numbers[at++] = look.span();
            numbers[at++] = look.words();
            slots[look.slot() / Long.SIZE] |= 1L << look.slot();
        }
    }

    /** The least of their answers; what comes after one that is not met is passed over. */
    byte all(Profile profile) {
        long gaps = 0;
        for (int i = 0; i < slots.length; i++) {
            gaps |= slots[i] & profile.beside[i];
        }
        return gaps == 0 ? inLanes(profile.lane) : oneByOne(profile);
    }

    private byte inLanes(long[] lane) {
        long[] all = numbers;
        int at = 0;
        while (at < all.length) {
            int end = Math.min(all.length, at + AT_ONCE);
            long hold = 1;
            for (; at < end; at += WIDTH) {
                hold &= Look.holds(lane[(int) all[at]], all[at + 1], all[at + 2], all[at + 3]);
            }
            if (hold == 0) {
                return Code.NOT_MET;
            }
        }
        return Code.MET;
    }

    private byte oneByOne(Profile profile) {
        byte least = Code.MET;
        for (Look look : looks) {
            byte code = look.run(profile);
            if (code == Code.NOT_MET) {
                return code;
            }
            least = (byte) Math.min(least, code);
        }
        return least;
    }
}
