package org.onedoor.casework;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.catalog.Items;
import org.onedoor.files.KeptFiles;
import org.onedoor.journal.AccessLog;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads cases for pages and API, within the actor's scope; every opening of a case is logged, every denied one journalled. */
@Service
class CaseViews {

    private final Cases cases;
    private final CaseFolder folder;
    private final Items items;
    private final Standards standards;
    private final PapersOf papers;
    private final AccessLog accesses;

    CaseViews(Cases cases, CaseFolder folder, Items items, Standards standards, PapersOf papers, AccessLog accesses) {
        this.cases = cases;
        this.folder = folder;
        this.items = items;
        this.standards = standards;
        this.papers = papers;
        this.accesses = accesses;
    }

    /** One case; for whoever it is not for there is no such case. */
    @Transactional
    CaseView view(Actor actor, UUID id) {
        Cases.Looked looked = cases.look(actor, id);
        CaseHead head = looked.head();
        accesses.read(actor, "case", id, "casework");
        return new CaseView(
                head,
                items.version(head.item(), head.itemVersion()),
                standards.current(),
                looked.steps(),
                looked.materials(),
                looked.timing(),
                folder.files().of(head.city(), id).stream()
                        .filter(file -> seesHalfMade(actor) || !halfMade(file, looked))
                        .toList(),
                folder.forms(head),
                folder.applicant(head),
                folder.opinions().of(head.city(), id),
                folder.opinions().corrections(head.city(), id),
                papers.caseOf(head.party(), id));
    }

    /** An answer to a correction notice is seen by staff as a whole, when it has been handed in. */
    private static boolean seesHalfMade(Actor actor) {
        return actor.role() == Role.APPLICANT || actor.role() == Role.CLERK;
    }

    /** What was sent after a correction was asked for and neither handed in with the answer nor supplied by itself. */
    private static boolean halfMade(Draft.MaterialFile file, Cases.Looked looked) {
        return looked.timing().asked(looked.head()).stream()
                .anyMatch(asked -> file.addedAt().isAfter(asked)
                        && !CaseMaterial.suppliedSince(looked.materials(), file.material(), asked));
    }

    /** The case without its folder. */
    Cases.Looked look(Actor actor, UUID id) {
        return cases.look(actor, id);
    }

    CaseHead head(Actor actor, UUID id) {
        return cases.require(actor, id);
    }

    /** A file of a case's material, for whoever may see the case. */
    record Opened(Draft.MaterialFile file, InputStream content) {}

    @Transactional
    Opened open(Actor actor, UUID id, UUID fileId, KeptFiles kept) throws IOException {
        Cases.Looked looked = cases.look(actor, id);
        CaseHead head = looked.head();
        Draft.MaterialFile file = folder.files()
                .find(head.city(), id, fileId)
                .filter(found -> seesHalfMade(actor) || !halfMade(found, looked))
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        accesses.read(actor, "case", id, "material");
        Optional<InputStream> content = kept.open(head.party(), file.sha256());
        return new Opened(file, content.orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase())));
    }
}
