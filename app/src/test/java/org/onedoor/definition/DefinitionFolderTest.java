package org.onedoor.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DefinitionFolderTest {

    private final Mistakes mistakes = new Mistakes();

    @Test
    void readsAListOfDocumentsAndKeepsTheirLines() {
        List<Document> documents = DefinitionFolder.read("elements.yaml", """
                kind: element
                source: GB/T 2261.1
                entries:
                  - id: sex
                    name: {zh: 性别, en: Sex}
                  - id: age
                    effective: 2020-02-01
                """, mistakes);
        assertThat(mistakes.all()).isEmpty();
        assertThat(documents).extracting(Document::id).containsExactly("sex", "age");
        assertThat(documents.get(1).node().place()).isEqualTo(new Place("elements.yaml", 6));
    }

    @Test
    void reportsARepeatedKeyAtItsSecondLine() {
        DefinitionFolder.read("a.yaml", "kind: item\nid: one\nname: x\nname: y\n", mistakes);
        assertThat(lines()).containsExactly("a.yaml:4: the key name is written twice — keep one name on this level");
    }

    @Test
    void reportsBrokenSyntaxWithItsLine() {
        DefinitionFolder.read("a.yaml", "kind: item\nid: 'one\n", mistakes);
        assertThat(lines()).singleElement().asString().startsWith("a.yaml:2: not valid YAML");
    }

    @Test
    void pointsAtTheBracketThatWasNeverClosed() {
        DefinitionFolder.read("a.yaml", "kind: item\nid: one\nname: {zh: x, en: y\nsummary: z\nwords: []\n", mistakes);
        assertThat(lines()).singleElement().asString().startsWith("a.yaml:3: not valid YAML");
    }

    @Test
    void suggestsEntriesWhereTheWordIsMistyped() {
        DefinitionFolder.read("a.yaml", "kind: item\nentrees:\n  - id: one\n", mistakes);
        assertThat(lines()).anyMatch(line -> line.startsWith("a.yaml:2: unknown key entrees"));
    }

    @Test
    void suggestsTheKeyThatWasMeant() {
        Document document = DefinitionFolder.read("a.yaml", "kind: item\nid: one\nsumary: x\n", mistakes)
                .getFirst();
        Fields fields = document.fields(mistakes);
        fields.optionalString("summary");
        fields.close();
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("a.yaml:3: unknown key sumary", "did you mean summary?");
    }

    @Test
    void refusesADateThatDoesNotExistAndABackwardRange() {
        Document document = DefinitionFolder.read(
                        "a.yaml", "kind: c\nid: x\noff: [2021-02-29, 2020-02-02..2020-01-24]\n", mistakes)
                .getFirst();
        document.fields(mistakes).dates("off");
        assertThat(mistakes.all()).hasSize(2);
    }

    @Test
    void theStoredFormReadsBackToTheSameHash() {
        Document document = DefinitionFolder.read("a.yaml", "kind: c\nid: x\nlist: [1, {b: 2, a: '3'}]\n", mistakes)
                .getFirst();
        String canonical = Json.canonical(document.node());
        assertThat(Json.canonical(Json.read("x", canonical))).isEqualTo(canonical);
        assertThat(Json.hash(canonical)).hasSize(64);
    }

    private List<String> lines() {
        return mistakes.all().stream()
                .map(mistake -> mistake.line(Locale.ENGLISH))
                .toList();
    }
}
