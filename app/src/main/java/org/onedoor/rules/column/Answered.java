package org.onedoor.rules.column;

import org.roaringbitmap.RoaringBitmap;

/**
 * How a condition comes out for all subjects: each is in at most one of the three; for the rest something is unknown.
 *
 * @param met 满足
 * @param notMet 不满足
 * @param needsHuman 需人工判断
 */
public record Answered(RoaringBitmap met, RoaringBitmap notMet, RoaringBitmap needsHuman) {

    Answered turned() {
        return new Answered(notMet, met, needsHuman);
    }
}
