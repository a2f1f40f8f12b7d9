package org.onedoor.signing;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.pdf.Register;
import org.onedoor.shared.CheckCode;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Component;

/** 签署核验 for everybody who holds a signed document or its code: nothing personal but what is masked. */
@Component
class Checking implements Register {

    private static final String IDENTIFIER = "onedoor.signing.";

    private final Envelopes envelopes;
    private final SealedCopies copies;
    private final Proof proof;
    private final Clock clock;

    Checking(Envelopes envelopes, SealedCopies copies, Proof proof, Clock clock) {
        this.envelopes = envelopes;
        this.copies = copies;
        this.proof = proof;
        this.clock = clock;
    }

    /**
     * @param holds whether all have signed, every signature verifies and every document is what was signed
     * @param findings what does not fit
     */
    record Checked(
            String code,
            Text matter,
            Text department,
            String state,
            boolean holds,
            boolean demo,
            List<CheckedDocument> documents,
            List<CheckedSigner> signers,
            List<Proof.Finding> findings,
            Instant at) {

        boolean complete() {
            return signers.stream().allMatch(signer -> signer.signedAt() != null);
        }
    }

    /** @param untouched whether the file that lies here is the one that was signed */
    record CheckedDocument(
            Text title, String sha256, @Nullable String signed, boolean untouched) {}

    /**
     * @param way how whoever signed had signed in: password or token; null while it is not signed
     * @param by who signed for a firm, masked; null for a person
     * @param sound whether the signature verifies
     */
    record CheckedSigner(
            String name,
            String number,
            List<Text> as,
            @Nullable String by,
            @Nullable Instant signedAt,
            @Nullable String way,
            boolean sound) {

        Text capacities() {
            return Signatory.capacities(as);
        }
    }

    Optional<Checked> of(String code) throws IOException {
        Optional<Envelope> found = CheckCode.read(code).flatMap(envelopes::find);
        return found.isEmpty() ? Optional.empty() : Optional.of(check(found.get()));
    }

    private Checked check(Envelope envelope) throws IOException {
        List<Proof.Finding> findings = new ArrayList<>(proof.findings(envelope));
        List<CheckedDocument> documents = new ArrayList<>();
        for (Envelope.Document document : envelope.documents()) {
            boolean untouched = copies.original(document).isPresent();
            if (!untouched) {
                findings.add(new Proof.Finding(
                        "lost",
                        Map.of(
                                "document",
                                document.title().zh(),
                                "document-en",
                                document.title().en())));
            }
            documents.add(new CheckedDocument(document.title(), document.sha256(), document.signed(), untouched));
        }
        List<CheckedSigner> signers = envelope.signers().stream()
                .map(signer -> signer(envelope, signer))
                .toList();
        boolean complete = envelope.missing().isEmpty();
        boolean stands = envelope.state() == Envelope.State.COMPLETE || envelope.state() == Envelope.State.FILED;
        return new Checked(
                envelope.code(),
                envelope.matter(),
                envelope.department(),
                envelope.state().code(),
                complete && stands && findings.isEmpty(),
                envelope.demo(),
                documents,
                signers,
                List.copyOf(findings),
                clock.instant());
    }

    private CheckedSigner signer(Envelope envelope, Envelope.Signer signer) {
        Envelope.Signature signature = signer.signature();
        boolean sound = signature != null && proof.findings(envelope, signer).isEmpty();
        Statement statement = sound && signature != null ? Statement.read(signature.statement()) : null;
        return new CheckedSigner(
                signer.who().maskedName(),
                signer.who().maskedNumber(),
                signer.who().as(),
                statement != null && signer.who().firm()
                        ? Masking.name(statement.by().name())
                        : null,
                signature == null ? null : signature.at(),
                statement == null ? null : statement.by().way(),
                sound);
    }

    @Override
    public Optional<Entry> find(String identifier, String sha256) {
        if (!identifier.startsWith(IDENTIFIER)) {
            return Optional.empty();
        }
        String last = identifier.substring(identifier.lastIndexOf('.') + 1);
        return CheckCode.read(last.substring(0, Math.max(0, last.lastIndexOf('-'))))
                .flatMap(envelopes::find)
                .flatMap(envelope -> envelope.documents().stream()
                        .filter(document -> sha256.equals(document.signed()))
                        .findFirst()
                        .map(document -> entry(envelope, document)));
    }

    private Entry entry(Envelope envelope, Envelope.Document document) {
        Instant ended = envelope.endedAt();
        boolean stands = envelope.state() == Envelope.State.COMPLETE || envelope.state() == Envelope.State.FILED;
        return new Entry(
                document.title(),
                envelope.code(),
                envelope.department(),
                LocalDate.ofInstant(ended == null ? envelope.openedAt() : ended, SignatureSheet.ZONE),
                stands && proof.findings(envelope).isEmpty(),
                envelope.demo(),
                "/verify/signatures/" + envelope.code());
    }
}
