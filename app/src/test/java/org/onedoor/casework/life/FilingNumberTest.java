package org.onedoor.casework.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilingNumberTest {

    @Test
    void hasTwentyOneDigitsThatBeginWithCityAndDay() {
        FilingNumber number = FilingNumber.of("330300", LocalDate.of(2020, 1, 20), 18);
        assertThat(number.value()).hasSize(21).startsWith("33030020200120000018");
        assertThat(number.spaced()).startsWith("330300 20200120 000018 ");
    }

    @Test
    void findsEveryWrongDigit() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String value = FilingNumber.of("330300", LocalDate.of(2020, 1, 1).plusDays(i), random.nextInt(1, 1_000_000))
                    .value();
            int at = random.nextInt(21);
            char wrong = (char) ('0' + (value.charAt(at) - '0' + random.nextInt(1, 10)) % 10);
            String changed = value.substring(0, at) + wrong + value.substring(at + 1);
            assertThat(FilingNumber.isValid(changed)).as(changed).isFalse();
        }
    }

    @Test
    void refusesWhatIsNone() {
        String value = FilingNumber.of("330300", LocalDate.of(2020, 1, 20), 18).value();
        char wrong = value.charAt(20) == '9' ? '0' : (char) (value.charAt(20) + 1);
        assertThatThrownBy(() -> new FilingNumber(value.substring(0, 20) + wrong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(FilingNumber.isValid("")).isFalse();
        assertThat(FilingNumber.isValid("abc")).isFalse();
    }
}
