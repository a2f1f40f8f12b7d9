package org.onedoor.casework;

/** The city code that every row of casework carries in its key (GB/T 2260: the first four digits and two zeros). */
final class Cities {

    private Cities() {}

    static String of(String region) {
        return region.substring(0, 4) + "00";
    }
}
