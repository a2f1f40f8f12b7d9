package org.onedoor.catalog;

/**
 * 可办之事: what somebody can be shown: an item, or one thing out of several in the shape of an item.
 *
 * @param path where it begins
 */
public record Offer(Item item, String path) {

    /** A single item. */
    public static Offer of(Item item) {
        return new Offer(item, "/items/" + item.id());
    }

    /** One thing out of several. */
    public static Offer ofOneThing(Item item) {
        return new Offer(item, OneThings.path(item.id()));
    }
}
