package org.onedoor.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
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

/** 智能导办: from what somebody types to the items in force. Its index is rebuilt when something is published or a day ends. */
@Component
class Guide {

    /**
     * An item that may be meant.
     *
     * @param why which words led to it
     */
    public record Found(Item item, Text why) {}

    private record Searched(ItemSearch search, Map<String, Item> items) {}

    private final Items items;
    private final Definitions definitions;
    private final Current<Searched> current;

    Guide(Items items, Definitions definitions, Clock clock) {
        this.items = items;
        this.definitions = definitions;
        this.current = new Current<>(definitions, clock, this::build);
    }

    /** The best items for a text in any shape, best first; none where it says nothing. */
    public List<Found> find(String text, int limit) {
        Searched now = current.get();
        return now.search().find(text, limit).stream()
                .map(hit -> new Found(Objects.requireNonNull(now.items().get(hit.item())), hit.why()))
                .toList();
    }

    /** Reads the dictionaries behind the back of the first visitor: they take a second. */
    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        Thread.ofVirtual().name("guide").start(() -> find("woxiang 开店", 1));
    }

    private Searched build(LocalDate today) {
        Mistakes mistakes = new Mistakes();
        List<Document> words = definitions.inForce(SearchWords.KIND, today).stream()
                .map(Published::document)
                .toList();
        Map<String, Item> inForce = items.inForce().stream().collect(Collectors.toMap(Item::id, Function.identity()));
        ItemSearch search =
                new ItemSearch(inForce.values().stream().map(Guide::entry).toList(), SearchWords.read(words, mistakes));
        return new Searched(search, inForce);
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
