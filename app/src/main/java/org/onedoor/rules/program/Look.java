package org.onedoor.rules.program;

import java.util.function.Predicate;

/**
 * A look at one element whose values stand in a lane: whether its number is in a range and, where numbers stand for words, among
 * those of some. Numbers go round: after the largest comes the smallest, so what is outside of a range is a range too.
 *
 * @param least the first number of the range
 * @param span how far the range reaches from there, without sign; all numbers for -1
 * @param words a bit for each number below 64 that is meant; all for a range
 * @param turned whether the range, or the words, were turned round; then so is the answer without a number
 * @param otherwise the same, not turned round, of a value that does not fit into the lane
 */
record Look(int slot, long least, long span, long words, boolean turned, Predicate<Object> otherwise) {

    private static final long ALL = -1;

    /** Both ends included; nothing where the first is larger. */
    static Look range(int slot, long least, long most, Predicate<Object> otherwise) {
        return least <= most
                ? new Look(slot, least, most - least, ALL, false, otherwise)
                : new Look(slot, 0, ALL, 0, false, otherwise);
    }

    static Look number(int slot, long number) {
        return range(slot, number, number, Look::never);
    }

    /** @param words a bit for the number of each word */
    static Look words(int slot, long words) {
        return new Look(slot, 0, ALL, words, false, Look::never);
    }

    private static boolean never(Object value) {
        throw new IllegalStateException("always fits into its lane: " + value);
    }

    Look turnedRound() {
        return span == ALL
                ? new Look(slot, least, ALL, ~words, !turned, otherwise)
                : new Look(slot, least + span + 1, -span - 2, words, !turned, otherwise);
    }

    byte run(Profile profile) {
        byte state = profile.state[slot];
        if (state == Profile.IN_LANE) {
            return (byte) (Code.MET * holds(profile.lane[slot], least, span, words));
        }
        byte code = state == Profile.AS_OBJECT ? Code.of(otherwise.test(profile.value(slot))) : Step.gap(state);
        return turned ? Code.turned(code) : code;
    }

    /** 1 where a number is in the range and among the words; else 0. Without a jump, which would be guessed wrong half of the time. */
    static long holds(long number, long least, long span, long words) {
        long beyond = number - least;
        // what is borrowed in taking it from the span, as a processor does it for numbers without sign
        long borrowed = (~span & beyond) | ((~span | beyond) & (span - beyond));
        return ~borrowed >>> 63 & words >>> number;
    }
}
