package org.onedoor.identity;

import java.util.UUID;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.springframework.stereotype.Component;

/** Whose contact an actor may change: one's own, and that of a firm one acts for; never a family member's. */
@Component
class ContactOwners {

    private final Accounts accounts;
    private final Parties parties;

    ContactOwners(Accounts accounts, Parties parties) {
        this.accounts = accounts;
        this.parties = parties;
    }

    /** The party in whose name the actor acts. */
    UUID party(Actor actor) {
        UUID party = actor.actingFor();
        if (party == null) {
            throw new IllegalStateException("only applicants have contacts");
        }
        return party;
    }

    boolean isFirm(Actor actor) {
        return parties.find(party(actor)).filter(Firm.class::isInstance).isPresent();
    }

    boolean mayChange(Actor actor) {
        UUID party = party(actor);
        boolean oneself = accounts.find(actor.account())
                .filter(account -> account.party().equals(party))
                .isPresent();
        return oneself || isFirm(actor);
    }

    /** The party whose contact the actor is about to change. */
    UUID changing(Actor actor) {
        if (!mayChange(actor)) {
            throw new Refused(new IdentityRefusal.NotForFamily());
        }
        return party(actor);
    }
}
