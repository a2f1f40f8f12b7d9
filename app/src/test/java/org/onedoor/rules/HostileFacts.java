package org.onedoor.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;

/** Facts drawn at random from what breaks evaluators: edges of types, leap days, quotes, halves of characters, wrong types. */
final class HostileFacts implements Facts {

    static final LocalDate DAY = LocalDate.of(2021, 2, 28);

    private static final List<Object> NUMBERS = List.of(
            0,
            1,
            2,
            3,
            -1,
            60L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            new BigInteger("1180591620717411303424"),
            new BigDecimal("3.0"),
            new BigDecimal("3.5"),
            new BigDecimal("1E+3"),
            new BigDecimal("0.1"),
            new BigDecimal("0.10"),
            new BigDecimal("0.0000001"),
            new BigDecimal("-2.999999"),
            new BigDecimal("12345678901234567890123456789.123456789"),
            new BigDecimal("1E+50"),
            50_000_000,
            new Money(50_000_000),
            0.1,
            "3",
            Double.NaN);

    private static final List<Object> DAYS = List.of(
            DAY,
            DAY.plusDays(1),
            DAY.minusDays(1),
            LocalDate.of(2020, 2, 29),
            LocalDate.of(2020, 2, 28),
            LocalDate.of(2020, 3, 1),
            LocalDate.of(1960, 2, 29),
            LocalDate.of(1961, 2, 28),
            LocalDate.of(1961, 3, 1),
            LocalDate.of(2021, 1, 31),
            LocalDate.of(2020, 12, 30),
            LocalDate.of(2030, 8, 31),
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(10_000, 1, 1),
            LocalDate.of(0, 12, 31),
            LocalDate.MIN,
            "2020-02-29");

    private static final List<Object> TEXTS = List.of(
            "",
            "  ",
            "\u3000",
            "3303",
            "330302",
            "33",
            "catering",
            "CATERING",
            "canteen",
            "canteen ",
            "中",
            "\uD842\uDFB7",
            "a'b",
            "%_",
            "\\",
            ":rule_0",
            "$1",
            "a\nb",
            "a\u0000b",
            "\uD842",
            "e\u0301",
            "\u00E9",
            1,
            List.of("catering"));

    private static final List<Object> FLAGS = List.of(true, false, "true", 1);

    private static final List<Object> LISTS = List.of(
            List.of(),
            List.of("canteen"),
            List.of("catering", "canteen"),
            List.of("", " "),
            List.of("", "prepacked"),
            List.of("a'b", "%_", "中"),
            List.of(1, 2),
            List.of(new BigDecimal("0.10"), 3),
            List.of(new BigDecimal("1E+50"), new BigDecimal("0.0000001")),
            List.of(0.5),
            "catering");

    private static final List<Fact> STATES = List.of(
            new Fact.Empty(), new Fact.NotApplicable(), new Fact.Unknown(), new Fact.Failed(new Text("坏", "broken")));

    private final Map<String, Fact> facts = new HashMap<>();
    private final Optional<Boolean> judged;

    HostileFacts(Random random, List<Term> terms) {
        for (Term term : terms) {
            if (random.nextInt(4) == 0) {
                facts.put(term.id(), STATES.get(random.nextInt(STATES.size())));
                continue;
            }
            List<Object> pool = pool(term);
            facts.put(term.id(), new Fact.Known(pool.get(random.nextInt(pool.size()))));
        }
        judged = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextBoolean());
    }

    private static List<Object> pool(Term term) {
        if (term.list()) {
            return LISTS;
        }
        return switch (term.kind()) {
            case INTEGER, DECIMAL, MONEY -> NUMBERS;
            case DATE -> DAYS;
            case TEXT, CODE -> TEXTS;
            case BOOLEAN -> FLAGS;
        };
    }

    @Override
    public Fact about(String element) {
        return Objects.requireNonNull(facts.get(element), element);
    }

    @Override
    public Optional<Boolean> judged(String question) {
        return judged;
    }

    @Override
    public String toString() {
        return facts + ", judged " + judged;
    }
}
