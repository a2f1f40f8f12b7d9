package org.onedoor.catalog;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.onedoor.catalog.search.Entry;
import org.onedoor.catalog.search.ItemSearch;
import org.onedoor.catalog.search.SearchWords;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Text;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/**
 * 事项目录: everything that is offered, at a glance, for lists and search. Made once of all items, page by page; afterwards what is
 * published, or begins to hold with a new day, is taken in one by one. Items of regions (认领) are not in it one by one: they are
 * called as the item that they carry out, and are found from there.
 */
@Component
public class Directory {

    /** Words that search knows beside those of the items: with others all of it is made anew. */
    private static final Set<String> WORDS = Set.of(SearchWords.KIND);

    private static final Set<String> ITEMS = Set.of(ItemReader.KIND, Claims.KIND);

    /** What one thing out of several is made of beside items; named here since this room does not know it. */
    private static final Set<String> KINDS = Set.of(ItemReader.KIND, Claims.KIND, SearchWords.KIND, "bundle");

    /** So many are read at a time. */
    private static final int PAGE = 500;

    /** More than so many changes at once are read page by page. */
    private static final int MOST_AT_ONCE = 500;

    /** Of items of regions so many are kept. */
    private static final int LOCAL = 20_000;

    /**
     * @param known every item that somebody wrote, by id: those that are cancelled included
     * @param shown those that stand in the catalogue, in the order of their ids
     * @param oneThings 一件事 by id
     * @param publications how many there were before it was made
     * @param changes how many items were changed in the index since all of it was made
     */
    private record Listing(
            SortedMap<String, Listed> known,
            List<Listed> shown,
            Map<String, Listed> oneThings,
            Map<String, Set<String>> topics,
            ItemSearch search,
            LocalDate day,
            long publications,
            int changes) {}

    private final Items items;
    private final OneThings oneThings;
    private final Definitions definitions;
    private final Standards standards;
    private final Clock clock;
    private final Current<Listing> current;
    private final LoadingCache<Definitions.Version, Listed> local;

    Directory(Items items, OneThings oneThings, Definitions definitions, Standards standards, Clock clock) {
        this.items = items;
        this.oneThings = oneThings;
        this.definitions = definitions;
        this.standards = standards;
        this.clock = clock;
        this.current = new Current<>(definitions, clock, KINDS, this::made);
        this.local = Caffeine.newBuilder().maximumSize(LOCAL).build(this::listed);
    }

    /** Every item that is offered today or paused, by id. */
    public List<Listed> items() {
        return current.get().shown();
    }

    /** Every item in force today, by id: those that are cancelled or that nobody has claimed yet included. */
    public Collection<Listed> everything() {
        return current.get().known().values();
    }

    /** What an item is called where all of them stand beside each other: a region's own with the region. */
    public Optional<Text> name(String id) {
        String place = id.substring(Math.min(id.length(), Claims.item(id).length() + 1));
        return Optional.ofNullable(current.get().known().get(Claims.item(id)))
                .map(item -> standards
                        .current()
                        .region(place)
                        .map(region -> new Text(
                                item.name().zh() + "（" + region.name().zh() + "）",
                                item.name().en() + " (" + region.name().en() + ")"))
                        .orElse(item.name()));
    }

    /** 一件事, by id. */
    public List<Listed> oneThings() {
        return current.get().oneThings().values().stream().toList();
    }

    /** Codes of the topics under which something is offered to an audience. */
    Set<String> topics(boolean firms) {
        return current.get().topics().getOrDefault(audience(firms), Set.of());
    }

    private static String audience(boolean firms) {
        return firms ? "firm" : "person";
    }

    /**
     * Items that regions carry out in their own way: a region, those around it and those in it.
     *
     * @param most how many at most: in a nation there are a million
     * @return by id
     */
    public List<Listed> claimedAround(String region, int most) {
        Standard standard = standards.current();
        Set<String> places = new LinkedHashSet<>(standard.regionPath(region));
        standard.regions().stream()
                .map(Region::code)
                .filter(code -> standard.within(code, region))
                .forEach(places::add);
        return definitions.followingInForce(ItemReader.KIND, places, LocalDate.now(clock), most).stream()
                .map(name -> definitions.publishing() ? listed(name) : local.get(name))
                .toList();
    }

    private Listed listed(Definitions.Version name) {
        return Listed.of(items.version(name.id(), name.version()));
    }

    /** What may be meant by a text in any shape, best first; none where it says nothing. */
    List<Guide.Found> find(String text, int limit) {
        Listing now = current.get();
        return now.search().find(text, limit).stream()
                .flatMap(hit -> Optional.ofNullable(now.oneThings().get(hit.item()))
                        .or(() -> Optional.ofNullable(now.known().get(hit.item())))
                        .map(listed -> new Guide.Found(listed, hit.why()))
                        .stream())
                .toList();
    }

