package org.onedoor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;

class RuleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Fact EMPTY = new Fact.Empty();
    private static final Fact NOT_APPLICABLE = new Fact.NotApplicable();
    private static final Fact FAILED = new Fact.Failed(new Text("两个来源不一致", "two sources disagree"));

    @Test
    void keepsTheOrderOfAllNotMetThenHumanThenUnknownThenMet() {
        String all = "sells_online && staff >= 3 && ask('innovative')";
        assertThat(verdict(all, Map.of("sells_online", false))).isEqualTo(Verdict.NOT_MET);
        assertThat(verdict(all, Map.of("sells_online", true))).isEqualTo(Verdict.NEEDS_HUMAN);
        assertThat(verdict("sells_online && staff >= 3", Map.of("sells_online", true)))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict("sells_online && staff >= 3", Map.of("sells_online", true, "staff", 3)))
                .isEqualTo(Verdict.MET);
    }

    @Test
    void keepsTheDualOrderOfAny() {
        String any = "sells_online || staff >= 3 || ask('innovative')";
        assertThat(verdict(any, Map.of("staff", 3))).isEqualTo(Verdict.MET);
        assertThat(verdict(any, Map.of("sells_online", false))).isEqualTo(Verdict.NEEDS_HUMAN);
        assertThat(verdict("sells_online || staff >= 3", Map.of("sells_online", false)))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict("sells_online || staff >= 3", Map.of("sells_online", false, "staff", 2)))
                .isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void givesEmptyNotApplicableUnknownAndFailedOneMeaningEach() {
        record Row(Object fact, Verdict compared, Verdict unequal, Verdict has, Verdict known) {}
        for (Row row : List.of(
                new Row(EMPTY, Verdict.NOT_MET, Verdict.MET, Verdict.NOT_MET, Verdict.MET),
                new Row("  ", Verdict.NOT_MET, Verdict.MET, Verdict.NOT_MET, Verdict.MET),
                new Row(NOT_APPLICABLE, Verdict.NOT_MET, Verdict.MET, Verdict.NOT_MET, Verdict.MET),
                new Row(new Fact.Unknown(), Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.NOT_MET),
                new Row(FAILED, Verdict.NEEDS_HUMAN, Verdict.NEEDS_HUMAN, Verdict.NEEDS_HUMAN, Verdict.NEEDS_HUMAN))) {
            Map<String, Object> facts =
                    Map.of("form", row.fact(), "items", row.fact() instanceof String ? List.of() : row.fact());
            for (String compared : List.of(
                    "form == 'canteen'",
                    "form in ['canteen', 'catering']",
                    "form.startsWith('c')",
                    "items.contains('canteen')",
                    "'canteen' in items")) {
                assertThat(verdict(compared, facts)).as(compared + row).isEqualTo(row.compared());
            }
            assertThat(verdict("form != 'canteen'", facts)).as("%s", row).isEqualTo(row.unequal());
            assertThat(verdict("has(form)", facts)).as("%s", row).isEqualTo(row.has());
            assertThat(verdict("has(items)", facts)).as("%s", row).isEqualTo(row.has());
            assertThat(verdict("known(form)", facts)).as("%s", row).isEqualTo(row.known());
        }
    }

    @Test
    void letsAnEmptyOperandDecideBeforeAFailedAndAFailedBeforeAnUnknownOne() {
        assertThat(verdict("staff < women", Map.of("staff", EMPTY, "women", FAILED)))
                .isEqualTo(Verdict.NOT_MET);
        assertThat(verdict("staff < women", Map.of("staff", FAILED))).isEqualTo(Verdict.NEEDS_HUMAN);
        assertThat(verdict("staff + women > 3", Map.of("staff", 2))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void comparesABooleanWithFalseAsAValue() {
        assertThat(verdict("sells_online == false", Map.of("sells_online", false)))
                .isEqualTo(Verdict.MET);
        assertThat(verdict("sells_online == false", Map.of("sells_online", EMPTY)))
                .isEqualTo(Verdict.NOT_MET);
        assertThat(verdict("!sells_online", Map.of("sells_online", EMPTY))).isEqualTo(Verdict.MET);
    }

    @Test
    void readsDecimalsExactlyAsWritten() {
        // as doubles both sides would be the same number
        assertThat(verdict("area == 0.1", Map.of("area", new BigDecimal("0.1000000000000000055"))))
                .isEqualTo(Verdict.NOT_MET);
        assertThat(verdict("area == 0.10", Map.of("area", new BigDecimal("0.1"))))
                .isEqualTo(Verdict.MET);
        assertThat(verdict("area < 9007199254740993.01", Map.of("area", new BigDecimal("9007199254740993"))))
                .isEqualTo(Verdict.MET);
        assertThat(verdict("area >= -1.5 && area > 60", Map.of("area", new BigDecimal("60.5"))))
                .isEqualTo(Verdict.MET);
    }

    @Test
    void takesAFloatingPointFactForAFailureBecauseItIsNotExact() {
        assertThat(verdict("area > 60", Map.of("area", 60.5))).isEqualTo(Verdict.NEEDS_HUMAN);
        assertThat(verdict("area > 60", Map.of("area", new BigDecimal("1e999999999"))))
                .isEqualTo(Verdict.NEEDS_HUMAN);
        assertThat(verdict("staff > 60", Map.of("staff", "many"))).isEqualTo(Verdict.NEEDS_HUMAN);
    }

    @Test
    void countsMoneyInFenAndCalculatesWithoutOverflow() {
        assertThat(verdict("capital >= yuan(500000)", Map.of("capital", new Money(50_000_000L))))
                .isEqualTo(Verdict.MET);
        assertThat(verdict("capital >= yuan(0.01) && capital < 2", Map.of("capital", 1L)))
                .isEqualTo(Verdict.MET);
        assertThat(verdict("capital * 1000 > grant_paid", Map.of("capital", Long.MAX_VALUE, "grant_paid", 1)))
                .isEqualTo(Verdict.MET);
        assertThat(verdict("2 * women >= staff", Map.of("women", 5, "staff", 10)))
                .isEqualTo(Verdict.MET);
    }

    @ParameterizedTest
    @CsvSource({
        // the birthday itself completes the year
        "1966-11-24, years_since(birth_date) >= 60, MET",
        "1966-11-25, years_since(birth_date) >= 60, NOT_MET",
        "2026-11-25, years_since(birth_date) == -1, MET",
        "2026-11-24, days_since(birth_date) == 0, MET",
        "2026-05-24, months_since(birth_date) >= 6, MET",
        "2026-05-25, months_since(birth_date) >= 6, NOT_MET",
        "2026-11-23, birth_date < today, MET",
        "2020-01-31, birth_date == date('2020-01-31'), MET",
        "2020-01-31, birth_date in [date('2020-01-31')], MET",
    })
    void countsTimeOnTheDayOfEvaluation(LocalDate birth, String text, Verdict verdict) {
        assertThat(verdict(text, Map.of("birth_date", birth))).isEqualTo(verdict);
    }

    @Test
    void letsALeapDayReachItsYearOnTheMonthsLastDay() {
        Rule rule = rule("years_since(birth_date) >= 1");
        Facts facts = Facts.of(Map.of("birth_date", LocalDate.of(2024, 2, 29)));
        assertThat(rule.evaluate(facts, LocalDate.of(2025, 2, 27)).verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(rule.evaluate(facts, LocalDate.of(2025, 2, 28)).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void namesTheMissingFactsThatCouldDecideWithTheirSource() {
        Answer answer = answer(
                "(staff >= 3 || area > 60) && (sells_online || years_since(birth_date) >= 18)",
                Map.of("sells_online", true));
        assertThat(answer).isInstanceOf(Answer.Unknown.class);
        assertThat(((Answer.Unknown) answer).missing()).extracting(Term::id).containsExactly("staff", "area");
        assertThat(((Answer.Unknown) answer).missing().getFirst().source()).contains(new Text("人社", "social security"));
        assertThat(answer.because().parts().getFirst().parts().getFirst().text())
                .isEqualTo(new Text(
                        "职工人数不少于3——缺少信息（职工人数尚不清楚，可向人社查证）",
                        "Number of staff is at least 3 — facts are missing (Number of staff is not known yet; social"
                                + " security can tell)"));
    }

    @Test
    void saysWhatAPersonHasToLookAtAndTakesTheJudgementBack() {
        Answer answer = answer("ask('innovative') && staff >= 3", Map.of("staff", FAILED));
        assertThat(answer).isInstanceOf(Answer.NeedsHuman.class);
        assertThat(((Answer.NeedsHuman) answer).matters())
                .satisfiesExactly(
                        question -> assertThat(question)
                                .isEqualTo(new Answer.Matter.Question(
                                        "innovative", new Text("项目是否有创新性", "Is the project innovative"))),
                        broken -> assertThat(broken).isInstanceOf(Answer.Matter.BrokenFact.class));
        Facts judged = new Facts() {
            @Override
            public Fact about(String element) {
                return new Fact.Known(3);
            }

            @Override
            public Optional<Boolean> judged(String question) {
                return Optional.of(false);
            }
        };
        assertThat(rule("ask('innovative') && staff >= 3").evaluate(judged, DAY).verdict())
                .isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void explainsEveryPartAndShowsNoValues() {
        Answer answer = answer("form == 'canteen' && staff >= 3", Map.of("form", "catering", "staff", 4711));
        assertThat(answer).isInstanceOf(Answer.NotMet.class);
        assertThat(answer.because().parts()).extracting(Reason::verdict).containsExactly(Verdict.NOT_MET, Verdict.MET);
        assertThat(answer.because().text().zh()).doesNotContain("4711");
        assertThat(answer.because().parts().getLast().seen().getFirst().fact())
                .isEqualTo(new Fact.Known(new BigDecimal(4711)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            form in ['catering', 'canteen']            | 经营形式是以下之一：餐饮服务、单位食堂                   | Kind of business is one of: Catering, Canteen
            years_since(birth_date) >= 60              | 自出生日期起已满60年                                    | at least 60 full years have passed since Date of birth
            60 <= years_since(birth_date)              | 自出生日期起已满60年                                    | at least 60 full years have passed since Date of birth
            capital >= yuan(500000)                    | 注册资本不少于500,000元                                 | Registered capital is at least CNY 500,000
            capital - grant_paid > yuan(12.50)         | 注册资本减已得补助大于12.50元                           | Registered capital minus Grants received is more than CNY 12.50
            founded < date('2020-01-31')               | 成立日期早于2020年1月31日                               | Date of founding is before 31 January 2020
            !sells_online && (area > 60 OR has(staff)) | 网上销售：否，且（经营面积大于60，或有职工人数）        | Sells online: no, and (Floor area is more than 60, or there is a value for Number of staff)
            !(form == 'canteen')                       | 并非：经营形式是单位食堂                                | not: Kind of business is Canteen
            items.contains('canteen')                  | 经营项目包括单位食堂                                    | Items sold includes Canteen
            region.startsWith('3303')                  | 行政区划以“3303”开头                                    | Region starts with “3303”
            address == '温州'                          | 经营场所是“温州”                                        | Address is “温州”
            ask('innovative')                          | 项目是否有创新性（由人工判断）                          | Is the project innovative (a person decides)
            """)
    void printsInBothLanguages(String text, String zh, String en) {
        assertThat(rule(text.replace("OR", "||")).inWords()).isEqualTo(new Text(zh, en));
    }

    @Test
    void knowsTheElementsItSpeaksOf() {
        assertThat(rule("staff + women > 3 || years_since(birth_date) < 3 && has(items) && 'canteen' in items")
                        .elements())
                .containsExactly("staff", "women", "birth_date", "items");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            staf >= 3                        | 1 | 1  | staff
            form == 'cantene'                | 1 | 9  | canteen
            form == 'nothing_like_it'        | 1 | 9  | catering, canteen, prepacked
            form < 'canteen'                 | 1 | 1  | in [..]
            area == 1e3                      | 1 | 9  | exponent
            area / 2 > 3                     | 1 | 1  | multiplication
            staff                            | 1 | 1  | age >= 60
            staff >= 3 &&                    | 1 | 14 | && and
            staff = 3                        | 1 | 7  | == !=
            birth_date < '2020-01-31'        | 1 | 14 | date('2020-01-31')
            birth_date < date('2021-02-30')  | 1 | 19 | four digits
            birth_date < date('20210-02-03') | 1 | 19 | four digits
            form in []                       | 1 | 9  | at least one
            items == 'canteen'               | 1 | 1  | items.contains
            'canteen' in form                | 1 | 14 | in [..]
            staff.startsWith('3')            | 1 | 1  | texts and codes only
            ask('nobody')                    | 1 | 5  | define this question
            staff == null                    | 1 | 10 | has(…)
            items.exists(x, x == 'canteen')  | 1 | 1  | use only
            staff > 3 ? true : false         | 1 | 1  | use only
            capital > staff                  | 1 | 1  | money as yuan
            capital + staff > 3              | 1 | 1  | whole numbers only
            area * 3 > 0.3                   | 1 | 1  | decimal numbers not at all
            capital > yuan(1.005)            | 1 | 16 | 12.50
            1 < 2                            | 1 | 1  | on one side
            has(3)                           | 1 | 1  | has(birth_date)
            matches(address, '(')            | 1 | 1  | use only
            """)
    void locatesMistakesAndSaysHowToMendThem(String text, int line, int column, String mend) {
        assertThat(mistakes(text)).first().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.column()).isEqualTo(column);
            assertThat(mistake.what().en()).isNotBlank();
            assertThat(mistake.what().zh()).isNotBlank();
            assertThat(mistake.howToMend().en()).contains(mend);
        });
    }

    @Test
    void findsAllMistakesAtOnceAlsoAfterChineseText() {
        assertThat(mistakes("address == '温州𠮷市' && staf > 3\n  && form == 'cantene'"))
                .extracting(Mistake::line, Mistake::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 22), org.assertj.core.groups.Tuple.tuple(2, 14));
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThat(mistakes(" ")).hasSize(1);
        assertThat(mistakes("staff > 3 || ".repeat(800) + "staff > 3")).hasSize(1);
        assertThat(mistakes("(".repeat(4_900) + "staff > 3" + ")".repeat(4_900)))
                .isNotEmpty();
        assertThat(mistakes("!(".repeat(3_300) + "staff > 3" + ")".repeat(3_300)))
                .isNotEmpty();
        assertThat(Rule.read("staff > 3 || ".repeat(700) + "staff > 3", new SampleVocabulary()))
                .isInstanceOf(Reading.Understood.class);
    }

    @Test
    void throwsOnlyWhereTheCallerPromisedAGoodText() {
        assertThatThrownBy(() -> rule("staff >")).isInstanceOf(IllegalStateException.class);
    }

    private static Rule rule(String text) {
        return Rule.read(text, new SampleVocabulary()).orThrow();
    }

    private static List<Mistake> mistakes(String text) {
        return switch (Rule.read(text, new SampleVocabulary())) {
            case Reading.Understood(Rule rule) -> throw new AssertionError("understood: " + rule);
            case Reading.Mistaken(List<Mistake> mistakes) -> mistakes;
        };
    }

    private static Answer answer(String text, Map<String, ?> facts) {
        return rule(text).evaluate(Facts.of(facts), DAY);
    }

    private static Verdict verdict(String text, Map<String, ?> facts) {
        return answer(text, facts).verdict();
    }
}
