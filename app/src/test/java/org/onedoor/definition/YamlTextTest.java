package org.onedoor.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Definitions written as YAML say what they said, in the order in which they said it. */
class YamlTextTest {

    @Test
    void everyDefinitionComesBackAsItWas() {
        Mistakes mistakes = new Mistakes();
        List<Document> all = DefinitionFolder.read(Path.of("..", "definitions"), mistakes);
        assertThat(mistakes.all()).isEmpty();
        assertThat(all).hasSizeGreaterThan(800);
        for (Document document : all) {
            String text = YamlText.write(document.node());
            Node back = Yaml.read("text", text, mistakes).orElseThrow();
            assertThat(Json.written(back)).isEqualTo(Json.written(document.node()));
        }
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void everyDefinitionIsStoredInTheOrderOfItsKeys() {
        Mistakes mistakes = new Mistakes();
        for (Document document : DefinitionFolder.read(Path.of("..", "definitions"), mistakes)) {
            Node back = Json.readWritten("stored", Json.written(document.node()));
            assertThat(Json.written(back)).isEqualTo(Json.written(document.node()));
            assertThat(Json.canonical(back)).isEqualTo(Json.canonical(document.node()));
        }
    }

    @Test
    void quotesWhatWouldBeReadAsSomethingElse() {
        Node node = Yaml.read(
                        "text",
                        "{code: \"330300\", amount: 5, rate: 1.50, yes: \"true\", no: false, none: ~}",
                        new Mistakes())
                .orElseThrow();
        assertThat(YamlText.write(node).strip())
                .isEqualTo("{code: '330300', amount: 5, rate: 1.50, yes: 'true', no: false, none: null}");
    }
}
