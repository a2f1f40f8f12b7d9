package org.onedoor.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 预警与超期: how a case stands with its last days; the order is that of urgency. */
enum Alarm {
    NONE("none"),
    /** 预警: the promised day is the next working day, or today. */
    SOON("soon"),
    /** 黄牌: later than promised. */
    LATE("late"),
    /** 红牌: later than the law allows. */
    UNLAWFUL("unlawful");

    private final String code;

    Alarm(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Alarm of(int level) {
        return values()[level];
    }

    int level() {
        return ordinal();
    }

    /** @param soon the working day before the promised one */
    static Alarm on(LocalDate today, LocalDate soon, LocalDate promised, @Nullable LocalDate statutory) {
        if (statutory != null && today.isAfter(statutory)) {
            return UNLAWFUL;
        }
        if (today.isAfter(promised)) {
            return LATE;
        }
        return today.isBefore(soon) ? NONE : SOON;
    }
}
