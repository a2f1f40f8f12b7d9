package org.onedoor.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.onedoor.catalog.search.Entry;
import org.onedoor.catalog.search.Hit;
import org.onedoor.catalog.search.ItemSearch;
import org.onedoor.catalog.search.SearchWords;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Text;

/** 智能导办 on a folder of definitions, without a server: the same search on the items in force today. */
public final class FolderGuide {

    private final Map<String, Entry> entries;
    private final ItemSearch search;

    private FolderGuide(Map<String, Entry> entries, ItemSearch search) {
        this.entries = entries;
        this.search = search;
    }

    /**
     * Reads a folder that has {@code items/} in it.
     *
     * @param mistakes what is wrong in it; items that have mistakes may be missing
     */
    public static FolderGuide read(Path folder, Mistakes mistakes) throws IOException {
        Map<String, Entry> entries = entries(folder.resolve("items"), mistakes);
        return new FolderGuide(
                entries,
                new ItemSearch(List.copyOf(entries.values()), SearchWords.read(words(folder, mistakes), mistakes)));
    }

    /** @param why which words led to it */
    public record Found(String item, Text name, Text why) {}

    /** The best items for a text in any shape, best first. */
    public List<Found> find(String text, int limit) {
        List<Found> found = new ArrayList<>();
        for (Hit hit : search.find(text, limit)) {
            found.add(new Found(
                    hit.item(), Objects.requireNonNull(entries.get(hit.item())).name(), hit.why()));
        }
        return List.copyOf(found);
    }

    /** Ids of all items. */
    public Set<String> items() {
        return entries.keySet();
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
