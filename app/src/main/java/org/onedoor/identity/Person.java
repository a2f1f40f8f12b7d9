package org.onedoor.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.standard.CheckDigits;

/**
 * 自然人. Every part is personal: erasable, never in the journal.
 *
 * @param idKind the kind of identity document, {@code resident-id} (居民身份证) for most
 * @param idNumber its number
 * @param sex the code of GB/T 2261.1: 1 male, 2 female
 * @param region the six-digit region where the person is registered
 * @param source the register that the facts were taken from
 * @param asOf when they were taken
 */
public record Person(
        UUID id,
        String name,
        String idKind,
        String idNumber,
        @Nullable LocalDate bornOn,
        @Nullable String sex,
        @Nullable String phone,
        @Nullable String address,
        @Nullable String region,
        String source,
        Instant asOf)
        implements Party {

    /** The kind of document that residents carry: 居民身份证. */
    public static final String RESIDENT_ID = "resident-id";

    /**
     * A person of whom only the resident ID card was seen.
     *
     * @param number well formed; birthday and sex are read from it (GB 11643)
     */
    public static Person ofDocument(UUID id, String name, String number, String source, Instant asOf) {
        return new Person(
                id,
                name,
                RESIDENT_ID,
                number,
                CheckDigits.birthday(number),
                CheckDigits.sex(number),
                null,
                null,
                null,
                source,
                asOf);
    }

    /** The number with its middle hidden: the first six and the last four of a long one. */
    public String maskedIdNumber() {
        int length = idNumber.length();
        if (length < 12) {
            return "*".repeat(Math.max(0, length - 2)) + idNumber.substring(Math.max(0, length - 2));
        }
        return idNumber.substring(0, 6) + "*".repeat(length - 10) + idNumber.substring(length - 4);
    }
}
