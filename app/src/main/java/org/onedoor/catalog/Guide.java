package org.onedoor.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.search.Entry;
import org.onedoor.catalog.search.ItemSearch;
import org.onedoor.catalog.search.SearchWords;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Text;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * 智能导办: from what somebody types to the items in force. What is published is put into its index one by one; the whole of it is
 * made anew when a day ends, or where more than single items change.
 */
@Component
class Guide {

    /**
     * What may be meant.
     *
     * @param why which words led to it
     */
    public record Found(Offer offer, Text why) {}

    /** After so many the index is made anew: what it held before is let go only then. */
    private static final int MOST_CHANGES = 500;

    /** Kinds of which a single one can be changed in the index. */
    private static final Set<String> ONE_BY_ONE = Set.of(ItemReader.KIND, Claims.KIND);

    /**
     * @param publications how many there were before it was made
     * @param changes how many items were changed in it since all of it was made
     */
    private record Searched(
            ItemSearch search, Map<String, Offer> oneThings, LocalDate day, long publications, int changes) {}

    private final Items items;
    private final OneThings oneThings;
    private final Definitions definitions;
    private final Current<Searched> current;
    private volatile @Nullable Searched last;

    Guide(Items items, OneThings oneThings, Definitions definitions, Clock clock) {
        this.items = items;
        this.oneThings = oneThings;
        this.definitions = definitions;
        this.current = new Current<>(definitions, clock, this::made);
    }

    /** The best items for a text in any shape, best first; none where it says nothing. */
    public List<Found> find(String text, int limit) {
        Searched now = current.get();
        return now.search().find(text, limit).stream()
                .flatMap(hit -> offer(now, hit.item()).map(offer -> new Found(offer, hit.why())).stream())
                .toList();
    }

    private Optional<Offer> offer(Searched now, String id) {
        Offer oneThing = now.oneThings().get(id);
        return oneThing != null
                ? Optional.of(oneThing)
                : items.inForce(id).filter(items::isShown).map(Offer::of);
    }

    /** Reads the dictionaries behind the back of the first visitor: they take a second. */
    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        Thread.ofVirtual().name("guide").start(() -> find("woxiang 开店", 1));
    }

    private Searched made(LocalDate today) {
        Searched before = last;
        Searched made = before == null || !before.day().equals(today) ? whole(today) : changed(before);
        last = made;
        return made;
    }

    private Searched changed(Searched before) {
        long publications = definitions.publications();
        List<Definitions.Name> published = definitions.publishedAfter(before.publications());
        int changes = before.changes() + published.size();
        boolean oneByOne = published.stream().map(Definitions.Name::kind).allMatch(ONE_BY_ONE::contains);
        if (!oneByOne || changes > MOST_CHANGES) {
            return whole(before.day());
        }
        List<Entry> changed = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        published.stream()
                .map(name -> Claims.item(name.id()))
                .distinct()
                .forEach(id -> items.inForce(id)
                        .filter(items::isShown)
                        .ifPresentOrElse(item -> changed.add(entry(item)), () -> gone.add(id)));
        // one thing says what its items say, and is not offered where one of them rests
        Map<String, Offer> together = together();
        together.values().forEach(offer -> changed.add(entry(offer.item())));
        before.oneThings().keySet().stream()
                .filter(id -> !together.containsKey(id))
                .forEach(gone::add);
        return new Searched(before.search().with(changed, gone), together, before.day(), publications, changes);
    }

    private Searched whole(LocalDate today) {
        long publications = definitions.publications();
        Mistakes mistakes = new Mistakes();
        List<Document> words = definitions.inForce(SearchWords.KIND, today).stream()
                .map(Published::document)
                .toList();
        Map<String, Offer> together = together();
        List<Entry> entries = new ArrayList<>();
        items.inForce().stream()
                .filter(item -> !together.containsKey(item.id()))
                .map(Guide::entry)
                .forEach(entries::add);
        together.values().forEach(offer -> entries.add(entry(offer.item())));
        return new Searched(
                new ItemSearch(entries, SearchWords.read(words, mistakes)), together, today, publications, 0);
    }

    private Map<String, Offer> together() {
        Map<String, Offer> together = new HashMap<>();
        oneThings.inForce().forEach(item -> together.put(item.id(), Offer.ofOneThing(item)));
        return Map.copyOf(together);
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
