package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.shared.Command;
import picocli.CommandLine;

/** {@code export} and {@code import --dry-run}, which start nothing. */
class ExchangeCommandsTest {

    private static final String DEFINITIONS = Path.of("..", "definitions").toString();

    @TempDir
    Path folder;

    private String printed = "";

    private int run(Command command, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return new CommandLine(command).execute(arguments);
        } finally {
            System.setOut(before);
            printed = out.toString(StandardCharsets.UTF_8);
        }
    }

    private int export(String to, String... more) {
        String[] all = new String[more.length + 3];
        all[0] = folder.resolve(to).toString();
        all[1] = "--definitions";
        all[2] = DEFINITIONS;
        System.arraycopy(more, 0, all, 3, more.length);
        return run(new ExportCommand(), all);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void oneItemGoesOutInEachFormat() throws IOException {
        assertThat(export("one.yaml", "--item", "shop-sign")).isZero();
        assertThat(Files.readString(folder.resolve("one.yaml"))).startsWith("kind: item\nid: shop-sign\n");
        assertThat(export("one.jsonld", "--item", "shop-sign")).isZero();
        assertThat(export("one.xlsx", "--item", "shop-sign")).isZero();
        assertThat(export("csv", "--format", "table", "--item", "shop-sign")).isZero();
        assertThat(folder.resolve("csv").resolve("materials.csv")).exists();
        assertThat(export("all")).isZero();
        assertThat(folder.resolve("all/items/shop-sign.yaml")).exists();
        assertThat(folder.resolve("all/standard/element.yaml")).exists();
    }

    @Test
    void nothingIsWrittenOverAndNoItemIsMadeUp() throws IOException {
        written("there.yaml", "mine");
        assertThat(export("there.yaml", "--item", "shop-sign")).isEqualTo(Command.REFUSED);
        assertThat(Files.readString(folder.resolve("there.yaml"))).isEqualTo("mine");
        assertThat(export("new.yaml", "--item", "no-such-item")).isEqualTo(Command.MISUSED);
        assertThat(folder.resolve("new.yaml")).doesNotExist();
    }

    @Test
    void whatWentOutComesBackUnchangedOnceItsCodesAreMapped() throws IOException {
        assertThat(export("all.xlsx")).isZero();
        String file = folder.resolve("all.xlsx").toString();
        assertThat(run(new ImportCommand(), file, "--dry-run", "--lang", "en", "--definitions", DEFINITIONS))
                .isEqualTo(Command.REFUSED);
        assertThat(printed).contains("a code without a meaning: project_type = 2");
        Path map = written("map.yaml", """
                values:
                  project_type: {"1": "1", "2": "2", "9": "9"}
                  use_level: {"1": "1", "2": "2", "3": "3", "4": "4", "5": "5"}
                  server_type: {"1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "6": "6"}
                  is_need: {"1": required, "2": optional, "3": deferrable}
                """);
        assertThat(run(
                        new ImportCommand(),
                        file,
                        "--dry-run",
                        "--lang",
                        "en",
                        "--map",
                        map.toString(),
                        "--definitions",
                        DEFINITIONS))
                .isZero();
        assertThat(printed).startsWith("new 0, changed 0, the same ");
    }

    @Test
    void withoutANodeAndASignInNothingIsSent() throws IOException {
        Path file = written("r.csv", "区划代码,名称\n330302,鹿城区\n");
        assertThat(run(new ImportCommand(), file.toString(), "--kind", "region"))
                .isEqualTo(Command.MISUSED);
        assertThat(run(new ImportCommand(), folder.resolve("none.csv").toString(), "--dry-run"))
                .isEqualTo(Command.MISUSED);
        assertThat(run(new ImportCommand(), file.toString(), "--kind", "weather", "--dry-run"))
                .isEqualTo(Command.MISUSED);
    }
}
