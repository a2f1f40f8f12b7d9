package org.onedoor.paper;

import org.onedoor.shared.Refusal;

/** Why something about a paper is not done. */
sealed interface PaperRefusal extends Refusal {

    /** No such paper, or it is not the actor's: the two answer alike. */
    record NoSuchPaper() implements PaperRefusal {
        @Override
        public String code() {
            return "paper.no-such-paper";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** A service that a clerk records needs its way, and by courier the parcel's number. */
    record ServiceIncomplete() implements PaperRefusal {
        @Override
        public String code() {
            return "paper.service-incomplete";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
