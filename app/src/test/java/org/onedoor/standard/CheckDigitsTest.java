package org.onedoor.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {

    private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** Codes of real authorities seen in public files, and the demo city's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "11100000000013338W", "11430000006122244L", "11330105002500287C", "11100000000013661B",
                "113700000045046442", "11511301008778183N", "115113010833722043", "11420503087246977F",
                "11100000MB0341032Y", "11330300DEM000014U", "12330300DEM000081N", "91330302MA2DEM017C"
            })
    void acceptsCreditCodes(String code) {
        assertThat(CheckDigits.isCreditCode(code)).isTrue();
    }

    @Test
    void refusesACreditCodeWithAnyOneCharacterChanged() {
        String code = "11330105002500287C";
        for (int i = 0; i < code.length(); i++) {
            for (int j = 0; j < CREDIT.length(); j++) {
                char other = CREDIT.charAt(j);
                if (other != code.charAt(i)) {
                    String changed = code.substring(0, i) + other + code.substring(i + 1);
                    assertThat(CheckDigits.isCreditCode(changed)).as(changed).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1133010500250028", "11330105002500287c", "1133010500250028IC", "11330105002500287CC"})
    void refusesWhatIsNoCreditCode(String code) {
        assertThat(CheckDigits.isCreditCode(code)).isFalse();
    }

    /** The sample of GB 11643-1999 itself, and numbers built for the demo. */
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void acceptsResidentIds(String number) {
        assertThat(CheckDigits.isResidentId(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519491231002x",
                "11010519491331002X",
                "1101051949123100",
                "A1010519491231002X"
            })
    void refusesWrongResidentIds(String number) {
        assertThat(CheckDigits.isResidentId(number)).isFalse();
    }

    @Test
    void refusesABirthdayThatDoesNotExistEvenWithARightCheckCharacter() {
        String stem = "11010520210229001";
        assertThat("0123456789X".chars().mapToObj(last -> stem + (char) last).filter(CheckDigits::isResidentId))
                .isEmpty();
        assertThat(CheckDigits.birthday("11010519491231002X")).isEqualTo(LocalDate.of(1949, 12, 31));
    }

    /** Licence identifiers seen in public files, dots and root left out. */
    @ParameterizedTest
    @CsvSource({
        "11100000000013338W01111430000006122244L20230000403001, U",
        "11100000000013338W00911330105002500287C2025052201002, 0",
        "11100000000013661B006113700000045046442209FA4E88F9E4C878F3E9BED2CE7EA49001, D"
    })
    void computesTheCheckCharacterOfLicenceIdentifiers(String text, char check) {
        assertThat(CheckDigits.mod3736(text)).isEqualTo(check);
    }

    @Test
    void computesNoCheckCharacterOverPunctuation() {
        assertThatThrownBy(() -> CheckDigits.mod3736("1.2")).isInstanceOf(IllegalArgumentException.class);
    }

    /** The sample of ISO 7064 for MOD 11,10: 0794 has the check digit 5. */
    @Test
    void computesMod1110() {
        assertThat(CheckDigits.mod1110("0794")).isEqualTo('5');
    }
}
