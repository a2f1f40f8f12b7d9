package org.onedoor.standard.calendar;

/** 到达规则: as which day an application counts that arrives when no office is open. */
public enum ArrivalRule {
    /** On the day on which it reached the system, whatever the hour (电子签名法 11). */
    AS_RECEIVED,
    /** After closing time or on a day off: as the opening of the next working day. */
    NEXT_OFFICE_DAY;

    public String code() {
        return switch (this) {
            case AS_RECEIVED -> "as-received";
            case NEXT_OFFICE_DAY -> "next-office-day";
        };
    }
}
