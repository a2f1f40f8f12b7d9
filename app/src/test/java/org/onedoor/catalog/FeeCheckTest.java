package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Mistakes;
import org.onedoor.shared.Money;
import org.onedoor.shared.Role;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the check says of a fee that is not said in full, and what a whole one comes to. */
class FeeCheckTest {

    private static final Path ITEM = Path.of("..", "definitions", "items", "id-card-renewal.yaml");

    private static final String PLEDGE = """
              informed-pledge:
                conditions:
                  - text: {zh: 照片是本人近照, en: The photo is a recent one of you}
                check: {value: 30, unit: working-days}
                repair: {value: 10, unit: working-days}
            """;

    private final String good = read();

    @Test
    void readsTheWholeOfAFee() {
        ItemsOfTheDemoCity city = new ItemsOfTheDemoCity();
        Fee fee = city.item("id-card-renewal").fee();
        assertThat(fee.due()).isEqualTo(Fee.Due.ISSUE);
        assertThat(fee.least()).isEqualTo(new Money(2_000));
        assertThat(fee.most()).isEqualTo(new Money(4_000));
        assertThat(fee.waivedBy()).isEqualTo(Role.HEAD);
        assertThat(fee.refunded()).isTrue();
        assertThat(sum(city, fee, "{\"id_card_reason\": \"lost\"}").sum()).isEqualTo(new Money(4_000));
        assertThat(sum(city, fee, "{\"id_card_reason\": \"expired\"}").sum()).isEqualTo(new Money(2_000));
        assertThat(sum(city, fee, "{\"birth_date\": \"1966-11-25\"}").exempt())
                .as("sixty tomorrow")
                .isNull();
        assertThat(sum(city, fee, "{\"birth_date\": \"1966-11-24\"}").exempt()).isNotNull();
        assertThat(sum(city, fee, "{}").exempt()).as("nobody knows the age").isNull();
        assertThat(city.item("elder-card").fee().charged()).isFalse();
    }

    @Test
    void refusesAFeeWithoutGroundNameOrDay() {
        refuses(
                "  ground: {zh: 居民身份证法 第二十条；发改价格〔2003〕2322号, en: \"Law on Resident Identity Cards, art. 20; price notice no. 2322 of 2003\"}\n",
                "",
                "a fee needs its ground");
        refuses("  due: issue\n", "", "due");
        refuses("  name: {zh: 居民身份证工本费, en: Fee for the ID card}\n", "", "name");
        refuses("  due: issue\n", "  due: some-day\n", "some-day");
        refuses("then: remind", "then: forget", "forget");
        refuses("waived-by: head", "waived-by: anybody", "anybody");
    }

    @Test
    void refusesSumsThatNobodyOrEverybodyGets() {
        refuses("    - {fen: 2000}\n", "", "the last sum is for everybody else");
        refuses("    - {fen: 4000, when: id_card_reason == 'lost'}\n", "    - {fen: 4000}\n", "needs its condition");
        refuses("id_card_reason == 'lost'", "id_card_reason == 'gone'", "gone");
        refuses("years_since(birth_date) >= 60", "years_since(birth_day) >= 60", "birth_day");
    }

    @Test
    void refusesWhatOnlyAChargeMayHaveWhereNothingIsCharged() {
        String free = good.replace("    - {fen: 4000, when: id_card_reason == 'lost'}\n    - {fen: 2000}\n", "")
                .replace("  amounts:\n", "  fen: 0\n");
        assertThat(ItemsOfTheDemoCity.mistakesOf(free))
                .anyMatch(line -> line.contains("an item without a fee has no due"))
                .anyMatch(line -> line.contains("an item without a fee has no exempt"));
    }

    @Test
    void refusesAFeeThatNothingCanWaitFor() {
        refuses("  kind: licence\n  licence: resident-id-card\n", "  kind: none\n", "needs something that is issued");
        assertThat(
                        ItemsOfTheDemoCity.mistakesOf(
                                good.replace("due: issue", "due: acceptance")
                                        .replace(
                                                "  decide: {department: public-security, within: {value: 5, unit: working-days}}",
                                                "  decide: {department: public-security, within: {value: 5, unit: working-days}, automatic: years_since(birth_date) >= 60}")))
                .singleElement()
                .asString()
                .contains("cannot be paid for before acceptance");
    }

