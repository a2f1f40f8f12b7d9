package org.onedoor.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void roundsSharesHalfUpButNothingShortOfAllToAll() {
        assertThat(share(8, 9)).isEqualTo("88.9%");
        assertThat(share(2, 3)).isEqualTo("66.7%");
        assertThat(share(1, 3)).isEqualTo("33.3%");
        assertThat(share(1, 2000)).isEqualTo("0.1%");
        assertThat(share(1, 2001)).isEqualTo("0.0%");
        assertThat(share(2499, 2500)).isEqualTo("99.9%");
        assertThat(share(7, 7)).isEqualTo("100.0%");
        assertThat(share(0, 7)).isEqualTo("0.0%");
    }

    private static String share(long part, long all) {
        return Wording.share(OptionalDouble.of((double) part / all));
    }
}
