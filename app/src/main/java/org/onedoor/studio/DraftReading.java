package org.onedoor.studio;

import java.util.UUID;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** 选择着编的修订稿: an item's draft as the editor's pages read it. */
@Component
class DraftReading {

    private final Workshop workshop;
    private final Standards standards;

    DraftReading(Workshop workshop, Standards standards) {
        this.workshop = workshop;
        this.standards = standards;
    }

    /** @throws Refused where it is no item's, no draft any more, or can only be mended as text */
    Drafting require(Actor actor, UUID id) {
        Proposal proposal = workshop.view(actor, id);
        if (!proposal.kind().equals("item")) {
            throw new Refused(new StudioRefusal.NotThere());
        }
        if (proposal.state() != Proposal.State.DRAFT) {
            throw new Refused(new StudioRefusal.Overtaken());
        }
        return Drafting.of(proposal, workshop.examine(proposal));
    }

    Standard standard() {
        return standards.latest();
    }
}
