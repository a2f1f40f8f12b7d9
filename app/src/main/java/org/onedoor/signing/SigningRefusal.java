package org.onedoor.signing;

import java.util.Map;
import java.util.Optional;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;

/** Why something about signatures is not done. */
public sealed interface SigningRefusal extends Refusal {

    /** No such envelope, or the actor neither signs it nor applies with it: all answer alike. */
    record NoSuchEnvelope() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.no-such-envelope";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** It is not being signed any more: declined, given up, or all is signed. */
    record NotOpen() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.not-open";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** What is to be signed is not the document that lies here: another one's signature, or an older one's. */
    record OtherDocument(Text document, String lies, String sent) implements SigningRefusal {
        @Override
        public String code() {
            return "signing.other-document";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("document", document.zh(), "document-en", document.en(), "lies", lies, "sent", sent);
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("电子签名法 13");
        }
    }

    /** Signing needs the consent to be ticked. */
    record NoConsent() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.no-consent";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** Declining needs its reason. */
    record NoReason() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.no-reason";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The application names somebody with this number by another name. */
    record OtherName(String written, String known) implements SigningRefusal {
        @Override
        public String code() {
            return "signing.other-name";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("written", written, "known", known);
        }
    }

    /** 缺签名: who has not signed. */
    record Unsigned(String who) implements SigningRefusal {
        @Override
        public String code() {
            return "signing.unsigned";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("who", who);
        }
    }

    /** Nothing was given to the signers yet, or it was given up. */
    record NotBegun() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.not-begun";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** One ID number stands beside two names: who has which cannot be told. */
    record TwoNames(String one, String other) implements SigningRefusal {
        @Override
        public String code() {
            return "signing.two-names";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("one", one, "other", other);
        }
    }

    /** What a counter began is signed there on paper. */
    record AtTheCounter() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.at-the-counter";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** An answer that stands in a document, or decides what does, is another one than when it was given to the signers. */
    record Changed(Text document) implements SigningRefusal {
        @Override
        public String code() {
            return "signing.changed";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("document", document.zh(), "document-en", document.en());
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("电子签名法 13");
        }
    }

    /** A document's item or template is another version than when it was given to the signers. */
    record NewVersion(Text document) implements SigningRefusal {
        @Override
        public String code() {
            return "signing.new-version";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("document", document.zh(), "document-en", document.en());
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("电子签名法 13");
        }
    }

    /** A signature does not verify: it was made for something else, or what is kept of it was altered. */
    record Unsound(String finding, Map<String, String> where) implements SigningRefusal {

        static Unsound of(Proof.Finding finding) {
            return new Unsound(finding.code(), finding.values());
        }

        @Override
        public String code() {
            return "signing.unsound-" + finding;
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return where;
        }

        @Override
        public Optional<String> legalBasis() {
            return Optional.of("电子签名法 13");
        }
    }

    /** The bytes that were given to the signers are not there any more, or are not what they were. */
    record Lost(Text document) implements SigningRefusal {
        @Override
        public String code() {
            return "signing.lost";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Map<String, String> values() {
            return Map.of("document", document.zh(), "document-en", document.en());
        }
    }

    /** The files with the signatures are still being made. */
    record BeingSealed() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.being-sealed";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** A program that sends everything at once cannot send signatures. */
    record WantsSignatures() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.wants-signatures";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Somebody was reminded less than a day ago. */
    record RemindedLately() implements SigningRefusal {
        @Override
        public String code() {
            return "signing.reminded-lately";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
