package org.onedoor.catalog.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Command;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComposeCommandTest {

    private static final String[] YI_QI_BAN = {
        "company-registration", "seal-filing", "invoice-application", "social-insurance"
    };

    @TempDir
    Path folder;

    private int code;
    private String complaint = "";

    @Test
    void printsOrderFormMaterialsAndSaving() {
        String text = compose("--lang", "zh");

        assertThat(code).isEqualTo(Command.DONE);
        assertThat(text)
                .contains("办理顺序", "一张表单", "一套材料", "办成要多少", "分头办", "一件事")
                .containsPattern("2 +印章刻制备案 +公安 +当天 +等：营业执照")
                .contains("不用填：统一社会信用代码，公司设立登记办好就有");
    }

    @Test
    void theFourOfANewFirmCostLessTogether() {
        JsonNode joined = JsonMapper.shared().readTree(compose("--json"));

        assertThat(joined.get("items")
                        .valueStream()
                        .map(item -> item.get("item").asString()))
                .containsExactly(YI_QI_BAN);
        assertThat(joined.get("items")
                        .valueStream()
                        .map(item -> item.get("round").asInt()))
                .containsExactly(1, 2, 2, 2);
        JsonNode before = joined.get("before");
        JsonNode after = joined.get("after");
        for (String figure : List.of("fields", "materials", "steps")) {
            assertThat(after.get(figure).asInt())
                    .as(figure)
                    .isLessThan(before.get(figure).asInt());
        }
        assertThat(after.get("steps").asInt()).isEqualTo(2);
        assertThat(after.get("feeFen").asLong()).isZero();
        assertThat(joined.get("materials")
                        .valueStream()
                        .filter(material -> material.get("material").asString().equals("business-licence")))
                .singleElement()
                .satisfies(material ->
                        assertThat(material.get("givenBy").asString()).isEqualTo("company-registration"));
    }

    /** What it writes is what the check accepts. */
    @Test
    void writesADefinitionThatIsSound() throws IOException {
        String yaml = compose("--yaml");

        assertThat(code).isEqualTo(Command.DONE);
        Mistakes mistakes = new Mistakes();
        var documents = new ArrayList<>(DefinitionFolder.read(Path.of("..", "definitions"), mistakes));
        documents.addAll(DefinitionFolder.read("package.yaml", yaml, mistakes));
        new BundleCheck().check(documents, mistakes);
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void suggestsWhatWasMeant() {
        run("seal-filling", "social-insurance", "--lang", "en");

        assertThat(code).isEqualTo(Command.REFUSED);
        assertThat(complaint).contains("There is no item seal-filling (did you mean seal-filing?)");
    }

    @Test
    void refusesOneItemAloneAndAFolderThatIsNotThere() throws IOException {
        run("seal-filing", "--lang", "en");
        assertThat(code).isEqualTo(Command.REFUSED);
        assertThat(complaint).contains("a package joins two or more different items");

        run("a", "b", "--definitions", folder.resolve("none").toString());
        assertThat(code).isEqualTo(Command.MISUSED);

        Files.writeString(folder.resolve("broken.yaml"), "kind: element\nid: x\n");
        run("a", "b", "--definitions", folder.toString(), "--lang", "en");
        assertThat(code).isEqualTo(Command.REFUSED);
        assertThat(complaint).contains("The standards of", "have mistakes");
    }

    private String compose(String... options) {
        String[] all = new String[YI_QI_BAN.length + options.length];
        System.arraycopy(YI_QI_BAN, 0, all, 0, YI_QI_BAN.length);
        System.arraycopy(options, 0, all, YI_QI_BAN.length, options.length);
        return run(all);
    }

    private String run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        boolean elsewhere = List.of(arguments).contains("--definitions");
        String[] all = elsewhere ? arguments : Arrays.copyOf(arguments, arguments.length + 2);
        if (!elsewhere) {
            all[arguments.length] = "--definitions";
            all[arguments.length + 1] = Path.of("..", "definitions").toString();
        }
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            code = new CommandLine(new ComposeCommand()).execute(all);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        complaint = complained.toString(StandardCharsets.UTF_8);
        return printed.toString(StandardCharsets.UTF_8);
    }
}
