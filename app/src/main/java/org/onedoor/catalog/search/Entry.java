package org.onedoor.catalog.search;

import java.util.List;
import java.util.Set;
import org.onedoor.shared.Text;

/**
 * What search knows of one item.
 *
 * @param item the item's id, given back in a {@link Hit}
 * @param words what people call it, Chinese and English mixed
 * @param audience codes of those it serves (code set {@code audience})
 */
public record Entry(String item, Text name, Text summary, List<String> words, Set<String> audience) {

    public Entry {
        words = List.copyOf(words);
        audience = Set.copyOf(audience);
    }
}
