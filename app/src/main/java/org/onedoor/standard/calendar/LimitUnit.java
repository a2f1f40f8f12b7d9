package org.onedoor.standard.calendar;

/** 时限单位: what a limit is counted in. */
public enum LimitUnit {
    /** 工作日 (行政许可法 82): statutory holidays and days of rest do not count. */
    WORKING_DAYS,
    /** 自然日: every day counts; a last day on a holiday moves on (民法典 203). */
    NATURAL_DAYS,
    /** 月 (民法典 202): ends on the day of the same number, or on the month's last day. */
    MONTHS,
    /** 年 (民法典 202). */
    YEARS,
    /** 即办: on the day of acceptance itself. */
    SAME_DAY;

    public String code() {
        return switch (this) {
            case WORKING_DAYS -> "working-days";
            case NATURAL_DAYS -> "natural-days";
            case MONTHS -> "months";
            case YEARS -> "years";
            case SAME_DAY -> "same-day";
        };
    }
}
