package org.onedoor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.rules.program.Layout;
import org.onedoor.rules.program.Profile;
import org.onedoor.rules.program.Program;

/** Words that rules name stand for numbers; a bit for each of them fits into one number, or does not. */
class ProgramTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @ValueSource(ints = {1, 62, 63, 64, 65, 200})
    void answersAsTheRuleDoesHoweverManyWordsThereAre(int many) {
        List<String> texts = new ArrayList<>(List.of(
                "address in " + words(0, many),
                "!(address in " + words(0, many) + ")",
                "address in " + words(many / 2, many),
                "address == 'w-" + (many - 1) + "'",
                "address != 'w-" + (many - 1) + "'",
                "address.startsWith('w-1')",
                "address in " + words(0, many) + " && !(address in " + words(many / 2, many) + ") && staff >= 3"));
        List<Rule> rules = texts.stream().map(ProgramTest::rule).toList();
        Layout layout = Layout.of(rules);
        List<Program> programs =
                rules.stream().map(rule -> Program.of(rule, layout, DAY)).toList();
        for (Fact name : facts(many)) {
            for (long staff : new long[] {2, 3, Long.MAX_VALUE}) {
                Facts facts = Facts.of(Map.of("address", name, "staff", staff));
                Profile profile = Profile.of(layout, facts);
                for (Program program : programs) {
                    Reason expected = program.rule().evaluate(facts, DAY).because();
                    assertThat(program.verdict(profile))
                            .as("%s of %s", program.rule(), name)
                            .isEqualTo(expected.verdict());
                    assertThat(program.because(profile)).isEqualTo(expected);
                }
            }
        }
    }

    private static List<Fact> facts(int many) {
        List<Fact> facts = new ArrayList<>(List.of(new Fact.Empty(), new Fact.Unknown(), new Fact.Known("another")));
        for (int i = 0; i <= many; i++) {
            facts.add(new Fact.Known("w-" + i));
        }
        return facts;
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "'w-" + i + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static Rule rule(String text) {
        return switch (Rule.read(text, new SampleVocabulary())) {
            case Reading.Understood(Rule rule) -> rule;
            case Reading.Mistaken mistaken -> throw new AssertionError(text + ": " + mistaken);
        };
    }
}
