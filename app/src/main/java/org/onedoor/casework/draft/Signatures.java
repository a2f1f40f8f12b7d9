package org.onedoor.casework.draft;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
     * @param envelope the last one given out, for it or for the whole of which it is a part; null where there was none
     * @param unlike why that one is not about the answers as they are; null where it is, or where there was none
     */
    public record Standing(
            Application application,
            List<WrittenDocument> documents,
            List<Signatory> signers,
            @Nullable Envelope envelope,
            @Nullable SigningRefusal unlike) {

        /** Whether the envelope's documents are those of the answers as they are. */
        public boolean same() {
            return envelope != null && unlike == null;
        }

        /** Whether it was given out for this application alone, whose applicant may remind and take back. */
        public boolean own() {
            return envelope != null && isOwn(application, envelope);
        }

        /** What goes on, or stands, for these answers; null where nothing does. */
        public @Nullable Envelope given() {
            return envelope != null && same() && envelope.state() != Envelope.State.VOID ? envelope : null;
        }

        /** Whether all that is to be signed is. */
        public boolean complete() {
            return envelope != null && same() && signedByAll(envelope);
        }
    }

    private static boolean isOwn(Application application, Envelope envelope) {
        return envelope.draft().equals(application.draft().id());
    }

    private static boolean signedByAll(Envelope envelope) {
        return envelope.state() == Envelope.State.COMPLETE || envelope.state() == Envelope.State.FILED;
    }

    /** Of a draft that is the actor's. */
    @Transactional
    public Standing standing(Actor actor, UUID draft) {
        return standing(applications.of(actor, drafts.require(actor, draft)));
    }

    public Standing standing(Application application) {
        Envelope last = bearing(application).orElse(null);
        Documents.ToSign toSign = last == null ? documents.of(application) : documents.of(application, last);
        SigningRefusal unlike =
                last == null ? null : unlike(application, toSign, last).orElse(null);
        return new Standing(application, toSign.documents(), toSign.signers(), last, unlike);
    }

    /**
     * The envelope that counts for an application: its own, as long as that is signed or was the last; of a part else that of its
     * whole, where all have signed just what the part says.
     */
    private Optional<Envelope> bearing(Application application) {
        Optional<Envelope> own = signing.lastOf(application.draft().id());
        UUID whole = application.draft().partOf();
        if (whole == null || own.filter(last -> last.state().live()).isPresent()) {
            return own;
        }
        Optional<Envelope> all = signing.lastOf(whole).filter(Signatures::signedByAll);
        boolean bears = all.filter(envelope -> unlike(application, documents.of(application, envelope), envelope)
                        .isEmpty())
                .isPresent();
        return bears ? all : own.or(() -> all);
    }

    /** Why an envelope is not about what an application says; of a whole it may be about more. */
    private static Optional<SigningRefusal> unlike(
            Application application, Documents.ToSign toSign, Envelope envelope) {
        Optional<SigningRefusal> unlike = toSign.unlike(envelope);
        return unlike.isEmpty() && isOwn(application, envelope) && !toSign.isThatOf(envelope)
                ? Optional.of(new SigningRefusal.Changed(
                        envelope.documents().getFirst().title()))
                : unlike;
    }

    /** Whether what an application's answers say is being signed, or is signed. */
    public boolean given(Application application) {
        return wanted(application)
                && bearing(application)
                        .filter(envelope -> isOwn(application, envelope)
                                ? envelope.state().live()
                                : unlike(application, documents.of(application, envelope), envelope)
                                        .isEmpty())
                        .isPresent();
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
                    .filter(last ->
                            last.state().live() && documents.of(now, last).isThatOf(last));
            if (given.isPresent()) {
                return given.get().id();
            }
            if (!documents.of(now).isThatOf(printed.order())) {
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
            signing.end(actor, draft, Envelope.Ending.TAKEN_BACK);
            return draft;
        }));
    }

    /** After answers were saved: what was given to the signers and says something else now is void. */
    @Transactional(propagation = Propagation.MANDATORY)
    void answersChanged(Actor actor, Application application) {
        signing.lastOf(application.draft().id())
                .filter(last -> last.state().live())
                .flatMap(last -> unlike(application, documents.of(application, last), last))
                .ifPresent(unlike -> signing.end(
                        actor,
                        application.draft().id(),
                        unlike instanceof SigningRefusal.NewVersion
                                ? Envelope.Ending.NEW_VERSION
                                : Envelope.Ending.ANSWERS_CHANGED));
    }

    /** The draft is thrown away. */
    @Transactional(propagation = Propagation.MANDATORY)
    void discarded(Actor actor, Draft draft) {
        signing.end(actor, draft.id(), Envelope.Ending.DRAFT_DISCARDED);
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
        Envelope envelope = bearing(application).orElseThrow(() -> new Refused(new SigningRefusal.NotBegun()));
        Documents.ToSign toSign = documents.of(application, envelope);
        signing.require(envelope, toSign.items(), toSign.documents(), toSign.signers());
        return envelope;
    }

    /** Notes which case it went with, where anything had to be signed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Together.Part> filed(Application application, UUID caseId) {
        if (!wanted(application)) {
            return Optional.empty();
        }
        Envelope envelope = require(application);
        requireSignedFiles(application, envelope);
        return Optional.of(signing.filed(envelope, caseId));
    }

    /** What goes into the case for a signed document is the very file that was signed, and no other one beside it. */
    private static void requireSignedFiles(Application application, Envelope envelope) {
        for (Item.Signing.Document wanted : application.tailored().documents()) {
            Envelope.Document signed =
                    envelope.document(wanted.item(), wanted.id()).orElseThrow();
            Set<String> lying = application.files().stream()
                    .filter(file -> file.material().equals(wanted.material()))
                    .map(Draft.MaterialFile::sha256)
                    .collect(Collectors.toSet());
            // of a whole another member's may lie beside it, which all have signed too
            if (!lying.contains(signed.signed())
                    || !signedFor(envelope, wanted.material()).containsAll(lying)) {
                throw new Refused(new SigningRefusal.Lost(signed.title()));
            }
        }
    }

    private static Set<@Nullable String> signedFor(Envelope envelope, String material) {
        Set<@Nullable String> signed = new HashSet<>();
        envelope.documents().stream()
                .filter(document -> document.material().equals(material))
                .forEach(document -> signed.add(document.signed()));
        return signed;
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
        WrittenDocument written = standing.documents().get(number - 1);
        Envelope envelope = standing.envelope();
        if (envelope != null && standing.same()) {
            Envelope.Document given =
                    envelope.document(written.item(), written.id()).orElseThrow();
            return signing.original(given).map(lying -> new Copy(given.title(), lying));
        }
        return Optional.of(new Copy(written.title(), signing.look(written)));
    }

    /** Where the actor himself signs what he gave to the signers; null where he does not, or has. */
    public @Nullable String mine(Actor actor, Standing standing) {
        Envelope envelope = standing.envelope();
        return envelope != null && signing.waitsFor(actor, envelope) ? "/signing/" + envelope.id() : null;
    }
}
