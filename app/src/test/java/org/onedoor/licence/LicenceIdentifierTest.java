package org.onedoor.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceIdentifierTest {

    private static final String TRUE = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

    /** Identifiers of licences in the wild. */
    @ParameterizedTest
    @ValueSource(strings = {TRUE, "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0"})
    void readsAndWritesTrueIdentifiers(String text) {
        assertThat(LicenceIdentifier.parse(text))
                .hasValueSatisfying(identifier -> assertThat(identifier).hasToString(text));
    }

    @Test
    void takesTheIdentifierApart() {
        assertThat(LicenceIdentifier.parse(TRUE))
                .contains(new LicenceIdentifier("11100000000013338W011", "11430000006122244L", "20230000403", 1));
    }

    /** Seen in the wild with M, from an off-by-one in letters' values; by the standard it is D. */
    @Test
    void refusesTheFalseCheckCharacterOfAWildIdentifier() {
        String stem = "1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.";
        assertThat(LicenceIdentifier.parse(stem + "M")).isEmpty();
        assertThat(LicenceIdentifier.parse(stem + "D")).isPresent();
    }

    /** What the check character is for: every single wrong character is found. */
    @Test
    void findsEverySingleWrongCharacter() {
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        int body = "1.2.156.3005.2.".length();
        for (int at = body; at < TRUE.length(); at++) {
            if (TRUE.charAt(at) == '.') {
                continue;
            }
            for (int i = 0; i < alphabet.length(); i++) {
                char other = alphabet.charAt(i);
                String wrong = TRUE.substring(0, at) + other + TRUE.substring(at + 1);
                assertThat(LicenceIdentifier.parse(wrong).isPresent()).as(wrong).isEqualTo(other == TRUE.charAt(at));
            }
        }
    }

    @Test
    void roundTripsWhateverItMakes() {
        Random random = new Random(36904);
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int round = 0; round < 2000; round++) {
            String letters = random.ints(60, 0, 36)
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .reduce("", String::concat);
            LicenceIdentifier identifier = new LicenceIdentifier(
                    letters.substring(0, 21),
                    letters.substring(21, 39),
                    letters.substring(39, 40 + random.nextInt(20)),
                    1 + random.nextInt(999));
            assertThat(LicenceIdentifier.parse(identifier.toString())).contains(identifier);
        }
    }

    @Test
    void forgivesHowPeopleTypeIt() {
        assertThat(LicenceIdentifier.read(" " + TRUE.toLowerCase(java.util.Locale.ROOT) + "\n"))
                .isPresent();
        assertThat(LicenceIdentifier.read(TRUE.replace("2.156", "2. 156").replace('.', '．')))
                .isPresent();
        assertThat(LicenceIdentifier.parse(" " + TRUE)).isEmpty();
    }

    @Test
    void refusesWhatIsNone() {
        assertThat(LicenceIdentifier.read("")).isEmpty();
        assertThat(LicenceIdentifier.read("91330302MA2DEM017C")).isEmpty();
        assertThat(LicenceIdentifier.read(TRUE.replace(".001.", ".000."))).isEmpty();
        assertThatThrownBy(() -> new LicenceIdentifier("short", "11430000006122244L", "1", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LicenceIdentifier("11100000000013338W011", "11430000006122244L", "1", 1000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
