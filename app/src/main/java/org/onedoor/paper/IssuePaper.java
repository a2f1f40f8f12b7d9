package org.onedoor.paper;

import java.util.Map;
import java.util.UUID;

/**
 * One paper to be issued, as part of a case's change.
 *
 * @param id as the caller draws it
 * @param party to whom it is addressed
 * @param permit whether the matter is an administrative licence, to which the permit law applies
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
        String handling,
        String deciding,
        Map<String, ?> values) {

    public IssuePaper {
        values = Map.copyOf(values);
    }
}
