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

    Looks(List<Look> looks) {
        this.looks = looks.toArray(Look[]::new);
        this.numbers = new long[looks.size() * WIDTH];
        int at = 0;
        for (Look look : looks) {
            numbers[at++] = look.slot();
            numbers[at++] = look.least();
            numbers[at++] = look.span();
            numbers[at++] = look.words();
        }
    }

    /** The least of their answers; what comes after one that is not met is passed over. */
    byte all(Profile profile) {
        byte[] state = profile.state;
        long[] lane = profile.lane;
        long[] all = numbers;
        int at = 0;
        while (at < all.length) {
            int end = Math.min(all.length, at + AT_ONCE);
            long hold = 1;
            int gaps = 0;
            for (; at < end; at += WIDTH) {
                int slot = (int) all[at];
                gaps |= state[slot];
                hold &= Look.holds(lane[slot], all[at + 1], all[at + 2], all[at + 3]);
            }
            if (gaps != Profile.IN_LANE) {
                return oneByOne(profile);
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
