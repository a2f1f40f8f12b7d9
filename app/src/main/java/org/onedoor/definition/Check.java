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
}
