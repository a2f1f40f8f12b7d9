package org.onedoor.casework.life;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
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
 * @param more by how much the limits were extended; null but for an extension
 * @param ground the law's article, or the definition's words where no law is the ground
 * @param told which of those who are told of a hearing beside the applicant it is about, from 0 in the order in which they
 *     were named; {@link #NOBODY} where it is offered and even the applicant has to be reached first; null for everything else
 */
public record ClockEntry(
        Kind kind,
        Instant at,
        LocalDate day,
        @Nullable PauseKind procedure,
        @Nullable LocalDate until,
        @Nullable Limit more,
        Text ground,
        @Nullable Integer told) {

    private static final int NOBODY = -1;

    private ClockEntry(
            Kind kind,
            Instant at,
            LocalDate day,
            @Nullable PauseKind procedure,
            @Nullable LocalDate until,
            @Nullable Limit more,
            Text ground) {
        this(kind, at, day, procedure, until, more, ground, null);
    }

    public static ClockEntry start(Instant at, LocalDate day, Text ground) {
        return new ClockEntry(Kind.START, at, day, null, null, null, ground);
    }

    public static ClockEntry pause(Instant at, LocalDate day, PauseKind procedure, LocalDate until, Text ground) {
        return new ClockEntry(Kind.PAUSE, at, day, procedure, until, null, ground);
    }

    /** Holds the case and lets its clock run: the days count. */
    static ClockEntry hold(Instant at, LocalDate day, PauseKind procedure, LocalDate until, Text ground) {
        return new ClockEntry(Kind.HOLD, at, day, procedure, until, null, ground);
    }

    /**
     * 听证告知: the case is held for whoever may ask for a hearing.
     *
     * @param told whether it reached the applicant in the same moment
     */
    static ClockEntry offered(Instant at, LocalDate day, LocalDate until, Text ground, boolean told) {
        return new ClockEntry(Kind.HOLD, at, day, PauseKind.HEARING, until, null, ground, told ? null : NOBODY);
    }

    /**
     * 告知听证权利: one more has been told on a day, and may ask until another; what was held so far is held on.
     *
     * @param who null for the applicant
     */
    static ClockEntry told(Instant at, LocalDate day, @Nullable Integer who, LocalDate until, Text ground) {
        return new ClockEntry(Kind.HOLD, at, day, PauseKind.HEARING, until, null, ground, who);
    }

    public static ClockEntry resume(Instant at, LocalDate day, PauseKind procedure, Text ground) {
        return new ClockEntry(Kind.RESUME, at, day, procedure, null, null, ground);
    }

    public static ClockEntry extend(Instant at, LocalDate day, Limit more, Text ground) {
        return new ClockEntry(Kind.EXTEND, at, day, null, null, more, ground);
    }

    static ClockEntry recount(Instant at, LocalDate day, Text ground) {
        return new ClockEntry(Kind.RECOUNT, at, day, null, null, null, ground);
    }

    public static ClockEntry stop(Instant at, LocalDate day, Text ground) {
        return new ClockEntry(Kind.STOP, at, day, null, null, null, ground);
    }

    public enum Kind {
        /** 起算. */
        START("start"),
        /** 暂停. */
        PAUSE("pause"),
        /** 等候: held, while its days count. */
        HOLD("hold"),
        /** 恢复. */
        RESUME("resume"),
        /** 延期. */
        EXTEND("extend"),
        /** 重算: the days are counted anew by a calendar that has changed. */
        RECOUNT("recount"),
        /** 停止: decided, withdrawn or ended otherwise. */
        STOP("stop");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }

        @JsonCreator
        public static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no clock entry " + code);
        }
    }
}
