package org.onedoor.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.files.FileStore;
import org.onedoor.files.KeptFiles;
import org.onedoor.files.StoredFile;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.web.Demo;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 发起和收回签署: what the room that takes applications does with envelopes. Signing itself is {@link OwnHand}'s. */
@Service
public class Signing {

    private static final Duration BETWEEN_REMINDERS = Duration.ofHours(24);

    private final Envelopes envelopes;
    private final SealedCopies copies;
    private final Proof proof;
    private final Books books;
    private final Shelf shelf;
    private final Identities identities;

    Signing(Envelopes envelopes, SealedCopies copies, Proof proof, Books books, Shelf shelf, Identities identities) {
        this.envelopes = envelopes;
        this.copies = copies;
        this.proof = proof;
        this.books = books;
        this.shelf = shelf;
        this.identities = identities;
    }

    /** Where the files lie. */
    @Component
    static class Shelf {

        private final FileStore store;
        private final KeptFiles kept;
        private final Clock clock;
        private final boolean demo;

        Shelf(FileStore store, KeptFiles kept, Clock clock, Demo demo) {
            this.store = store;
            this.kept = kept;
            this.clock = clock;
            this.demo = demo.on();
        }

        byte[] print(WrittenDocument document) {
            try {
                return DocumentPrinter.print(document, demo);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        StoredFile put(WrittenDocument document) {
            try {
                return store.put(new ByteArrayInputStream(print(document)), "application/pdf");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The files of what is to be signed, printed and stored before the transaction that opens the envelope. */
    public record Printed(OpenEnvelope order, List<StoredFile> files) {}

    public Printed print(OpenEnvelope order) {
        return new Printed(order, order.documents().stream().map(shelf::put).toList());
    }

    /** 发起签署: opens an envelope with what was printed and tells its signers; what is alive of the same draft ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Envelope open(Actor actor, Printed printed) {
        OpenEnvelope order = printed.order();
        envelopes.lockLive(order.draft()).ifPresent(live -> end(actor, live, Envelope.Ending.OPENED_ANEW));
        Instant at = books.now();
        List<Envelope.Document> documents = new ArrayList<>();
        for (int i = 0; i < printed.files().size(); i++) {
            WrittenDocument one = order.documents().get(i);
            StoredFile file = printed.files().get(i);
            documents.add(new Envelope.Document(
                    i + 1,
                    one.item(),
                    one.id(),
                    one.title(),
                    one.material(),
                    one.template(),
                    one.version(),
                    one.digest(),
                    one.basis(),
                    file.sha256(),
                    file.size(),
                    null,
                    0));
        }
        List<Envelope.Signer> signers = new ArrayList<>();
        for (Signatory one : order.signers()) {
            signers.add(new Envelope.Signer(signers.size() + 1, one, at, null, null, null));
        }
        Envelope envelope = new Envelope(
                Ids.next(shelf.clock),
                actor.city(),
                order.draft(),
                order.party(),
                actor.account(),
                order.matter(),
                order.region(),
                order.creditCode(),
                order.department(),
                order.ground(),
                order.digest(),
                Envelope.State.OPEN,
                at,
                null,
                null,
                null,
                shelf.demo,
                documents,
                signers);
        envelopes.add(envelope);
        printed.files().forEach(file -> shelf.kept.keep(order.party(), envelope.id(), file));
        books.journal(
                actor,
                envelope,
                "envelope-opened",
                Map.of(
                        "contents",
                        envelope.contents(),
                        "signers",
                        signers.size(),
                        "documents",
                        documents.stream().map(Envelope.Document::sha256).toList()));
        books.tell(actor, envelope, signers, "signing-asked");
        return envelope;
    }

    /** The last envelope of a draft, whatever has become of it. */
    public Optional<Envelope> lastOf(UUID draft) {
        return envelopes.lastOf(draft);
    }

    /** What went with a case. */
    public List<Envelope> ofCase(UUID caseId) {
        return envelopes.ofCase(caseId);
    }

    /** 收回: ends what is alive of a draft and tells those who have signed or were asked to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(Actor actor, UUID draft, Envelope.Ending because) {
        Optional<Envelope> live = envelopes.lockLive(draft);
        live.ifPresent(envelope -> end(actor, envelope, because));
        return live.isPresent();
    }

    private void end(Actor actor, Envelope envelope, Envelope.Ending because) {
        envelopes.giveUp(envelope, because, books.now());
        books.journal(actor, envelope, "envelope-voided", Map.of("because", because.code()));
        books.tell(actor, envelope, envelope.signers(), "signing-void");
    }

    /** 催签: once a day at most each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(Actor actor, UUID draft) {
        Envelope envelope = envelopes
                .lockLive(draft)
                .filter(live -> live.state() == Envelope.State.OPEN)
                .orElseThrow(() -> new Refused(new SigningRefusal.NotOpen()));
        Instant before = books.now().minus(BETWEEN_REMINDERS);
        List<Envelope.Signer> late = envelope.missing().stream()
                .filter(signer ->
                        signer.remindedAt() == null || !signer.remindedAt().isAfter(before))
                .toList();
        if (late.isEmpty()) {
            throw new Refused(new SigningRefusal.RemindedLately());
        }
        envelopes.reminded(envelope, late.stream().map(Envelope.Signer::number).toList(), books.now());
        books.journal(actor, envelope, "signers-reminded", Map.of("signers", late.size()));
        books.tell(actor, envelope, late, "signing-reminded");
    }

    /** Makes the files with the signatures where they are not there yet. Not to be called inside a transaction. */
    public void seal(UUID draft) {
        envelopes
                .lastOf(draft)
                .filter(envelope -> envelope.state() == Envelope.State.COMPLETE && !envelope.sealed())
                .ifPresent(envelope -> copies.tryToMake(envelope.id()));
    }

    /**
     * Refuses an envelope that does not bear an application: somebody has not signed, a signature does not verify, the
     * documents that were signed are not these.
     *
     * @param items whose documents have to be there, and no others
     * @param now what these would say, made from the answers as they are by the templates that the envelope's were made by
     */
    public void require(Envelope envelope, Set<String> items, List<WrittenDocument> now, List<Signatory> signers) {
        switch (envelope.state()) {
            case VOID -> throw new Refused(new SigningRefusal.NotBegun());
            case OPEN, DECLINED -> throw new Refused(new SigningRefusal.Unsigned(names(envelope.missing())));
            case COMPLETE, FILED -> {}
        }
        if (!envelope.missing().isEmpty()) {
            throw new Refused(new SigningRefusal.Unsigned(names(envelope.missing())));
        }
        envelope.unlike(items, now, signers).ifPresent(unlike -> {
            throw new Refused(unlike);
        });
        List<Proof.Finding> findings = proof.findings(envelope);
        if (!findings.isEmpty()) {
            throw new Refused(SigningRefusal.Unsound.of(findings.getFirst()));
        }
        if (!envelope.sealed()) {
            throw new Refused(new SigningRefusal.BeingSealed());
        }
    }

    private static String names(List<Envelope.Signer> signers) {
        return signers.stream().map(signer -> signer.who().name()).collect(Collectors.joining("、"));
    }

    /** Notes with which case it went, as a share of the statement that makes the case. */
    public Together.Part filed(Envelope envelope, UUID caseId) {
        return envelopes.filed(envelope, caseId, books.now());
    }

    /** A document as it would be given to the signers. */
    public byte[] look(WrittenDocument document) {
        return shelf.print(document);
    }

    /** Whether the actor himself has something to sign of an envelope. */
    public boolean waitsFor(Actor actor, Envelope envelope) {
        return envelope.state() == Envelope.State.OPEN
                && identities
                        .of(actor)
                        .filter(who -> envelope.missing().stream().anyMatch(signer -> who.is(signer.who())))
                        .isPresent();
    }

    /** The file that is signed. */
    public Optional<byte[]> original(Envelope.Document document) throws IOException {
        return copies.original(document);
    }
}
