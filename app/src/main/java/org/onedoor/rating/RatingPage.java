package org.onedoor.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import org.onedoor.web.Mistake;
import org.onedoor.web.Option;

/**
 * The page on which a case is rated.
 *
 * @param followUp whether it asks for the follow-up (追评)
 * @param choices the five grades with their options, best first
 * @param chosen code of the grade that was chosen, null while none is
 * @param ticked codes of the options that were ticked
 */
record RatingPage(
        String caseId,
        String filingNumber,
        Text item,
        boolean followUp,
        List<Choice> choices,
        @Nullable String chosen,
        List<String> ticked,
        String words,
        List<Mistake> mistakes) {

    /** One grade with the options that explain it. */
    record Choice(Grade grade, String label, List<Option> options) {}

    String action() {
        return "/ratings/" + caseId;
    }

    int longestWords() {
        return RateCase.LONGEST_WORDS;
    }

    boolean isTicked(Grade grade, String option) {
        return grade.code().equals(chosen) && ticked.contains(option);
    }

    @Nullable
    String mistakeAt(String id) {
        return mistakes.stream()
                .filter(mistake -> mistake.id().equals(id))
                .map(Mistake::text)
                .findFirst()
                .orElse(null);
    }
}
