package org.onedoor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContestantTest {

    @Test
    void readsTheFiguresOfAnAnswer() {
        var race = Contestant.parsed("race 100 8 8", "{\"lives\":100,\"seconds\":2.5,\"conflicts\":0}");
        assertThat(Contestant.figure(race, "lives")).isEqualTo(100);
        assertThat(Contestant.figure(race, "seconds")).isEqualTo(2.5);
        assertThatThrownBy(() -> Contestant.figure(race, "pages"))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("no number pages");
    }

    @Test
    void failsWithWhatTheSystemSaid() {
        assertThatThrownBy(() -> Contestant.parsed("open", "{\"error\":\"no such table\"}"))
                .isInstanceOf(BenchFailed.class)
                .hasMessage("open: no such table");
        assertThatThrownBy(() -> Contestant.parsed("open", "LOG: ready"))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("LOG: ready");
    }

    @Test
    void believesOnlyWhatTheDatabaseHolds() {
        assertThat(agrees(500, 500, 500, 0)).isTrue();
        assertThat(agrees(500, 500, 499, 0)).as("one is not ended").isFalse();
        assertThat(agrees(500, 501, 501, 0)).as("one is there twice").isFalse();
        assertThat(agrees(500, 500, 500, 1)).as("one was answered twice").isFalse();
        assertThat(agrees(0, 0, 0, 0)).as("nothing was done").isFalse();
    }

    private static boolean agrees(int submitted, int begun, int ended, int wrong) {
        return Contest.agrees(Contestant.parsed(
                "tally",
                "{\"submitted\":" + submitted + ",\"begun\":" + begun + ",\"ended\":" + ended + ",\"wrong\":" + wrong
                        + "}"));
    }
}
