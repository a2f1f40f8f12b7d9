package org.onedoor.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.LimitKind;

class GradeTest {

    private static Standard standard() {
        Mistakes mistakes = new Mistakes();
        Standard standard =
                Standard.read(Path.of("..", "definitions", "standard"), LocalDate.of(2026, 11, 24), mistakes);
        assertThat(mistakes.all()).isEmpty();
        return standard;
    }

    /** One standard counts from the best, another from the worst: the mapping must be the code set's own. */
    @Test
    void isTheCodeSetWithItsProvincialNumbers() {
        CodeSet grades = standard().codeSet("satisfaction-grade").orElseThrow();

        assertThat(grades.codes())
                .extracting(CodeSet.Code::code)
                .containsExactly(Arrays.stream(Grade.values()).map(Grade::code).toArray(String[]::new));
        for (Grade grade : Grade.values()) {
            assertThat(grades.from("zhejiang-pf", Integer.toString(grade.points()))
                            .orElseThrow()
                            .code())
                    .isEqualTo(grade.code());
        }
    }

    @Test
    void isBadExactlyBelowFairlySatisfied() {
        assertThat(Grade.values())
                .filteredOn(Grade::isBad)
                .containsExactly(Grade.DISSATISFIED, Grade.VERY_DISSATISFIED);
    }

    /** Before the Spring Festival of 2026: the Saturday after is worked, then nine days off, then another Saturday. */
    @Test
    void countsWorkingDaysFromTheDayAfterTheRating() {
        LocalDate friday = LocalDate.of(2026, 2, 13);
        DueDays.Dates dates =
                DueDays.after(friday, standard().workingDays("330302", LimitKind.PROMISED), new RatingSettings(1, 15));

        assertThat(dates.callBack()).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(dates.rectify()).isEqualTo(LocalDate.of(2026, 3, 12));
    }
}
