package org.onedoor.licence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a licence to be issued (行政许可法 39, 44): all that its face says, so that it can be printed again from the
 * row alone whatever becomes of the definition.
 *
 * @param city six digits, the city whose tables carry the licence
 * @param region six digits, the region in whose name it is issued
 * @param caseId the case that decided it
 * @param number 证照编号, as the department counts; null where the type has none
 * @param validFrom the first day
 * @param validTo the last day; null for 长期
 */
public record IssueLicence(
        LicenceType type,
        Issuer issuer,
        LicenceHolder holder,
        String city,
        String region,
        UUID caseId,
        @Nullable String number,
        List<FaceItem> face,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public IssueLicence {
        face = List.copyOf(face);
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("a licence cannot end on " + validTo + " before it begins");
        }
    }
}
