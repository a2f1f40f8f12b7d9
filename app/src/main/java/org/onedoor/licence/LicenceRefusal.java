package org.onedoor.licence;

import java.util.Map;
import java.util.Optional;
import org.onedoor.shared.Refusal;

/** Why something about a licence is not done. */
sealed interface LicenceRefusal extends Refusal {

    /** No such licence, or it is not the actor's: the two answer alike. */
    record NoSuchLicence() implements LicenceRefusal {
        @Override
        public String code() {
            return "licence.no-such-licence";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** The step does not lead on from the status the licence has. */
    record NotInThatStatus(LicenceStatus status) implements LicenceRefusal {
        @Override
        public String code() {
            return "licence.not-in-that-status." + status.code();
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("行政许可法 69、70");
        }
    }

    /** What was typed is no licence identifier: its form or its check character is wrong. */
    record NoIdentifier(String typed) implements LicenceRefusal {
        @Override
        public String code() {
            return "licence.no-identifier";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("typed", typed.length() > 120 ? typed.substring(0, 120) + "…" : typed);
        }
    }
}
