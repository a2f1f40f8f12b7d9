package org.onedoor.casework.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.signing.Envelope;
import org.onedoor.signing.SigningRefusal;
import org.onedoor.web.Answer;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 文件与签署 of a draft: what has to be signed and by whom, who has, and the way on. */
@Controller
public class SigningPages {

    private final Signatures signatures;

    SigningPages(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * The page.
     *
     * @param mine where the applicant signs himself; null where he does not, or has
     */
    public record SigningPage(
            Signatures.Standing standing, @Nullable String mine) {

        public String path() {
            return "/drafts/" + standing.application().draft().id();
        }

        /** The stem of what is said on top. */
        public String state() {
            Envelope envelope = standing.envelope();
            if (envelope == null) {
                return "casework.signing.new";
            }
            if (standing.complete()) {
                return "casework.signing.complete";
            }
            if (envelope.state() == Envelope.State.DECLINED) {
                return "casework.signing.declined";
            }
            return standing.given() == null ? "casework.signing.void" : "casework.signing.open";
        }

        /** What is said below it: of what is void why it is. */
        public String text() {
            Envelope envelope = standing.envelope();
            if (envelope == null || !state().equals("casework.signing.void")) {
                return state() + "-text";
            }
            Envelope.Ending because = envelope.because() == null ? unlike() : envelope.because();
            return switch (because) {
                case TAKEN_BACK, ANSWERS_CHANGED, NEW_VERSION -> "casework.signing.void-text." + because.code();
                case OPENED_ANEW, DRAFT_DISCARDED -> "casework.signing.void-text";
                case null -> "casework.signing.void-text";
            };
        }

        private Envelope.@Nullable Ending unlike() {
            return switch (standing.unlike()) {
                case null -> null;
                case SigningRefusal.NewVersion _ -> Envelope.Ending.NEW_VERSION;
                default -> Envelope.Ending.ANSWERS_CHANGED;
            };
        }
    }

    @GetMapping("/drafts/{id}/signing")
    Answer signing(@PathVariable UUID id, Actor actor) {
        Signatures.Standing standing = signatures.standing(actor, id);
        if (standing.application().draft().submittedAs() != null) {
            return DraftController.toCase(standing.application());
        }
        if (!Signatures.wanted(standing.application())
                || !standing.application().complete()) {
            return Redirect.to("/drafts/" + id);
        }
        return Page.of("casework/signing", new SigningPage(standing, signatures.mine(actor, standing)));
    }

    @PostMapping("/drafts/{id}/signing")
    Answer begin(@PathVariable UUID id, FormKey key, Actor actor) {
        signatures.begin(actor, key.value().toString(), id);
        return Redirect.to("/drafts/" + id + "/signing");
    }

    @PostMapping("/drafts/{id}/signing/reminder")
    Answer remind(@PathVariable UUID id, FormKey key, Actor actor) {
        signatures.remind(actor, key.value().toString(), id);
        return Redirect.to("/drafts/" + id + "/signing");
    }

    @PostMapping("/drafts/{id}/signing/end")
    Answer end(@PathVariable UUID id, FormKey key, Actor actor) {
        signatures.takeBack(actor, key.value().toString(), id);
        return Redirect.to("/drafts/" + id + "/signing");
    }

    /** A document as the answers make it now; once it was given to the signers, as they read it. */
    @GetMapping("/drafts/{id}/signing/documents/{number}/file")
    ResponseEntity<byte[]> document(@PathVariable UUID id, @PathVariable int number, Actor actor) throws IOException {
        Signatures.Copy copy =
                signatures.copy(actor, id, number).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(copy.title().zh() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(copy.bytes());
    }
}
