package org.onedoor.standard.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.shared.Text;
import org.onedoor.standard.DemoStandard;
import org.onedoor.standard.Standard;

class WorkingDaysTest {

    private static final Standard STANDARD = DemoStandard.read();
    private static final WorkingDays NATION = STANDARD.workingDays("000000", LimitKind.PROMISED);
    private static final WorkingDays WENZHOU = STANDARD.workingDays("330300", LimitKind.PROMISED);
    private static final Text EXPERTS = new Text("专家评审", "experts look");

    @ParameterizedTest
    @CsvSource({"2019, 250", "2020, 249", "2021, 250", "2022, 249", "2023, 249", "2024, 251", "2025, 248", "2026, 248"})
    void countsTheWorkingDaysOfTheOfficialYears(int year, int days) {
        assertThat(NATION.count(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        // the article's weeks, and the same weeks a year before
        "2020-01-24, 2020-03-20, 35",
        "2019-01-24, 2019-03-20, 37"
    })
    void countsTheWorkingDaysOfTheArticlesWeeks(LocalDate from, LocalDate to, int days) {
        assertThat(NATION.count(from, to)).isEqualTo(days);
    }

    @Test
    void wenzhouLostFiveWorkingDaysAndWorkedASunday() {
        assertThat(WENZHOU.count(day("2020-01-24"), day("2020-03-20"))).isEqualTo(35 - 5 + 1);
        assertThat(WENZHOU.isWorkingDay(day("2020-02-03"))).isFalse();
        assertThat(WENZHOU.isWorkingDay(day("2020-02-09"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "000000, 2020-01-20, 20, 2020-02-25",
        "330000, 2020-01-20, 20, 2020-02-25",
        "330300, 2020-01-20, 20, 2020-03-02",
        "330302, 2020-01-20, 20, 2020-03-02",
        // 18 January is a Saturday, 19 a Sunday that was worked
        "330300, 2020-01-17, 5, 2020-01-23",
        "000000, 2020-01-17, 5, 2020-01-23",
        // over the National Day weeks of 2025: 28 September and 11 October are worked
        "330300, 2025-09-26, 5, 2025-10-10",
        "330300, 2025-10-10, 1, 2025-10-11"
    })
    void findsTheLastDay(String region, LocalDate accepted, int days, LocalDate last) {
        WorkingDays calendar = STANDARD.workingDays(region, LimitKind.PROMISED);
        assertThat(calendar.lastDay(accepted, Limit.workingDays(days), List.of()))
                .contains(last);
        assertThat(calendar.ledger(accepted, Limit.workingDays(days), List.of()).lastDay())
                .contains(last);
    }

    @Test
    void anOverlayMovesOnlyTheLimitsItNames() {
        WorkingDays statutory = STANDARD.workingDays("330300", LimitKind.STATUTORY);
        Ledger ledger = statutory.ledger(day("2020-01-20"), Limit.workingDays(20), List.of());
        assertThat(ledger.lastDay()).contains(day("2020-02-25"));
        assertThat(line(ledger, "2020-02-03").counted()).isTrue();
        assertThat(line(ledger, "2020-02-03").reason().en()).contains("does not move statutory limits");
    }

    @Test
    void knowsWhatWasKnownBeforeTheHolidayWasExtended() {
        WorkingDays before = DemoStandard.on(day("2020-01-21")).workingDays("330300", LimitKind.PROMISED);
        assertThat(before.isWorkingDay(day("2020-02-01"))).isTrue();
        assertThat(before.after(day("2020-01-20"), 20)).isEqualTo(day("2020-02-21"));
        assertThat(WENZHOU.isWorkingDay(day("2020-02-01"))).isFalse();
    }

    @Test
    void saysOfEachDayWhyItCounts() {
        Ledger ledger = WENZHOU.ledger(day("2020-01-17"), Limit.workingDays(5), List.of());
        assertThat(ledger.days()).hasSize(7);
        assertThat(line(ledger, "2020-01-17").reason().zh()).contains("第二百零一条");
        assertThat(line(ledger, "2020-01-18").reason().zh()).isEqualTo("周末");
        assertThat(line(ledger, "2020-01-19").reason().zh()).contains("春节调休上班", "国办发明电");
        assertThat(line(ledger, "2020-01-23").number()).isEqualTo(5);
        assertThat(ledger.remaining()).isZero();
        assertThat(ledger.warnings()).isEmpty();
    }

    /** One limit and one last day: the days of the extension go on where the limit's own end. */
    @Test
    void anExtensionGoesOnInTheNumbersOfTheLimit() {
        Ledger limit = NATION.ledger(day("2026-11-30"), Limit.workingDays(5), List.of());
        Ledger extended = NATION.extended(limit, Limit.workingDays(10), List.of());
        assertThat(extended.end()).isEqualTo(day("2026-12-21"));
        assertThat(extended.all()).isEqualTo(15);
        assertThat(extended.days().stream().filter(LedgerDay::counted).map(LedgerDay::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 15).boxed().toList());
        assertThat(extended.days().stream().filter(one -> one.reason().zh().contains("最后一日")))
                .extracting(LedgerDay::date)
                .containsExactly(day("2026-12-21"));
    }

    @Test
    void saysHowLateEachDayAfterALimitIs() {
        assertThat(NATION.past(day("2026-12-04"), day("2026-12-08")))
                .extracting(LedgerDay::number)
                .as("a weekend, then two working days")
                .containsExactly(0, 0, 1, 2);
        assertThat(NATION.past(day("2026-12-04"), day("2026-12-04"))).isEmpty();
    }

    @Test
    void aLastNaturalDayOnAHolidayMovesOn() {
        Ledger ledger = NATION.ledger(day("2026-09-16"), Limit.naturalDays(15), List.of());
        // the fifteenth day is 1 October; the holiday ends on the 7th
        assertThat(ledger.lastDay()).contains(day("2026-10-08"));
        assertThat(line(ledger, "2026-10-01").number()).isEqualTo(15);
        assertThat(line(ledger, "2026-10-01").reason().en()).contains("Civil Code 203");
        assertThat(NATION.ledger(day("2026-09-15"), Limit.naturalDays(15), List.of())
                        .lastDay())
                .contains(day("2026-09-30"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31, 1, MONTHS, 2024-02-29",
        "2023-12-31, 2, MONTHS, 2024-02-29",
        "2024-02-29, 1, YEARS, 2025-02-28",
        // the corresponding day is a Sunday
        "2026-01-08, 1, MONTHS, 2026-02-09"
    })
    void monthsAndYearsEndOnTheirCorrespondingDay(LocalDate start, int value, LimitUnit unit, LocalDate last) {
        assertThat(NATION.lastDay(start, new Limit(value, unit), List.of())).contains(last);
    }

    @Test
    void theSameDayIsTheDayItselfOrTheNextWorkingDay() {
        assertThat(NATION.lastDay(day("2026-11-24"), Limit.sameDay(), List.of()))
                .contains(day("2026-11-24"));
        assertThat(NATION.lastDay(day("2026-11-28"), Limit.sameDay(), List.of()))
                .contains(day("2026-11-30"));
    }

    @Test
    void aPauseOnTheDueDayMovesIt() {
        Pause pause = new Pause(PauseKind.EXPERT_REVIEW, day("2026-11-27"), day("2026-12-02"), EXPERTS);
        Ledger ledger = NATION.ledger(day("2026-11-24"), Limit.workingDays(3), List.of(pause));
        assertThat(ledger.lastDay()).contains(day("2026-12-03"));
        assertThat(line(ledger, "2026-11-27").counted()).isFalse();
        assertThat(line(ledger, "2026-11-27").reason().en()).contains("paused", "experts look");
    }

    @Test
    void aPauseOverAHolidayCostsOnlyItsWorkingDays() {
        Pause pause = new Pause(PauseKind.TESTING, day("2025-09-30"), day("2025-10-09"), EXPERTS);
        // 29 September counts, then 10 and 11 October
        assertThat(NATION.lastDay(day("2025-09-28"), Limit.workingDays(3), List.of(pause)))
                .contains(day("2025-10-11"));
    }

    @Test
    void overlappingPausesCountOnce() {
        Pause first = new Pause(PauseKind.TESTING, day("2026-11-25"), day("2026-11-26"), EXPERTS);
        Pause second = new Pause(PauseKind.HEARING, day("2026-11-26"), day("2026-11-27"), EXPERTS);
        assertThat(NATION.lastDay(day("2026-11-24"), Limit.workingDays(1), List.of(first, second)))
                .contains(day("2026-11-30"));
    }

    @Test
    void whileAPauseIsOpenNobodyKnowsTheLastDay() {
        Pause open = new Pause(PauseKind.CORRECTION, day("2026-11-26"), null, EXPERTS);
        Ledger ledger = NATION.ledger(day("2026-11-24"), Limit.workingDays(5), List.of(open));
        assertThat(ledger.lastDay()).isEmpty();
        assertThat(ledger.remaining()).isEqualTo(4);
        assertThat(ledger.days().getLast().reason().en()).contains("unknown until the clock runs again");
    }

    @Test
    void aPauseInNaturalDaysMovesTheCorrespondingDay() {
        Pause pause = new Pause(PauseKind.APPRAISAL, day("2026-04-10"), day("2026-04-14"), EXPERTS);
        assertThat(NATION.lastDay(day("2026-04-08"), new Limit(1, LimitUnit.MONTHS), List.of(pause)))
                .contains(day("2026-05-13"));
    }

    @Test
    void warnsBeyondTheLastOfficialYear() {
        Ledger ledger = NATION.ledger(day("2028-12-28"), Limit.workingDays(10), List.of());
        assertThat(ledger.lastDay()).contains(day("2029-01-11"));
        assertThat(ledger.warnings()).extracting(Text::en).first().asString().contains("2029");
        assertThat(line(ledger, "2029-01-04").reason().zh()).contains("尚无国家节假日安排");
    }

    @Test
    void saysWhereTheYearsNoticeIsStillToCome() {
        Ledger ledger = NATION.ledger(day("2026-12-28"), Limit.workingDays(10), List.of());
        assertThat(ledger.lastDay()).contains(day("2027-01-12"));
        assertThat(ledger.warnings())
                .singleElement()
                .extracting(Text::zh)
                .asString()
                .contains("2027", "还没有公布");
        assertThat(NATION.ledger(day("2026-12-14"), Limit.workingDays(10), List.of())
                        .warnings())
                .as("within a year whose notice is out")
                .isEmpty();
    }

    @Test
    void warnsBeforeTheFirstOfficialYear() {
        assertThat(NATION.ledger(day("2018-11-01"), Limit.workingDays(1), List.of())
                        .warnings())
                .singleElement()
                .extracting(Text::zh)
                .asString()
                .contains("2018");
    }

    private static LedgerDay line(Ledger ledger, String date) {
        return ledger.days().stream()
                .filter(line -> line.date().equals(day(date)))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
