package org.onedoor.definition;

import java.util.List;
import java.util.Set;

/**
 * What a room knows about the documents of its kinds. Rooms register theirs for {@link java.util.ServiceLoader} in
 * {@code META-INF/services}, so that {@code ./onedoor check} finds every mistake without a server.
 */
public interface Check {

    /** The kinds this check reads; a document of a kind that nobody reads is a mistake. */
    Set<String> kinds();

    /** Notes every mistake in the documents of its kinds; all documents are given, for what they refer to. */
    void check(List<Document> documents, Mistakes mistakes);

    /**
     * Notes what keeps versions of before from being read: somebody's case goes on in the version that it began in. They kept
     * the rules of their day, so nothing else is asked of them.
     *
     * @param former versions that another one has taken over from, of any kinds
     * @param holding what holds beside them
     */
    default void readAgain(List<Document> former, List<Document> holding, Mistakes mistakes) {
        // most kinds are looked up as they hold today, and nobody goes on in one of before
    }
}
