package org.onedoor.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.search.Entry;
import org.onedoor.catalog.search.Hit;
import org.onedoor.catalog.search.ItemSearch;
import org.onedoor.catalog.search.SearchWords;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Command;
import org.onedoor.shared.Text;
import org.onedoor.standard.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code ./onedoor guide TEXT}: the search of the home page on the files of {@code definitions/}, without a server. */
@picocli.CommandLine.Command(
        name = "guide",
        description = "Find items for a plain sentence, pinyin, initials or English words, best first.",
        footer = {"", "Example: ./onedoor guide 我想开一家奶茶店"})
public final class GuideCommand implements Command {

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What somebody wants, in their own words.")
    private List<String> words = List.of();

    @Option(names = "--json", description = "One object a line: item, name, why.")
    private boolean json;

    @Mixin
    private Language language = new Language();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--definitions", paramLabel = "DIR", description = "Default: definitions/ beside the script.")
    private @Nullable Path definitions;

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > 100) {
            complain("--limit 从 1 到 100。", "--limit is from 1 to 100.");
            return MISUSED;
        }
        Path folder = definitions == null ? Command.root().resolve("definitions") : definitions;
        if (!Files.isDirectory(folder.resolve("items"))) {
            complain(
                    "没有文件夹 " + folder.resolve("items") + "。请用 --definitions 指定。",
                    "There is no folder " + folder.resolve("items") + ". Name one with --definitions.");
            return REFUSED;
        }
        Mistakes mistakes = new Mistakes();
        Map<String, Entry> entries = entries(folder.resolve("items"), mistakes);
        ItemSearch search =
                new ItemSearch(List.copyOf(entries.values()), SearchWords.read(words(folder, mistakes), mistakes));
        Locale locale = language.locale();
        if (!mistakes.none()) {
            int count = mistakes.all().size();
            String first = mistakes.all().getFirst().line(locale);
            complain(
                    folder + " 里有 " + count + " 处错误，可能有事项没有列出；./onedoor check 会逐一说明。第一处：" + first,
                    count + " mistakes in " + folder + ", which may hide items; ./onedoor check tells them. The first: "
                            + first);
        }
        List<Hit> hits = search.find(String.join(" ", words), limit);
        for (Hit hit : hits) {
            String name = Objects.requireNonNull(entries.get(hit.item())).name().in(locale);
            System.out.println(line(hit.item(), name, hit.why().in(locale)));
        }
        if (hits.isEmpty()) {
            complain(
                    "没有找到。换个说法，说说是什么事：开什么店、要什么证、家里有什么事。",
                    "Nothing was found. Say what it is about: a kind of shop, a certificate, an event.");
        }
        return DONE;
    }

    private void complain(String zh, String en) {
        System.err.println(new Text(zh, en).in(language.locale()));
    }

    private String line(String item, String name, String why) {
        return json
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("item", item)
                        .put("name", name)
                        .put("why", why)
                        .toString()
                : name + "  (" + item + ")  " + why;
    }

    /** Of every item the version in force today. */
    private static Map<String, Entry> entries(Path folder, Mistakes mistakes) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Map<String, Document> inForce = new TreeMap<>();
        for (Document document : DefinitionFolder.read(folder, mistakes)) {
            if (document.kind().equals(ItemReader.KIND) && !document.effective().isAfter(today)) {
                inForce.merge(
                        document.id(),
                        document,
                        (one, other) -> one.effective().isAfter(other.effective()) ? one : other);
            }
        }
        Map<String, Entry> entries = new TreeMap<>();
        inForce.forEach((id, document) -> entries.put(id, entry(document, mistakes)));
        return entries;
    }

    /** Only what search needs: the standards stay unread, which would take longer than the search. */
    private static Entry entry(Document document, Mistakes mistakes) {
        Fields fields = document.fields(mistakes);
        Set<String> audience = fields.child("catalogue")
                .map(catalogue -> Set.copyOf(catalogue.strings("audience")))
                .orElse(Set.of());
        return new Entry(document.id(), fields.text("name"), fields.text("summary"), fields.strings("words"), audience);
    }

    private static List<Document> words(Path folder, Mistakes mistakes) throws IOException {
        Path file = folder.resolve("standard").resolve("synonyms.yaml");
        return Files.isRegularFile(file)
                ? DefinitionFolder.read(file.toString(), Files.readString(file), mistakes)
                : new ArrayList<>();
    }
}
