package org.onedoor.rating;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * The page of a case that has been rated: thanks, what was said, and what becomes of it.
 *
 * @param order the work order that a bad rating opened; null for none
 * @param mayFollowUp whether the one follow-up is still open
 */
record GivenPage(
        String caseId,
        String filingNumber,
        Text item,
        String department,
        List<Said> said,
        @Nullable WorkOrder order,
        boolean mayFollowUp) {

    /** One rating in the reader's language. */
    record Said(
            boolean followUp,
            Grade grade,
            String label,
            List<String> options,
            @Nullable String words,
            Instant at) {}
}
