package org.onedoor.casework.filing;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.casework.draft.Drafting;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.Directory;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.Listed;
import org.onedoor.identity.Firm;
import org.onedoor.identity.HallAuthorisations;
import org.onedoor.identity.Parties;
import org.onedoor.identity.Party;
import org.onedoor.identity.Person;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.standard.CheckDigits;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * 综合窗口: a clerk takes a case in for somebody who stands at the counter: the same draft, the same rules, another channel.
 * Only items of departments that authorised the hall (综合受理授权), handled within the hall's own region.
 */
@Service
public class Counter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** More than the counties of a city claim together. */
    private static final int CLAIMED = 10_000;

    private final Parties parties;
    private final HallAuthorisations halls;
    private final Items items;
    private final Directory directory;
    private final Standards standards;
    private final Drafting drafting;
    private final AccessLog accesses;
    private final Clock clock;

    Counter(
            Parties parties,
            HallAuthorisations halls,
            Items items,
            Directory directory,
            Standards standards,
            Drafting drafting,
            AccessLog accesses,
            Clock clock) {
        this.parties = parties;
        this.halls = halls;
        this.items = items;
        this.directory = directory;
        this.standards = standards;
        this.drafting = drafting;
        this.accesses = accesses;
        this.clock = clock;
    }

    /** What the hall may take in for one applicant, and for whose departments. */
    public record Offer(Item item, List<Region> regions) {}

    /**
     * Who stands at the counter: a person by name and ID number, both right, or a firm by its credit code. Each look is
     * logged.
     */
    @Transactional
    public Optional<Party> find(Actor clerk, String name, String number) {
        Optional<Party> found = parties.findFirm(number)
                .<Party>map(firm -> firm)
                .or(() -> parties.findPerson(Person.RESIDENT_ID, number)
                        .filter(person -> person.name().equals(name))
                        .map(person -> person));
        found.ifPresent(party -> accesses.read(clerk, "party", party.id(), "counter"));
        return found;
    }

    /** Somebody whom the program does not know yet, as the identity document says; nobody where the number is known or wrong. */
    public Optional<Person> stranger(String name, String number) {
        if (name.isBlank()
                || !CheckDigits.isResidentId(number)
                || parties.findPerson(Person.RESIDENT_ID, number).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Person.ofDocument(Ids.next(clock), name, number, "counter", clock.instant()));
    }

    /** Who was found, else the stranger, who is known from then on. */
    @Transactional
    public Optional<Party> findOrRecord(Actor clerk, String name, String number) {
        return find(clerk, name, number)
                .or(() -> stranger(name, number).map(person -> {
                    parties.add(clerk, person, false);
                    return person;
                }));
    }

    public List<Offer> offers(Actor clerk, Party party) {
        Set<String> departments = halls.departments(clerk.region());
        Standard standard = standards.current();
        Set<String> claimed = directory.claimedAround(clerk.region(), CLAIMED).stream()
                .flatMap(item -> Optional.ofNullable(item.standing().claims()).stream())
                .collect(Collectors.toSet());
        return directory.items().stream()
                .filter(item -> suits(item, party))
                .filter(item -> claimed.contains(item.id()) || near(item, clerk.region(), standard))
                .flatMap(item -> items.inForce(item.id()).stream())
                .map(item -> new Offer(item, regions(clerk, item, departments)))
                .filter(offer -> !offer.regions().isEmpty())
                .sorted(Comparator.comparing(offer -> offer.item().id()))
                .toList();
    }

    /** Whether a hall's region may lie where an item is offered as it stands: whole items are read of those alone. */
    private static boolean near(Listed item, String region, Standard standard) {
        return !item.standing().base()
                && item.regions().stream()
                        .anyMatch(offered -> standard.within(region, offered) || standard.within(offered, region));
    }

    private static boolean suits(Listed item, Party party) {
        return party instanceof Firm
                ? item.catalogue().forFirms()
                : item.catalogue().forPersons();
    }

    /** Where the hall may take it in: each region as it carries the item out itself. */
    private List<Region> regions(Actor clerk, Item item, Set<String> departments) {
        Standard standard = standards.current();
        return items.regions(item).stream()
                .filter(region -> standard.within(region.code(), clerk.region()))
                .filter(region -> {
                    Item there = items.at(item, region.code());
                    return departments.contains(there.department())
                            && items.isOffered(there, region.code(), Channel.COUNTER);
                })
                .toList();
    }

    /** Begins a draft in the applicant's name; what the hall may not take in is refused. */
    @Transactional
    public UUID begin(Actor clerk, Party party, String item, String region) {
        boolean offered = offers(clerk, party).stream()
                .anyMatch(offer -> offer.item().id().equals(item)
                        && offer.regions().stream().anyMatch(one -> one.code().equals(region)));
        if (!offered) {
            throw new Refused(new CaseRefusal.NotOffered("here"));
        }
        Actor atCounter = new Actor(
                clerk.account(), clerk.actingFor(), clerk.role(), clerk.department(), clerk.region(), Channel.COUNTER);
        return drafting.begin(atCounter, party.id(), item, region, JSON.createObjectNode(), null);
    }
}
