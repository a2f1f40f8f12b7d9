package org.onedoor.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.files.FileStore;
import org.onedoor.files.KeptFiles;
import org.onedoor.files.StoredFile;
import org.onedoor.pdf.SignedPdf;
import org.onedoor.pdf.Signers;
import org.onedoor.pdf.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 固化: makes of each document, once all have signed, the file with the signatures behind it, sealed by the department.
 * Outside of any transaction; two that do so at the same time leave one of both.
 */
@Component
class SealedCopies {

    private static final Logger LOG = LoggerFactory.getLogger(SealedCopies.class);

    private final Set<UUID> failed = ConcurrentHashMap.newKeySet();

    private final Envelopes envelopes;
    private final FileStore store;
    private final KeptFiles kept;
    private final Signers signers;
    private final SigningKeys keys;
    private final SignatureSheet sheet;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SealedCopies(
            Envelopes envelopes,
            FileStore store,
            KeptFiles kept,
            Signers signers,
            SigningKeys keys,
            SignatureSheet sheet,
            TransactionTemplate transaction,
            Clock clock) {
        this.envelopes = envelopes;
        this.store = store;
        this.kept = kept;
        this.signers = signers;
        this.keys = keys;
        this.sheet = sheet;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The bytes that are signed; empty where they are lost or are not what they were. */
    Optional<byte[]> original(Envelope.Document document) throws IOException {
        Optional<InputStream> stored = store.open(document.sha256());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream file = stored.get()) {
            byte[] bytes = file.readAllBytes();
            return WrittenDocument.sha256(bytes).equals(document.sha256()) ? Optional.of(bytes) : Optional.empty();
        }
    }

    /** Makes what is missing of one envelope's. */
    void make(Envelope envelope) throws IOException {
        if (envelope.state() == Envelope.State.OPEN || !envelope.missing().isEmpty()) {
            return;
        }
        SigningKeys.Key key =
                keys.of(envelope.creditCode(), envelope.department().zh());
        for (Envelope.Document document : envelope.documents()) {
            if (document.signed() != null) {
                continue;
            }
            byte[] original = original(document)
                    .orElseThrow(() -> new IOException(
                            "the document " + document.sha256() + " of envelope " + envelope.id() + " is lost"));
            ZonedDateTime at = ZonedDateTime.now(clock)
                    .withZoneSameInstant(SignatureSheet.ZONE)
                    .truncatedTo(ChronoUnit.SECONDS);
            byte[] sealed = SignedPdf.sign(
                    sheet.append(original, envelope, document), SignatureSheet.saying(envelope, document, at), key);
            StoredFile file = store.put(new ByteArrayInputStream(sealed), "application/pdf");
            transaction.executeWithoutResult(status -> {
                signers.note(key.signer());
                if (envelopes.sealed(envelope, document.number(), file.sha256(), file.size())) {
                    kept.keep(envelope.party(), envelope.id(), file);
                }
            });
        }
    }

    /** The same, where a failure is told in the log: it is tried again by the job. */
    void tryToMake(UUID id) {
        try {
            Optional<Envelope> envelope = envelopes.find(id);
            if (envelope.isPresent()) {
                make(envelope.get());
                failed.remove(id);
            }
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away; // says nothing about the envelope
        } catch (IOException | RuntimeException failure) {
            if (failed.add(id)) {
                LOG.error("the signed files of envelope {} cannot be made", id, failure);
            }
        }
    }

    void makeMissing(int most) {
        envelopes.unsealed(most).forEach(this::tryToMake);
    }
}