    /** Each time of payment with each way of handling: what cannot go together is refused, all else is not. */
    @Test
    void letsOnlyGoTogetherWhatCan() {
        String before = good.replace("due: issue", "due: acceptance");
        assertThat(ItemsOfTheDemoCity.mistakesOf(good)).isEmpty();
        assertThat(ItemsOfTheDemoCity.mistakesOf(before)).isEmpty();
        assertThat(ItemsOfTheDemoCity.mistakesOf(before.replace("then: remind", "then: terminate")))
                .as("an application that is not paid for may end")
                .isEmpty();
        refuses("then: remind", "then: terminate", "cannot be ended for its fee");

        String pledged = "process:\n" + PLEDGE;
        assertThat(ItemsOfTheDemoCity.mistakesOf(good.replace("process:\n", pledged)))
                .as("granted on a pledge, issued when paid")
                .isEmpty();
        assertThat(ItemsOfTheDemoCity.mistakesOf(before.replace("process:\n", pledged)))
                .anyMatch(line -> line.contains("cannot be paid for before acceptance"));

        for (String deferral : List.of("{gate: before-grant}", "{meanwhile: received}", "{gate: after-grant}")) {
            String deferred = "process:\n  deferral: " + deferral + "\n";
            boolean first = deferral.contains("after-grant");
            assertThat(ItemsOfTheDemoCity.mistakesOf(before.replace("process:\n", deferred)))
                    .as("before acceptance, " + deferral)
                    .noneMatch(line -> line.contains("fee"));
            assertThat(ItemsOfTheDemoCity.mistakesOf(good.replace("process:\n", deferred)))
                    .as("before issue, " + deferral)
                    .matches(lines -> first == lines.stream().anyMatch(line -> line.contains("cannot wait for a fee")));
        }

        for (String kind : List.of("change", "renewal", "replacement")) {
            String follows = "\nfollows:\n  licence: resident-id-card\n  as: " + kind + "\n"
                    + (kind.equals("renewal") ? "  before: {value: 15, unit: working-days}\n" : "");
            assertThat(ItemsOfTheDemoCity.mistakesOf(before + follows))
                    .as("before acceptance, " + kind)
                    .noneMatch(line -> line.contains("fee"));
            assertThat(ItemsOfTheDemoCity.mistakesOf(good + follows))
                    .as("before issue, " + kind)
                    .matches(lines -> kind.equals("renewal")
                            == lines.stream().anyMatch(line -> line.contains("granted by law and cannot wait")));
        }
    }

    /** What was published before fees were collected says a sum and its ground, and no more. */
    @Test
    void readsTheOlderFormOfAPublishedFeeAsShownAndNotCollected() {
        String older = good.substring(0, good.indexOf("fee:\n"))
                + "fee: {fen: 2000, ground: {zh: 某收费标准, en: Some tariff}}\n"
                + good.substring(good.indexOf("visits:"));
        Mistakes mistakes = new Mistakes();
        Item published = ItemReader.read(
                DefinitionFolder.read("older.yaml", older, mistakes).getFirst(),
                3,
                new ItemsOfTheDemoCity().standard,
                mistakes);
        assertThat(mistakes.all()).isEmpty();
        assertThat(published.fee().charged()).isFalse();
        assertThat(published.fee().free()).isFalse();
        assertThat(published.fee().most()).isEqualTo(new Money(2_000));
        assertThat(ItemsOfTheDemoCity.mistakesOf(older))
                .as("whoever publishes it anew says when it is due")
                .anyMatch(line -> line.contains("due"));
    }

    private void refuses(String instead, String of, String why) {
        String wrong = good.replace(instead, of);
        assertThat(wrong).as(instead).isNotEqualTo(good);
        assertThat(ItemsOfTheDemoCity.mistakesOf(wrong)).as(of).anyMatch(line -> line.contains(why));
    }

    private static Fee.Charge sum(ItemsOfTheDemoCity city, Fee fee, String answers) {
        AnswerFacts facts = new AnswerFacts(
                city.standard, (ObjectNode) JsonMapper.builder().build().readTree(answers), Map.of());
        return fee.charge(facts, facts, ItemsOfTheDemoCity.TODAY);
    }

    private static String read() {
        try {
            return Files.readString(ITEM);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
