package org.onedoor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {

    private static final Figures FLOWABLE = new Figures("Flowable", 30, 40, 35, 160, 75_000, 10_000, 30, 20);
    private static final Figures OPERATON = new Figures("Operaton", 40, 50, 45, 180, 100_000, 11_000, 30, 20);
    private static final Figures LIMIT = new Figures("limit", 500, 700, 900, 6.5, 5_000, 2_000, 480, 1);

    @Test
    void areMetByAHairAndMissedByOne() {
        Figures just = new Figures("Onedoor", 300, 300, 1_000, 14, 14_000, 6_000, 270, 3);
        assertThat(measures(just)).hasSize(10).allMatch(Measure::met);

        Figures tooSlow = new Figures("Onedoor", 279, 279, 899, 14.1, 14_001, 6_001, 251, 3.1);
        assertThat(measures(tooSlow)).noneMatch(Measure::met);
    }

    @Test
    void compareACrowdWithFlowableAtItsBest() {
        Figures ours = new Figures("Onedoor", 300, 300, 1_000, 14, 14_000, 6_000, 270, 3);
        assertThat(measures(ours))
                .filteredOn(measure -> measure.name().contains("most people"))
                .extracting(
                        measure -> measure.peer() == null ? 0 : measure.peer().ratio())
                .containsExactly(25.0, 1_000 / 900.0);
    }

    private static List<Measure> measures(Figures ours) {
        return new Goals(ours, FLOWABLE, OPERATON, LIMIT).measures();
    }
}
