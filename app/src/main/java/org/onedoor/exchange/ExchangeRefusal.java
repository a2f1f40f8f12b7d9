package org.onedoor.exchange;

import org.onedoor.shared.Refusal;

/** Why nothing is made of what was sent, or nothing sent out. What is wrong in a file is told by line instead. */
sealed interface ExchangeRefusal extends Refusal {

    /** There is no such import; what was sent is kept for a week. */
    record NotThere() implements ExchangeRefusal {
        @Override
        public String code() {
            return "exchange.not-there";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** Something was published, or the mapping changed, since its preview was drawn. */
    record Overtaken() implements ExchangeRefusal {
        @Override
        public String code() {
            return "exchange.overtaken";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** There are mistakes, codes without a meaning, or nothing that changes. */
    record NotReady() implements ExchangeRefusal {
        @Override
        public String code() {
            return "exchange.not-ready";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A kind or format that there is not. */
    record NoSuchFormat() implements ExchangeRefusal {
        @Override
        public String code() {
            return "exchange.no-such-format";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }
}
