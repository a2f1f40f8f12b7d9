package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;

/** 规范 YAML and CPSV-AP as they come back. */
class WrittenTest {

    private static final String FOOD = "food-business-licence-new";

    private final List<Document> all = DefinitionFolder.read(Path.of("..", "definitions"), new Mistakes());
    private final Holding holding = Holding.of(all);

    private Preview preview(String kind, String name, String text) {
        return preview(kind, name, text, Choices.NONE);
    }

    private Preview preview(String kind, String name, String text, Choices choices) {
        Mistakes mistakes = new Mistakes();
        Content content =
                Content.read(List.of(new Content.Incoming(name, text.getBytes(StandardCharsets.UTF_8))), mistakes);
        assertThat(mistakes.all()).isEmpty();
        return Plans.of(kind, content, holding, choices, any -> Set.of());
    }

    private String jsonld() {
        return CpsvAp.write(List.of(holding.find("item", FOOD).orElseThrow()), holding);
    }

    @Test
    void everyDefinitionGoesOutAsYamlWithTheSameHash() {
        List<Document> back = YamlFile.of(all).entrySet().stream()
                .flatMap(file -> {
                    Mistakes mistakes = new Mistakes();
                    List<Document> read = DefinitionFolder.read(file.getKey(), file.getValue(), mistakes);
                    assertThat(mistakes.all()).isEmpty();
                    return read.stream();
                })
                .toList();
        assertThat(back).hasSameSizeAs(all).hasSizeGreaterThan(500);
        assertThat(back)
                .extracting(Document::hash)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Document::hash).toList());
        assertThat(back)
                .extracting(Document::effective)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Document::effective).toList());
    }

    @Test
    void yamlThatSaysWhatHoldsChangesNothing() {
        Preview preview = preview(
                "definitions",
                "food.yaml",
                YamlFile.one(holding.find("item", FOOD).orElseThrow()));
        assertThat(preview.drafts()).isEmpty();
        assertThat(preview.same()).isEqualTo(1);
    }

    @Test
    void yamlThatChangesSomethingIsADraftWithItsDifferences() {
        String text = YamlFile.one(holding.find("item", FOOD).orElseThrow()).replace("0577-88000011", "0577-88009911");
        Preview preview = preview("definitions", "food.yaml", text);
        assertThat(preview.drafts()).hasSize(1);
        assertThat(preview.drafts().getFirst().differences())
                .extracting(one -> String.join(".", one.path()))
                .containsExactly("contact.consult");
        assertThat(preview.ready()).isTrue();
    }

    @Test
    void yamlThatCannotBeReadIsToldByItsLine() {
        Preview preview = preview("definitions", "x.yaml", "kind: item\nid: a\nname: [\n");
        assertThat(preview.mistakes())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.place().line()).isPositive());
        assertThat(preview("definitions", "c.yaml", "kind: calendar\nid: x\n").mistakes())
                .extracting(one -> one.what().en())
                .containsExactly("calendar is not written in the workshop");
    }

    @Test
    void ourCpsvApBringsTheWholeDefinitionBack() {
        Preview preview = preview("item", "food.jsonld", jsonld());
        assertThat(preview.mistakes()).isEmpty();
        assertThat(preview.drafts()).isEmpty();
        assertThat(preview.same()).isEqualTo(1);
    }

    @Test
    void aDefinitionThatWasChangedOnTheWayIsRefused() {
        Preview preview = preview("item", "food.jsonld", jsonld().replace("0577-88000012", "0577-88009912"));
        assertThat(preview.mistakes())
                .extracting(one -> one.what().en())
                .singleElement()
                .asString()
                .contains("digest");
    }

    @Test
    void aContextInTheNetworkIsRefusedAndNotFetched() {
        Preview preview = preview("item", "x.jsonld", """
                {"@context": ["https://localhost:1/context.jsonld", {"dct": "http://purl.org/dc/terms/"}], "@graph": []}
                """);
        assertThat(preview.mistakes())
                .extracting(one -> one.what().en())
                .containsExactly(
                        "its @context is at https://localhost:1/context.jsonld, and nothing is fetched from the network");
    }

    @Test
    void brokenJsonIsToldByItsLine() {
        Preview preview = preview("item", "x.jsonld", "{\n \"@context\": {},\n \"@graph\": [,]\n}");
        assertThat(preview.mistakes())
                .singleElement()
                .satisfies(one -> assertThat(one.place()).hasToString("x.jsonld:3"));
        assertThat(preview("item", "x.jsonld", "{\"a\":".repeat(200) + "1" + "}".repeat(200))
                        .mistakes())
                .isNotEmpty();
    }

    @Test
    void anotherCataloguesServiceBecomesADraftThatSaysWhatItLacks() {
        String theirs = """
                {"@context": {"cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/",
                              "title": {"@id": "http://purl.org/dc/terms/title", "@container": "@language"},
                              "dct": "http://purl.org/dc/terms/"},
                 "@id": "http://example.org/services/1", "@type": "cpsv:PublicService",
                 "dct:identifier": "Stall Permit/1", "title": {"zh": "摆摊许可", "en": "Stall permit"},
                 "dct:description": [{"@value": "在街边摆摊", "@language": "zh"}],
                 "cv:hasCompetentAuthority": {"@id": "http://example.org/body", "title": {"zh": "城管局"}},
                 "cv:holdsRequirement": [{"@type": "cv:Requirement", "title": {"zh": "年满十八", "en": "Of age"}}]}
                """;
        Preview asked = preview("item", "x.jsonld", theirs);
        assertThat(asked.unknown()).extracting(Preview.Code::value).containsExactly("城管局");
        Choices said =
                new Choices(Map.of(), Map.of("authority", Map.of("城管局", "city-management")), Map.of(), Set.of(), false);
        Preview preview = preview("item", "x.jsonld", theirs, said);
        assertThat(preview.ready()).isTrue();
        assertThat(preview.drafts().getFirst().text())
                .contains("id: stall-permit-1", "zh: 摆摊许可", "department: city-management", "zh: 年满十八");
        assertThat(preview.lost()).isNotEmpty();
    }
}
