package org.onedoor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Text;

/** Seeded random conditions against a truth table written out by hand, and against every completion of what is unknown. */
class RulePropertyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    /** M met, N not met, U unknown, H needs a human: the row's verdict "all" the column's. */
    private static final Map<String, String> ALL = Map.of(
            "M", "M:M N:N U:U H:H",
            "N", "M:N N:N U:N H:N",
            "U", "M:U N:N U:U H:H",
            "H", "M:H N:N U:H H:H");

    private static final Map<String, String> ANY = Map.of(
            "M", "M:M N:M U:M H:M",
            "N", "M:M N:N U:U H:H",
            "U", "M:M N:U U:U H:H",
            "H", "M:M N:H U:H H:H");

    private static final Map<String, String> NOT = Map.of("M", "N", "N", "M", "U", "U", "H", "H");

    /** Possible facts of each element, the last four in every list the states without a value. */
    private static final Map<String, List<Object>> FACTS = facts();

    /** A text and what it must answer on given facts. */
    private record Sample(String text, Function<Map<String, Object>, String> expected) {}

    @Test
    void agreesWithTheTruthTable() {
        Random random = new Random(20200131);
        for (int i = 0; i < 1_000; i++) {
            Sample sample = sample(random, 4);
            Rule rule = Rule.read(sample.text(), new SampleVocabulary()).orThrow();
            for (int j = 0; j < 12; j++) {
                Map<String, Object> facts = randomFacts(random);
                Answer answer = rule.evaluate(facts(facts), DAY);
                assertThat(letter(answer))
                        .as("%s on %s", sample.text(), facts)
                        .isEqualTo(sample.expected().apply(facts));
                switch (answer) {
                    case Answer.Unknown unknown ->
                        assertThat(unknown.missing())
                                .isNotEmpty()
                                .allSatisfy(
                                        term -> assertThat(facts.get(term.id())).isInstanceOf(Fact.Unknown.class));
                    case Answer.NeedsHuman human -> assertThat(human.matters()).isNotEmpty();
                    case Answer.Met _, Answer.NotMet _ -> {}
                }
                assertThat(answer.because().text().zh()).isNotBlank();
            }
        }
    }

    /** A definite answer must not change whatever the unknown facts turn out to be; {@code known(x)} asks just that. */
    @Test
    void keepsADefiniteAnswerUnderEveryCompletion() {
        Random random = new Random(20200220);
        int definite = 0;
        for (int i = 0; i < 1_000; i++) {
            String text = sample(random, 3).text();
            if (text.contains("known(")) {
                continue;
            }
            Rule rule = Rule.read(text, new SampleVocabulary()).orThrow();
            Map<String, Object> facts = randomFacts(random);
            Verdict before = rule.evaluate(facts(facts), DAY).verdict();
            if (before != Verdict.MET && before != Verdict.NOT_MET) {
                continue;
            }
            definite++;
            List<String> open = facts.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Fact.Unknown)
                    .map(Map.Entry::getKey)
                    .filter(rule.elements()::contains)
                    .toList();
            completions(
                    open,
                    facts,
                    completed -> assertThat(rule.evaluate(facts(completed), DAY).verdict())
                            .as("%s on %s", text, completed)
                            .isEqualTo(before));
        }
        assertThat(definite).isGreaterThan(200);
    }

    /** Whatever an author types is understood or answered with a located mistake, and what is understood can be used. */
    @Test
    void neverFailsOnMutatedText() {
        Random random = new Random(20200217);
        int understood = 0;
        int mistaken = 0;
        for (int i = 0; i < 4_000; i++) {
            String text = mutated(sample(random, 2).text(), random);
            switch (Rule.read(text, new SampleVocabulary())) {
                case Reading.Understood(Rule rule) -> {
                    understood++;
                    rule.evaluate(facts(randomFacts(random)), DAY);
                    assertThat(rule.inWords().zh()).isNotBlank();
                }
                case Reading.Mistaken(List<Mistake> mistakes) -> {
                    mistaken++;
                    String[] lines = text.split("\n", -1);
                    assertThat(mistakes).as(text).isNotEmpty().allSatisfy(mistake -> {
                        assertThat(mistake.line()).isBetween(1, lines.length);
                        String line = lines[mistake.line() - 1];
                        assertThat(mistake.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
                        assertThat(mistake.what().zh()).isNotBlank();
                        assertThat(mistake.howToMend().en()).isNotBlank();
                    });
                }
            }
        }
        assertThat(understood).isGreaterThan(80);
        assertThat(mistaken).isGreaterThan(1_000);
    }

    private static String mutated(String text, Random random) {
        StringBuilder builder = new StringBuilder(text);
        String[] pieces = {
            "(",
            ")",
            "[",
            "]",
            "'",
            "\"",
            "&&",
            "||",
            "!",
            "==",
            "<",
            ".",
            ",",
            "0",
            "1.5",
            "-",
            "\n",
            "中",
            "𠮷",
            "true",
            "today",
            "null",
            "has(",
            "date(",
            "x",
            "staff",
            "items",
            "capital",
            "{",
            "}",
            "?",
            ":",
            "\\",
            "u",
            "b'",
            "r'",
            "//",
            "`",
            "\u0000",
            "\r",
            "9223372036854775808",
            "1e400",
            "in",
            ".exists(x, x)",
            "@has",
            "size(items)"
        };
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(builder.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> builder.insert(at, pieces[random.nextInt(pieces.length)]);
                case 1 -> builder.delete(at, Math.min(builder.length(), at + 1 + random.nextInt(4)));
                case 2 ->
                    builder.replace(at, Math.min(builder.length(), at + 1), pieces[random.nextInt(pieces.length)]);
                default -> builder.insert(at, builder.substring(Math.max(0, at - random.nextInt(8)), at));
            }
        }
        return builder.toString();
    }

    private static Sample sample(Random random, int depth) {
        int choice = depth == 0 ? 3 : random.nextInt(6);
        if (choice == 0 || choice == 1) {
            List<Sample> parts = new ArrayList<>();
            for (int n = 2 + random.nextInt(2); n > 0; n--) {
                parts.add(sample(random, depth - 1));
            }
            boolean all = choice == 0;
            String text = String.join(
                    all ? " && " : " || ", parts.stream().map(Sample::text).toList());
            return new Sample(
                    "(" + text + ")",
                    facts -> parts.stream()
                            .map(part -> part.expected().apply(facts))
                            .reduce((a, b) -> cell(at(all ? ALL : ANY, a), b))
                            .orElseThrow());
        }
        if (choice == 2) {
            Sample part = sample(random, depth - 1);
            return new Sample(
                    "!(" + part.text() + ")", facts -> at(NOT, part.expected().apply(facts)));
        }
        return atom(random);
    }

    private static String cell(String row, String column) {
        return row.substring(row.indexOf(column + ":") + 2, row.indexOf(column + ":") + 3);
    }

    private static Sample atom(Random random) {
        return switch (random.nextInt(11)) {
            case 0 -> looking("form == 'canteen'", "form", "canteen"::equals);
            case 1 -> negated(looking("form != 'canteen'", "form", "canteen"::equals));
            case 2 -> looking("form in ['canteen', 'catering']", "form", form -> !form.equals("prepacked"));
            case 3 -> looking("'canteen' in items", "items", items -> ((List<?>) items).contains("canteen"));
            case 4 -> looking("staff >= 3", "staff", staff -> (Integer) staff >= 3);
            case 5 -> looking("0.1 < area", "area", area -> ((BigDecimal) area).doubleValue() > 0.15);
            case 6 -> looking("sells_online", "sells_online", Boolean.TRUE::equals);
            case 7 ->
                looking(
                        "years_since(birth_date) >= 60",
                        "birth_date",
                        date -> !((LocalDate) date).isAfter(LocalDate.of(1966, 11, 24)));
            case 8 -> looking("has(staff)", "staff", _ -> true);
            case 9 ->
                new Sample("known(staff)", facts -> switch (at(facts, "staff")) {
                    case Fact.Unknown _ -> "N";
                    case Fact.Failed _ -> "H";
                    default -> "M";
                });
            default ->
                new Sample("ask('innovative')", facts -> switch (at(facts, "innovative")) {
                    case Boolean judged -> judged ? "M" : "N";
                    default -> "H";
                });
        };
    }

    private static <V> V at(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static Sample negated(Sample sample) {
        return new Sample(sample.text(), facts -> at(NOT, sample.expected().apply(facts)));
    }

    private static Sample looking(String text, String element, Function<Object, Boolean> test) {
        return new Sample(text, facts -> switch (at(facts, element)) {
            case Fact.Empty _, Fact.NotApplicable _ -> "N";
            case Fact.Unknown _ -> "U";
            case Fact.Failed _ -> "H";
            case Object value -> test.apply(value) ? "M" : "N";
        });
    }

    private static Map<String, List<Object>> facts() {
        Map<String, List<Object>> facts = new HashMap<>();
        facts.put("form", List.of("canteen", "catering", "prepacked"));
        facts.put("items", List.of(List.of("canteen"), List.of("catering", "canteen"), List.of("prepacked")));
        facts.put("staff", List.of(2, 3, 4));
        facts.put("area", List.of(new BigDecimal("0.1"), new BigDecimal("0.2")));
        facts.put("sells_online", List.of(true, false));
        facts.put("birth_date", List.of(LocalDate.of(1966, 11, 24), LocalDate.of(1966, 11, 25)));
        facts.put("innovative", List.of(true, false));
        facts.replaceAll((_, values) -> {
            List<Object> all = new ArrayList<>(values);
            all.addAll(List.of(
                    new Fact.Empty(),
                    new Fact.NotApplicable(),
                    new Fact.Unknown(),
                    new Fact.Failed(new Text("坏", "broken"))));
            return all;
        });
        return facts;
    }

    private static Map<String, Object> randomFacts(Random random) {
        Map<String, Object> facts = new HashMap<>();
        FACTS.keySet().stream().sorted().forEach(element -> {
            List<Object> values = at(FACTS, element);
            facts.put(element, random.nextInt(3) == 0 ? new Fact.Unknown() : values.get(random.nextInt(values.size())));
        });
        return facts;
    }

    private static void completions(
            List<String> open, Map<String, Object> facts, java.util.function.Consumer<Map<String, Object>> use) {
        if (open.isEmpty()) {
            use.accept(facts);
            return;
        }
        for (Object value : at(FACTS, open.getFirst())) {
            if (!(value instanceof Fact.Unknown)) {
                Map<String, Object> completed = new HashMap<>(facts);
                completed.put(open.getFirst(), value);
                completions(open.subList(1, open.size()), completed, use);
            }
        }
    }

    private static Facts facts(Map<String, Object> values) {
        Facts plain = Facts.of(values);
        return new Facts() {
            @Override
            public Fact about(String element) {
                return plain.about(element);
            }

            @Override
            public Optional<Boolean> judged(String question) {
                return values.get(question) instanceof Boolean judged ? Optional.of(judged) : Optional.empty();
            }
        };
    }

    private static String letter(Answer answer) {
        return switch (answer) {
            case Answer.Met _ -> "M";
            case Answer.NotMet _ -> "N";
            case Answer.Unknown _ -> "U";
            case Answer.NeedsHuman _ -> "H";
        };
    }
}
