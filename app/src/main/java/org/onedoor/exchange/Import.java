package org.onedoor.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.studio.Beginnings;

/**
 * 导入: what somebody sent to become drafts.
 *
 * @param account whose it is
 * @param kind what its lines are: a kind of standard, {@code item}, or {@link #DEFINITIONS}
 * @param name of the files
 * @param begun what became of it; null while nothing was made
 * @param version counts what happens to it, so that nothing is made that its owner did not see
 */
record Import(
        String city,
        UUID id,
        UUID account,
        String kind,
        String name,
        Content content,
        Choices choices,
        @Nullable List<Beginnings.Begun> begun,
        int version,
        Instant sent) {

    /** YAML says itself what it is. */
    static final String DEFINITIONS = "definitions";

    static final String ITEM = "item";
}
