package org.onedoor.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Account;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.Firm;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.shared.Actor;
import org.springframework.stereotype.Component;

/**
 * 签署身份: as whom somebody may sign: as the person whose account it is, in whatever name he acts, and for the firm in whose
 * name he acts. Never for a member of the family: a signature is one's own.
 */
@Component
class Identities {

    private final Accounts accounts;
    private final Parties parties;

    Identities(Accounts accounts, Parties parties) {
        this.accounts = accounts;
        this.parties = parties;
    }

    /**
     * Who is signed in.
     *
     * @param firm in whose name he acts; null for none
     */
    record Who(Person person, @Nullable Firm firm) {

        /** What signers are found by. */
        List<String> kinds() {
            List<String> kinds = new ArrayList<>(List.of(person.idKind()));
            if (firm != null) {
                kinds.add(Signatory.CREDIT_CODE);
            }
            return kinds;
        }

        List<String> numbers() {
            List<String> numbers = new ArrayList<>(List.of(person.idNumber()));
            if (firm != null) {
                numbers.add(firm.creditCode());
            }
            return numbers;
        }

        boolean is(Signatory signatory) {
            return signatory.firm()
                    ? firm != null && firm.creditCode().equals(signatory.idNumber())
                    : person.idKind().equals(signatory.idKind())
                            && person.idNumber().equals(signatory.idNumber());
        }

        /** The name by which whoever signs here is known. */
        String nameFor(Signatory signatory) {
            return signatory.firm() && firm != null ? firm.name() : person.name();
        }
    }

    Optional<Who> of(Actor actor) {
        UUID actingFor = actor.actingFor();
        return accounts.find(actor.account())
                .map(Account::party)
                .flatMap(parties::find)
                .filter(Person.class::isInstance)
                .map(person -> new Who(
                        (Person) person,
                        Optional.ofNullable(actingFor)
                                .flatMap(parties::find)
                                .filter(Firm.class::isInstance)
                                .map(Firm.class::cast)
                                .orElse(null)));
    }

    /** The party that a signer is, where it is known here by this number and this name. */
    Optional<UUID> party(Signatory signatory) {
        return signatory.firm()
                ? parties.findFirm(signatory.idNumber())
                        .filter(firm -> firm.name().equals(signatory.name()))
                        .map(Party::id)
                : parties.findPerson(signatory.idKind(), signatory.idNumber())
                        .filter(person -> person.name().equals(signatory.name()))
                        .map(Party::id);
    }
}
