package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.catalog.Item.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TailoredFormTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ItemsOfTheDemoCity city = new ItemsOfTheDemoCity();
    private final Item food = city.item("food-business-licence-new");

    @Test
    void asksOnlyTheQuestionsThatApply() {
        Tailored retail = tailored("{'food_business_form': 'retail', 'sells_online': false}");
        assertThat(retail.situationKnown()).isTrue();
        assertThat(retail.questions())
                .extracting(Item.Question::element)
                .containsExactly("food_business_form", "sells_online");
        assertThat(retail.asked()).doesNotContain("online_shop_name");
        assertThat(retail.material("equipment-list")).isEmpty();
        assertThat(retail.reviews()).extracting(Item.Review::id).containsExactly("site-inspection", "review");
        assertThat(retail.possible()).isEqualTo(retail.reviews());
    }

    @Test
    void keepsAQuestionOpenUntilItIsAnswered() {
        Tailored catering = tailored("{'food_business_form': 'catering'}");
        assertThat(catering.open())
                .extracting(Item.Question::element)
                .containsExactly("has_cold_dishes", "sells_online");
    }

    @Test
    void leavesOutNoReviewThatNothingRulesOut() {
        Tailored nothing = tailored("{}");
        assertThat(nothing.reviews()).extracting(Item.Review::id).doesNotContain("hygiene-opinion");
        assertThat(nothing.possible()).extracting(Item.Review::id).contains("hygiene-opinion");
    }

    @Test
    void givesACateringApplicantTheParallelReview() {
        Tailored catering =
                tailored("{'food_business_form': 'catering', 'has_cold_dishes': true, 'sells_online': true}");
        assertThat(catering.reviews())
                .extracting(Item.Review::id)
                .containsExactly("site-inspection", "hygiene-opinion", "review");
        assertThat(catering.asked()).contains("online_shop_name");
        assertThat(catering.material("equipment-list")).isPresent();
    }

    @Test
    void takesGoodAnswersAndSaysInPlainWordsWhatIsWrongWithOthers() {
        Page business = food.form().getFirst();
        ObjectNode good = read(
                business,
                Map.of(
                        "firm_name", "温州演示餐饮有限公司",
                        "credit_code", "91330302MA2DEM017C",
                        "legal_representative_name", "演示·甲",
                        "contact_phone", "0577-88000000"));
        assertThat(FormCheck.check(business.parts(), good, city.standard)).isEmpty();

        ObjectNode bad = read(
                business, Map.of("firm_name", "  ", "credit_code", "91330302MA2DEM017D", "contact_phone", "call me"));
        assertThat(FormCheck.check(business.parts(), bad, city.standard))
                .extracting(Problem::field, Problem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("firm_name", "required"),
                        org.assertj.core.groups.Tuple.tuple("credit_code", "check-digit"),
                        org.assertj.core.groups.Tuple.tuple("legal_representative_name", "required"),
                        org.assertj.core.groups.Tuple.tuple("contact_phone", "format-phone"));
    }

    @Test
    void checksEachRowOfARepeatingGroup() {
        Page staff = food.form().get(3);
        ObjectNode none = read(staff, Map.of());
        assertThat(FormCheck.check(staff.parts(), none, city.standard))
                .extracting(Problem::field, Problem::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("food_workers", "too-few-rows"));

        ObjectNode rows = read(
                staff,
                Map.of(
                        "food_workers.0.worker_name", "演示·乙",
                        "food_workers.0.worker_post", "cook",
                        "food_workers.2.worker_name", "演示·丙",
                        "food_workers.2.worker_post", "pilot",
                        "food_workers.2.health_certificate_until.year", "2027",
                        "food_workers.2.health_certificate_until.month", "2",
                        "food_workers.2.health_certificate_until.day", "30"));
        assertThat(rows.path("food_workers")).hasSize(2);
        assertThat(FormCheck.check(staff.parts(), rows, city.standard))
                .extracting(Problem::field, Problem::code)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("food_workers.1.worker_post", "not-a-choice"),
                        org.assertj.core.groups.Tuple.tuple("food_workers.1.health_certificate_until", "not-a-date"));
    }

    @Test
    void checksADocumentsNumberByItsKind() {
        Page members = city.item("company-registration").form().stream()
                .filter(page -> page.id().equals("members"))
                .findFirst()
                .orElseThrow();
        assertThat(idNumberProblem(members, "resident-id", "330302199001019915"))
                .isEmpty();
        assertThat(idNumberProblem(members, "resident-id", "330302199001019916"))
                .containsExactly("check-digit");
        assertThat(idNumberProblem(members, "resident-id", "E1234567")).containsExactly("format-resident-id");
        assertThat(idNumberProblem(members, "credit-code", "91330302MA2DEM017D"))
                .containsExactly("check-digit");
        assertThat(idNumberProblem(members, "passport", "E1234567")).isEmpty();
    }

    private java.util.List<String> idNumberProblem(Page members, String kind, String number) {
        ObjectNode rows = read(
                members,
                Map.of("shareholders.0.shareholder_id_kind", kind, "shareholders.0.shareholder_id_number", number));
        return FormCheck.check(members.parts(), rows, city.standard).stream()
                .filter(problem -> problem.field().endsWith("shareholder_id_number"))
                .map(Problem::code)
                .toList();
    }

    @Test
    void asksToChooseWhereThereAreChoices() {
        Page people = city.item("company-registration").form().stream()
                .filter(page -> page.id().equals("people"))
                .findFirst()
                .orElseThrow();
        assertThat(FormCheck.check(people.parts(), JSON.createObjectNode(), city.standard))
                .extracting(Problem::field, Problem::code)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("legal_representative_name", "required"),
                        org.assertj.core.groups.Tuple.tuple("legal_representative_post", "not-a-choice"),
                        org.assertj.core.groups.Tuple.tuple("has_supervisor", "yes-or-no"));
    }

    @Test
    void refusesADayAndAnAmountThatCanOnlyBeASlip() {
        ObjectNode answers = JSON.createObjectNode()
                .put("registered_capital", 10_000_000_000_000_000L)
                .put("capital_paid_by", "0203-01-31");
        Page capital = city.item("company-registration").form().stream()
                .filter(page -> page.id().equals("capital"))
                .findFirst()
                .orElseThrow();
        assertThat(FormCheck.check(capital.parts(), answers, city.standard))
                .extracting(Problem::field, Problem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("registered_capital", "too-large"),
                        org.assertj.core.groups.Tuple.tuple("capital_paid_by", "date-too-early"));
    }

    @Test
    void keepsWhatWasTypedEvenIfItIsNoNumber() {
        Page premises = food.form().get(1);
        ObjectNode read = read(premises, Map.of("premises_area", "about fifty"));
        assertThat(read.path("premises_area").asString()).isEqualTo("about fifty");
        assertThat(FormCheck.check(premises.parts(), read, city.standard))
                .extracting(Problem::code)
                .contains("not-a-number");
        assertThat(read(premises, Map.of("premises_area", "58.50"))
                        .path("premises_area")
                        .decimalValue())
                .isEqualByComparingTo("58.5");
    }

    @Test
    void refusesAnswersToWhatIsNotAsked() {
        Page business = food.form().getFirst();
        ObjectNode answers = JSON.createObjectNode().put("surprise", "x");
        assertThat(FormCheck.check(business.parts(), answers, city.standard))
                .extracting(Problem::code)
                .contains("not-asked");
    }

    private ObjectNode read(Page page, Map<String, String> sent) {
        Map<String, String[]> parameters = new HashMap<>();
        sent.forEach((name, value) -> parameters.put(name, new String[] {value}));
        return FormInput.read(page.parts(), parameters, city.standard);
    }

    private Tailored tailored(String answers) {
        JsonNode given = JSON.readTree(answers.replace('\'', '"'));
        return Tailored.of(food, new AnswerFacts(city.standard, given, Map.of()), ItemsOfTheDemoCity.TODAY);
    }

    @Test
    void theSchemaSaysWhatEachFieldIs() {
        ObjectNode schema = FormSchema.of(food, city.standard);
        assertThat(schema.path("$schema").asString()).contains("2020-12");
        assertThat(schema.path("properties").path("premises_area").path("type").asString())
                .isEqualTo("number");
        assertThat(schema.path("properties")
                        .path("food_workers")
                        .path("maxItems")
                        .asInt())
                .isEqualTo(30);
        assertThat(List.of("online_shop_name", "equipment"))
                .noneMatch(name -> schema.path("required").toString().contains(name));
    }
}
