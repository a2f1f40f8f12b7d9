package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final Map<String, Object> DUE_TODAY = Map.of("due", LocalDate.of(2026, 3, 2));
    private static final Map<String, Object> DUE_TOMORROW = Map.of("due", LocalDate.of(2026, 3, 3));
    private static final Map<String, Object> DUE_LATER = Map.of("due", LocalDate.of(2026, 3, 4));

    private final QuietHours quiet = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), Set.of("supplement-due"));

    /** A time of 2 March 2026 in Shanghai. */
    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00+08:00");
    }

    @Test
    void waitFromNineInTheEveningUntilEightInTheMorning() {
        assertThat(quiet.waiting(at("20:59"), "case-granted", Map.of())).isEmpty();
        assertThat(quiet.waiting(at("21:00"), "case-granted", Map.of()))
                .contains(Instant.parse("2026-03-03T08:00:00+08:00"));
        assertThat(quiet.waiting(at("07:59"), "case-granted", Map.of())).contains(at("08:00"));
        assertThat(quiet.waiting(at("08:00"), "case-granted", Map.of())).isEmpty();
    }

    @Test
    void letThroughWhatTheNightWouldMakeLate() {
        assertThat(quiet.waiting(at("22:00"), "supplement-due", DUE_TODAY)).isEmpty();
        assertThat(quiet.waiting(at("22:00"), "supplement-due", DUE_TOMORROW)).isEmpty();
        assertThat(quiet.waiting(at("22:00"), "supplement-due", DUE_LATER)).isPresent();
        assertThat(quiet.waiting(at("22:00"), "case-accepted", DUE_TODAY))
                .as("a day by which others have to be done")
                .isPresent();
    }

    @Test
    void mayLieWithinOneDayOrNotBeAtAll() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), Set.of());
        assertThat(noon.waiting(at("13:00"), "case-granted", Map.of())).contains(at("14:00"));
        assertThat(noon.waiting(at("22:00"), "case-granted", Map.of())).isEmpty();
        QuietHours never = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of());
        assertThat(never.waiting(at("03:00"), "case-granted", Map.of())).isEmpty();
    }
}
