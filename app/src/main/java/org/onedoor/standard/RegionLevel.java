package org.onedoor.standard;

/** 区划层级. */
public enum RegionLevel {
    NATION(6),
    PROVINCE(6),
    CITY(6),
    COUNTY(6),
    TOWNSHIP(9),
    VILLAGE(12);

    private final int digits;

    RegionLevel(int digits) {
        this.digits = digits;
    }

    /** How many digits a code of this level has. */
    int digits() {
        return digits;
    }

    public String code() {
        return switch (this) {
            case NATION -> "nation";
            case PROVINCE -> "province";
            case CITY -> "city";
            case COUNTY -> "county";
            case TOWNSHIP -> "township";
            case VILLAGE -> "village";
        };
    }

    /** The part of a code that all regions within share. */
    String stem(String code) {
        return switch (this) {
            case NATION -> "";
            case PROVINCE -> code.substring(0, 2);
            case CITY -> code.substring(0, 4);
            case COUNTY -> code.substring(0, 6);
            case TOWNSHIP -> code.substring(0, 9);
            case VILLAGE -> code;
        };
    }
}
