package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.Step;
import org.onedoor.standard.calendar.PauseKind;

class ItemCheckTest {

    private String good = "";

    @BeforeEach
    void readTheExample() throws IOException {
        good = Files.readString(Path.of("..", "definitions", "items", "food-business-licence-new.yaml"));
    }

    @Test
    void findsNothingInTheExample() {
        assertThat(ItemsOfTheDemoCity.mistakesOf(good)).isEmpty();
    }

    @Test
    void refusesAPromiseLongerThanTheLawAllows() {
        assertOneAt(
                "promised: {value: 5, unit: working-days}",
                "promised: {value: 25, unit: working-days}",
                "is longer than the statutory 10 working days");
    }

    @Test
    void refusesAPermitWhoseLimitNoLawAllows() {
        String ground = "{zh: 食品经营许可和备案管理办法 第二十一条, en: \"Measures for Food Business Licensing and Filing, art. 21\"}";
        String article = "{zh: 行政许可法 第四十二条, en: \"Administrative Licensing Law, art. 42\"}";
        String statutory = "  statutory:\n    value: 10\n    unit: working-days\n    ground: " + ground + "\n";
        assertThat(ItemsOfTheDemoCity.mistakesOf(good.replace(statutory, "")))
                .singleElement()
                .asString()
                .contains("a permit without a statutory limit");
        assertOneAt(
                statutory,
                statutory.replace("10", "21").replace(ground, article),
                "allows 20 working days, here are 21 working days");
        assertOneAt(
                statutory,
                statutory.replace("10", "46").replace(ground, article) + "  joint: people-government\n",
                "allows 45 working days, here are 46 working days");
        assertThat(ItemsOfTheDemoCity.mistakesOf(good.replace(
                        statutory,
                        statutory.replace("10", "45").replace(ground, article) + "  joint: people-government\n")))
                .isEmpty();
        assertThat(ItemsOfTheDemoCity.mistakesOf(good.replace(statutory, statutory.replace("10", "60"))))
                .as("its own law may allow more")
                .isEmpty();
    }

    @Test
    void refusesAnUnknownElementAndSuggestsTheLikeliest() {
        assertOneAt("{element: premises_area,", "{element: premisses_area,", "did you mean premises_area?");
    }

    @Test
    void refusesAFieldThatNobodyCanReach() {
        assertOneAt(
                "{element: online_shop_name, when: sells_online}",
                "{element: online_shop_name, when: \"sells_online && !sells_online\"}",
                "nothing can ever meet this condition");
    }

    @Test
    void refusesAConditionOnAQuestionThatIsAskedOnlyLater() {
        List<String> found = ItemsOfTheDemoCity.mistakesOf(
                good.replace("{element: contact_phone}", "{element: contact_phone, when: delivery_way == 'post'}"));
        assertThat(found).isEmpty();
        // delivery_way may be prefilled, so it may be spoken of; has_cold_dishes never is
        assertOneAt(
                "when: food_business_form in ['catering', 'canteen']\n  - element: sells_online",
                "when: acts_for_other\n  - element: sells_online",
                "acts_for_other");
    }

    @Test
    void refusesAnAutomaticDecisionOnWhatNoSourceKnows() throws IOException {
        String card = Files.readString(Path.of("..", "definitions", "items", "elder-card.yaml"));
        String rule = "automatic: years_since(birth_date) >= 60";
        assertThat(ItemsOfTheDemoCity.mistakesOf(
                        card.replace(rule, rule + " && photo_source == 'id-card'\n    sample: 50")))
                .isEmpty();
        assertThat(ItemsOfTheDemoCity.mistakesOf(
                        card.replace(rule, rule + " && emergency_contact_phone == '17900000008'")))
                .singleElement()
                .asString()
                .contains("emergency_contact_phone, which no source knows");
        assertThat(ItemsOfTheDemoCity.mistakesOf(card.replace(rule, rule + "\n    sample: 1001")))
                .as("of a thousand")
                .isNotEmpty();
        assertThat(ItemsOfTheDemoCity.mistakesOf(card.replace(rule, "sample: 50")))
                .anyMatch(line -> line.contains("only what is granted automatically is sampled"));
    }

