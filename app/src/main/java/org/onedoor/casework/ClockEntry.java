package org.onedoor.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.PauseKind;

/**
 * 计时台账的一笔: one thing that happened to a case's clock, with its ground. The ledger is only added to; days, pauses and
 * last days follow from it ({@link Timing}).
 *
 * @param at when it was written down
 * @param day from which day it works: of a start the day that is not counted itself, of a pause the first day not counted,
 *     of its end the last one
 * @param procedure what the clock stands still for, in a pause and its end
 * @param until the last day that was announced for a pause, in writing; null otherwise
 * @param ground the law's article, or the definition's words where no law is the ground
 */
record ClockEntry(
        Kind kind,
        Instant at,
        LocalDate day,
        @Nullable PauseKind procedure,
        @Nullable LocalDate until,
        Text ground) {

    enum Kind {
        /** 起算. */
        START("start"),
        /** 暂停. */
        PAUSE("pause"),
        /** 恢复. */
        RESUME("resume"),
        /** 停止: decided, withdrawn or ended otherwise. */
        STOP("stop");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @JsonValue
        String code() {
            return code;
        }

        @JsonCreator
        static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no clock entry " + code);
        }
    }
}
