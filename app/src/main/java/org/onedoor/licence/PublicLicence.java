package org.onedoor.licence;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 核验结果: what anybody may learn who holds a licence's identifier or file, and no more.
 *
 * @param holder a person's name masked (张*), a firm's in full: firms' names are public (企业信息公示暂行条例)
 * @param validTo the last day; null for 长期
 * @param status today
 * @param current the number of the version that the licence stands in today
 * @param since the day from which the status holds
 * @param demo of no legal effect
 */
record PublicLicence(
        LicenceIdentifier identifier,
        int current,
        Text type,
        Text issuer,
        String holder,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        LicenceStatus status,
        LocalDate since,
        boolean demo) {

    /** The version that the licence stands in since this one was replaced; empty where it was not. */
    Optional<LicenceIdentifier> newer() {
        return status == LicenceStatus.REPLACED ? Optional.of(identifier.version(current)) : Optional.empty();
    }

    static PublicLicence of(Licence licence, int current, LocalDate today, LocalDate changed) {
        LicenceStatus status = licence.statusOn(today);
        LocalDate end = licence.validTo();
        return new PublicLicence(
                licence.identifier(),
                current,
                licence.type().name(),
                licence.issuer().name(),
                licence.holder().idKind().person()
                        ? masked(licence.holder().name())
                        : licence.holder().name(),
                licence.validFrom(),
                end,
                status,
                status == LicenceStatus.EXPIRED && end != null ? end.plusDays(1) : changed,
                licence.demo());
    }

    /** The first character and a star for each other one, at most three: 张*, 欧**. */
    static String masked(String name) {
        int characters = name.codePointCount(0, name.length());
        if (characters == 0) {
            return "*";
        }
        String first = name.substring(0, name.offsetByCodePoints(0, 1));
        return first + "*".repeat(Math.clamp(characters - 1L, 1, 3));
    }
}
