package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void leavesEnoughToRecogniseOnesOwn() {
        assertThat(Masked.address("demo@receiver.example")).isEqualTo("d***@receiver.example");
        assertThat(Masked.address("13900000099")).isEqualTo("139****0099");
        assertThat(Masked.address("12345")).isEqualTo("***");
    }

    @Test
    void hidesAddressesInWhatServersSay() {
        assertThat(Masked.said("550 5.1.1 <demo@receiver.example>:\r\n nobody; call 13900000099"))
                .isEqualTo("550 5.1.1 <d***@receiver.example>: nobody; call 139****0099");
        assertThat(Masked.said("x".repeat(5_000))).hasSizeLessThan(310);
    }
}
