package org.onedoor.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.licence.LicenceStatus.CANCELLED;
import static org.onedoor.licence.LicenceStatus.EXPIRED;
import static org.onedoor.licence.LicenceStatus.ISSUED;
import static org.onedoor.licence.LicenceStatus.REPLACED;
import static org.onedoor.licence.LicenceStatus.REVOKED;
import static org.onedoor.licence.LicenceStatus.SUSPENDED;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LicenceStatusTest {

    /** Written a second time on purpose: whoever changes the table says so twice. */
    private static final Map<LicenceStatus, Set<LicenceStatus>> ALLOWED = Map.of(
            ISSUED, Set.of(SUSPENDED, REPLACED, REVOKED, CANCELLED, EXPIRED),
            SUSPENDED, Set.of(ISSUED, REVOKED, CANCELLED),
            REPLACED, Set.of(ISSUED),
            EXPIRED, Set.of(REPLACED, REVOKED, CANCELLED));

    @Test
    void allowsTheseStepsAndNoOthers() {
        for (LicenceStatus from : LicenceStatus.values()) {
            for (LicenceStatus to : LicenceStatus.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void findsEachByItsCode() {
        for (LicenceStatus status : LicenceStatus.values()) {
            assertThat(LicenceStatus.of(status.code())).isEqualTo(status);
        }
    }
}
