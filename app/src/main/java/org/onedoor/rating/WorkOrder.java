package org.onedoor.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refused;

/**
 * 差评工单: a bad rating that its department calls back about and repairs (谁办理谁负责).
 *
 * @param reached whether the call-back reached the person; null before it
 */
record WorkOrder(
        String city,
        UUID id,
        UUID invitation,
        State state,
        Instant openedAt,
        LocalDate callBackBy,
        LocalDate rectifyBy,
        @Nullable Instant calledBackAt,
        @Nullable String reached,
        @Nullable Instant rectifiedAt) {

    /** Where a work order stands; each step leads to the next one only. */
    enum State {
        /** 待回访. */
        TO_CALL_BACK("to-call-back"),
        /** 待整改. */
        TO_RECTIFY("to-rectify"),
        /** 已整改. */
        RECTIFIED("rectified");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalStateException("no state " + code);
        }
    }

    /** 回访: checks that the call-back is what comes now. */
    void callBack() {
        require(State.TO_CALL_BACK);
    }

    /** 整改反馈: only after the person has been called back. */
    void rectify() {
        require(State.TO_RECTIFY);
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new Refused(new RatingRefusal.OtherStep(state));
        }
    }
}
