package org.onedoor.signing;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Once;
import org.onedoor.pdf.SealedText;
import org.onedoor.pdf.Signers;
import org.onedoor.pdf.SigningKeys;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** 签署: a signer reads, consents and signs in his own session, or declines. */
@Service
class OwnHand {

    private static final int LONGEST_REASON = 500;

    private final Envelopes envelopes;
    private final Identities identities;
    private final Books books;
    private final Seals seals;
    private final Once once;
    private final TransactionOperations transactions;

    OwnHand(
            Envelopes envelopes,
            Identities identities,
            Books books,
            Seals seals,
            Once once,
            TransactionOperations transactions) {
        this.envelopes = envelopes;
        this.identities = identities;
        this.books = books;
        this.seals = seals;
        this.once = once;
        this.transactions = transactions;
    }

    /** The keys that seal, and the files made when all have signed. */
    @Component
    static class Seals {

        private final SigningKeys keys;
        private final Signers signers;
        private final SealedCopies copies;
        private final AccessLog accesses;

        Seals(SigningKeys keys, Signers signers, SealedCopies copies, AccessLog accesses) {
            this.keys = keys;
            this.signers = signers;
            this.copies = copies;
            this.accesses = accesses;
        }

        SigningKeys.Key of(Envelope envelope) {
            return keys.of(envelope.creditCode(), envelope.department().zh());
        }
    }

    /**
     * An envelope as one of its signers sees it.
     *
     * @param mine the places that whoever looks signs at: one's own, a firm's
     */
    record Seen(Envelope envelope, List<Envelope.Signer> mine, Identities.Who who) {

        /** Whether one is known here by the name of at least one of these places: else the number is there by a slip of the pen. */
        boolean named() {
            return mine.stream()
                    .anyMatch(signer ->
                            who.nameFor(signer.who()).equals(signer.who().name()));
        }

        /** Of all who sign it. */
        List<String> names() {
            return envelope.signers().stream()
                    .map(signer -> signer.who().name())
                    .toList();
        }

        /** Where one signs next; null where there is nothing (more) to sign. */
        Envelope.@Nullable Signer open() {
            return envelope.state() == Envelope.State.OPEN
                    ? mine.stream().filter(Envelope.Signer::waiting).findFirst().orElse(null)
                    : null;
        }
    }

    /**
     * The envelope, for one of its signers.
     *
     * @throws Refused with {@link SigningRefusal.NoSuchEnvelope} for everybody else; the attempt is journalled
     */
    Seen require(Actor actor, UUID id) {
        return seen(actor, envelopes.find(id), id);
    }

    /** The same for who reads what is to be signed. */
    Envelope read(Actor actor, UUID id) {
        Seen seen = require(actor, id);
        if (!seen.named()) {
            throw new Refused(new SigningRefusal.NoSuchEnvelope());
        }
        return seen.envelope();
    }

    private Seen seen(Actor actor, Optional<Envelope> found, UUID id) {
        if (found.isEmpty()) {
            throw new Refused(new SigningRefusal.NoSuchEnvelope());
        }
        Optional<Seen> seen = identities.of(actor).flatMap(who -> {
            List<Envelope.Signer> mine = found.get().signers().stream()
                    .filter(signer -> who.is(signer.who()))
                    .toList();
            return mine.isEmpty() ? Optional.empty() : Optional.of(new Seen(found.get(), mine, who));
        });
        return seen.orElseThrow(() -> {
            seals.accesses.denied(actor, "envelope", id);
            return new Refused(new SigningRefusal.NoSuchEnvelope());
        });
    }

    /** What there is for one to sign and what one has signed, the newest first. */
    List<Seen> of(Actor actor) {
        return identities.of(actor).stream()
                .flatMap(who -> envelopes.signedBy(who.kinds(), who.numbers()).stream()
                        .map(envelope -> new Seen(
                                envelope,
                                envelope.signers().stream()
                                        .filter(signer -> who.is(signer.who()))
                                        .toList(),
                                who)))
                .toList();
    }

    /**
     * 签署.
     *
     * @param digests by the number of each document, SHA-256 of what was read
     * @param consent the words that were shown and ticked
     */
    record Sign(UUID envelope, Map<String, String> digests, String consent) {}

