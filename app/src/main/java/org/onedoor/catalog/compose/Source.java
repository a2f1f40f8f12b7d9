package org.onedoor.catalog.compose;

import java.util.List;
import org.onedoor.catalog.Item;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;

/**
 * An item to be joined with others, and the standard it is written in: items of several nodes, or of several years, may mean
 * different things by the same word.
 *
 * @param promised 承诺时限 within the package, never longer than the item's own
 * @param behind ids of items that come first although nothing that they give out is needed
 */
public record Source(Item item, Standard standard, Limit promised, List<String> behind) {

    /** An item as it is. */
    public static Source of(Item item, Standard standard) {
        return new Source(item, standard, item.limits().promised(), List.of());
    }

    String id() {
        return item.id();
    }
}
