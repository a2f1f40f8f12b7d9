package org.onedoor.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 联合验收: what several departments have to look at is visited once, on one day, and they give one opinion.
 *
 * @param draft the application whose cases it is about
 * @param line the theme's line, by its code
 * @param visited when it was written down that the visit took place; null before
 * @param attended ids of the departments that were there
 * @param passed what the one opinion came to; null before it is given
 */
record JointCheck(
        String city,
        UUID id,
        UUID project,
        UUID draft,
        String line,
        LocalDate visitOn,
        @Nullable Instant visited,
        List<String> attended,
        @Nullable Boolean passed,
        @Nullable String opinion,
        @Nullable Instant concluded) {}
