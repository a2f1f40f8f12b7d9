package org.onedoor.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the demo people into a database that has no account yet; a database with people of its own stays as it is. */
@Component
class DemoPeople {

    private static final String CITY = "330300";
    private static final String SOURCE = "demo";

    private final Parties parties;
    private final Accounts accounts;
    private final Agencies agencies;
    private final FamilyConsents consents;
    private final Staff staff;
    private final HallAuthorisations halls;
    private final Passwords passwords;
    private final Clock clock;

    DemoPeople(
            Parties parties,
            Accounts accounts,
            Agencies agencies,
            FamilyConsents consents,
            Staff staff,
            HallAuthorisations halls,
            Passwords passwords,
            Clock clock) {
        this.parties = parties;
        this.accounts = accounts;
        this.agencies = agencies;
        this.consents = consents;
        this.staff = staff;
        this.halls = halls;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Reads the cast; the file must be free of mistakes. */
    static DemoCast read(Path file) {
        try {
            Mistakes mistakes = new Mistakes();
            List<Document> documents = DefinitionFolder.read(file.toString(), Files.readString(file), mistakes);
            Optional<DemoCast> cast = documents.stream()
                    .filter(document -> document.kind().equals(DemoCast.KIND))
                    .findFirst()
                    .map(document -> DemoCast.read(document, mistakes));
            if (!mistakes.none()) {
                throw new IllegalStateException(mistakes.all().toString());
            }
            return cast.orElseThrow(() -> new IllegalStateException(file + " holds no " + DemoCast.KIND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All or nothing; false where there are accounts already. */
    @Transactional
    public boolean load(DemoCast cast) {
        if (!accounts.none()) {
            return false;
        }
        Actor program = Actor.program(CITY);
        // One hash for all: they share the password anyway, and each hash takes its time on purpose.
        String hash = passwords.hash(cast.password());
        Map<String, UUID> people = new HashMap<>();
        for (DemoCast.DemoPerson person : cast.persons()) {
            UUID party = Ids.next(clock);
            parties.add(program, person(party, person), true);
            UUID account = accounts.open(program, person.login(), person.phone(), hash, party, true);
            people.put(person.login(), party);
            for (DemoCast.DemoPost post : person.posts()) {
                staff.give(program, account, post.role(), post.department().orElse(null), post.region(), post.title());
            }
        }
        cast.firms().forEach(firm -> add(program, firm, people));
        for (DemoCast.DemoConsent consent : cast.consents()) {
            UUID member = people.get(consent.member());
            UUID helper = people.get(consent.helper());
            if (member == null || helper == null) {
                throw new IllegalStateException("unknown login in " + consent);
            }
            Optional<UUID> asked = consents.enter(program, member, helper, consent.relation());
            if (consent.given()) {
                asked.ifPresent(id -> consents.give(program, id, member));
            }
        }
        for (DemoCast.Hall hall : cast.halls()) {
            hall.departments().forEach(department -> halls.grant(program, hall.region(), department));
        }
        return true;
    }

    private void add(Actor program, DemoCast.DemoFirm firm, Map<String, UUID> people) {
        UUID id = Ids.next(clock);
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        parties.add(
                program,
                new Firm(id, firm.name(), firm.creditCode(), firm.address(), firm.region(), SOURCE, now),
                true);
        UUID representative = people.get(firm.representative());
        if (representative == null) {
            throw new IllegalStateException("unknown login in " + firm);
        }
        agencies.appoint(program, id, representative, Agency.Scope.REPRESENTATIVE, null, today.minusYears(1), null);
        for (DemoCast.DemoAgent agent : firm.agents()) {
            UUID person = people.get(agent.person());
            if (person == null) {
                throw new IllegalStateException("unknown login in " + firm);
            }
            agencies.appoint(
                    program,
                    id,
                    person,
                    Agency.Scope.AGENT,
                    representative,
                    agent.from(),
                    agent.until().orElse(null));
        }
    }

    private Person person(UUID party, DemoCast.DemoPerson person) {
        String number = person.residentId();
        LocalDate born = LocalDate.of(
                Integer.parseInt(number.substring(6, 10)),
                Integer.parseInt(number.substring(10, 12)),
                Integer.parseInt(number.substring(12, 14)));
        return new Person(
                party,
                person.name(),
                Person.RESIDENT_ID,
                number,
                born,
                person.sex(),
                person.phone(),
                person.address(),
                person.region(),
                SOURCE,
                clock.instant());
    }
}
