package org.onedoor.rules.program;

import java.math.BigDecimal;
import org.onedoor.rules.Verdict;

/**
 * Verdicts as small numbers. For "all" the least of the parts' numbers counts; for "any" the least after turning each round, turned
 * back; turning round is what "not" does too.
 */
final class Code {

    static final byte NOT_MET = 0;
    static final byte NEEDS_HUMAN = 1;
    static final byte UNKNOWN = 2;
    static final byte MET = 3;

    private static final byte[] TURNED = {MET, NEEDS_HUMAN, UNKNOWN, NOT_MET};
    private static final Verdict[] VERDICTS = {Verdict.NOT_MET, Verdict.NEEDS_HUMAN, Verdict.UNKNOWN, Verdict.MET};

    private static final byte[] CODES = codes();

    private Code() {}

    @SuppressWarnings("EnumOrdinal")
    private static byte[] codes() {
        byte[] codes = new byte[VERDICTS.length];
        for (byte code = 0; code < VERDICTS.length; code++) {
            codes[VERDICTS[code].ordinal()] = code;
        }
        return codes;
    }

    static byte of(boolean met) {
        return met ? MET : NOT_MET;
    }

    /** By place in an array: a switch would jump, and be guessed wrong half of the time. */
    @SuppressWarnings("EnumOrdinal")
    static byte of(Verdict verdict) {
        return CODES[verdict.ordinal()];
    }

    static byte turned(byte code) {
        return TURNED[code];
    }

    static Verdict verdict(byte code) {
        return VERDICTS[code];
    }

    /** A value in a form in which equal numbers are equal objects. */
    static Object comparable(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }
}
