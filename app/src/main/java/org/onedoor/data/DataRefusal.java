package org.onedoor.data;

import java.util.Map;
import java.util.Optional;
import org.onedoor.shared.Refusal;

/** Why this room does not do what was asked. */
sealed interface DataRefusal extends Refusal {

    /** Nothing is held, or it is not the asker's to know of. */
    record NothingHeld() implements DataRefusal {
        @Override
        public String code() {
            return "data.nothing-held";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** The same value is disputed already. */
    record DisputedAlready() implements DataRefusal {
        @Override
        public String code() {
            return "data.disputed-already";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A dispute says what is wrong, in at most so many characters. */
    record SayWhatIsWrong(int most) implements DataRefusal {
        @Override
        public String code() {
            return "data.say-what-is-wrong";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("个人信息保护法 46");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("most", Integer.toString(most));
        }
    }

    /** An answer gives its reason, in at most so many characters. */
    record AnswerMissing(int most) implements DataRefusal {
        @Override
        public String code() {
            return "data.answer-missing";
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

    /** The dispute is over already. */
    record NotOpen() implements DataRefusal {
        @Override
        public String code() {
            return "data.dispute-not-open";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
