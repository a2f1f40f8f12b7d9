package org.onedoor.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.access.AuthorisationMatrix;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published description is true: what it gives as an example can be sent, and does what it says. */
@OnedoorTest
class ApiDescriptionTest {

    private static final String REGION = "330302";
    private static final String ITEM = "food-business-licence-new";

    @Autowired
    AuthorisationMatrix matrix;

    @LocalServerPort
    int port;

    private Node node;
    private JsonNode api;
    private String firm;

    @BeforeEach
    void read() throws IOException {
        node = new Node(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(60));
        api = node.get(null, "/api/openapi").orFail();
        Cast cast = Cast.read(Path.of("..", "definitions"));
        firm = Tour.forFirm(node, cast, cast.firm(REGION));
    }

    @Test
    void describesEveryEndpointForPrograms() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        Set<String> described = new TreeSet<>();
        operations().forEach(operation -> described.add(operation.name()));
        Set<String> offered = new TreeSet<>();
        matrix.endpoints().stream()
                .map(endpoint -> endpoint.name())
                .filter(name -> name.contains(" /api/v1/"))
                .forEach(offered::add);
        assertThat(described).isEqualTo(offered);
    }

    @Test
    void namesEveryShapeItRefersTo() {
        JsonNode schemas = api.path("components").path("schemas");
        assertThat(schemas.path("Problem").path("properties").propertyNames()).contains("type", "legalBasis");
        schemas.properties()
                .forEach(schema -> assertThat(schema.getValue().path("properties"))
                        .as(schema.getKey())
                        .isNotEmpty());
        for (JsonNode reference : api.findValues("$ref")) {
            String name = reference.asString().replace("#/components/schemas/", "");
            assertThat(schemas.has(name)).as(name).isTrue();
        }
    }

    @Test
    void givesAnExampleForEveryBodyAndAKeyForEveryChangeOfACase() {
        for (Operation operation : operations()) {
            JsonNode body = operation.node().path("requestBody").path("content").path("application/json");
            if (!body.isMissingNode()) {
                assertThat(example(operation.path(), operation.method()))
                        .as(operation.name())
                        .isNotEmpty();
            }
            boolean onlyLooks =
                    operation.method().equals("get") || operation.path().endsWith("/foresight");
            boolean changesACase = !onlyLooks
                    && operation
                            .path()
                            .matches(
                                    "/api/v1/(items|bundles|drafts|cases|joint|desk|counter|demo|payments|projects|imports|signings)(/.*)?");
            boolean wantsKey = operation
                    .node()
                    .path("parameters")
                    .findValuesAsString("name")
                    .contains("Idempotency-Key");
            assertThat(wantsKey).as(operation.name()).isEqualTo(changesACase);
            assertThat(operation.node().path("responses").path("default").toString())
                    .as(operation.name())
                    .contains("application/problem+json");
        }
    }

    @Test
    void answersWhateverCanBeReadByItsExamples() {
        int read = 0;
        for (Operation operation : operations()) {
            boolean canBeFilledIn =
                    !operation.path().contains("{") || operation.path().startsWith("/api/v1/items/");
            if (operation.method().equals("get") && canBeFilledIn) {
                String path = operation.path();
                List<String> query = new ArrayList<>();
                for (JsonNode parameter : operation.node().path("parameters")) {
                    String name = parameter.path("name").asString();
                    String example = parameter.path("example").asString("");
                    if (parameter.path("in").asString().equals("path")) {
                        path = path.replace("{" + name + "}", example);
                    } else if (!example.isEmpty()) {
                        query.add(name + "=" + URLEncoder.encode(example, StandardCharsets.UTF_8));
                    }
                }
                String token = path.startsWith("/api/v1/desk") || path.startsWith("/api/v1/counter")
                        ? reviewer()
                        : path.startsWith("/api/v1/demo") ? administrator() : firm;
                Node.Got got = node.get(token, path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
                assertThat(got.status()).as(operation.name()).isEqualTo(200);
                read++;
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(8);
    }

    @Test
    void walksACaseByTheExamplesAlone() {
        String draft = node.post(
                        firm, "/api/v1/items/" + ITEM + "/drafts", example("/api/v1/items/{id}/drafts", "post"))
                .orFail()
                .path("id")
                .asString();
        JsonNode saved = node.put(firm, "/api/v1/drafts/" + draft, example("/api/v1/drafts/{id}", "put"))
                .orFail();
        assertThat(saved.path("problems")).isEmpty();
        node.upload(
                        firm,
                        "/api/v1/drafts/" + draft + "/materials/floor-plan/files",
                        Map.of(),
                        "a.png",
                        "image/png",
                        Picture.png())
                .orFail();
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            node.put(
                            firm,
                            "/api/v1/drafts/" + draft + "/materials/" + material + "/deferral",
                            example("/api/v1/drafts/{id}/materials/{material}/deferral", "put"))
                    .orFail();
        }
        String id = node.post(
                        firm,
                        "/api/v1/drafts/" + draft + "/submission",
                        example("/api/v1/drafts/{id}/submission", "post"))
                .orFail()
                .path("id")
                .asString();
        String reviewer = reviewer();
        JsonNode asked = desk(reviewer, id, "correction");
        assertThat(asked.path("state").path("national").asString()).isEqualTo("6");
        JsonNode answered = node.post(
                        firm, "/api/v1/cases/" + id + "/correction", example("/api/v1/cases/{id}/correction", "post"))
                .orFail();
        assertThat(answered.path("state").path("national").asString()).isEqualTo("1");
        node.post(reviewer, "/api/v1/desk/cases/" + id + "/acceptance", Node.body())
                .orFail();
        JsonNode reviewed = node.post(
                        reviewer,
                        "/api/v1/desk/cases/" + id + "/reviews/site-inspection",
                        example("/api/v1/desk/cases/{id}/reviews/{step}", "post"))
                .orFail();
        assertThat(reviewed.path("applicant").path("name").asString()).isNotBlank();
        assertThat(reviewed.path("opinions").path(1).path("text").asString()).contains("核查人员");
        JsonNode withdrawn = node.post(
                        firm, "/api/v1/cases/" + id + "/withdrawal", example("/api/v1/cases/{id}/withdrawal", "post"))
                .orFail();
        assertThat(withdrawn.path("state").path("code").asString()).isEqualTo("withdrawn");
        assertThat(withdrawn.path("opinions").isNull())
                .as("departments' opinions are not the applicant's")
                .isTrue();
    }

    @Test
    void refusesBodiesThatLackWhatTheyMustHave() {
        Node.Got nothing = node.post(firm, "/api/v1/items/" + ITEM + "/drafts", Node.body());
        assertThat(nothing.status()).isEqualTo(422);
        String draft = node.post(
                        firm, "/api/v1/items/" + ITEM + "/drafts", example("/api/v1/items/{id}/drafts", "post"))
                .orFail()
                .path("id")
                .asString();
        assertThat(node.put(firm, "/api/v1/drafts/" + draft, Node.body()).status())
                .isEqualTo(200);
        Node.Got unsaid =
                node.put(firm, "/api/v1/drafts/" + draft + "/materials/food-safety-rules/deferral", Node.body());
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.json().path("type").asString()).isEqualTo("/problems/web.unreadable");
    }

    @Test
    void isSilentAboutWhatIsSomebodyElses() {
        String draft = node.post(
                        firm, "/api/v1/items/" + ITEM + "/drafts", example("/api/v1/items/{id}/drafts", "post"))
                .orFail()
                .path("id")
                .asString();
        String stranger = node.signIn("wu", "onedoor-demo", null);
        Node.Got got = node.put(stranger, "/api/v1/drafts/" + draft, example("/api/v1/drafts/{id}", "put"));
        assertThat(got.status()).isEqualTo(404);
        assertThat(got.json().path("type").asString()).isEqualTo("/problems/casework.no-such-case");
        assertThat(node.get(stranger, "/api/v1/drafts/" + draft).status()).isEqualTo(404);
        assertThat(node.get(reviewer(), "/api/v1/drafts").status()).isEqualTo(403);
        assertThat(node.get(null, "/api/v1/drafts").status()).isEqualTo(401);
    }

    private JsonNode desk(String reviewer, String id, String what) {
        return node.post(
                        reviewer,
                        "/api/v1/desk/cases/" + id + "/" + what,
                        example("/api/v1/desk/cases/{id}/" + what, "post"))
                .orFail();
    }

    private String reviewer() {
        return node.signIn("market.lucheng", "onedoor-demo", null);
    }

    private String administrator() {
        return node.signIn("admin", "onedoor-demo", null);
    }

    private record Operation(String path, String method, JsonNode node) {

        String name() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()))));
        return operations;
    }

    /** The example of a body, as the operation's schema gives it. */
    private ObjectNode example(String path, String method) {
        JsonNode schema = api.path("paths")
                .path(path)
                .path(method)
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String name = schema.path("$ref").asString("").replace("#/components/schemas/", "");
        JsonNode example = api.path("components").path("schemas").path(name).path("example");
        return example instanceof ObjectNode object ? object : Node.body();
    }
}
