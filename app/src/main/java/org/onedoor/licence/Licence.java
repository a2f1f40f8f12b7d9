package org.onedoor.licence;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 电子证照: one version of one licence, with all that its face says.
 *
 * @param id of the licence, the same for all its versions
 * @param validTo the last day; null for 长期
 * @param status as stored; see {@link #statusOn} for what holds on a day
 * @param demo printed across the face: of no legal effect
 * @param sha256 of the signed file, null until it has been made
 */
public record Licence(
        UUID id,
        LicenceIdentifier identifier,
        LicenceType type,
        Issuer issuer,
        LicenceHolder holder,
        String city,
        String region,
        UUID caseId,
        @Nullable String number,
        List<FaceItem> face,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        LicenceStatus status,
        ZonedDateTime issuedAt,
        boolean demo,
        @Nullable String sha256) {

    public Licence {
        face = List.copyOf(face);
    }

    public int version() {
        return identifier.version();
    }

    /** The status on a day: a licence is over the day after its last one, whether or not a job has written that down. */
    public LicenceStatus statusOn(LocalDate day) {
        boolean open = status == LicenceStatus.ISSUED || status == LicenceStatus.SUSPENDED;
        return open && validTo != null && day.isAfter(validTo) ? LicenceStatus.EXPIRED : status;
    }

    /** Whether a next version may be issued: it stands, or has run out. */
    public boolean replaceable() {
        return status.mayBecome(LicenceStatus.REPLACED);
    }

    Optional<String> file() {
        return Optional.ofNullable(sha256);
    }
}
