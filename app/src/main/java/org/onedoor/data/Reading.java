package org.onedoor.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** 归集的一行: one row that a department's register sent, the party already known. */
sealed interface Reading {

    UUID party();

    Instant asOf();

    /** A value of one data element. */
    record OfElement(UUID party, String element, JsonNode value, String source, Instant asOf) implements Reading {}

    /** A licence. */
    record OfLicence(
            UUID party,
            String licenceType,
            String number,
            String issuer,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            JsonNode face,
            Instant asOf)
            implements Reading {}
}
