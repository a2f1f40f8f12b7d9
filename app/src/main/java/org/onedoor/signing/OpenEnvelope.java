package org.onedoor.signing;

import java.util.List;
import java.util.UUID;
import org.onedoor.shared.Text;

/**
 * 发起签署.
 *
 * @param draft what the documents are made from
 * @param party who applies
 * @param matter what is applied for
 * @param region whose department is asked
 * @param creditCode of the department that answers for it and whose seal keeps what was signed
 * @param ground the law that asks for the signatures
 */
public record OpenEnvelope(
        UUID draft,
        UUID party,
        Text matter,
        String region,
        String creditCode,
        Text department,
        Text ground,
        List<WrittenDocument> documents,
        List<Signatory> signers) {

    public String digest() {
        return WrittenDocument.digest(documents, signers);
    }
}
