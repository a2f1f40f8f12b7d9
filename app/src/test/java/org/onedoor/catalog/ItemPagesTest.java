package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of more items than a page holds: each is on one page, in the order of ids. */
@OnedoorTest
@DirtiesContext
class ItemPagesTest {

    private static final int MORE = 130;

    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
    private static final Pattern CARD = Pattern.compile("href=\"/items/(row-\\d+)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    Directory directory;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionOperations transactions;

    @Test
    void showEachItemOnce() throws Exception {
        List<String> wanted = publish();

        List<String> listed = new ArrayList<>();
        String address = "/items?audience=firm&topic=firm/permits";
        int pages = 0;
        while (!address.isEmpty()) {
            String page = content(address);
            CARD.matcher(page).results().forEach(card -> listed.add(card.group(1)));
            Matcher next = NEXT.matcher(page);
            address = next.find() ? next.group(1).replace("&amp;", "&") : "";
            pages++;
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(listed).containsExactlyElementsOf(wanted);

        List<String> given = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = JsonMapper.builder()
                    .build()
                    .readTree(content("/api/v1/items?audience=firm&limit=50&after=" + after));
            assertThat(page.get("items").size()).isLessThanOrEqualTo(50);
            page.get("items").forEach(item -> given.add(item.get("id").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        assertThat(given).containsAll(wanted).isSorted().doesNotHaveDuplicates().hasSize((int)
                directory.items().stream()
                        .filter(item -> item.catalogue().forFirms())
                        .count());
    }

    /** @return ids in their order */
    private List<String> publish() throws IOException, InterruptedException {
        String original = Files.readString(Path.of("../definitions/items/shop-sign.yaml"));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < MORE; i++) {
            documents.addAll(DefinitionFolder.read(
                    "many",
                    original.replace("id: shop-sign\n", String.format(Locale.ROOT, "id: row-%03d%n", i))
                            .replace("331033001001", String.format(Locale.ROOT, "331033%06d", 900_000 + i)),
                    new Mistakes()));
        }
        transactions.executeWithoutResult(status -> definitions.publish(Actor.program("000000"), documents));
        Thread.sleep(600); // lists may be that much behind
        return documents.stream().map(Document::id).toList();
    }

    private String content(String address) throws Exception {
        return mvc.perform(get(URI.create(address)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
