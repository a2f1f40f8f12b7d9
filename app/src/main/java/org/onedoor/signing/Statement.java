package org.onedoor.signing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import tools.jackson.core.JacksonException;

/**
 * 签署声明: what one signer stated, whole: of which envelope, over which documents by their digests, who and how known, when,
 * and the words consented to. Sealed as it is written, so that it holds for nothing else.
 *
 * @param at as {@code 2026-11-30T08:00:00Z}
 * @param consent the words that were shown and ticked
 */
record Statement(
        String type,
        UUID envelope,
        Text matter,
        Signatory signer,
        By by,
        String at,
        String consent,
        List<Over> documents) {

    static final String TYPE = "onedoor.signature.v1";

    /**
     * 经谁的手.
     *
     * @param way how that account had signed in: {@code password}, or {@code token} for a program
     */
    record By(UUID account, String name, String idKind, String idNumber, String way, String channel) {}

    /** @param basis what the document was written from; null in a statement of before this was kept */
    record Over(String item, String id, String title, String sha256, WrittenDocument.@Nullable Basis basis) {

        static Over of(Envelope.Document document) {
            return new Over(document.item(), document.id(), document.title().zh(), document.sha256(), document.basis());
        }

        /** Whether it is this very file, and of this basis. */
        boolean is(Envelope.Document document) {
            return sha256.equals(document.sha256()) && Objects.equals(basis, document.basis());
        }
    }

    String written() {
        return WrittenDocument.CANONICAL.writeValueAsString(this);
    }

    static byte[] bytes(String written) {
        return written.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException where it is none */
    static Statement read(String written) {
        try {
            return WrittenDocument.CANONICAL.readValue(written, Statement.class);
        } catch (JacksonException notOne) {
            throw new IllegalArgumentException("no statement", notOne);
        }
    }
}
