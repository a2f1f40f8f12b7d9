package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.signing.Envelope;
import org.onedoor.web.FormKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 草稿的签署 for programs. */
@RestController
@Tag(name = "drafts", description = "填写与提交申请 · filling in and submitting an application")
public class SigningOfDraftApi {

    private final Signatures signatures;

    SigningOfDraftApi(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * @param wanted whether the draft has to be signed before it is submitted
     * @param envelope the one last given to the signers, of a part of a joint application that of the whole; null where there
     *     was none
     * @param state of it: open, complete, declined, void or filed
     * @param code with which anybody may check its signatures
     * @param same whether its documents are those of the answers as they are
     */
    record SigningView(
            boolean wanted,
            @Nullable UUID envelope,
            @Nullable String state,
            @Nullable String code,
            boolean same,
            boolean complete,
            List<ToSignView> documents,
            List<WhoView> signers) {}

    record ToSignView(Text title, String material) {}

    record WhoView(
            String name,
            List<Text> as,
            @Nullable Instant signedAt,
            @Nullable Instant declinedAt) {}

    @GetMapping("/api/v1/drafts/{id}/signing")
    @Operation(summary = "文件与签署 · What has to be signed, by whom, and who has")
    SigningView signing(@PathVariable UUID id, Actor actor) {
        return view(signatures.standing(actor, id));
    }

    @PostMapping("/api/v1/drafts/{id}/signing")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "发起签署 · Give the documents to those who sign them",
            description =
                    "Each is told and signs in a session of his own at /api/v1/signings/{id}. A changed answer voids it.")
    SigningView begin(@PathVariable UUID id, FormKey key, Actor actor) {
        signatures.begin(actor, key.value().toString(), id);
        return view(signatures.standing(actor, id));
    }

    @DeleteMapping("/api/v1/drafts/{id}/signing")
    @Operation(summary = "收回签署 · Take it back, to change something")
    SigningView end(@PathVariable UUID id, FormKey key, Actor actor) {
        signatures.takeBack(actor, key.value().toString(), id);
        return view(signatures.standing(actor, id));
    }

    private static SigningView view(Signatures.Standing standing) {
        Envelope envelope = standing.envelope();
        Envelope given = standing.given();
        List<WhoView> signers = given != null
                ? given.signers().stream().map(SigningOfDraftApi::who).toList()
                : standing.signers().stream()
                        .map(one -> new WhoView(one.name(), one.as(), null, null))
                        .toList();
        return new SigningView(
                Signatures.wanted(standing.application()),
                envelope == null ? null : envelope.id(),
                envelope == null ? null : envelope.state().code(),
                envelope == null ? null : envelope.code(),
                standing.same(),
                standing.complete(),
                standing.documents().stream()
                        .map(one -> new ToSignView(one.title(), one.material()))
                        .toList(),
                signers);
    }

    private static WhoView who(Envelope.Signer signer) {
        Envelope.Signature signature = signer.signature();
        return new WhoView(
                signer.who().name(), signer.who().as(), signature == null ? null : signature.at(), signer.declinedAt());
    }
}
