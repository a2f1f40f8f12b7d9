package org.onedoor.rating;

import java.util.Map;
import java.util.Optional;
import org.onedoor.shared.Refusal;

/** Why this room does not do what was asked. */
sealed interface RatingRefusal extends Refusal {

    /** No such case or work order, not decided yet, or not the asker's. */
    record NothingToRate() implements RatingRefusal {
        @Override
        public String code() {
            return "rating.nothing-to-rate";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** 一事一评: the case has been rated; only a follow-up is left. */
    record RatedAlready() implements RatingRefusal {
        @Override
        public String code() {
            return "rating.rated-already";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("国办发〔2019〕51号");
        }
    }

    /** The one follow-up has been given, too. */
    record FollowedUpAlready() implements RatingRefusal {
        @Override
        public String code() {
            return "rating.followed-up-already";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A follow-up without a first rating. */
    record RateFirst() implements RatingRefusal {
        @Override
        public String code() {
            return "rating.rate-first";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** No grade, or none that there is. */
    record NoGrade() implements RatingRefusal {
        @Override
        public String code() {
            return "rating.no-grade";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** An option that the grade does not have. */
    record NoSuchTag(String tag) implements RatingRefusal {
        @Override
        public String code() {
            return "rating.no-such-tag";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("tag", tag);
        }
    }

    /** More words than there is room for. */
    record TooManyWords(int most) implements RatingRefusal {
        @Override
        public String code() {
            return "rating.too-many-words";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }

    /** A call-back or a repair is recorded with what was said or done. */
    record NoteMissing(int most) implements RatingRefusal {
        @Override
        public String code() {
            return "rating.note-missing";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }

    /** The work order is not at this step: somebody was quicker, or the call-back comes first. */
    record OtherStep(WorkOrder.State state) implements RatingRefusal {
        @Override
        public String code() {
            return "rating.other-step-" + state.code();
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
