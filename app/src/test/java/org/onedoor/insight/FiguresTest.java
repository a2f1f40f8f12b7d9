package org.onedoor.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.insight.Cube.Dimension;
import org.onedoor.journal.Event;
import org.onedoor.shared.Actor;
import org.onedoor.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

class FiguresTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Half past ten on 24 November. */
    private static final Clock CLOCK =
            Clock.fixed(LocalDateTime.parse("2026-11-24T10:30").atZone(SHANGHAI).toInstant(), SHANGHAI);

    private final Tally tally = new Tally(database.jdbc());
    private final Figures figures = new Figures(database.jdbc(), CLOCK);
    private long position;

    @BeforeEach
    void empty() {
        database.jdbc().sql("truncate insight.daily, insight.hourly").update();
    }

    private void happens(String type, String at, String channel, String region, Map<String, Object> more) {
        Map<String, Object> payload = new HashMap<>(
                Map.of("item", "demo-item", "department", "demo-department", "region", region, "channel", channel));
        payload.putAll(more);
        Instant instant = LocalDateTime.parse(at).atZone(SHANGHAI).toInstant();
        tally.on(new Event(
                ++position,
                UUID.randomUUID(),
                type,
                "case",
                UUID.randomUUID(),
                "330300",
                instant,
                UUID.randomUUID(),
                "clerk",
                "counter",
                JSON.valueToTree(payload)));
    }

    private void submitted(String at, String channel, String region) {
        happens("casework.case-submitted.v1", at, channel, region, Map.of());
    }

    private static Asked asked(String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return Asked.read(map, LocalDate.now(CLOCK));
    }

    private Cube cube(String region, String... parameters) {
        return figures.of(Actor.program(region), asked(parameters));
    }

    @Test
    void countsWhatHappenedToCasesAlongEachDimension() {
        submitted("2026-11-20T09:00", "web", "330302");
        submitted("2026-11-20T23:59:59", "phone", "330302");
        submitted("2026-11-21T00:00", "counter", "330303");
        happens("casework.case-accepted.v1", "2026-11-21T09:00", "web", "330302", Map.of());
        happens("casework.case-refused.v1", "2026-11-21T09:00", "web", "330302", Map.of());
        happens("casework.correction-asked.v1", "2026-11-21T09:00", "web", "330302", Map.of());
        happens("casework.case-withdrawn.v1", "2026-11-21T09:00", "web", "330302", Map.of());
        happens(
                "casework.case-decided.v1",
                "2026-11-22T09:00",
                "web",
                "330302",
                Map.of("granted", true, "onTimePromised", true, "onTimeStatutory", true));
        happens(
                "casework.case-decided.v1",
                "2026-11-22T09:00",
                "counter",
                "330303",
                Map.of("granted", false, "onTimePromised", false, "onTimeStatutory", true));

        Cube cube = cube("330300", "period", "week");
        Counts all = cube.all();
        assertThat(all.submitted()).isEqualTo(3);
        assertThat(all.get(Measure.ACCEPTED)).isEqualTo(1);
        assertThat(all.get(Measure.REFUSED)).isEqualTo(1);
        assertThat(all.get(Measure.CORRECTED)).isEqualTo(1);
        assertThat(all.get(Measure.WITHDRAWN)).isEqualTo(1);
        assertThat(all.decided()).isEqualTo(2);
        assertThat(all.granted()).hasValue(0.5);
        assertThat(all.onTimePromised()).hasValue(0.5);
        assertThat(all.onTimeStatutory()).hasValue(1);
        assertThat(cube.values(Dimension.CHANNEL)).containsExactly("counter", "phone", "web");
        assertThat(cube.now(Dimension.CHANNEL, "web").submitted()).isEqualTo(1);
        assertThat(cube.now(Dimension.REGION, "330302").submitted()).isEqualTo(2);
        assertThat(cube.now(Dimension.ITEM, "demo-item").submitted()).isEqualTo(3);
        assertThat(cube.now(Dimension.DEPARTMENT, "demo-department").submitted())
                .isEqualTo(3);
        assertThat(cube.now(Dimension.DAY, "2").submitted())
                .as("20 November in Shanghai")
                .isEqualTo(2);
        assertThat(cube.now(Dimension.DAY, "3").submitted())
                .as("21 November in Shanghai")
                .isEqualTo(1);
    }

    @Test
    void countsOnlyFirstRatingsAndOnlyTheThreeUpperGradesAsSatisfied() {
        for (String grade : new String[] {"very-satisfied", "satisfied", "fair", "dissatisfied"}) {
            happens("rating.rated.v1", "2026-11-20T09:00", "web", "330302", Map.of("grade", grade, "number", 1));
        }
        happens("rating.rated.v1", "2026-11-21T09:00", "web", "330302", Map.of("grade", "very-satisfied", "number", 2));

        Counts all = cube("330302").all();
        assertThat(all.get(Measure.RATED)).isEqualTo(4);
        assertThat(all.satisfaction()).hasValue(0.75);
        assertThat(all.get(Measure.VERY_SATISFIED)).isEqualTo(1);
        assertThat(cube("330303").all().satisfaction()).as("nobody rated").isEmpty();
    }

    /** At half past ten, today's half day is compared with as much of the day a week ago, up to eleven. */
    @Test
    void comparesADayUnderWayWithAsMuchOfTheOther() {
        submitted("2026-11-24T09:00", "web", "330302");
        submitted("2026-11-17T09:00", "web", "330302");
        submitted("2026-11-17T10:59", "web", "330302");
        submitted("2026-11-17T11:00", "web", "330302");
        submitted("2026-11-16T20:00", "web", "330302");

        Cube cube = cube("330302", "period", "week");
        assertThat(cube.all().submitted()).isEqualTo(1);
        assertThat(cube.allBefore().submitted())
                .as("yesterday's evening and today's morning a week ago")
                .isEqualTo(3);
        assertThat(cube.before(Dimension.DAY, "6").submitted()).isEqualTo(2);
    }

    @Test
    void comparesAPeriodThatIsOverWithWholeDays() {
        submitted("2026-11-23T09:00", "web", "330302");
        submitted("2026-11-22T23:00", "web", "330302");
        Cube cube = cube("330302", "period", "custom", "from", "2026-11-23", "to", "2026-11-23");
        assertThat(cube.all().submitted()).isEqualTo(1);
        assertThat(cube.allBefore().submitted()).isEqualTo(1);
    }

    @Test
    void comparesWithTheYearBefore() {
        for (int i = 0; i < 21; i++) {
            submitted("2026-11-20T09:00", "web", "330302");
        }
        submitted("2025-11-20T09:00", "web", "330302");
        submitted("2025-11-21T09:00", "web", "330302");
        Cube cube = cube("330302", "period", "month", "with", "year");
        assertThat(cube.all().submitted()).isEqualTo(21);
        assertThat(cube.allBefore().submitted()).isEqualTo(2);
    }

    @Test
    void keepsToTheManagersRegionAndWhatIsInIt() {
        submitted("2026-11-20T09:00", "web", "330302");
        submitted("2026-11-20T09:00", "web", "330303");
        submitted("2026-11-20T09:00", "web", "330400");
        assertThat(cube("330302").all().submitted()).isEqualTo(1);
        assertThat(cube("330300").all().submitted()).isEqualTo(2);
        assertThat(cube("330000").all().submitted()).isEqualTo(3);
        assertThat(cube("000000").all().submitted()).isEqualTo(3);
        assertThat(cube("330302", "region", "330303").all().submitted())
                .as("asking for another's region shows nothing")
                .isZero();
    }

    @Test
    void narrowsToOneChannel() {
        submitted("2026-11-20T09:00", "web", "330302");
        submitted("2026-11-20T09:00", "phone", "330302");
        assertThat(cube("330302", "channel", "phone").all().submitted()).isEqualTo(1);
    }

    @Test
    void doesNotCountAnEventThatLacksWhatItMustSay() {
        assertThatThrownBy(() -> happens("casework.case-decided.v1", "2026-11-20T09:00", "web", "330302", Map.of()));
        assertThatThrownBy(
                () -> happens("rating.rated.v1", "2026-11-20T09:00", "web", "330302", Map.of("grade", "great")));
        assertThat(cube("330302").all().of()).isEmpty();
    }
}
