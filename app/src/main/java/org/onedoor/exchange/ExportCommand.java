package org.onedoor.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Similar;
import org.onedoor.shared.Command;
import org.onedoor.shared.Text;
import org.onedoor.standard.Language;
import org.onedoor.web.Csv;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./onedoor export DIR|FILE}: the definitions of a folder in another form; without a server. */
@picocli.CommandLine.Command(
        name = "export",
        description = {
            "Write items as canonical YAML, CPSV-AP, national field tables or a workbook. 导出。",
            "It reads the files of definitions/; what a running node has published is exported on its page /studio/import."
        },
        footer = {
            "",
            "Example: ./onedoor export food.xlsx --item food-business-licence-new",
            "yaml: a folder of files that read back with the same content, standards included unless --item is given.",
            "jsonld: one file, CPSV-AP 3.2.0.  table: a folder of CSV files in UTF-8.  xlsx: one workbook."
        })
public final class ExportCommand implements Command {

    private enum Format {
        yaml,
        jsonld,
        table,
        xlsx
    }

    @Parameters(paramLabel = "DIR|FILE", description = "Where to; it must not be there yet, or be an empty folder.")
    private Path to = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "yaml, jsonld, table or xlsx; by the file's ending if left out, yaml for a folder.")
    private @Nullable Format format;

    @Option(names = "--item", paramLabel = "ID", arity = "1..*", description = "Only these items.")
    private List<String> ids = List.of();

    @Option(names = "--definitions", paramLabel = "DIR", description = "Default: definitions/ beside the script.")
    private @Nullable Path definitions;

    @Mixin
    private Language language = new Language();

    /** Made by the command line. */
    public ExportCommand() {}

    @Override
    public Integer call() throws IOException {
        Path folder = definitions == null ? Command.root().resolve("definitions") : definitions;
        if (!Files.isDirectory(folder)) {
            complain("没有文件夹 " + folder, "There is no folder " + folder);
            return MISUSED;
        }
        if (Files.isRegularFile(to) || (Files.isDirectory(to) && !empty(to))) {
            complain(to + " 已经在那里，不覆盖", to + " is there already and is not written over");
            return REFUSED;
        }
        Mistakes mistakes = new Mistakes();
        List<Document> all = DefinitionFolder.read(folder, mistakes);
        if (!mistakes.none()) {
            mistakes.all().forEach(mistake -> System.err.println(mistake.line(language.locale())));
            return REFUSED;
        }
        Holding holding = Holding.of(all.stream()
                .filter(one -> !one.effective().isAfter(LocalDate.now(ZoneId.of("Asia/Shanghai"))))
                .toList());
        Set<String> unknown = new TreeSet<>(ids);
        unknown.removeAll(holding.of(Import.ITEM).keySet());
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            Set<String> known = holding.of(Import.ITEM).keySet();
            complain(
                    "没有事项 " + first + Similar.hintZh(first, known),
                    "There is no item " + first + Similar.hintEn(first, known));
            return MISUSED;
        }
        List<Document> items = holding.of(Import.ITEM).values().stream()
                .filter(item -> ids.isEmpty() || ids.contains(item.id()))
                .toList();
        int files = write(ids.isEmpty() ? all : items, items, holding);
        complain("写了 " + files + " 个文件到 " + to, files + " files written to " + to);
        return DONE;
    }

    private int write(List<Document> all, List<Document> items, Holding holding) throws IOException {
        return switch (format == null ? byEnding() : format) {
            case yaml -> {
                Map<String, String> files = YamlFile.of(all);
                boolean one = to.toString().endsWith(".yaml") && files.size() == 1;
                for (Map.Entry<String, String> file : files.entrySet()) {
                    write(one ? to : to.resolve(file.getKey()), file.getValue());
                }
                yield files.size();
            }
            case jsonld -> {
                write(to, CpsvAp.write(items, holding));
                yield 1;
            }
            case table -> {
                List<Table> tables = new ArrayList<>(NationalTables.of(items, holding, any -> 0));
                tables.removeLast();
                for (Table table : tables) {
                    StringBuilder text = new StringBuilder("\ufeff").append(Csv.row(table.header()));
                    table.lines().forEach(line -> text.append(Csv.row(line.cells())));
                    write(to.resolve(NationalFields.file(table.name()) + ".csv"), text.toString());
                }
                yield tables.size();
            }
            case xlsx -> {
                parent(to);
                try (OutputStream out = Files.newOutputStream(to)) {
                    XlsxWriting.write(NationalTables.of(items, holding, any -> 0), out);
                }
                yield 1;
            }
        };
    }

    private Format byEnding() {
        String name = to.toString();
        return name.endsWith(".xlsx") ? Format.xlsx : name.endsWith(".jsonld") ? Format.jsonld : Format.yaml;
    }

    private static void write(Path file, String text) throws IOException {
        parent(file);
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void parent(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void complain(String zh, String en) {
        System.err.println(new Text(zh, en).in(language.locale()));
    }
}
