package org.onedoor.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.CheckCode;
import org.onedoor.shared.Text;

/**
 * 签署任务: the documents made from one state of an application's answers, and who signs all of them.
 *
 * @param account who opened it
 * @param contents SHA-256 of all that documents and signers say
 * @param endedAt when it stopped being signed: all have, one declined, or it was given up
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

    /**
     * @param number counted from 1
     * @param words SHA-256 of what it says, as {@link WrittenDocument#digest}
     * @param sha256 of the file that is signed
     * @param size of that file in bytes
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
            String sha256,
            long size,
            @Nullable String signed,
            long signedSize) {}

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

    public boolean sealed() {
        return documents.stream().allMatch(one -> one.signed() != null);
    }
}
