package org.onedoor.identity.administration;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.identity.Account;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.IdentityRefusal;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Passwords;
import org.onedoor.identity.Person;
import org.onedoor.identity.Staff;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes somebody on: the person, an account where there is none, and the first post, all or nothing. */
@Service
class NewStaff {

    private final Parties parties;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Staff staff;
    private final Clock clock;

    NewStaff(Parties parties, Accounts accounts, Passwords passwords, Staff staff, Clock clock) {
        this.parties = parties;
        this.accounts = accounts;
        this.passwords = passwords;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Who was taken on.
     *
     * @param opened whether the account was opened for it; else the person signs in as before
     */
    record Taken(UUID account, boolean opened) {}

    @Transactional
    public Taken add(Actor actor, String name, String number, String login, String password, PostForm post) {
        Optional<Person> known = parties.findPerson(Person.RESIDENT_ID, number);
        if (known.isPresent() && !known.get().name().equals(name)) {
            throw new Refused(new IdentityRefusal.NotValid("person"));
        }
        UUID party = known.map(Person::id).orElseGet(() -> record(actor, name, number));
        Optional<UUID> old = accounts.ofParty(party).map(Account::id);
        UUID account = old.orElseGet(() -> accounts.open(actor, login, null, passwords.hash(password), party, false));
        staff.give(actor, account, Role.of(post.role()), post.departmentOrNone(), post.region(), post.title());
        return new Taken(account, old.isEmpty());
    }

    private UUID record(Actor actor, String name, String number) {
        UUID party = Ids.next(clock);
        parties.add(actor, Person.ofDocument(party, name, number, "staff-register", clock.instant()), false);
        return party;
    }
}
