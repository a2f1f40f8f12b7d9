package org.onedoor.casework;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.files.KeptFiles;
import org.onedoor.journal.AccessLog;
import org.onedoor.paper.PapersOf;
import org.onedoor.payment.Bills;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Reads cases for pages and API, within the actor's scope; every opening of a case is logged, every denied one journalled. */
@Service
public class CaseViews {

    private final Cases cases;
    private final CaseFolder folder;
    private final Items items;
    private final Standards standards;
    private final PapersOf papers;
    private final Bills bills;
    private final AccessLog accesses;

    CaseViews(
            Cases cases,
            CaseFolder folder,
            Items items,
            Standards standards,
            PapersOf papers,
            Bills bills,
            AccessLog accesses) {
        this.cases = cases;
        this.folder = folder;
        this.items = items;
        this.standards = standards;
        this.papers = papers;
        this.bills = bills;
        this.accesses = accesses;
    }

    /** One case; for whoever it is not for there is no such case. */
    @Transactional
    public CaseView view(Actor actor, UUID id) {
        CaseView view = whole(actor, id);
        accesses.read(actor, "case", id, "casework");
        return view;
    }

    /** The same for the program's own work on it, which is no look that anybody has to answer for. */
    CaseView whole(Actor actor, UUID id) {
        Cases.Looked looked = cases.look(actor, id);
        CaseHead head = looked.head();
        Item item = items.version(head.item(), head.itemVersion());
        Standard standard = standards.current();
        Sight sight = Sight.of(actor, head, item);
        return new CaseView(
                head,
                item,
                standard,
                looked.steps(),
                looked.materials().stream().map(sight::of).toList(),
                looked.timing(),
                folder.files().of(head.city(), id).stream()
                        .filter(file -> sight.sees(file) && (seesHalfMade(actor) || !halfMade(file, looked)))
                        .toList(),
                folder.forms(head).stream()
                        .map(revision -> sight.of(revision, standard))
                        .toList(),
                sight.of(folder.applicant(head)),
                folder.opinions().of(head.city(), id),
                folder.opinions().corrections(head.city(), id),
                papers.caseOf(addressees(actor, looked), id),
                item.fee().charged() ? bills.of(id).orElse(null) : null,
                item.process().decision().automatic() == null || !sight.whole() ? null : folder.automatic(head),
                sight.whole());
    }

    /** What the case issued: to its party, and for staff to interested parties too. */
    public List<PapersOf.Line> papers(Actor actor, UUID id) {
        return papers.caseOf(addressees(actor, cases.look(actor, id)), id);
    }

    private static List<UUID> addressees(Actor actor, Cases.Looked looked) {
        CaseHead head = looked.head();
        boolean others = !seesHalfMade(actor)
                && looked.steps().stream().anyMatch(step -> step.id().equals(Step.HEARING));
        return others
                ? Stream.concat(Stream.of(head.party()), Hearings.addressees(head, Hearings.MOST).stream())
                        .toList()
                : List.of(head.party());
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
    public Cases.Looked look(Actor actor, UUID id) {
        return cases.look(actor, id);
    }

    /**
     * Several cases without their folders, for a room that shows how a whole stands of which they are parts. Who may see the whole is
     * that room's to say.
     */
    public List<Cases.Looked> parts(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : cases.lookAll(ids);
    }

    /** What such parts were last told in their forms, the earlier submitted first. */
    public List<ObjectNode> answers(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : folder.answers(ids);
    }

    public CaseHead head(Actor actor, UUID id) {
        return cases.require(actor, id);
    }

    /** A file of a case's material, for whoever may see the case. */
    public record Opened(Draft.MaterialFile file, InputStream content) {}

    @Transactional
    public Opened open(Actor actor, UUID id, UUID fileId, KeptFiles kept) throws IOException {
        Cases.Looked looked = cases.look(actor, id);
        CaseHead head = looked.head();
        Sight sight = Sight.of(actor, head, items.version(head.item(), head.itemVersion()));
        Draft.MaterialFile file = folder.files()
                .find(head.city(), id, fileId)
                .filter(found -> sight.sees(found) && (seesHalfMade(actor) || !halfMade(found, looked)))
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        accesses.read(actor, "case", id, "material");
        Optional<InputStream> content = kept.open(head.party(), file.sha256());
        return new Opened(file, content.orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase())));
    }
}
