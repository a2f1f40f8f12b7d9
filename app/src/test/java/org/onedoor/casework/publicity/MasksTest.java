package org.onedoor.casework.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the public may know of a person. */
class MasksTest {

    @Test
    void leavesOfAPersonTheFamilyName() {
        assertThat(Publicity.person("王小明")).isEqualTo("王**");
        assertThat(Publicity.person("𠮷田")).as("a rare character is one").isEqualTo("𠮷*");
        assertThat(Publicity.person("王"))
                .as("a name of one character is not told whole")
                .isEqualTo("王*");
    }
}
