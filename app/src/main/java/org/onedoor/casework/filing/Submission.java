package org.onedoor.casework.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.draft.MaterialFiles;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.catalog.Items;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 提交: turns a complete draft into a case. */
@Service
public class Submission {

    private final Drafts drafts;
    private final Applications applications;
    private final Filing filing;
    private final Items items;
    private final MaterialFiles files;
    private final Receipts receipts;
    private final Signatures signatures;

    Submission(
            Drafts drafts,
            Applications applications,
            Filing filing,
            Items items,
            MaterialFiles files,
            Receipts receipts,
            Signatures signatures) {
        this.drafts = drafts;
        this.applications = applications;
        this.filing = filing;
        this.items = items;
        this.files = files;
        this.receipts = receipts;
        this.signatures = signatures;
    }

    /** What the applicant keeps. */
    public record Receipt(UUID id, String filingNumber) {}

    /** Submits a draft once, however often the same request comes. */
    public Receipt submit(Actor actor, String key, UUID draftId, Filing.Signed signed) {
        record SubmitDraft(UUID draft, Filing.Signed signed) {}
        return receipts.once(
                actor,
                key,
                new SubmitDraft(draftId, signed),
                mark -> submit(actor, draftId, signed, receipt -> List.of(mark.apply(receipt))));
    }

    /** Submits a draft. */
    @Transactional
    public Receipt submit(Actor actor, UUID draftId, Filing.Signed signed) {
        return submit(actor, draftId, signed, receipt -> List.of());
    }

    private Receipt submit(
            Actor actor, UUID draftId, Filing.Signed signed, Function<Receipt, List<Together.Part>> beside) {
        Draft draft = drafts.lock(actor, draftId);
        if (draft.partOf() != null) {
            drafts.requireHeld(draft);
        }
        signatures.enclose(actor, draft);
        Application application = applications.of(actor, draft);
        return filing.file(
                actor,
                application,
                items.inForceAt(draft.item(), draft.region()).orElse(null),
                signed,
                head -> {
                    List<Together.Part> parts = new ArrayList<>(beside.apply(
                            new Receipt(head.id(), head.filingNumber().value())));
                    parts.add(drafts.submitted(draft, head.id()));
                    if (draft.partOf() != null) {
                        parts.add(drafts.partFiled(draft, head.id()));
                    }
                    parts.add(files.copies(draft, head, application.files()));
                    return parts;
                });
    }
}
