package org.onedoor.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Slice;
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

    private static final int PAGE = 60;

    private final Directory directory;
    private final Standards standards;

    ItemListController(Directory directory, Standards standards) {
        this.directory = directory;
        this.standards = standards;
    }

    /**
     * Each item once; the topics narrow.
     *
     * @param audience person or firm
     * @param topics 主题 that something is filed under, the first for all of them
     * @param first the list's first page; null on it
     * @param next null on the last page
     */
    record ListPage(
            String audience,
            List<Topic> topics,
            List<ItemCard> cards,
            @Nullable String first,
            @Nullable String next) {

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
            @RequestParam(defaultValue = "") String after,
            Face face) {
        boolean firms = audience.equals(FIRM);
        String all = "/items?audience=" + (firms ? FIRM : "person");
        String path = topic == null ? all : all + "&topic=" + URLEncoder.encode(topic, UTF_8);
        // one thing first: whoever needs several of the items below is better off with it
        List<Listed> oneThings =
                after.isEmpty() ? offered(directory.oneThings(), firms, topic).toList() : List.of();
        Slice<Listed> page = Slice.of(
                offered(directory.items(), firms, topic)
                        .filter(item -> item.id().compareTo(after) > 0)
                        .limit(PAGE + 1L)
                        .toList(),
                PAGE,
                Listed::id);
        return Page.of(
                "catalog/items",
                new ListPage(
                        firms ? FIRM : "person",
                        topics(firms, topic, all, face),
                        Stream.concat(oneThings.stream(), page.rows().stream())
                                .map(item -> ItemCard.of(item, face))
                                .toList(),
                        after.isEmpty() ? null : path,
                        page.next() == null ? null : path + "&after=" + page.next()));
    }

    private static Stream<Listed> offered(List<Listed> all, boolean firms, @Nullable String topic) {
        return all.stream()
                .filter(item ->
                        firms ? item.catalogue().forFirms() : item.catalogue().forPersons())
                .filter(item -> topic == null || item.topics().contains(topic));
    }

    private List<ListPage.Topic> topics(boolean firms, @Nullable String chosen, String path, Face face) {
        List<ListPage.Topic> topics = new ArrayList<>();
        topics.add(new ListPage.Topic(face.msg("catalog.list.all"), path, chosen == null));
        Set<String> used = directory.topics(firms);
        for (CodeSet.Code one :
                standards.current().codeSet("item-topic").orElseThrow().codes()) {
            if (one.code().startsWith(firms ? "firm/" : "person/") && used.contains(one.code())) {
                topics.add(new ListPage.Topic(
                        face.text(one.name()),
                        path + "&topic=" + one.code(),
                        one.code().equals(chosen)));
            }
        }
        return topics;
    }
}
