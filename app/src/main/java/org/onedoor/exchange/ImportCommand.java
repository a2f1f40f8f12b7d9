package org.onedoor.exchange;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Command;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;
import org.onedoor.standard.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./onedoor import FILE…}: what files would change; with a node and a sign-in, the drafts themselves. */
@picocli.CommandLine.Command(
        name = "import",
        description = {
            "Make drafts of tables, workbooks, YAML or CPSV-AP for the stewards' workshop. 导入为修订稿。",
            "With --dry-run nothing is made and no node is needed: the files are compared with those of definitions/.",
            "Without it they go to a running node, which compares them with what is published there; nothing is published."
        },
        footer = {
            "",
            "Examples: ./onedoor import items.xlsx --map vendor.yaml --dry-run",
            "          ONEDOOR_PASSWORD=… ./onedoor import regions.csv --kind region --login steward --port 8080",
            "The mapping file says what their columns and codes mean:",
            "  columns: {id: 区划编码, name.zh: 名称}",
            "  values: {project_type: {\"1\": \"2\", \"2\": \"1\"}}"
        })
public final class ImportCommand implements Command {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "One workbook, or the CSV files of one set of tables.")
    private List<Path> files = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "item, code-set, region, department, element, material-type or definitions;"
                    + " definitions for YAML and item for the rest if left out.")
    private @Nullable String kind;

    @Option(names = "--map", paramLabel = "FILE", description = "What their columns and codes mean (YAML).")
    private @Nullable Path map;

    @Option(names = "--dry-run", description = "Only tell what would change.")
    private boolean dryRun;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Of the node. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--login",
            paramLabel = "LOGIN",
            description = "A steward's account; the password is read from ONEDOOR_PASSWORD.")
    private @Nullable String login;

    @Option(names = "--definitions", paramLabel = "DIR", description = "For --dry-run. Default: beside the script.")
    private @Nullable Path definitions;

    @Mixin
    private Language language = new Language();

    /** Made by the command line. */
    public ImportCommand() {}

    @Override
    public Integer call() throws IOException {
        List<Path> all = new ArrayList<>(files);
        if (map != null) {
            all.add(map);
        }
        for (Path file : all) {
            if (!Files.isRegularFile(file)) {
                complain("没有文件 " + file, "There is no file " + file);
                return MISUSED;
            }
        }
        String what = kind == null ? usual() : kind;
        if (!Plans.kinds().contains(what)) {
            complain(
                    "没有 " + what + " 这一类：" + String.join(", ", Plans.kinds()),
                    "There is no kind " + what + ": " + String.join(", ", Plans.kinds()));
            return MISUSED;
        }
        return dryRun ? look(what) : send(what);
    }

    private String usual() {
        String name = files.getFirst().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Import.DEFINITIONS : Import.ITEM;
    }

    private int look(String what) throws IOException {
        Path folder = definitions == null ? Command.root().resolve("definitions") : definitions;
        if (!Files.isDirectory(folder)) {
            complain("没有文件夹 " + folder, "There is no folder " + folder);
            return MISUSED;
        }
        Mistakes mistakes = new Mistakes();
        Holding holding = Holding.of(DefinitionFolder.read(folder, new Mistakes()));
        Content content = Content.read(incoming(files), mistakes);
        Choices choices = map == null ? Choices.NONE : mapping(map, mistakes);
        if (!mistakes.none()) {
            mistakes.all().forEach(one -> System.out.println(one.line(language.locale())));
            return REFUSED;
        }
        Preview preview = Plans.of(what, content, holding, choices, any -> Set.of());
        Told.lines(preview, Importing.lacking(preview, holding), language.locale(), Refusal::code)
                .forEach(System.out::println);
        boolean nothing = preview.mistakes().isEmpty()
                && preview.unknown().isEmpty()
                && preview.drafts().isEmpty();
        return preview.ready() || nothing ? DONE : REFUSED;
    }

    private static Choices mapping(Path file, Mistakes mistakes) throws IOException {
        return CsvReading.text(file.toString(), Files.readAllBytes(file), mistakes)
                .map(text -> Choices.read(file.toString(), text, mistakes))
                .orElse(Choices.NONE);
    }

    private static List<Content.Incoming> incoming(List<Path> files) throws IOException {
        List<Content.Incoming> incoming = new ArrayList<>();
        for (Path file : files) {
            if (Files.size(file) > Limits.FILES) {
                // only its size is looked at
                return List.of(new Content.Incoming(file.toString(), new byte[Limits.FILES + 1]));
            }
            incoming.add(new Content.Incoming(file.toString(), Files.readAllBytes(file)));
        }
        return incoming;
    }

    private int send(String what) throws IOException {
        String password = System.getenv("ONEDOOR_PASSWORD");
        if (login == null || password == null || port < 1 || port > 65_535) {
            complain(
                    "要写 --login，并在 ONEDOOR_PASSWORD 里给出密码；只想看看请加 --dry-run",
                    "Give --login, and the password in ONEDOOR_PASSWORD; to look only, add --dry-run");
            return MISUSED;
        }
        try {
            Sending.Answer answer = new Sending(URI.create("http://127.0.0.1:" + port), language.locale())
                    .send(login, password, what, incoming(files), map == null ? List.of() : incoming(List.of(map)));
            answer.lines().forEach(System.out::println);
            if (answer.made() > 0) {
                complain(
                        "生成了 " + answer.made() + " 份修订稿：http://127.0.0.1:" + port + "/studio",
                        answer.made() + " drafts made: http://127.0.0.1:" + port + "/studio");
            }
            return answer.done() ? DONE : REFUSED;
        } catch (IOException e) {
            complain(
                    "127.0.0.1:" + port + " 上没有节点答复；先用 ./onedoor run 启动",
                    "No node answers at 127.0.0.1:" + port + "; start one with ./onedoor run");
            return REFUSED;
        }
    }

    private void complain(String zh, String en) {
        System.err.println(new Text(zh, en).in(language.locale()));
    }
}
