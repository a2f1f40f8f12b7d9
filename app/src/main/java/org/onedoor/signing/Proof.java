package org.onedoor.signing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onedoor.pdf.SealedText;
import org.onedoor.pdf.Signer;
import org.onedoor.pdf.Signers;
import org.springframework.stereotype.Component;

/**
 * 验签: whether each signature of an envelope was made for it, by whom it says, over the documents that lie there, and is
 * untouched since. What is kept is believed nowhere: only what a known seal lies over.
 */
@Component
class Proof {

    private final Signers signers;

    Proof(Signers signers) {
        this.signers = signers;
    }

    /** 问题: what does not fit; the code is the stem of its words in {@code signing.finding.}. */
    record Finding(String code, Map<String, String> values) {}

    /** All that is wrong with the signatures that are there; nothing where they are sound. */
    List<Finding> findings(Envelope envelope) {
        List<Finding> findings = new ArrayList<>();
        envelope.signers().stream()
                .filter(signer -> signer.signature() != null)
                .forEach(signer -> findings.addAll(findings(envelope, signer)));
        return List.copyOf(findings);
    }

    /** What is wrong with one signature. */
    List<Finding> findings(Envelope envelope, Envelope.Signer signer) {
        Envelope.Signature signature = signer.signature();
        if (signature == null) {
            return List.of();
        }
        String who = signer.who().maskedName();
        Optional<Signer> sealedBy = SealedText.judge(
                Statement.bytes(signature.statement()), HexFormat.of().parseHex(signature.seal()), signers::find);
        if (sealedBy.isEmpty() || !sealedBy.get().creditCode().equals(envelope.creditCode())) {
            return List.of(new Finding("seal", Map.of("who", who)));
        }
        Statement statement;
        try {
            statement = Statement.read(signature.statement());
        } catch (IllegalArgumentException notOne) {
            return List.of(new Finding("seal", Map.of("who", who)));
        }
        List<Finding> findings = new ArrayList<>();
        if (!statement.type().equals(Statement.TYPE) || !statement.envelope().equals(envelope.id())) {
            findings.add(new Finding("envelope", Map.of("who", who)));
        }
        if (!statement.signer().equals(signer.who())
                || !statement.by().account().equals(signature.account())
                || !statement.at().equals(signature.at().toString())) {
            findings.add(new Finding("signer", Map.of("who", who)));
        }
        List<Statement.Over> signed = new ArrayList<>(statement.documents());
        for (Envelope.Document document : envelope.documents()) {
            List<Statement.Over> over = signed.stream()
                    .filter(one ->
                            one.item().equals(document.item()) && one.id().equals(document.id()))
                    .toList();
            signed.removeAll(over);
            if (over.size() != 1 || !over.getFirst().is(document)) {
                findings.add(new Finding(
                        "document",
                        Map.of(
                                "who",
                                who,
                                "document",
                                document.title().zh(),
                                "document-en",
                                document.title().en())));
            }
        }
        if (!signed.isEmpty()) {
            findings.add(new Finding("more", Map.of("who", who)));
        }
        return findings;
    }
}
