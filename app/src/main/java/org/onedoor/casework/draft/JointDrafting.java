package org.onedoor.casework.draft;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.compose.Bundle;
import org.onedoor.catalog.compose.BundleRefusal;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.catalog.compose.Joint;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** 联办填写: begins a draft about a bundle; from then on it is filled in like any other. */
@Service
public class JointDrafting {

    private final Drafts drafts;
    private final Bundles bundles;
    private final Items items;
    private final Parties parties;
    private final Clock clock;

    JointDrafting(Drafts drafts, Bundles bundles, Items items, Parties parties, Clock clock) {
        this.drafts = drafts;
        this.bundles = bundles;
        this.items = items;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * Begins a draft.
     *
     * @param chosen ids of the members wanted beside those that belong to it always
     * @param situation answers to the questions as far as they were given on the start page
     */
    @Transactional
    public UUID begin(Actor actor, UUID party, String id, Set<String> chosen, String region, ObjectNode situation) {
        Bundle bundle = bundles.inForce(id).orElseThrow(() -> new Refused(new BundleRefusal.NoSuchBundle()));
        return begin(actor, party, bundle, chosen, region, situation);
    }

    /** The same about a bundle that another room has made. */
    @Transactional
    public UUID begin(Actor actor, UUID party, Bundle bundle, Set<String> chosen, String region, ObjectNode situation) {
        Joint joint = bundles.choose(bundle, chosen, region);
        Party applicant = parties.find(party).orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        Drafting.requireOpenTo(joint.item(), applicant);
        if (!items.isOffered(joint.item(), region, actor.channel())) {
            throw new Refused(new CaseRefusal.NotOffered("here"));
        }
        if (!drafts.room(party)) {
            throw new Refused(new CaseRefusal.TooManyDrafts(Drafts.MOST_OPEN));
        }
        UUID draft = Ids.next(clock);
        drafts.add(new Draft(
                Cities.of(region),
                draft,
                actor.account(),
                party,
                bundle.id(),
                bundle.version(),
                region,
                actor.channel(),
                situation,
                Set.of(),
                Set.of(),
                null,
                1,
                clock.instant(),
                null,
                null,
                joint.members(),
                null,
                null));
        return draft;
    }
}
