package org.onedoor.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Checks;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Actor;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An item that the program has never seen, with elements and a licence of its own: published as text, walked to its end. */
@OnedoorTest
class SeventhItemTest {

    private static final Path DEFINITIONS = Path.of("..", "definitions");
    private static final Path SEVENTH = Path.of("src", "test", "resources", "seventh-item");
    private static final String ITEM = "night-market-stall";
    private static final Scenario.Application STALL = new Scenario.Application(ITEM, "夜市摆摊", null, "330302", """
            {"stall_sells_food": true}""", """
            {"contact_phone": "0577-88000000",
             "stall_goods": [{"stall_goods_name": "烤冷面", "stall_goods_price": 1200}, {"stall_goods_name": "豆腐干"}]}""");

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionOperations transactions;

    @LocalServerPort
    int port;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Steps steps = new Steps(new PrintStream(printed, true, StandardCharsets.UTF_8), false);

    /** Publishing the same text twice adds nothing, so each test may. */
    @BeforeEach
    void publish() throws InterruptedException {
        Mistakes mistakes = new Mistakes();
        List<Document> seventh = DefinitionFolder.read(SEVENTH, mistakes);
        List<Document> all = new ArrayList<>(DefinitionFolder.read(DEFINITIONS, mistakes));
        all.addAll(seventh);
        Checks.run(all, mistakes);
        assertThat(mistakes.all()).isEmpty();
        transactions.executeWithoutResult(status -> definitions.publish(Actor.program("000000"), seventh));
        // a running copy of the program may take two seconds to notice what another one published
        String search = "/api/v1/search?q=" + URLEncoder.encode("夜市摆摊", StandardCharsets.UTF_8);
        for (int i = 0; i < 50 && !node().get(null, search).json().toString().contains(ITEM); i++) {
            Thread.sleep(200);
        }
    }

    @Test
    void walksFromItsTextToItsLicence() throws IOException {
        Map<String, String> facts =
                new Tour(node(), Cast.read(DEFINITIONS), Scenario.DEFICIENT_SUPPLIED, STALL, steps).walk();

        assertThat(facts)
                .containsEntry("state", "granted")
                .containsEntry("verified", "genuine, valid")
                .containsKey("licence");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("摊位核查", "卫生意见", "夜市摊位准许", "lets a material follow", "4 个工作日");
    }

    @Test
    void asksTheGroupsRowsAndSaysWhichIsWrong() throws IOException {
        JsonNode schema = node().get(null, "/api/v1/items/" + ITEM + "/schema").orFail();
        JsonNode rows = schema.path("properties").path("stall_goods");
        assertThat(rows.path("maxItems").asInt()).isEqualTo(5);
        assertThat(rows.path("items")
                        .path("properties")
                        .path("stall_goods_price")
                        .path("x-unit")
                        .asString())
                .isEqualTo("fen");

        Cast cast = Cast.read(DEFINITIONS);
        String firm = Tour.forFirm(node(), cast, cast.firm("330302"));
        ObjectNode begin = Node.body().put("region", "330302");
        begin.set("situation", Node.body("{\"stall_sells_food\": false}"));
        JsonNode draft =
                node().post(firm, "/api/v1/items/" + ITEM + "/drafts", begin).orFail();
        assertThat(draft.path("materials").findValuesAsString("material")).doesNotContain("food-safety-rules");

        ObjectNode answers = Node.body();
        answers.set("answers", Node.body("""
                {"contact_phone": "0577-88000000", "warehouse_address": "x",
                 "stall_goods": [{"stall_goods_name": "豆腐干"}, {"stall_goods_price": -1}]}"""));
        JsonNode saved = node().put(firm, "/api/v1/drafts/" + draft.path("id").asString(), answers)
                .orFail();
        assertThat(saved.path("problems").findValuesAsString("field"))
                .containsExactly("stall_goods.1.stall_goods_name", "stall_goods.1.stall_goods_price");
        assertThat(saved.path("notAsked").path(0).asString()).isEqualTo("warehouse_address");
        assertThat(saved.path("complete").asBoolean()).isFalse();
        Node.Got refused = node().post(
                        firm,
                        "/api/v1/drafts/" + draft.path("id").asString() + "/submission",
                        Node.body().put("pledge", false));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("type").asString()).isEqualTo("/problems/casework.incomplete");
    }

    private Node node() {
        return new Node(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(60));
    }
}
