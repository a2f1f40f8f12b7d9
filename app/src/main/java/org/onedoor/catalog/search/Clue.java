package org.onedoor.catalog.search;

import org.apache.lucene.search.Query;

/**
 * One thing in the question that may point to an item.
 *
 * @param sort how it points there
 * @param typed what stands in the question
 * @param meant what that was taken for
 * @param at where in the question's stretch it begins, to join neighbours when the reason is told
 * @param query finds the items it points to
 * @param weight how much it tells
 */
record Clue(Sort sort, String typed, String meant, int at, Query query, float weight) {

    enum Sort {
        KNOWN_AS,
        SYNONYM,
        NAME,
        WORDS,
        SUMMARY,
        PINYIN,
        INITIALS,
        SIMILAR
    }
}
