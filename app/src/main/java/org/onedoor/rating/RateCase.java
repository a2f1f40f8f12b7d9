package org.onedoor.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rates a case.
 *
 * @param grade code of the grade
 * @param tags codes of the grade's options; those of another grade are refused
 * @param words at most 500 characters; null for none
 * @param followUp whether this is the one follow-up (追评) to an earlier rating
 */
record RateCase(String grade, List<String> tags, @Nullable String words, boolean followUp) {

    static final int LONGEST_WORDS = 500;
    static final int MOST_TAGS = 12;
}
