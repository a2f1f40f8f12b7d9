package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 提交: turns a complete draft into a case, with its filing number; an instant item may be decided in the same moment. */
@Service
class Submission {

    private final Drafts drafts;
    private final Applications applications;
    private final CaseFolder folder;
    private final Items items;
    private final Parties parties;
    private final Deadlines deadlines;
    private final AutomaticDecision automatic;
    private final Casework casework;
    private final Lapses lapses;

    Submission(
            Drafts drafts,
            Applications applications,
            CaseFolder folder,
            Items items,
            Parties parties,
            Deadlines deadlines,
            AutomaticDecision automatic,
            Casework casework,
            Lapses lapses) {
        this.drafts = drafts;
        this.applications = applications;
        this.folder = folder;
        this.items = items;
        this.parties = parties;
        this.deadlines = deadlines;
        this.automatic = automatic;
        this.casework = casework;
        this.lapses = lapses;
    }

    /** What the applicant keeps. */
    public record Receipt(UUID id, String filingNumber) {}

    /**
     * Submits a draft.
     *
     * @param pledged whether the pledge for materials to follow was signed (容缺受理承诺书)
     */
    @Transactional
    public Receipt submit(Actor actor, UUID draftId, boolean pledged) {
        Draft draft = drafts.lock(actor, draftId);
        Application application = applications.of(actor, draft);
        if (!application.complete() || !application.allProblems().isEmpty()) {
            throw new Refused(new CaseRefusal.Incomplete());
        }
        if (application.pledges() && !pledged) {
            throw new Refused(new CaseRefusal.PledgeMissing());
        }
        if (!items.inForce(draft.item())
                .map(now -> items.isOffered(now, draft.region(), draft.channel()))
                .orElse(false)) {
            throw new Refused(new CaseRefusal.NotOffered("here"));
        }
        Party party = parties.find(draft.party()).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        Item item = application.item();
        Instant at = deadlines.now();
        LocalDate countedFrom = deadlines.arrival(draft.region(), at).counted().toLocalDate();
        LocalDate acceptBy = deadlines.acceptBy(item, draft.region(), countedFrom);
        CaseHead head = folder.newHead(actor, draft, item, at, countedFrom, acceptBy);
        CaseFile file =
                CaseFile.submitted(actor, head, item, application.tailored().possible(), application.caseMaterials());
        Optional<String> because = automatic.because(item, application);
        if (because.isEmpty()) {
            file.changes().tell(actor, head.filingNumber(), item, "case-submitted", Map.of());
        }
        file.wakeOn(lapses.next(file, item));
        folder.add(actor, file, application, party);
        drafts.submitted(draft, head.id());
        because.ifPresent(reason -> grantAtOnce(Actor.program(actor.region()), head.id(), reason));
        return new Receipt(head.id(), head.filingNumber().value());
    }

    /** 秒批: acceptance and grant by the program itself, in the transaction of the submission. */
    private void grantAtOnce(Actor program, UUID id, String reason) {
        casework.perform(program, id, new CaseCommand.Accept());
        casework.perform(program, id, new CaseCommand.Grant(reason));
    }
}
