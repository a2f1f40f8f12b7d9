package org.onedoor.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;

/**
 * 缴款单 of one case.
 *
 * @param number 缴款识别码, 20 digits
 * @param subject the case
 * @param party who owes it
 * @param department to whom it is owed, in its region
 * @param title 收费项目
 * @param ground why nothing has to be paid, for an exemption or a waiver by the definition; null otherwise
 * @param payBy by when; null while it is not asked for
 * @param paidAt when the payer paid, which may be before it became known here
 * @param way by what it was paid: the provider's name, counter-cash or counter-pos; null while it is not
 * @param receipt under which number a counter took it; null elsewhere
 */
public record Bill(
        String city,
        UUID id,
        String number,
        UUID subject,
        String filingNumber,
        UUID party,
        String department,
        String region,
        Text title,
        Money sum,
        State state,
        @Nullable Text ground,
        @Nullable LocalDate payBy,
        @Nullable Instant paidAt,
        @Nullable String way,
        @Nullable String receipt) {

    /** 缴款状态. */
    public enum State {
        /** Asked for later: when the case is granted. */
        PLANNED("planned"),
        /** 待缴. */
        OPEN("open"),
        /** 已缴. */
        PAID("paid"),
        /** 免缴: the definition's exemption. */
        EXEMPT("exempt"),
        /** 准予减免: in this one case, by whoever may. */
        WAIVED("waived"),
        /** 不再收取: the case is over. */
        CLOSED("closed"),
        /** 退款中. */
        REFUNDING("refunding"),
        /** 已退款. */
        REFUNDED("refunded");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state of a bill " + code);
        }
    }

    /** Whether nothing of it stands in the way any more. */
    public boolean settled() {
        return switch (state) {
            case PAID, EXEMPT, WAIVED -> true;
            case PLANNED, OPEN, CLOSED, REFUNDING, REFUNDED -> false;
        };
    }

    /** 退款: whether what was paid goes back, or has. */
    public boolean goesBack() {
        return switch (state) {
            case REFUNDING, REFUNDED -> true;
            case PLANNED, OPEN, PAID, EXEMPT, WAIVED, CLOSED -> false;
        };
    }

    /** Whether it was paid at a counter, where it is given back too. */
    public boolean atCounter() {
        return receipt != null;
    }

    /** Whether it lies ready at the counter to be given back. */
    public boolean toGiveBack() {
        return atCounter() && state == State.REFUNDING;
    }

    /** Whether the payer may pay it now. */
    public boolean open() {
        return state == State.OPEN;
    }
}
