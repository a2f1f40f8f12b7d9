package org.onedoor.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 事项清单: the items of one audience, all or those of one topic. */
@Controller
class ItemListController {

    private static final String FIRM = "firm";

    private final Items items;
    private final OneThings oneThings;
    private final Standards standards;

    ItemListController(Items items, OneThings oneThings, Standards standards) {
        this.items = items;
        this.oneThings = oneThings;
        this.standards = standards;
    }

    /**
     * Each item once; the topics narrow.
     *
     * @param audience person or firm
     * @param topics 主题 that something is filed under, the first for all of them
     */
    record ListPage(String audience, List<Topic> topics, List<ItemCard> cards) {

        /**
         * @param path of the page that shows it
         * @param chosen whether this page does
         */
        record Topic(String name, String path, boolean chosen) {}

        boolean firms() {
            return audience.equals(FIRM);
        }
    }

    @GetMapping("/items")
    Answer list(
            @RequestParam(defaultValue = "person") String audience,
            @RequestParam(required = false) @Nullable String topic,
            Face face) {
        boolean firms = audience.equals(FIRM);
        // one thing first: whoever needs several of the items below is better off with it
        List<Offer> offered = Stream.concat(
                        oneThings.inForce().stream().map(Offer::ofOneThing),
                        items.inForce().stream().map(Offer::of))
                .filter(offer -> firms
                        ? offer.item().catalogue().forFirms()
                        : offer.item().catalogue().forPersons())
                .toList();
        String path = "/items?audience=" + (firms ? FIRM : "person");
        List<ListPage.Topic> topics = new ArrayList<>();
        topics.add(new ListPage.Topic(face.msg("catalog.list.all"), path, topic == null));
        for (CodeSet.Code one :
                standards.current().codeSet("item-topic").orElseThrow().codes()) {
            if (one.code().startsWith(firms ? "firm/" : "person/")
                    && offered.stream().anyMatch(offer -> offer.item().topics().contains(one.code()))) {
                topics.add(new ListPage.Topic(
                        face.text(one.name()),
                        path + "&topic=" + one.code(),
                        one.code().equals(topic)));
            }
        }
        return Page.of(
                "catalog/items",
                new ListPage(
                        firms ? FIRM : "person",
                        topics,
                        offered.stream()
                                .filter(offer ->
                                        topic == null || offer.item().topics().contains(topic))
                                .map(offer -> ItemCard.of(offer, face))
                                .toList()));
    }
}
