package org.onedoor.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Mistakes;

/** The files that ship. */
class DemoDefinitionsTest {

    private final Standard standard = DemoStandard.read();

    @Test
    void haveNoMistakes() {
        Mistakes mistakes = new Mistakes();
        new StandardCheck().check(DemoStandard.documents(), mistakes);
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void leadFromTheNationToTwelveDistricts() {
        assertThat(standard.regionPath("330383")).containsExactly("000000", "330000", "330300", "330383");
        assertThat(standard.regions().stream().filter(region -> "330300".equals(region.parent())))
                .hasSize(12);
        assertThat(standard.within("330302", "330300")).isTrue();
        assertThat(standard.within("330300", "330302")).isFalse();
    }

    @Test
    void defineEveryCodeSetThatAnElementUsesAndOnlyWhatSomebodyNeeds() {
        assertThat(standard.elements()).hasSizeGreaterThan(80);
        for (DataElement element : standard.elements()) {
            if (element.codes() != null) {
                assertThat(standard.codeSet(element.codes())).as(element.id()).isPresent();
            }
        }
    }

    @Test
    void mapGradesBetweenSchemesThatCountOppositeWays() {
        CodeSet grades = standard.codeSet("satisfaction-grade").orElseThrow();
        assertThat(grades.from("gbt-39046-2020", "1").orElseThrow().code()).isEqualTo("very-satisfied");
        assertThat(grades.from("zhejiang-pf", "1").orElseThrow().code()).isEqualTo("very-dissatisfied");
        // two of our channels are "other" in the national standard, so nothing can be said of it
        assertThat(standard.codeSet("channel").orElseThrow().from("gbt-39046-2020", "9"))
                .isEmpty();
    }

    @Test
    void numberLicencesByTheirPatterns() {
        NumberPattern.Filling filling = new NumberPattern.Filling() {
            @Override
            public String region() {
                return "330302";
            }

            @Override
            public LocalDate date() {
                return LocalDate.of(2026, 11, 24);
            }

            @Override
            public long serial() {
                return 17;
            }

            @Override
            public String holderId() {
                return "11010519491231002X";
            }

            @Override
            public String mapped(String element, String scheme) {
                CodeSet forms = standard.codeSet("food-business-form").orElseThrow();
                return forms.code("catering").orElseThrow().maps().getOrDefault(scheme, "?");
            }
        };
        String firm = number("business-licence", filling);
        assertThat(firm).startsWith("91330302DEM");
        assertThat(CheckDigits.isCreditCode(firm)).isTrue();
        assertThat(CheckDigits.isCreditCode(number("business-licence-self-employed", filling)))
                .isTrue();
        String food = number("food-business-licence", filling);
        assertThat(food).startsWith("JY2330302000017").hasSize(16);
        assertThat(food.charAt(15)).isEqualTo(CheckDigits.mod1110(food.substring(0, 15)));
        assertThat(number("birth-registration", filling)).isEqualTo("3303022026112400017");
        assertThat(number("residence-permit", filling)).isEqualTo("11010519491231002X");
    }

    private String number(String type, NumberPattern.Filling filling) {
        return standard.licenceType(type).orElseThrow().number().number(filling);
    }

    @Test
    void letALicenceOfTheSelfEmployedCountAsABusinessLicence() {
        assertThat(standard.licenceTypesProving("business-licence"))
                .extracting(LicenceTypeDefinition::id)
                .containsExactly("business-licence", "business-licence-self-employed");
    }
}
