package org.onedoor.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standards;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** 事项 for programs: what is offered, each item's guide and form, and the search. */
@RestController
@Tag(name = "items", description = "事项：目录、指南、表单结构、搜索 · what is offered, guides, forms, search")
class ItemsApi {

    private static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final int PAGE = 200;

    private final Items items;
    private final Directory directory;
    private final Guide guide;
    private final Standards standards;

    ItemsApi(Items items, Directory directory, Guide guide, Standards standards) {
        this.items = items;
        this.directory = directory;
        this.guide = guide;
        this.standards = standards;
    }

    /** @param next what to ask for as {@code after} to read on; null on the last page */
    record ItemList(List<ItemView.Summary> items, @Nullable String next) {}

    /**
     * What was found.
     *
     * @param path of the page where it begins: /items/… for an item, /bundles/… for one thing out of several
     * @param why which words led to it
     */
    record FoundItem(ItemView.Summary item, String path, Text why) {}

    record FoundItems(List<FoundItem> items) {}

    @GetMapping("/api/v1/items")
    @Operation(summary = "事项目录 · The items in force, by id, page by page")
    ItemList list(
            @Parameter(description = "person or firm; without it both", example = "firm")
                    @RequestParam(required = false)
                    @Nullable
                    String audience,
            @Parameter(description = "a code of the code set item-topic", example = "firm/permits")
                    @RequestParam(required = false)
                    @Nullable
                    String topic,
            @Parameter(description = "next of the page before") @RequestParam(defaultValue = "") String after,
            @Parameter(description = "how many at most, up to " + PAGE) @RequestParam(defaultValue = "" + PAGE)
                    int limit) {
        int most = Math.clamp(limit, 1, PAGE);
        Slice<Listed> page = Slice.of(
                directory.items().stream()
                        .filter(item -> item.id().compareTo(after) > 0)
                        .filter(item -> audience == null
                                || (audience.equals("firm") && item.catalogue().forFirms())
                                || (audience.equals("person")
                                        && item.catalogue().forPersons()))
                        .filter(item -> topic == null || item.topics().contains(topic))
                        .limit(most + 1L)
                        .toList(),
                most,
                Listed::id);
        return new ItemList(page.rows().stream().map(ItemView.Summary::of).toList(), page.next());
    }

    @GetMapping("/api/v1/items/{id}")
    @Operation(
            summary = "办事指南 · One item's guide",
            description =
                    "With a region, as that region carries the item out itself where it has claimed it: what somebody who"
                            + " begins there applies for.")
    ItemView item(
            @Parameter(example = "food-business-licence-new") @PathVariable String id,
            @Parameter(description = "six digits; without it, as the item stands", example = "330302")
                    @RequestParam(defaultValue = "")
                    String region) {
        Item item = region.isEmpty() ? inForce(id) : items.at(inForce(id), region);
        return ItemView.of(item, items.regions(item), standards.current());
    }

    @GetMapping("/api/v1/items/{id}/schema")
    @Operation(
            summary = "表单结构 · The form's JSON Schema (2020-12)",
            description = "Fields that depend on answers are optional here and carry their condition as x-when.")
    ResponseEntity<ObjectNode> schema(@Parameter(example = "food-business-licence-new") @PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/schema+json"))
                .body(FormSchema.of(inForce(id), standards.current()));
    }

    @GetMapping("/api/v1/search")
    @Operation(summary = "搜索 · Items for a plain sentence, pinyin, initials or English, best first")
    FoundItems search(@Parameter(example = "我想开一家奶茶店") @RequestParam(name = "q") String query) {
        String text = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
        return new FoundItems(
                text.isBlank()
                        ? List.of()
                        : guide.find(text, MOST).stream()
                                .map(found -> new FoundItem(
                                        ItemView.Summary.of(found.item()),
                                        found.item().path(),
                                        found.why()))
                                .toList());
    }

    private Item inForce(String id) {
        return items.inForce(id).orElseThrow(() -> new Refused(new NoSuchItem()));
    }
}
