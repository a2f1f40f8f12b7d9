package org.onedoor.shared;

/** The city that a region belongs to, as the journal and the hot tables carry it in their keys (GB/T 2260). */
public final class Cities {

    private Cities() {}

    /** {@code 330302} lies in {@code 330300}; a province or the nation stands for itself. */
    public static String of(String region) {
        return region.substring(0, 4) + "00";
    }
}
