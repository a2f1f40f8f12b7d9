package org.onedoor.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.CheckCode;
import org.onedoor.shared.Text;

/**
 * 签署任务: the documents made from one state of an application's answers, and who signs all of them.
 *
 * @param account who opened it
 * @param contents SHA-256 of all that documents and signers say
 * @param endedAt when it stopped being signed: all have, one declined, or it was given up
 * @param because why it was given up; null where it was not
 */
public record Envelope(
        UUID id,
        String city,
        UUID draft,
        UUID party,
        UUID account,
        Text matter,
        String region,
        String creditCode,
        Text department,
        Text ground,
        String contents,
        State state,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable Ending because,
        @Nullable UUID caseId,
        boolean demo,
        List<Document> documents,
        List<Signer> signers) {

    /** 状态. */
    public enum State {
        /** 签署中. */
        OPEN("open"),
        /** 已签齐. */
        COMPLETE("complete"),
        /** 有人拒签. */
        DECLINED("declined"),
        /** 作废: the answers were changed, or the applicant gave it up. */
        VOID("void"),
        /** 已提交. */
        FILED("filed");

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
            throw new IllegalArgumentException("no state " + code);
        }

        /** Whether it is still about the application as it stands. */
        public boolean live() {
            return this == OPEN || this == COMPLETE;
        }
    }

    /** 作废原因. */
    public enum Ending {
        /** 收回. */
        TAKEN_BACK("taken-back"),
        /** An answer that stands in a document is another one now. */
        ANSWERS_CHANGED("answers-changed"),
        /** Its item or template is another version now. */
        NEW_VERSION("new-version"),
        /** 重新发起. */
        OPENED_ANEW("opened-anew"),
        DRAFT_DISCARDED("draft-discarded");

        private final String code;

        Ending(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Ending of(String code) {
            for (Ending ending : values()) {
                if (ending.code.equals(code)) {
                    return ending;
                }
            }
            throw new IllegalArgumentException("no ending " + code);
        }
    }

    /**
     * @param number counted from 1
     * @param words SHA-256 of what it says, as {@link WrittenDocument#digest}
     * @param sha256 of the file that is signed
     * @param size of that file in bytes
     * @param basis what it was written from; null for one of before this was kept
     * @param signed SHA-256 of the file with the signatures; null until it is made
     */
    public record Document(
            int number,
            String item,
            String id,
            Text title,
            String material,
            String template,
            int version,
            String words,
            WrittenDocument.@Nullable Basis basis,
            String sha256,
            long size,
            @Nullable String signed,
            long signedSize) {

        /** Why it is not what would be written now; empty where it is. */
        Optional<SigningRefusal> unlike(WrittenDocument now) {
            if (basis == null ? words.equals(now.digest()) : basis.equals(now.basis())) {
                return Optional.empty();
            }
            boolean anotherForm =
                    basis != null && !basis.form().equals(now.basis().form());
            return Optional.of(
                    anotherForm ? new SigningRefusal.NewVersion(now.title()) : new SigningRefusal.Changed(now.title()));
        }
    }

    /**
     * @param number counted from 1
     * @param reason why it was declined
     */
    public record Signer(
            int number,
            Signatory who,
            @Nullable Instant remindedAt,
            @Nullable Signature signature,
            @Nullable Instant declinedAt,
            @Nullable String reason) {

        public boolean waiting() {
            return signature == null && declinedAt == null;
        }
    }

    /**
     * 一个签名.
     *
     * @param statement what was stated, canonical JSON; see {@link Statement}
     * @param seal the department's signature over it, DER in lower-case hexadecimal
     */
    public record Signature(Instant at, UUID account, String statement, String seal) {}

    public String code() {
        return CheckCode.of(id);
    }

    public List<Signer> missing() {
        return signers.stream().filter(signer -> signer.signature() == null).toList();
    }

    public Optional<Document> document(int number) {
        return documents.stream().filter(one -> one.number() == number).findFirst();
    }

    public Optional<Document> document(String item, String id) {
        return documents.stream()
                .filter(one -> one.item().equals(item) && one.id().equals(id))
                .findFirst();
    }

    /**
     * Why it is not about these documents and signers; empty where it is. It may be about more than they.
     *
     * @param items whose documents have to be there, and no others
     * @param now what they would say, written by the templates that the envelope's were
     */
    public Optional<SigningRefusal> unlike(Set<String> items, List<WrittenDocument> now, List<Signatory> asked) {
        for (WrittenDocument one : now) {
            Optional<Document> given = document(one.item(), one.id());
            Optional<SigningRefusal> unlike = given.isEmpty()
                    ? Optional.of(new SigningRefusal.Changed(one.title()))
                    : given.get().unlike(one);
            if (unlike.isPresent()) {
                return unlike;
            }
        }
        Optional<SigningRefusal> dropped = documents.stream()
                .filter(given -> items.contains(given.item()))
                .filter(given -> now.stream().noneMatch(one -> one.isAlso(given)))
                .findFirst()
                .map(given -> new SigningRefusal.Changed(given.title()));
        if (dropped.isPresent()) {
            return dropped;
        }
        String lacking = asked.stream()
                .filter(one -> signers.stream().noneMatch(signer -> signer.who().standsFor(one)))
                .map(Signatory::name)
                .collect(Collectors.joining("、"));
        return lacking.isEmpty() ? Optional.empty() : Optional.of(new SigningRefusal.Unsigned(lacking));
    }

    /** Whether nobody else signs. */
    public boolean asksOnly(List<Signatory> asked) {
        return signers.stream().allMatch(signer -> asked.stream().anyMatch(one -> one.standsFor(signer.who())));
    }

    public boolean sealed() {
        return documents.stream().allMatch(one -> one.signed() != null);
    }
}
