package org.onedoor.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Actor;

class StepsTest {

    private static final Instant THEN = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");
    private static final LocalDate DUE = LocalDate.parse("2026-03-09");
    private static final Scene SCENE =
            new Scene(Actor.program("330300"), null, null, NOW, LocalDate.parse("2026-03-04"));

    /** A department that only decides would otherwise lose the case from its sight while something holds it. */
    @Test
    void letsADepartmentGoOnSeeingACaseWhoseDecisionWaitsAgain() {
        Steps steps =
                new Steps(List.of(Step.waiting(Step.DECIDE, "civil-affairs").open(THEN, DUE)));
        steps.placeDecision(SCENE, true, DUE);
        assertThat(steps.offDesk()).extracting(Step::id).containsExactly(Step.DECIDE);
        assertThat(steps.departments()).containsExactly("civil-affairs");
        steps.placeDecision(SCENE, false, DUE.plusDays(1));
        assertThat(steps.get(Step.DECIDE).opened())
                .as("when it came back to the desk")
                .isEqualTo(NOW);
        assertThat(steps.get(Step.DECIDE).due()).isEqualTo(DUE.plusDays(1));
    }
}
