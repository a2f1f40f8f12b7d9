package org.onedoor.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.search.Entry;
import org.onedoor.catalog.search.ItemSearch;
import org.onedoor.catalog.search.SearchWords;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Text;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 智能导办: from what somebody types to the items in force. Its index is rebuilt when something is published or a day ends. */
@Component
class Guide {

    /** For how long this copy of the program may not notice what another one published. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    /**
     * An item that may be meant.
     *
     * @param why which words led to it
     */
    public record Found(Item item, Text why) {}

    private record Kept(
            ItemSearch search, Map<String, Item> items, LocalDate day, long publications, Instant lookedAt) {

        Kept seenAgain(Instant now) {
            return new Kept(search, items, day, publications, now);
        }
    }

    private final Items items;
    private final Definitions definitions;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    Guide(Items items, Definitions definitions, Clock clock) {
        this.items = items;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** The best items for a text in any shape, best first; none where it says nothing. */
    public List<Found> find(String text, int limit) {
        Kept now = current();
        return now.search().find(text, limit).stream()
                .map(hit -> new Found(Objects.requireNonNull(now.items().get(hit.item())), hit.why()))
                .toList();
    }

    /** Reads the dictionaries behind the back of the first visitor: they take a second. */
    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        Thread.ofVirtual().name("guide").start(() -> find("woxiang 开店", 1));
    }

    private Kept current() {
        Instant now = clock.instant();
        Kept seen = kept;
        if (seen != null
                && seen.day().equals(LocalDate.now(clock))
                && !now.isBefore(seen.lookedAt())
                && now.isBefore(seen.lookedAt().plus(FRESH))) {
            return seen;
        }
        return look(now);
    }

    private synchronized Kept look(Instant now) {
        LocalDate today = LocalDate.now(clock);
        long publications = definitions.publications();
        Kept seen = kept;
        Kept next = seen != null && seen.day().equals(today) && seen.publications() == publications
                ? seen.seenAgain(now)
                : build(today, publications, now);
        kept = next;
        return next;
    }

    private Kept build(LocalDate today, long publications, Instant now) {
        Mistakes mistakes = new Mistakes();
        List<Document> words = definitions.inForce(SearchWords.KIND, today).stream()
                .map(Published::document)
                .toList();
        Map<String, Item> inForce = items.inForce().stream().collect(Collectors.toMap(Item::id, Function.identity()));
        ItemSearch search =
                new ItemSearch(inForce.values().stream().map(Guide::entry).toList(), SearchWords.read(words, mistakes));
        return new Kept(search, inForce, today, publications, now);
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
