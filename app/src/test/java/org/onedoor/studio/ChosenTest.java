package org.onedoor.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onedoor.catalog.References;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;
import org.onedoor.rules.Vocabulary;
import org.onedoor.standard.Standard;
import org.onedoor.studio.Chosen.Row;
import org.onedoor.studio.Chosen.Way;

/** 选条件: what is chosen and what is written mean the same. */
class ChosenTest {

    private static List<Document> documents = List.of();
    private static Set<String> ids = Set.of();
    private static Vocabulary vocabulary = id -> Optional.empty();

    @BeforeAll
    static void read() {
        Mistakes mistakes = new Mistakes();
        documents = DefinitionFolder.read(Path.of("..", "definitions"), mistakes);
        Standard standard = Standard.of(documents, LocalDate.of(2026, 1, 5), mistakes);
        assertThat(mistakes.all()).isEmpty();
        Set<String> all = new HashSet<>();
        standard.elements().forEach(element -> all.add(element.id()));
        ids = all;
        vocabulary = new References(standard, mistakes).vocabulary(ids);
    }

    private static Condition condition(String text) {
        return Rule.read(text, vocabulary).orThrow().condition();
    }

    private static Chosen chosen(String text) {
        return Chosen.of(condition(text)).orElseThrow(() -> new AssertionError("too deep: " + text));
    }

    @Test
    void everyConditionOfTheCatalogueThatCanBeChosenComesBackAsItWas() {
        List<String> texts = new ArrayList<>();
        documents.stream()
                .filter(document -> document.kind().equals("item"))
                .forEach(document -> collect(document.node(), texts));
        int shallow = 0;
        for (String text : texts) {
            Condition read = condition(text);
            var chosen = Chosen.of(read);
            if (chosen.isPresent()) {
                shallow++;
                assertThat(condition(chosen.get().text())).as(text).isEqualTo(read);
            }
        }
        assertThat(texts).hasSizeGreaterThan(200);
        assertThat(shallow).as("of %s can be chosen", texts.size()).isGreaterThan(texts.size() * 9 / 10);
    }

    private static void collect(Node node, List<String> texts) {
        switch (node) {
            case Node.Scalar _ -> {}
            case Node.Sequence sequence -> sequence.items().forEach(item -> collect(item, texts));
            case Node.Mapping mapping ->
                mapping.values().forEach((key, value) -> {
                    if (value instanceof Node.Scalar scalar && (key.equals("when") || key.equals("automatic"))) {
                        texts.add(scalar.value());
                    } else {
                        collect(value, texts);
                    }
                });
        }
    }

    @Test
    void whatIsChosenIsReadAsItWasChosen() {
        Random random = new Random(20200220);
        List<Term> terms = ids.stream()
                .sorted()
                .flatMap(id -> vocabulary.term(id).stream())
                .toList();
        for (int i = 0; i < 3_000; i++) {
            List<Row> rows = new ArrayList<>();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                Term term = terms.get(random.nextInt(terms.size()));
                List<Way> ways = Chosen.ways(term);
                Way way = ways.get(random.nextInt(ways.size()));
                Row row = new Row(term, way, way.valued() ? values(term, way, random) : List.of());
                assertThat(row.sound()).as("%s", row).isTrue();
                rows.add(row);
            }
            Chosen wanted = new Chosen(rows.size() == 1 || random.nextBoolean(), rows);
            assertThat(Chosen.of(condition(wanted.text()))).as(wanted.text()).contains(wanted);
        }
    }

    private static List<String> values(Term term, Way way, Random random) {
        if (way == Way.YEARS || way == Way.YEARS_LESS) {
            return List.of(String.valueOf(random.nextInt(100)));
        }
        return switch (term.kind()) {
            case CODE -> {
                List<String> codes = new ArrayList<>(term.codes().keySet());
                int most = term.list() ? 1 : Math.min(3, codes.size());
                Collections.shuffle(codes, random);
                yield codes.subList(0, 1 + random.nextInt(most));
            }
            case INTEGER -> List.of(String.valueOf(random.nextInt(1_000)));
            case DECIMAL -> List.of(random.nextInt(1_000) + "." + (1 + random.nextInt(9)));
            case MONEY -> List.of(random.nextBoolean() ? "500000" : "12.5");
            case DATE -> List.of(random.nextBoolean() ? "today" : "2026-02-28");
            case TEXT -> List.of("it's \\ 温州");
            case BOOLEAN -> List.of();
        };
    }

    @Test
    void whatIsDeeperIsLeftToTheText() {
        for (String deep : List.of(
                "marital_status == '20' && (several_heirs || wants_debit)",
                "!(several_heirs && wants_debit)",
                "known(birth_date)",
                "months_since(birth_date) >= 6",
                "true")) {
            assertThat(Chosen.of(condition(deep))).as(deep).isEmpty();
        }
    }

    @Test
    void theUnmarriedAndThoseOverSixtyAreSaidInRows() {
        Chosen chosen = chosen("years_since(birth_date) >= 60 || marital_status in ['10', '40'] || !several_heirs");
        assertThat(chosen.all()).isFalse();
        assertThat(chosen.rows())
                .extracting(row -> row.term().id(), Row::way, Row::values)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("birth_date", Way.YEARS, List.of("60")),
                        org.assertj.core.groups.Tuple.tuple("marital_status", Way.IS, List.of("10", "40")),
                        org.assertj.core.groups.Tuple.tuple("several_heirs", Way.NO, List.of()));
    }

    @Test
    void whatDoesNotFitAnElementIsNotSound() {
        Term day = vocabulary.term("birth_date").orElseThrow();
        Term code = vocabulary.term("marital_status").orElseThrow();
        assertThat(day.kind()).isEqualTo(Kind.DATE);
        assertThat(new Row(day, Way.LESS, List.of("31.12.2020")).sound()).isFalse();
        assertThat(new Row(day, Way.YEARS, List.of("sixty")).sound()).isFalse();
        assertThat(new Row(code, Way.IS, List.of()).sound()).isFalse();
        assertThat(new Row(code, Way.IS, List.of("none-such")).sound()).isFalse();
        assertThat(new Row(code, Way.HAS, List.of()).sound()).isTrue();
    }
}
