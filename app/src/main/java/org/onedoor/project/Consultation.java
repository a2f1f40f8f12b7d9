package org.onedoor.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 征求意见: another department's word on the project.
 *
 * @param askedBy the department that leads the stage
 * @param department whose word it is
 * @param due the last day to answer
 * @param agreed what was answered; null before
 */
record Consultation(
        UUID id,
        UUID project,
        Phase phase,
        String askedBy,
        String department,
        String question,
        Instant askedAt,
        LocalDate due,
        @Nullable Boolean agreed,
        @Nullable String answer,
        @Nullable Instant answered) {

    /** How it stands. */
    enum State {
        /** 等答复. */
        AWAITED("awaited"),
        AGREED("agreed"),
        OBJECTED("objected"),
        /** 超期默许. */
        SILENT("silent"),
        /** 超期未答复, where silence means nothing. */
        LATE("late");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** @param silence whether silence is agreement */
    State state(LocalDate today, boolean silence) {
        if (agreed != null) {
            return agreed ? State.AGREED : State.OBJECTED;
        }
        if (!today.isAfter(due)) {
            return State.AWAITED;
        }
        return silence ? State.SILENT : State.LATE;
    }
}
