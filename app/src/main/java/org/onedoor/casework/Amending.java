package org.onedoor.casework;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.casework.draft.Applications;
import org.onedoor.casework.draft.Proofs;
import org.onedoor.casework.life.Amendment;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.FormRevision;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Tailored;
import org.onedoor.data.Records;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts an {@link Amendment} together from what was handed in and what the applicant has changed since. */
@Component
public class Amending {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String PURPOSE = "prefill";

    private final Amendments amendments;
    private final CaseFolder folder;
    private final Standards standards;
    private final Records records;
    private final Proofs proofs;

    Amending(Amendments amendments, CaseFolder folder, Standards standards, Records records, Proofs proofs) {
        this.amendments = amendments;
        this.folder = folder;
        this.standards = standards;
        this.records = records;
        this.proofs = proofs;
    }

    /** As the applicant has it now; empty where the notice that is awaited names no answer. */
    public Optional<Amendment> of(Actor actor, CaseHead head, Item item) {
        return of(actor, head, item, amendments.of(head));
    }

    /** As it would be with these edits. */
    public Optional<Amendment> of(Actor actor, CaseHead head, Item item, ObjectNode edits) {
        Set<String> named = named(head);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        FormRevision form = folder.form(head);
        Standard standard = standards.current();
        Map<String, JsonNode> held = Applications.values(records.of(actor, head.party(), PURPOSE));
        LocalDate on = LocalDate.ofInstant(head.submitted(), ZONE);
        Set<String> before = Set.copyOf(Tailored.of(item, new AnswerFacts(standard, form.answers(), held), on)
                .asked());
        Set<String> open = named;
        // what is asked only now may ask for more; a form has no more steps than parts
        for (int step = 0; ; step++) {
            ObjectNode merged = Amendment.merged(form.answers(), edits, open);
            Tailored after = Tailored.of(item, new AnswerFacts(standard, merged, held), on);
            Set<String> now = new HashSet<>(after.asked());
            merged.retain(now);
            now.removeIf(name -> before.contains(name) && !named.contains(name));
            if (now.equals(open) || step > before.size()) {
                return Optional.of(new Amendment(standard, form, merged, after, now));
            }
            open = now;
        }
    }

    /** Names of the answers that the notice which is awaited asks to change. */
    private Set<String> named(CaseHead head) {
        Set<String> named = new HashSet<>();
        folder.opinions().corrections(head.city(), head.id()).stream()
                .filter(one -> one.inReview() == (head.acceptedOn() != null))
                .map(one -> one.what().element())
                .filter(element -> !element.isEmpty())
                .forEach(named::add);
        return named;
    }

    /** What was changed so far, with more. */
    ObjectNode with(CaseHead head, ObjectNode answers) {
        ObjectNode edits = amendments.of(head);
        edits.setAll(answers);
        return edits;
    }

    /** A mark of what was changed so far: another one as soon as anything of it is. */
    public String seen(CaseHead head) {
        return Integer.toHexString(amendments.of(head).toString().hashCode());
    }

    void save(CaseHead head, ObjectNode answers) {
        amendments.save(head, with(head, answers));
    }

    /** 免提交: the number of a licence that proves a material which is asked for only now. */
    Optional<String> proof(Actor actor, CaseHead head, Item.Material material) {
        return proofs.number(actor, head.party(), material);
    }
}