    private Listing made(Optional<Listing> before, LocalDate today) {
        return before.map(listing -> after(listing, today)).orElseGet(() -> whole(today));
    }

    private Listing after(Listing before, LocalDate today) {
        long publications = definitions.publications();
        Set<Definitions.Name> changed = new LinkedHashSet<>(definitions.publishedAfter(before.publications()));
        if (today.isAfter(before.day())) {
            changed.addAll(definitions.beginning(before.day(), today));
        }
        Set<String> ids = new TreeSet<>();
        changed.stream().filter(name -> ITEMS.contains(name.kind())).forEach(name -> ids.add(Claims.item(name.id())));
        boolean otherWords = changed.stream().map(Definitions.Name::kind).anyMatch(WORDS::contains);
        int changes = before.changes() + ids.size();
        if (today.isBefore(before.day())
                || otherWords
                || ids.size() > MOST_AT_ONCE
                || changes > Math.max(MOST_AT_ONCE, before.known().size())) {
            return whole(today);
        }
        SortedMap<String, Listed> known = new TreeMap<>(before.known());
        List<Entry> entries = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        Set<String> hidden = hidden(before);
        for (String id : ids) {
            Optional<Item> item = items.inForce(id);
            known.remove(id);
            hidden.remove(id);
            item.ifPresent(there -> known.put(id, Listed.of(there)));
            item.filter(items::isShown).ifPresentOrElse(there -> entries.add(entry(there)), () -> {
                gone.add(id);
                hidden.add(id);
            });
        }
        // one thing says what its items say, and is not offered where one of them rests
        List<Item> together = oneThings.inForce();
        together.forEach(item -> entries.add(entry(item)));
        Map<String, Listed> listed = listed(together);
        before.oneThings().keySet().stream()
                .filter(id -> !listed.containsKey(id))
                .forEach(gone::add);
        return listing(known, hidden, listed, before.search().with(entries, gone), today, publications, changes);
    }

    private static Set<String> hidden(Listing before) {
        Set<String> hidden = new TreeSet<>(before.known().keySet());
        before.shown().forEach(listed -> hidden.remove(listed.id()));
        return hidden;
    }

    private Listing whole(LocalDate today) {
        long publications = definitions.publications();
        Standard standard = standards.latest();
        List<Item> together = oneThings.inForce();
        Map<String, Listed> listed = listed(together);
        SortedMap<String, Listed> known = new TreeMap<>();
        Set<String> hidden = new TreeSet<>();
        List<Entry> entries = new ArrayList<>();
        List<Published> page;
        String after = "";
        do {
            page = definitions.writtenInForce(ItemReader.KIND, today, after, PAGE);
            for (Published published : page) {
                Item item = items.read(published, standard);
                known.put(item.id(), Listed.of(item));
                if (!items.isShown(item)) {
                    hidden.add(item.id());
                } else if (!listed.containsKey(item.id())) {
                    entries.add(entry(item));
                }
                after = item.id();
            }
        } while (page.size() == PAGE);
        together.forEach(item -> entries.add(entry(item)));
        Mistakes mistakes = new Mistakes();
        List<Document> words = definitions.inForce(SearchWords.KIND, today).stream()
                .map(Published::document)
                .toList();
        ItemSearch search = new ItemSearch(entries, SearchWords.read(words, mistakes));
        return listing(known, hidden, listed, search, today, publications, 0);
    }

    private static Listing listing(
            SortedMap<String, Listed> known,
            Set<String> hidden,
            Map<String, Listed> oneThings,
            ItemSearch search,
            LocalDate day,
            long publications,
            int changes) {
        List<Listed> shown = known.values().stream()
                .filter(listed -> !hidden.contains(listed.id()))
                .toList();
        Map<String, Set<String>> topics = new HashMap<>();
        for (Collection<Listed> all : List.of(oneThings.values(), shown)) {
            for (Listed one : all) {
                if (one.catalogue().forFirms()) {
                    topics.computeIfAbsent(audience(true), audience -> new TreeSet<>())
                            .addAll(one.topics());
                }
                if (one.catalogue().forPersons()) {
                    topics.computeIfAbsent(audience(false), audience -> new TreeSet<>())
                            .addAll(one.topics());
                }
            }
        }
        return new Listing(known, shown, oneThings, topics, search, day, publications, changes);
    }

    private static Map<String, Listed> listed(List<Item> together) {
        TreeMap<String, Listed> listed = new TreeMap<>();
        together.forEach(item -> listed.put(item.id(), Listed.of(Offer.ofOneThing(item))));
        return listed;
    }

    private static Entry entry(Item item) {
        return new Entry(
                item.id(),
                item.name(),
                item.summary(),
                item.words(),
                item.catalogue().audience());
    }
}
