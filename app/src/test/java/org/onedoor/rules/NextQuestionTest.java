package org.onedoor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onedoor.rules.program.NextQuestion;

class NextQuestionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Test
    void asksWhatDecidesMostOfWhatIsOpen() {
        assertThat(next(
                        Map.of(),
                        "staff >= 3 && form == 'catering'",
                        "form == 'catering' && sells_online",
                        "form == 'canteen' && area > 100"))
                .contains("form");
    }

    @Test
    void passesOverWhatIsDecidedOrKnown() {
        assertThat(next(
                        Map.of("form", "canteen"),
                        "form == 'catering' && staff >= 3",
                        "form == 'canteen' && sells_online"))
                .contains("sells_online");
    }

    @Test
    void ofTwoThatDecideAsMuchTakesTheFirst() {
        assertThat(next(Map.of(), "sells_online", "staff >= 3")).contains("sells_online");
    }

    @Test
    void asksNothingWhereNoAnswerHelps() {
        assertThat(next(Map.of("staff", 1), "staff >= 3 && form == 'catering'")).isEmpty();
        assertThat(next(Map.of(), "ask('innovative')")).isEmpty();
        assertThat(NextQuestion.among(List.of(rule("sells_online")), Facts.of(Map.of()), _ -> false, DAY))
                .isEmpty();
    }

    private static Optional<String> next(Map<String, ?> known, String... texts) {
        List<Rule> rules = List.of(texts).stream().map(NextQuestionTest::rule).toList();
        return NextQuestion.among(rules, Facts.of(known), _ -> true, DAY)
                .map(question -> question.term().id());
    }

    private static Rule rule(String text) {
        return Rule.read(text, new SampleVocabulary()).orThrow();
    }
}
