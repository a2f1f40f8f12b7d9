package org.onedoor.casework.joint;

import java.util.List;
import java.util.Optional;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.catalog.compose.JointForm;
import org.onedoor.identity.Firm;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** 交接: what the members before have brought goes into the draft of the one that follows: in whose name it is, and their numbers. */
@Component
class Handing {

    private final Drafts drafts;
    private final Bundles bundles;
    private final Items items;
    private final Founding founding;

    Handing(Drafts drafts, Bundles bundles, Items items, Founding founding) {
        this.drafts = drafts;
        this.bundles = bundles;
        this.items = items;
        this.founding = founding;
    }

    /** @param results the cases that the member has waited for */
    Draft over(JointCase joint, JointCase.Member member, List<CaseHead> results) {
        Draft draft = inTheNameOf(member, results);
        ObjectNode answers = draft.answers().deepCopy();
        for (JointForm.HandedOn handed : handedOn(joint)) {
            if (handed.by().equals(member.item())) {
                results.stream()
                        .filter(head -> head.item().equals(handed.of()))
                        .flatMap(head -> founding.number(head).stream())
                        .findFirst()
                        .ifPresent(number -> answers.put(handed.element(), number));
            }
        }
        if (answers.equals(draft.answers())) {
            return draft;
        }
        drafts.save(draft, answers, draft.finished(), draft.deferred());
        return drafts.lockPart(draft.id());
    }

    private List<JointForm.HandedOn> handedOn(JointCase joint) {
        return bundles.joint(joint.bundle(), joint.bundleVersion(), joint.pinned())
                .recomposed()
                .form()
                .handedOn();
    }

    /** The applicant's draft, or the firm's that has just been founded where the item is for firms only. */
    private Draft inTheNameOf(JointCase.Member member, List<CaseHead> results) {
        Item item = items.version(member.item(), member.itemVersion());
        Draft draft = drafts.lockPart(member.draft());
        Optional<Firm> founded = item.catalogue().forPersons()
                ? Optional.empty()
                : results.stream().flatMap(head -> founding.by(head).stream()).findFirst();
        return founded.map(firm -> drafts.handTo(draft, firm.id())).orElse(draft);
    }
}
