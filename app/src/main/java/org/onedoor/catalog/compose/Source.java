package org.onedoor.catalog.compose;

import org.onedoor.catalog.Item;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;

/**
 * An item to be joined with others, and the standard it is written in: items of several nodes, or of several years, may mean
 * different things by the same word.
 *
 * @param promised 承诺时限 within the package, never longer than the item's own
 */
public record Source(Item item, Standard standard, Limit promised) {

    /** An item as it is. */
    public static Source of(Item item, Standard standard) {
        return new Source(item, standard, item.limits().promised());
    }

    String id() {
        return item.id();
    }
}
