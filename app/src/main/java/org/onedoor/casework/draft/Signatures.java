package org.onedoor.casework.draft;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.Item;
import org.onedoor.files.StoredFile;
import org.onedoor.files.Upload;
import org.onedoor.journal.Once;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.signing.Envelope;
import org.onedoor.signing.OpenEnvelope;
import org.onedoor.signing.Signatory;
import org.onedoor.signing.Signing;
import org.onedoor.signing.SigningRefusal;
import org.onedoor.signing.WrittenDocument;
import org.onedoor.standard.Department;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 草稿的签署: gives what a draft's answers say to those who have to sign it, and asks whether all have before it is submitted.
 * At a counter people sign on paper.
 */
@Service
public class Signatures {

    private final Drafts drafts;
    private final Applications applications;
    private final Documents documents;
    private final Signing signing;
    private final MaterialFiles files;
    private final Once once;
    private final TransactionOperations transactions;

    Signatures(
            Drafts drafts,
            Applications applications,
            Documents documents,
            Signing signing,
            MaterialFiles files,
            Once once,
            TransactionOperations transactions) {
        this.drafts = drafts;
        this.applications = applications;
        this.documents = documents;
        this.signing = signing;
        this.files = files;
        this.once = once;
        this.transactions = transactions;
    }

    /** Whether an application has to be signed here before it is submitted. */
    public static boolean wanted(Application application) {
        return application.draft().channel() != Channel.COUNTER
                && !application.tailored().documents().isEmpty();
    }

    /**
     * How far the signatures of an application are.
     *
     * @param documents what would be given to the signers now
     * @param signers to whom
     * @param envelope the last one given out; null where there was none
     * @param same whether its documents are those of the answers as they are
     */
    public record Standing(
            Application application,
            List<WrittenDocument> documents,
            List<Signatory> signers,
            @Nullable Envelope envelope,
            boolean same) {

        public boolean open() {
            return envelope != null && envelope.state() == Envelope.State.OPEN;
        }

        /** Whether all that is to be signed is. */
        public boolean complete() {
            return same && envelope != null && envelope.state() == Envelope.State.COMPLETE;
        }
    }

    /** Of a draft that is the actor's. */
    @Transactional
    public Standing standing(Actor actor, UUID draft) {
        return standing(applications.of(actor, drafts.require(actor, draft)));
    }

    public Standing standing(Application application) {
        Envelope last = signing.lastOf(application.draft().id()).orElse(null);
        Documents.ToSign toSign = last == null ? documents.of(application) : documents.of(application, last);
        boolean same = last != null && contents(toSign).equals(last.contents());
        return new Standing(application, toSign.documents(), toSign.signers(), last, same);
    }

    /** Whether what an application's answers say is being signed, or is signed. */
    public boolean given(Application application) {
        return wanted(application)
                && signing.lastOf(application.draft().id())
                        .filter(last -> last.state().live())
                        .isPresent();
    }

    private static String contents(Documents.ToSign toSign) {
        return WrittenDocument.digest(toSign.documents(), toSign.signers());
    }

    /** 发起签署: prints the documents, opens the envelope, tells the signers. */
    public UUID begin(Actor actor, String key, UUID draft) {
        record BeginSigning(UUID draft) {}
        BeginSigning body = new BeginSigning(draft);
        Optional<UUID> before = once.given(actor, key, body, UUID.class);
        if (before.isPresent()) {
            return before.get();
        }
        Application application = Objects.requireNonNull(
                transactions.execute(status -> applications.of(actor, drafts.require(actor, draft))));
        Signing.Printed printed = signing.print(order(application));
        return Objects.requireNonNull(transactions.execute(status -> once.run(actor, key, body, UUID.class, () -> {
            Application now = applications.of(actor, drafts.lock(actor, draft));
            // somebody else who may, or another window, has begun the same meanwhile: signatures given since stay
            Optional<Envelope> given = signing.lastOf(draft)
                    .filter(last -> last.state().live()
                            && last.contents().equals(printed.order().digest()));
            if (given.isPresent()) {
                return given.get().id();
            }
            if (!contents(documents.of(now)).equals(printed.order().digest())) {
                throw new Refused(new SigningRefusal.Changed(
                        printed.order().documents().getFirst().title()));
            }
            return signing.open(actor, printed).id();
        })));
    }

    private OpenEnvelope order(Application application) {
        if (!wanted(application)) {
            throw new Refused(new CaseRefusal.NoSuchCase());
        }
        if (application.draft().submittedAs() != null) {
            throw new Refused(new CaseRefusal.SubmittedBefore());
        }
        if (!application.complete() || !application.allProblems().isEmpty()) {
            throw new Refused(new CaseRefusal.Incomplete());
        }
        Item.Signing said = Objects.requireNonNull(application.item().signing());
        Department department = documents.department(application).orElseThrow();
        Documents.ToSign toSign = documents.of(application);
        Documents.twoNames(application).ifPresent(names -> {
            throw new Refused(names);
        });
        return new OpenEnvelope(
                application.draft().id(),
                application.draft().party(),
                application.item().name(),
                application.draft().region(),
                department.creditCode(),
                department.name(),
                said.ground(),
                toSign.documents(),
                toSign.signers());
    }

    /** 催签. */
    public void remind(Actor actor, String key, UUID draft) {
        record RemindSigners(UUID draft) {}
        transactions.executeWithoutResult(status -> once.run(actor, key, new RemindSigners(draft), UUID.class, () -> {
            drafts.lock(actor, draft);
            signing.remind(actor, draft);
            return draft;
        }));
    }

