package org.onedoor.rating;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Account;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Person;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.springframework.stereotype.Component;

/** Whom to call back: the person who rated, shown only while there is something to call about, and logged. */
@Component
class RaterContacts {

    private final Accounts accounts;
    private final Parties parties;
    private final AccessLog accesses;

    RaterContacts(Accounts accounts, Parties parties, AccessLog accesses) {
        this.accounts = accounts;
        this.parties = parties;
        this.accesses = accesses;
    }

    /** A name and a number to call; null where none is known. */
    record Contact(String name, @Nullable String phone) {}

    Optional<Contact> of(Actor actor, RatingDesk.Sheet sheet) {
        Optional<Contact> contact = accounts.find(sheet.account())
                .map(Account::party)
                .flatMap(parties::find)
                .filter(Person.class::isInstance)
                .map(Person.class::cast)
                .map(person -> new Contact(person.name(), person.phone()));
        if (contact.isPresent()) {
            accesses.read(actor, "party", sheet.party(), "rating-call-back");
        }
        return contact;
    }
}
