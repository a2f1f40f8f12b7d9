package org.onedoor.definition;

import java.util.List;

/**
 * What follows from definitions that somebody wrote, and is published with them in one transaction: so that it has versions of
 * its own, which cases can be pinned to. Rooms register theirs for {@link java.util.ServiceLoader}.
 */
public interface Derivation {

    /**
     * What follows from a document that was just published, whatever else it needs looked up.
     *
     * @return each with the day from which it holds; what was published before with the same content adds nothing
     */
    List<Document> from(Document published, Versions versions);

    /** What is published by now. */
    interface Versions {

        /** All versions of one definition, in the order of publishing. */
        List<Document> of(String kind, String id);

        /** All versions of a kind that name a value at a key, in the order of their ids and of publishing. */
        List<Document> naming(String kind, String key, String value);
    }
}
