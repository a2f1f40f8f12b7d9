package org.onedoor.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的签署: what others ask one to sign, each in one's own session. */
@Controller
class SigningController {

    private static final int LONGEST_REASON = 500;

    private final OwnHand hand;
    private final SealedCopies copies;
    private final AccessLog accesses;

    SigningController(OwnHand hand, SealedCopies copies, AccessLog accesses) {
        this.hand = hand;
        this.copies = copies;
        this.accesses = accesses;
    }

    record ListPage(List<OwnHand.Seen> all) {}

    /**
     * One envelope.
     *
     * @param consent the box to tick; null where there is nothing (more) to sign
     * @param name as whom one is known here, where the application says another name; null where both agree
     */
    record EnvelopePage(
            OwnHand.Seen seen,
            Field.@Nullable Tick consent,
            Field.@Nullable Lines reason,
            @Nullable String name) {

        Envelope envelope() {
            return seen.envelope();
        }

        List<Mistake> mistakes() {
            List<Field> fields = new ArrayList<>();
            if (consent != null) {
                fields.add(consent);
            }
            if (reason != null) {
                fields.add(reason);
            }
            return Field.mistakes(fields);
        }

        /** The numbers of the places at which one signs. */
        Set<Integer> mine() {
            return seen.mine().stream().map(Envelope.Signer::number).collect(Collectors.toSet());
        }
    }

    @GetMapping("/signing")
    Page list(Actor actor) {
        return Page.of("signing/mine", new ListPage(hand.of(actor)));
    }

    @GetMapping("/signing/{id}")
    Page one(Actor actor, @PathVariable UUID id, Face face) {
        OwnHand.Seen seen = hand.require(actor, id);
        accesses.read(actor, "envelope", id, "sign");
        return page(seen, face, null, "", null);
    }

    @GetMapping("/signing/{id}/documents/{number}/file")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable UUID id, @PathVariable int number) throws IOException {
        Envelope envelope = hand.read(actor, id);
        Envelope.Document document =
                envelope.document(number).orElseThrow(() -> new Refused(new SigningRefusal.NoSuchEnvelope()));
        accesses.read(actor, "envelope", id, "read");
        return file(document, copies.original(document));
    }

    static ResponseEntity<byte[]> file(Envelope.Document document, Optional<byte[]> bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(document.title().zh() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes.orElseThrow(() -> new Refused(new SigningRefusal.Lost(document.title()))));
    }

    /** Signs what was read: the digests of the documents come with the form, so that no other is signed by mistake. */
    @PostMapping("/signing/{id}/signature")
    Answer sign(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String consent,
            @RequestParam Map<String, String> sent,
            FormKey key,
            Face face) {
        if (!consent.equals("true")) {
            return page(hand.require(actor, id), face, face.msg("signing.no-consent.text"), "", null)
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Map<String, String> digests = new HashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith("document-")) {
                digests.put(name.substring("document-".length()), value);
            }
        });
        hand.sign(actor, key.value().toString(), new OwnHand.Sign(id, digests, face.msg("signing.consent.words")));
        return Redirect.to("/signing/" + id);
    }

    @PostMapping("/signing/{id}/refusal")
    Answer decline(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            FormKey key,
            Face face) {
        try {
            hand.decline(actor, key.value().toString(), new OwnHand.Decline(id, reason));
            return Redirect.to("/signing/" + id);
        } catch (Refused refused) {
            if (refused.refusal() instanceof SigningRefusal.NoReason) {
                return page(hand.require(actor, id), face, null, reason, face.msg("signing.no-reason.text"))
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            throw refused;
        }
    }

    private static Page page(
            OwnHand.Seen seen, Face face, @Nullable String consentError, String reason, @Nullable String reasonError) {
        Envelope.Signer open = seen.open();
        String known = open == null ? "" : seen.who().nameFor(open.who());
        String other = open == null || known.equals(open.who().name()) ? null : known;
        return Page.of(
                "signing/envelope",
                new EnvelopePage(
                        seen,
                        open == null || other != null
                                ? null
                                : new Field.Tick(
                                        Question.of("consent", face.msg("signing.consent.title"))
                                                .withError(consentError),
                                        face.msg("signing.consent.words"),
                                        false),
                        open == null
                                ? null
                                : new Field.Lines(
                                        Question.of("reason", face.msg("signing.decline.reason"))
                                                .withError(reasonError),
                                        reason,
                                        3,
                                        LONGEST_REASON),
                        other));
    }
}
