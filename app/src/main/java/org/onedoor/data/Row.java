package org.onedoor.data;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** 归集数据的一行: what a register says, its party still named by a number. */
sealed interface Row {

    Holder holder();

    Instant asOf();

    /**
     * 主体: whom a row is about.
     *
     * @param firm whether {@code number} is a unified social credit code; else a resident ID number
     */
    record Holder(boolean firm, String number) {}

    /** A value of one data element. */
    record Value(Holder holder, String element, JsonNode value, String source, Instant asOf) implements Row {}

    /** A licence. */
    record Licence(
            Holder holder,
            String type,
            String number,
            String issuer,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            JsonNode face,
            Instant asOf)
            implements Row {}
}