    /** Signs at every place that is one's own; who has signed already has signed. */
    void sign(Actor actor, String key, Sign order) {
        if (order.consent().isBlank()) {
            throw new Refused(new SigningRefusal.NoConsent());
        }
        Seen seen = require(actor, order.envelope());
        SigningKeys.Key sealing = seals.of(seen.envelope());
        transactions.executeWithoutResult(status -> once.run(actor, key, order, UUID.class, () -> {
            sign(actor, seen(actor, envelopes.lock(order.envelope()), order.envelope()), order, sealing);
            return order.envelope();
        }));
        boolean last = envelopes
                .find(order.envelope())
                .filter(now -> now.state() == Envelope.State.COMPLETE && !now.sealed())
                .isPresent();
        if (last) {
            seals.copies.tryToMake(order.envelope());
        }
    }

    private void sign(Actor actor, Seen seen, Sign order, SigningKeys.Key sealing) {
        Envelope envelope = seen.envelope();
        requireThese(envelope, order.digests());
        List<Envelope.Signer> waiting =
                seen.mine().stream().filter(Envelope.Signer::waiting).toList();
        if (seen.mine().stream().allMatch(signer -> signer.signature() != null)) {
            return;
        }
        if (envelope.state() != Envelope.State.OPEN) {
            throw new Refused(new SigningRefusal.NotOpen());
        }
        seals.signers.note(sealing.signer());
        for (Envelope.Signer signer : waiting) {
            String known = seen.who().nameFor(signer.who());
            if (!known.equals(signer.who().name())) {
                throw new Refused(new SigningRefusal.OtherName(signer.who().name(), known));
            }
            Envelope.Signature signature = signature(actor, seen, signer, order.consent(), sealing);
            envelopes.sign(envelope, signer.number(), signature);
            books.journal(
                    actor,
                    envelope,
                    "signed",
                    Map.of(
                            "signer",
                            signer.number(),
                            "statement",
                            WrittenDocument.sha256(Statement.bytes(signature.statement()))));
        }
        if (envelope.missing().size() == waiting.size()) {
            envelopes.end(envelope, Envelope.State.COMPLETE, books.now());
            books.journal(actor, envelope, "envelope-completed", Map.of("contents", envelope.contents()));
            books.tellApplicant(actor, envelope, "signing-complete");
        }
    }

    private Envelope.Signature signature(
            Actor actor, Seen seen, Envelope.Signer signer, String consent, SigningKeys.Key sealing) {
        Instant at = books.now();
        Statement statement = new Statement(
                Statement.TYPE,
                seen.envelope().id(),
                seen.envelope().matter(),
                signer.who(),
                new Statement.By(
                        actor.account(),
                        seen.who().person().name(),
                        seen.who().person().idKind(),
                        seen.who().person().idNumber(),
                        actor.channel() == Channel.API ? "token" : "password",
                        actor.channel().code()),
                at.toString(),
                consent,
                seen.envelope().documents().stream().map(Statement.Over::of).toList());
        String written = statement.written();
        return new Envelope.Signature(
                at,
                actor.account(),
                written,
                HexFormat.of().formatHex(SealedText.seal(Statement.bytes(written), sealing)));
    }

    /** Every document, and each as it lies here: a signature over another one is none. */
    private static void requireThese(Envelope envelope, Map<String, String> digests) {
        for (Envelope.Document document : envelope.documents()) {
            String sent = digests.getOrDefault(Integer.toString(document.number()), "");
            if (!document.sha256().equals(sent)) {
                throw new Refused(new SigningRefusal.OtherDocument(
                        document.title(), brief(document.sha256()), sent.isEmpty() ? "—" : brief(sent)));
            }
        }
    }

    private static String brief(String digest) {
        return digest.length() > 12 ? digest.substring(0, 12) + "…" : digest;
    }

    /** 拒签. */
    record Decline(UUID envelope, String reason) {}

    /** Declines, which ends the envelope: the applicant changes what is wrong and begins anew. */
    void decline(Actor actor, String key, Decline order) {
        String reason = order.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refused(new SigningRefusal.NoReason());
        }
        transactions.executeWithoutResult(status -> once.run(actor, key, order, UUID.class, () -> {
            Seen seen = seen(actor, envelopes.lock(order.envelope()), order.envelope());
            Envelope.Signer signer = seen.open();
            if (signer == null) {
                throw new Refused(new SigningRefusal.NotOpen());
            }
            Envelope envelope = seen.envelope();
            envelopes.decline(envelope, signer.number(), books.now(), actor.account(), reason);
            envelopes.end(envelope, Envelope.State.DECLINED, books.now());
            books.journal(actor, envelope, "declined", Map.of("signer", signer.number()));
            books.tellApplicant(actor, envelope, "signing-declined");
            books.tell(
                    actor,
                    envelope,
                    envelope.signers().stream()
                            .filter(one -> one.signature() != null)
                            .toList(),
                    "signing-void");
            return envelope.id();
        }));
    }
}
