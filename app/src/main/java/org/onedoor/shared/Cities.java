package org.onedoor.shared;

/**
 * What lies above and below a region by its code (GB/T 2260): the journal and the hot tables carry the city in their keys.
 */
public final class Cities {

    private Cities() {}

    /** {@code 330302} lies in {@code 330300}; a province or the nation stands for itself. */
    public static String of(String region) {
        return region.substring(0, 4) + "00";
    }

    /** A region and all below it, as a pattern of SQL's LIKE over codes: pairs of digits, level by level. */
    public static String below(String region) {
        return region.replaceAll("(00)+$", "") + "%";
    }
}
