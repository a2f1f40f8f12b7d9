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

    public static ItemCard of(Listed item, Face face) {
        return new ItemCard(
                item.path(),
                face.text(item.name()),
                face.text(item.summary()),
                face.text(Limits.inWords(item.promised())),
                item.noVisit(),
                item.free());
    }
}
