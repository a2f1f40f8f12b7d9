package org.onedoor.studio;

import java.util.List;
import java.util.Optional;
import org.onedoor.definition.Differences.Difference;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;

/**
 * What came of looking at a text together with all that holds.
 *
 * @param document the text as it was understood; empty where it could not be read
 * @param mistakes what is wrong in it, by line
 * @param broken what would be wrong elsewhere once it holds
 * @param advice what is allowed and worth a thought
 * @param differences what it changes of the version that it goes on from
 * @param nothingNew whether it changes nothing but the day
 */
record Examination(
        Optional<Document> document,
        List<Mistake> mistakes,
        List<Mistake> broken,
        List<Mistake> advice,
        List<Difference> differences,
        boolean nothingNew) {

    /** Of what was published or thrown away: nobody has to mend it. */
    static final Examination OVER =
            new Examination(Optional.empty(), List.of(), List.of(), List.of(), List.of(), false);

    boolean sound() {
        return document.isPresent() && mistakes.isEmpty() && broken.isEmpty();
    }
}
