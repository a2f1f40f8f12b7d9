package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.shared.Command;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuideCommandTest {

    @TempDir
    Path folder;

    private int code;

    @Test
    void printsOneObjectALineBestFirst() {
        List<String> lines = guide("--definitions", "../definitions", "--language", "zh", "--json", "我想开一家奶茶店");

        assertThat(code).isEqualTo(Command.DONE);
        JsonNode best = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(best.propertyNames()).containsExactly("item", "name", "why");
        assertThat(best.get("item").asString()).isEqualTo("food-business-licence-new");
        assertThat(best.get("name").asString()).contains("食品经营许可");
        assertThat(best.get("why").asString()).contains("奶茶店");
    }

    @Test
    void takesAnUnquotedSentenceAndAnswersInEnglish() {
        assertThat(guide("--definitions", "../definitions", "--lang", "en", "open", "a", "milk", "tea", "shop"))
                .first()
                .asString()
                .startsWith("Food business licence");
    }

    @Test
    void findsTheVersionInForceAndLooksPastABrokenOne() throws IOException {
        Path items = Files.createDirectory(folder.resolve("items"));
        Files.writeString(items.resolve("a.yaml"), """
                kind: item
                id: seal
                name: {zh: 公章刻制备案, en: Seal registration}
                summary: {zh: 刻章, en: Carve a seal}
                """);
        Files.writeString(items.resolve("b.yaml"), """
                kind: item
                id: seal
                effective: 2999-01-01
                name: {zh: 印鉴备案, en: Stamp registration}
                summary: {zh: 刻章, en: Carve a seal}
                """);
        Files.writeString(items.resolve("c.yaml"), "kind: item\nid: 'broken\n");

        assertThat(guide("--language", "zh", "--definitions", folder.toString(), "gongzhang"))
                .first()
                .asString()
                .startsWith("公章刻制备案");
        assertThat(code).isEqualTo(Command.DONE);
    }

    @Test
    void refusesAFolderWithoutItems() {
        assertThat(guide("--definitions", folder.toString(), "公章")).isEmpty();
        assertThat(code).isEqualTo(Command.REFUSED);
    }

    @Test
    void isMisusedWithoutATextOrWithAnUnknownLanguage() {
        guide();
        assertThat(code).isEqualTo(Command.MISUSED);
        guide("--lang", "fr", "公章");
        assertThat(code).isEqualTo(Command.MISUSED);
    }

    private List<String> guide(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            code = new CommandLine(new GuideCommand()).execute(arguments);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
