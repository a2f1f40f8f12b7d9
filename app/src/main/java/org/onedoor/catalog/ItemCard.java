package org.onedoor.catalog;

import org.onedoor.web.Face;

/**
 * One item at a glance, in the reader's language; drawn by {@code catalog/card.jte}.
 *
 * @param promised 承诺时限, how soon, in words
 * @param noVisit 跑零次: nobody has to come
 * @param free 不收费
 */
public record ItemCard(String id, String name, String summary, String promised, boolean noVisit, boolean free) {

    public static ItemCard of(Item item, Face face) {
        return new ItemCard(
                item.id(),
                face.text(item.name()),
                face.text(item.summary()),
                face.text(Limits.inWords(item.limits().promised())),
                item.visits().count() == 0,
                item.fee().free());
    }
}
