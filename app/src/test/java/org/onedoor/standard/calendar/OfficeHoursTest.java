package org.onedoor.standard.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.standard.DemoStandard;
import org.onedoor.standard.Standard;

class OfficeHoursTest {

    private static final Standard STANDARD = DemoStandard.read();

    @ParameterizedTest
    @CsvSource({
        // within hours, and at the very end of them
        "330300, 2026-11-24T10:15, 2026-11-24T10:15",
        "330300, 2026-11-24T17:00, 2026-11-24T17:00",
        // before opening and over lunch: the next opening of the same day
        "330300, 2026-11-24T06:00, 2026-11-24T09:00",
        "330300, 2026-11-24T12:30, 2026-11-24T13:30",
        // a minute late, on a Friday night, on a day off
        "330300, 2026-11-24T17:01, 2026-11-25T09:00",
        "330302, 2026-11-27T23:59, 2026-11-30T09:00",
        "330300, 2026-10-03T10:00, 2026-10-08T09:00",
        // a Saturday that is worked
        "330300, 2026-10-10T10:00, 2026-10-10T10:00",
        // after closing on the eve of the holidays
        "330300, 2026-09-30T18:00, 2026-10-08T09:00",
        // the nation's rule: as received
        "000000, 2026-10-03T23:00, 2026-10-03T23:00",
        "330000, 2026-10-03T23:00, 2026-10-03T23:00"
    })
    void countsByTheRegionsRule(String region, LocalDateTime received, LocalDateTime counted) {
        Arrival arrival = STANDARD.officeHours(region)
                .orElseThrow()
                .arrival(received, STANDARD.workingDays(region, LimitKind.PROMISED));
        assertThat(arrival.counted()).isEqualTo(counted);
        assertThat(arrival.received()).isEqualTo(received);
        assertThat(arrival.why().en()).isNotBlank().doesNotContain("{");
    }
}
