package org.onedoor.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * 持有证照: a licence that another system issued to the party, so that nobody need bring it (两个免于提交).
 *
 * @param licenceType id of the licence type
 * @param number 证照编号: the licence's own number
 * @param issuer id of the issuing department
 * @param validTo the last day; null for no end
 * @param face 照面数据项: values by data element
 * @param asOf when the issuer's register said so
 */
public record Holding(
        UUID id,
        String licenceType,
        String number,
        String issuer,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        JsonNode face,
        Instant asOf) {

    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
