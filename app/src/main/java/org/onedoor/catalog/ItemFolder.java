package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.Standard;

/** 事项 of a folder of definitions, of each the version in force on a day; read without a database, and only when asked for. */
public final class ItemFolder {

    private final Map<String, Document> inForce = new TreeMap<>();
    private final Standard standard;

    private ItemFolder(Standard standard) {
        this.standard = standard;
    }

    /** @param documents of any kinds; those that are no items are passed over */
    public static ItemFolder of(List<Document> documents, Standard standard, LocalDate on) {
        ItemFolder folder = new ItemFolder(standard);
        for (Document document : documents) {
            if (document.kind().equals(ItemReader.KIND) && !document.effective().isAfter(on)) {
                folder.inForce.merge(
                        document.id(),
                        document,
                        (one, other) -> one.effective().isAfter(other.effective()) ? one : other);
            }
        }
        return folder;
    }

    public Set<String> ids() {
        return Collections.unmodifiableSet(inForce.keySet());
    }

    /**
     * One of them.
     *
     * @param mistakes what is wrong with it; where there is any, it must not be used
     */
    public Optional<Item> find(String id, Mistakes mistakes) {
        return Optional.ofNullable(inForce.get(id)).map(document -> ItemReader.read(document, 0, standard, mistakes));
    }

    /** One of them that nothing is wrong with, for what stands on it: its mistakes are told with the item. */
    public Optional<Item> sound(String id) {
        Mistakes own = new Mistakes();
        return find(id, own).filter(_ -> own.none());
    }
}
