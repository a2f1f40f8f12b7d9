package org.onedoor.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.insight.Cube.Dimension;
import org.onedoor.insight.Period.Compared;
import org.onedoor.insight.Period.Kind;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static void assertPeriod(Period period, String from, String to) {
        assertThat(period.from()).isEqualTo(LocalDate.parse(from));
        assertThat(period.to()).isEqualTo(LocalDate.parse(to));
    }

    @Test
    void endsToday() {
        assertPeriod(Period.until(TODAY, Kind.WEEK), "2026-11-18", "2026-11-24");
        assertPeriod(Period.until(TODAY, Kind.DAYS30), "2026-10-26", "2026-11-24");
        assertPeriod(Period.until(TODAY, Kind.MONTH), "2026-11-01", "2026-11-24");
        assertPeriod(Period.until(TODAY, Kind.QUARTER), "2026-10-01", "2026-11-24");
        assertPeriod(Period.until(TODAY, Kind.YEAR), "2026-01-01", "2026-11-24");
    }

    @Test
    void comparesLikeWithLike() {
        assertPeriod(Period.until(TODAY, Kind.WEEK).compared(Compared.BEFORE), "2026-11-11", "2026-11-17");
        assertPeriod(Period.until(TODAY, Kind.MONTH).compared(Compared.BEFORE), "2026-10-01", "2026-10-24");
        assertPeriod(Period.until(TODAY, Kind.QUARTER).compared(Compared.BEFORE), "2026-07-01", "2026-08-24");
        assertPeriod(Period.until(TODAY, Kind.YEAR).compared(Compared.BEFORE), "2025-01-01", "2025-11-24");
        assertPeriod(Period.until(TODAY, Kind.MONTH).compared(Compared.YEAR), "2025-11-01", "2025-11-24");
    }

    /** Thirty-one days of March have only twenty-eight of February to be compared with. */
    @Test
    void neverComparesADayWithItself() {
        Period march = Period.until(LocalDate.of(2026, 3, 31), Kind.MONTH);
        assertPeriod(march.compared(Compared.BEFORE), "2026-02-01", "2026-02-28");
        Period leap = Period.until(LocalDate.of(2024, 2, 29), Kind.MONTH);
        assertPeriod(leap.compared(Compared.YEAR), "2023-02-01", "2023-02-28");
    }

    @Test
    void coversEachDayByOneBar() {
        Period year = Period.until(LocalDate.of(2026, 12, 31), Kind.YEAR);
        assertThat(year.bars()).isEqualTo(53);
        LocalDate next = year.from();
        for (int bar = 0; bar < year.bars(); bar++) {
            assertThat(year.barFrom(bar)).isEqualTo(next);
            next = year.barTo(bar).plusDays(1);
        }
        assertThat(next).isEqualTo(year.to().plusDays(1));
        assertThat(Period.until(TODAY, Kind.QUARTER).bars()).isEqualTo(55);
    }

    @Test
    void readsItselfBackFromItsOwnAddress() {
        Asked asked = Asked.read(
                Map.of("period", "custom", "from", "2026-01-05", "to", "2026-02-03", "with", "year", "item", "a&b"),
                TODAY);
        assertThat(asked.problem()).isNull();
        assertThat(asked.address(Dimension.CHANNEL, "web"))
                .isEqualTo("/manager?period=custom&from=2026-01-05&to=2026-02-03&with=year&item=a%26b&channel=web");
        assertThat(asked.address(Dimension.ITEM, null))
                .isEqualTo("/manager?period=custom&from=2026-01-05&to=2026-02-03&with=year");
    }

    @Test
    void saysWhatIsWrongWithTheDaysAndShowsTheLastThirty() {
        Map<String, Map<String, String>> wrong = Map.of(
                "insight.days.none", Map.of("period", "custom", "from", "2026-02-30", "to", "2026-03-01"),
                "insight.days.order", Map.of("period", "custom", "from", "2026-03-02", "to", "2026-03-01"),
                "insight.days.future", Map.of("period", "custom", "from", "2026-03-02", "to", "2026-11-25"),
                "insight.days.long", Map.of("period", "custom", "from", "2024-03-02", "to", "2026-11-24"));
        wrong.forEach((problem, parameters) -> {
            Asked asked = Asked.read(parameters, TODAY);
            assertThat(asked.problem()).isEqualTo(problem);
            assertPeriod(asked.period(), "2026-10-26", "2026-11-24");
        });
        assertThat(Asked.read(Map.of("period", "nonsense"), TODAY).period().kind())
                .isEqualTo(Kind.DAYS30);
    }
}
