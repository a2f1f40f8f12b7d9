package org.onedoor.signing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** 签署 for programs: what one has to sign, in a session of one's own. */
@RestController
@Tag(name = "signing", description = "电子签署 · Signing in one's own session")
class SigningApi {

    private final OwnHand hand;
    private final SealedCopies copies;
    private final Checking checking;
    private final AccessLog accesses;

    SigningApi(OwnHand hand, SealedCopies copies, Checking checking, AccessLog accesses) {
        this.hand = hand;
        this.copies = copies;
        this.checking = checking;
        this.accesses = accesses;
    }

    /**
     * @param state open, complete, declined, void or filed
     * @param mayConsent whether there is something for one to sign
     * @param consent the words to show and, once ticked, to send back
     * @param code with which anybody may check the signatures
     */
    record EnvelopeView(
            UUID id,
            Text matter,
            String state,
            Instant openedAt,
            boolean mayConsent,
            String consent,
            String code,
            List<DocumentView> documents,
            List<SignerView> signers) {

        static EnvelopeView of(OwnHand.Seen seen, Face face) {
            Envelope envelope = seen.envelope();
            return new EnvelopeView(
                    envelope.id(),
                    envelope.matter(),
                    envelope.state().code(),
                    envelope.openedAt(),
                    seen.open() != null,
                    face.msg("signing.consent.words"),
                    envelope.code(),
                    seen.named()
                            ? envelope.documents().stream()
                                    .map(DocumentView::of)
                                    .toList()
                            : List.of(),
                    (seen.named() ? envelope.signers() : seen.mine())
                            .stream().map(SignerView::of).toList());
        }
    }

    record DocumentView(int number, Text title, String sha256, long size) {

        static DocumentView of(Envelope.Document document) {
            return new DocumentView(document.number(), document.title(), document.sha256(), document.size());
        }
    }

    record SignerView(
            int number,
            String name,
            List<Text> as,
            @Nullable Instant signedAt,
            @Nullable Instant declinedAt) {

        static SignerView of(Envelope.Signer signer) {
            Envelope.Signature signature = signer.signature();
            return new SignerView(
                    signer.number(),
                    signer.who().name(),
                    signer.who().as(),
                    signature == null ? null : signature.at(),
                    signer.declinedAt());
        }
    }

    record EnvelopeList(List<EnvelopeView> signings) {}

    @GetMapping("/api/v1/signings")
    @Operation(summary = "我的签署 · What one has to sign and has signed, the newest first")
    EnvelopeList list(Actor actor, Face face) {
        return new EnvelopeList(
                hand.of(actor).stream().map(seen -> EnvelopeView.of(seen, face)).toList());
    }

    @GetMapping("/api/v1/signings/{id}")
    @Operation(summary = "一次签署 · One of them")
    EnvelopeView one(Actor actor, @PathVariable UUID id, Face face) {
        OwnHand.Seen seen = hand.require(actor, id);
        accesses.read(actor, "envelope", id, "sign");
        return EnvelopeView.of(seen, face);
    }

    @GetMapping("/api/v1/signings/{id}/documents/{number}/file")
    @Operation(summary = "待签文件 · A document as it is to be signed (PDF)")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable UUID id, @PathVariable int number) throws IOException {
        Envelope.Document document = hand.read(actor, id)
                .document(number)
                .orElseThrow(() -> new Refused(new SigningRefusal.NoSuchEnvelope()));
        accesses.read(actor, "envelope", id, "read");
        return SigningController.file(document, copies.original(document));
    }

    /**
     * @param documents number → SHA-256 of each document as it was read; all of them
     * @param consent the words that were shown, as the envelope gives them
     */
    @Schema(example = """
                    {"documents": {"1": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
                     "consent": "…"}""")
    record SignBody(
            @Nullable Map<String, String> documents,
            @Nullable String consent) {}

    @PostMapping("/api/v1/signings/{id}/signature")
    @Operation(summary = "签署 · Sign all of its documents")
    EnvelopeView sign(Actor actor, @PathVariable UUID id, @RequestBody SignBody body, FormKey key, Face face) {
        String words = face.msg("signing.consent.words");
        if (!words.equals(body.consent())) {
            hand.require(actor, id);
            throw new Refused(new SigningRefusal.NoConsent());
        }
        hand.sign(
                actor,
                key.value().toString(),
                new OwnHand.Sign(id, Objects.requireNonNullElse(body.documents(), Map.of()), words));
        return EnvelopeView.of(hand.require(actor, id), face);
    }

    @Schema(example = "{\"reason\": \"出资日期不对\"}")
    record DeclineBody(@Nullable String reason) {}

    @PostMapping("/api/v1/signings/{id}/refusal")
    @Operation(summary = "拒签 · Decline, with a reason")
    EnvelopeView decline(Actor actor, @PathVariable UUID id, @RequestBody DeclineBody body, FormKey key, Face face) {
        hand.decline(
                actor, key.value().toString(), new OwnHand.Decline(id, Objects.requireNonNullElse(body.reason(), "")));
        return EnvelopeView.of(hand.require(actor, id), face);
    }

    @GetMapping("/api/v1/verifications/signatures/{code}")
    @Operation(summary = "验签 · Whether the signatures with this code hold; names are masked")
    Checking.Checked check(@PathVariable String code) throws IOException {
        return checking.of(code).orElseThrow(() -> new Refused(new SigningRefusal.NoSuchEnvelope()));
    }
}
