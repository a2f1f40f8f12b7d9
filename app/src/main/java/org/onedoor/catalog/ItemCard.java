package org.onedoor.catalog;

import org.onedoor.web.Face;

/**
 * One item, or one thing out of several, at a glance, in the reader's language; drawn by {@code catalog/card.jte}.
 *
 * @param path where it begins
 * @param promised 承诺时限, how soon, in words
 * @param noVisit 跑零次: nobody has to come
 * @param free 不收费
 */
public record ItemCard(String path, String name, String summary, String promised, boolean noVisit, boolean free) {

    public static ItemCard of(Offer offer, Face face) {
        Item item = offer.item();
        return new ItemCard(
                offer.path(),
                face.text(item.name()),
                face.text(item.summary()),
                face.text(Limits.inWords(item.limits().promised())),
                item.visits().count() == 0,
                item.fee().free());
    }
}
