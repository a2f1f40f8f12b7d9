package org.onedoor.casework.life;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 预警与超期: how a case stands with its last days; the order is that of urgency. */
public enum Alarm {
    NONE(0, "none"),
    /** 预警: the promised day is the next working day, or today. */
    SOON(1, "soon"),
    /** 黄牌: later than promised. */
    LATE(2, "late"),
    /** 红牌: later than the law allows. */
    UNLAWFUL(3, "unlawful");

    private final int level;
    private final String code;

    Alarm(int level, String code) {
        this.level = level;
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Alarm of(int level) {
        for (Alarm alarm : values()) {
            if (alarm.level == level) {
                return alarm;
            }
        }
        throw new IllegalArgumentException("no alarm " + level);
    }

    /** As the database keeps it, for comparing. */
    public int level() {
        return level;
    }

    /** @param soon the working day before the promised one */
    public static Alarm on(LocalDate today, LocalDate soon, LocalDate promised, @Nullable LocalDate statutory) {
        if (statutory != null && today.isAfter(statutory)) {
            return UNLAWFUL;
        }
        if (today.isAfter(promised)) {
            return LATE;
        }
        return today.isBefore(soon) ? NONE : SOON;
    }
}
