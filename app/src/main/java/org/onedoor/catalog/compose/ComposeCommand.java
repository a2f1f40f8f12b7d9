package org.onedoor.catalog.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.ItemFolder;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Similar;
import org.onedoor.shared.Command;
import org.onedoor.shared.Text;
import org.onedoor.standard.Language;
import org.onedoor.standard.Standard;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./onedoor compose ITEM…}: what becomes of several items when somebody wants all of them; without a server. */
@picocli.CommandLine.Command(
        name = "compose",
        description = "Join items into one thing: one form, one set of materials, the order, and what it saves. 一件事。",
        footer = {
            "",
            "Example: ./onedoor compose company-registration seal-filing invoice-application social-insurance",
            "With --yaml the package is written as a definition that a steward goes on with."
        })
public final class ComposeCommand implements Command {

    @Parameters(
            paramLabel = "ITEM",
            arity = "1..*",
            description = "Ids of items, in the order a person would name them.")
    private List<String> ids = List.of();

    @ArgGroup
    private Form form = new Form();

    private static final class Form {

        @Option(names = "--json", description = "One object with everything that was computed.")
        private boolean json;

        @Option(names = "--yaml", description = "A definition of kind bundle.")
        private boolean yaml;
    }

    @Option(
            names = "--definitions",
            paramLabel = "DIR",
            description =
                    "Default: definitions/ beside the script. Several are searched in their order: items of several nodes.")
    private List<Path> definitions = List.of();

    @Mixin
    private Language language = new Language();

    /** Made by the command line. */
    public ComposeCommand() {}

    /** A folder and what it is written in. */
    private record Shelf(Path folder, Standard standard, ItemFolder items) {}

    @Override
    public Integer call() {
        List<Path> folders = definitions.isEmpty() ? List.of(Command.root().resolve("definitions")) : definitions;
        List<Shelf> shelves = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                complain(new Text("没有文件夹 " + folder, "There is no folder " + folder));
                return MISUSED;
            }
            Optional<Shelf> shelf = shelf(folder);
            if (shelf.isEmpty()) {
                return REFUSED;
            }
            shelves.add(shelf.get());
        }
        List<Source> sources = new ArrayList<>();
        for (String id : ids) {
            Optional<Source> source = find(id, shelves);
            if (source.isEmpty()) {
                return REFUSED;
            }
            sources.add(source.get());
        }
        return switch (Recomposition.of(sources)) {
            case Recomposition.Outcome.Done(Recomposed recomposed) -> {
                System.out.print(written(recomposed));
                yield DONE;
            }
            case Recomposition.Outcome.Refused(List<Clash> clashes) -> {
                for (Clash clash : clashes) {
                    complain(new Text(
                            clash.what().zh() + " — " + clash.mend().zh(),
                            clash.what().en() + " — " + clash.mend().en()));
                }
                yield REFUSED;
            }
        };
    }

    private String written(Recomposed recomposed) {
        Locale locale = language.locale();
        if (form.json) {
            return ComposedJson.of(recomposed) + "\n";
        }
        return form.yaml ? ComposedYaml.of(recomposed) : new ComposedText(recomposed, locale).toString();
    }

    private Optional<Shelf> shelf(Path folder) {
        Mistakes mistakes = new Mistakes();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        List<Document> documents = DefinitionFolder.read(folder, mistakes);
        Standard standard = Standard.of(documents, today, mistakes);
        if (!mistakes.none()) {
            String first = mistakes.all().getFirst().line(language.locale());
            complain(new Text(
                    folder + " 里的标准有错，./onedoor check 会逐一说明。第一处：" + first,
                    "The standards of " + folder + " have mistakes, ./onedoor check tells them. The first: " + first));
            return Optional.empty();
        }
        return Optional.of(new Shelf(folder, standard, ItemFolder.of(documents, standard, today)));
    }

    private Optional<Source> find(String id, List<Shelf> shelves) {
        for (Shelf shelf : shelves) {
            Mistakes mistakes = new Mistakes();
            Optional<Item> item = shelf.items().find(id, mistakes);
            if (item.isPresent() && !mistakes.none()) {
                String first = mistakes.all().getFirst().line(language.locale());
                complain(new Text(id + " 有错：" + first, id + " has mistakes: " + first));
                return Optional.empty();
            }
            if (item.isPresent()) {
                return Optional.of(Source.of(item.get(), shelf.standard()));
            }
        }
        TreeSet<String> known = new TreeSet<>();
        shelves.forEach(shelf -> known.addAll(shelf.items().ids()));
        complain(new Text(
                "没有这个事项：" + id + Similar.hintZh(id, known), "There is no item " + id + Similar.hintEn(id, known)));
        return Optional.empty();
    }

    private void complain(Text text) {
        System.err.println(text.in(language.locale()));
    }
}
