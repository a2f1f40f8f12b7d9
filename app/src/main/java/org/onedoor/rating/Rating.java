package org.onedoor.rating;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 评价: what the applicant said.
 *
 * @param number 1 for the rating, 2 for the follow-up (追评)
 * @param tags 评价选项: codes of the grade's options
 * @param words the person's own words; null where none were given or they have been erased
 */
record Rating(
        UUID id,
        int number,
        Grade grade,
        List<String> tags,
        @Nullable String words,
        Instant at) {}
