package org.onedoor.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivingWayTest {

    @Test
    void goesOnWhereverThereIsRoom() {
        assertThat(new GivingWay(() -> false).given()).isTrue();
        assertThat(new GivingWay(() -> true).given()).isTrue();
    }

    @Test
    void endsItsRestWithTheProgramAndKeepsThatItWasAskedTo() {
        Thread.currentThread().interrupt();
        assertThat(new GivingWay(() -> true).given()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