    @Test
    void refusesReviewsThatWaitForEachOther() {
        String circle = good.replace(
                "      within: {value: 3, unit: working-days}\n      reads: [floor-plan, equipment-list]",
                "      within: {value: 3, unit: working-days}\n      after: [review]");
        assertThat(ItemsOfTheDemoCity.mistakesOf(circle)).anyMatch(line -> line.contains("waits for itself"));
    }

    @Test
    void refusesAReviewOfWhatNobodyHandsIn() {
        assertOneAt("reads: [floor-plan]", "reads: [rental-contract]", "asks for no material rental-contract");
    }

    @Test
    void refusesStepsThatTakeLongerThanThePromise() {
        assertThat(ItemsOfTheDemoCity.mistakesOf(good.replace("promised: {value: 5,", "promised: {value: 4,")))
                .singleElement()
                .asString()
                .contains("take up to 5 working days, more than the promised 4");
    }

    @Test
    void refusesADeadlineOnAMaterialThatCannotBeDeferred() {
        String changed = good.replaceFirst("need: deferrable", "need: required");
        assertThat(ItemsOfTheDemoCity.mistakesOf(changed))
                .singleElement()
                .asString()
                .contains("only a deferrable material has a deadline");
    }

    /** What follows a licence leads to that licence, and only a renewal knows early and late. */
    @Test
    void refusesWhatFollowsALicenceToAnother() {
        assertThat(ItemsOfTheDemoCity.mistakesOf(good + "follows: {as: renewal, licence: food-business-licence}\n"))
                .isEmpty();
        assertThat(ItemsOfTheDemoCity.mistakesOf(good + "follows: {as: change, licence: business-licence}\n"))
                .singleElement()
                .asString()
                .contains("the item's result is not this licence: business-licence");
        assertThat(ItemsOfTheDemoCity.mistakesOf(
                        good + "follows: {as: change, licence: food-business-licence, late: true}\n"))
                .singleElement()
                .asString()
                .contains("before and late are for a renewal only");
        assertThat(ItemsOfTheDemoCity.mistakesOf(
                        good.replace("  licence: food-business-licence\n", "  licence: business-licence\n")
                                + "follows: {as: renewal, licence: business-licence}\n"))
                .anyMatch(line -> line.contains("has no end and cannot be renewed"));
    }

    private void assertOneAt(String from, String to, String expected) {
        assertThat(good).contains(from);
        String changed = good.replace(from, to);
        int line = (int) changed.substring(0, changed.indexOf(to)).lines().count();
        assertThat(ItemsOfTheDemoCity.mistakesOf(changed)).anySatisfy(found -> {
            assertThat(found).contains(expected);
            int at = Integer.parseInt(found.split(":")[1]);
            assertThat(at).isBetween(line, line + 1);
        });
    }

    /** It would never open, and the decision would not wait for it. */
    @Test
    void aReviewDoesNotBearTheNameOfAStepThatTheProgramKnows() throws IOException, IllegalAccessException {
        String item = Files.readString(Path.of("..", "definitions", "items", "food-business-licence-new.yaml"));
        int steps = 0;
        for (Field field : Step.class.getDeclaredFields()) {
            if (field.getType() == String.class && Modifier.isPublic(field.getModifiers())) {
                refusesAReviewNamed((String) Objects.requireNonNull(field.get(null)), item);
                steps++;
            }
        }
        assertThat(steps).isGreaterThan(8);
        for (PauseKind kind : PauseKind.values()) {
            if (kind.special()) {
                refusesAReviewNamed(Step.ofProcedure(kind), item);
            }
        }
    }

    private static void refusesAReviewNamed(String name, String item) {
        assertThat(ItemsOfTheDemoCity.mistakesOf(item.replace("    - id: review\n", "    - id: " + name + "\n")))
                .as(name)
                .anyMatch(line -> line.contains(name + " is a name of the process itself"));
    }
}
