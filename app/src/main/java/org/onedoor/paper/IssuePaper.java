package org.onedoor.paper;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One paper to be issued, as part of a case's change.
 *
 * @param id as the caller draws it
 * @param party to whom it is addressed
 * @param permit whether the matter is an administrative licence, to which the permit law applies
 * @param circumstances what about the case may call for another form of it
 * @param handling the department that answers for the case
 * @param deciding the department that decides it
 * @param values all that its {@link PaperKind} speaks of: {@code String}, {@code Text}, {@code LocalDate}, or a list of
 *     the first two
 */
public record IssuePaper(
        UUID id,
        PaperKind kind,
        String city,
        String region,
        UUID caseId,
        UUID party,
        boolean permit,
        Set<Circumstance> circumstances,
        String handling,
        String deciding,
        Map<String, ?> values) {

    public IssuePaper {
        circumstances = Set.copyOf(circumstances);
        values = Map.copyOf(values);
    }
}