    /** 收回: the applicant gives it up, to change something. */
    public void takeBack(Actor actor, String key, UUID draft) {
        record TakeBackSigning(UUID draft) {}
        transactions.executeWithoutResult(status -> once.run(actor, key, new TakeBackSigning(draft), UUID.class, () -> {
            drafts.lock(actor, draft);
            signing.end(actor, draft, "taken-back");
            return draft;
        }));
    }

    /** After answers were saved: what was given to the signers and says something else now is void. */
    @Transactional(propagation = Propagation.MANDATORY)
    void answersChanged(Actor actor, Application application) {
        signing.lastOf(application.draft().id())
                .filter(last -> last.state().live())
                .filter(last -> !contents(documents.of(application, last)).equals(last.contents()))
                .ifPresent(last -> signing.end(actor, application.draft().id(), "answers-changed"));
    }

    /** The draft is thrown away. */
    @Transactional(propagation = Propagation.MANDATORY)
    void discarded(Actor actor, Draft draft) {
        signing.end(actor, draft.id(), "draft-discarded");
    }

    /** Before a submission, outside its transaction: makes the files with the signatures where they are not there yet. */
    public void prepare(UUID draft) {
        signing.seal(draft);
    }

    /**
     * Asks for every signature of a locked draft that is about to be submitted, and puts the signed documents to its materials.
     *
     * @throws Refused with a {@link SigningRefusal} where one is missing, does not verify or is about something else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enclose(Actor actor, Draft draft) {
        Application application = applications.of(actor, draft);
        requireBroughtToTheCounter(actor, application);
        if (!wanted(application) || !application.complete()) {
            return;
        }
        Envelope envelope = require(application);
        removeUnsigned(draft, envelope);
        for (Envelope.Document document : envelope.documents()) {
            String sha256 = document.signed();
            if (!envelope.draft().equals(draft.id()) || sha256 == null) {
                continue;
            }
            String name = document.title().zh() + ".pdf";
            Upload upload =
                    new Upload(new StoredFile(sha256, document.signedSize(), "application/pdf"), name, false, 1);
            if (files.same(draft.city(), draft.id(), document.material(), upload)
                    .isEmpty()) {
                files.add(actor, draft.city(), draft.party(), draft.id(), document.material(), upload);
            }
        }
    }

    /** What a counter began is signed on paper, which a clerk has to see: the applicant cannot send it off from at home. */
    private static void requireBroughtToTheCounter(Actor actor, Application application) {
        if (application.draft().channel() == Channel.COUNTER
                && !application.tailored().documents().isEmpty()
                && actor.role() == Role.APPLICANT) {
            throw new Refused(new SigningRefusal.AtTheCounter());
        }
    }

    /** A file that lay there for the same material before it was to be signed here is nobody's word. */
    private void removeUnsigned(Draft draft, Envelope envelope) {
        Set<String> materials = new HashSet<>();
        Set<String> signed = new HashSet<>();
        for (Envelope.Document document : envelope.documents()) {
            materials.add(document.material());
            if (document.signed() != null) {
                signed.add(document.signed());
            }
        }
        files.of(draft.city(), draft.id()).stream()
                .filter(file -> materials.contains(file.material()) && !signed.contains(file.sha256()))
                .forEach(file -> files.remove(draft.city(), draft.party(), draft.id(), file));
    }

    /** The envelope that bears an application, its own or that of the whole of which it is a part. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Envelope require(Application application) {
        Draft draft = application.draft();
        UUID whole = draft.partOf();
        Envelope envelope = signing.lastOf(draft.id())
                .or(() -> Optional.ofNullable(whole).flatMap(signing::lastOf))
                .orElseThrow(() -> new Refused(new SigningRefusal.NotBegun()));
        Documents.ToSign toSign = documents.of(application, envelope);
        signing.require(envelope, toSign.items(), toSign.documents(), toSign.signers());
        return envelope;
    }

    /** Notes which case it went with, where anything had to be signed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Together.Part> filed(Application application, UUID caseId) {
        return wanted(application) ? Optional.of(signing.filed(require(application), caseId)) : Optional.empty();
    }

    /** A document that the applicant reads. */
    public static final class Copy {

        private final Text title;
        private final byte[] bytes;

        Copy(Text title, byte[] bytes) {
            this.title = title;
            this.bytes = bytes;
        }

        public Text title() {
            return title;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /** A document of a draft that is the actor's: as it was given to the signers, or as the answers make it now. */
    public Optional<Copy> copy(Actor actor, UUID draft, int number) throws IOException {
        Standing standing = Objects.requireNonNull(
                transactions.execute(status -> standing(applications.of(actor, drafts.require(actor, draft)))));
        if (number < 1 || number > standing.documents().size()) {
            return Optional.empty();
        }
        Envelope envelope = standing.envelope();
        if (envelope != null && standing.same()) {
            Optional<Envelope.Document> given = envelope.document(number);
            Optional<byte[]> bytes = given.isEmpty() ? Optional.empty() : signing.original(given.get());
            return bytes.map(lying -> new Copy(given.orElseThrow().title(), lying));
        }
        WrittenDocument written = standing.documents().get(number - 1);
        return Optional.of(new Copy(written.title(), signing.look(written)));
    }

    /** Where the actor himself signs what he gave to the signers; null where he does not, or has. */
    public @Nullable String mine(Actor actor, Standing standing) {
        Envelope envelope = standing.envelope();
        return envelope != null && signing.waitsFor(actor, envelope) ? "/signing/" + envelope.id() : null;
    }
}
