package org.onedoor.payment;

import java.util.Map;
import org.onedoor.shared.Refusal;

/** Why this room does not do what was asked. */
sealed interface PaymentRefusal extends Refusal {

    /** No such bill, or somebody else's; no such order. */
    record NoSuchBill() implements PaymentRefusal {
        @Override
        public String code() {
            return "payment.no-such-bill";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** It is not asked for now: paid, exempt, or over. */
    record NotOpen(Bill.State state) implements PaymentRefusal {
        @Override
        public String code() {
            return "payment.not-open";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("state", state.code());
        }
    }

    /** The node has no provider: nothing can be paid online here. */
    record NoProvider() implements PaymentRefusal {
        @Override
        public String code() {
            return "payment.no-provider";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 窗口收费 without a number by which it can be found again, or by a way that is none. */
    record ReceiptWanting() implements PaymentRefusal {
        @Override
        public String code() {
            return "payment.receipt-wanting";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The receipt's number stands for another payment. */
    record ReceiptUsed() implements PaymentRefusal {
        @Override
        public String code() {
            return "payment.receipt-used";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Nothing of it is to be given back at a counter now. */
    record NothingToGiveBack() implements PaymentRefusal {
        @Override
        public String code() {
            return "payment.nothing-to-give-back";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A message whose signature is not the provider's. */
    record NotSigned() implements PaymentRefusal {
        @Override
        public String code() {
            return "payment.not-signed";
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }
}
