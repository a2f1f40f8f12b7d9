package org.onedoor.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Condition.All;
import org.onedoor.rules.Condition.Always;
import org.onedoor.rules.Condition.Any;
import org.onedoor.rules.Condition.Ask;
import org.onedoor.rules.Condition.Compare;
import org.onedoor.rules.Condition.HasValue;
import org.onedoor.rules.Condition.Includes;
import org.onedoor.rules.Condition.IsKnown;
import org.onedoor.rules.Condition.IsTrue;
import org.onedoor.rules.Condition.Not;
import org.onedoor.rules.Condition.OneOf;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Condition.StartsWith;
import org.onedoor.rules.Reason.Seen;
import org.onedoor.shared.Money;

/** Interprets a condition for one subject on one day. The meaning of each fact's state: {@link Fact}. */
final class Evaluation {

    private final Facts facts;
    private final LocalDate at;

    Evaluation(Facts facts, LocalDate at) {
        this.facts = facts;
        this.at = at;
    }

    Answer answer(Condition condition) {
        Reason reason = judge(condition);
        return switch (reason.verdict()) {
            case MET -> new Answer.Met(reason);
            case NOT_MET -> new Answer.NotMet(reason);
            case UNKNOWN -> {
                Set<Term> missing = new LinkedHashSet<>();
                collectMissing(reason, missing);
                yield new Answer.Unknown(List.copyOf(missing), reason);
            }
            case NEEDS_HUMAN -> {
                Set<Answer.Matter> matters = new LinkedHashSet<>();
                collectMatters(reason, matters);
                yield new Answer.NeedsHuman(List.copyOf(matters), reason);
            }
        };
    }

    private Reason judge(Condition condition) {
        return switch (condition) {
            case All all -> {
                List<Reason> parts = all.parts().stream().map(this::judge).toList();
                Verdict verdict = parts.stream().map(Reason::verdict).reduce(Verdict.MET, Verdict::and);
                yield new Reason(verdict, all, List.of(), parts);
            }
            case Any any -> {
                List<Reason> parts = any.parts().stream().map(this::judge).toList();
                Verdict verdict = parts.stream().map(Reason::verdict).reduce(Verdict.NOT_MET, Verdict::or);
                yield new Reason(verdict, any, List.of(), parts);
            }
            case Not not -> {
                Reason part = judge(not.part());
                yield new Reason(part.verdict().negated(), not, List.of(), List.of(part));
            }
            case Compare compare -> compare(compare);
            case OneOf oneOf ->
                look(oneOf, oneOf.term(), value -> oneOf.values().stream().anyMatch(one -> equal(value, literal(one))));
            case Includes includes ->
                look(
                        includes,
                        includes.term(),
                        value -> ((Collection<?>) value)
                                .stream().anyMatch(one -> equal(one, literal(includes.value()))));
            case StartsWith starts ->
                look(starts, starts.term(), value -> ((String) value).startsWith(starts.prefix()));
            case IsTrue isTrue -> look(isTrue, isTrue.term(), value -> (Boolean) value);
            case HasValue has -> look(has, has.term(), _ -> true);
            case IsKnown known -> known(known);
            case Ask ask ->
                new Reason(
                        facts.judged(ask.id()).map(Verdict::of).orElse(Verdict.NEEDS_HUMAN), ask, List.of(), List.of());
            case Always always -> new Reason(Verdict.of(always.met()), always, List.of(), List.of());
        };
    }

    private Reason look(Condition condition, Term term, Predicate<Object> test) {
        Fact fact = fact(term);
        Verdict verdict = fact instanceof Fact.Known(Object value) ? Verdict.of(test.test(value)) : gap(fact);
        return new Reason(verdict, condition, List.of(new Seen(term, fact)), List.of());
    }

    private Reason known(IsKnown known) {
        Fact fact = fact(known.term());
        Verdict verdict = switch (fact) {
            case Fact.Known _, Fact.Empty _, Fact.NotApplicable _ -> Verdict.MET;
            case Fact.Unknown _ -> Verdict.NOT_MET;
            case Fact.Failed _ -> Verdict.NEEDS_HUMAN;
        };
        return new Reason(verdict, known, List.of(new Seen(known.term(), fact)), List.of());
    }

    /** What an absent value makes of the comparison that wanted it. */
    private static Verdict gap(Fact fact) {
        return switch (fact) {
            case Fact.Known _ -> Verdict.MET;
            case Fact.Empty _, Fact.NotApplicable _ -> Verdict.NOT_MET;
            case Fact.Unknown _ -> Verdict.UNKNOWN;
            case Fact.Failed _ -> Verdict.NEEDS_HUMAN;
        };
    }

    private Reason compare(Compare compare) {
        List<Seen> seen = new ArrayList<>();
        Object left = value(compare.left(), seen);
        Object right = value(compare.right(), seen);
        boolean negated = compare.relation() == Condition.Relation.NOT_EQUAL;
        Verdict verdict = seen.stream().map(one -> gap(one.fact())).reduce(Verdict.MET, Verdict::and);
        if (left != null && right != null) {
            verdict = Verdict.of(
                    switch (compare.relation()) {
                        case EQUAL, NOT_EQUAL -> equal(left, right);
                        case LESS -> order(left, right) < 0;
                        case AT_MOST -> order(left, right) <= 0;
                        case MORE -> order(left, right) > 0;
                        case AT_LEAST -> order(left, right) >= 0;
                    });
        }
        return new Reason(negated ? verdict.negated() : verdict, compare, seen, List.of());
    }

    /** The operand's value in normal form (BigDecimal, String, LocalDate, Boolean), or null where a fact is absent. */
    private @Nullable Object value(Operand operand, List<Seen> seen) {
        return switch (operand) {
            case Operand.Value(Term term) -> {
                Fact fact = fact(term);
                seen.add(new Seen(term, fact));
                yield fact instanceof Fact.Known(Object value) ? value : null;
            }
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Flag _ -> literal(operand);
            case Operand.Today() -> at;
            case Operand.Since(Condition.Unit unit, Operand date) ->
                value(date, seen) instanceof LocalDate from ? BigDecimal.valueOf(since(unit, from)) : null;
            case Operand.Calculated(Operand left, Condition.Sign sign, Operand right, Kind _) -> {
                // both sides, so that all absent facts are seen
                Object a = value(left, seen);
                Object b = value(right, seen);
                if (!(a instanceof BigDecimal x) || !(b instanceof BigDecimal y)) {
                    yield null;
                }
                yield switch (sign) {
                    case PLUS -> x.add(y);
                    case MINUS -> x.subtract(y);
                    case TIMES -> x.multiply(y);
                };
            }
        };
    }

    private static Object literal(Operand operand) {
        return switch (operand) {
            case Operand.Amount(BigDecimal value, Kind _) -> value;
            case Operand.Word(String value, var _) -> value;
            case Operand.Day(LocalDate value) -> value;
            case Operand.Flag(boolean value) -> value;
            case Operand.Value _, Operand.Today _, Operand.Since _, Operand.Calculated _ ->
                throw new IllegalStateException("not a literal: " + operand);
        };
    }

    private long since(Condition.Unit unit, LocalDate from) {
        return switch (unit) {
            case DAYS -> ChronoUnit.DAYS.between(from, at);
            case MONTHS -> full(ChronoUnit.MONTHS, from);
            case YEARS -> full(ChronoUnit.YEARS, from);
        };
    }

    private long full(ChronoUnit unit, LocalDate from) {
        // between() truncates towards zero and lets 29 February reach a year only on 1 March; hence the two corrections
        long units = unit.between(from, at);
        if (from.plus(units, unit).isAfter(at)) {
            return units - 1;
        }
        return from.plus(units + 1, unit).isAfter(at) ? units : units + 1;
    }

    private static boolean equal(Object left, Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return left.equals(right);
    }

    private static int order(Object left, Object right) {
        return left instanceof LocalDate a
                ? a.compareTo((LocalDate) right)
                : ((BigDecimal) left).compareTo((BigDecimal) right);
    }

    /** The fact, its value in normal form: blank is empty, a value of the wrong type is a failure. */
    private Fact fact(Term term) {
        Fact fact = facts.about(term.id());
        if (!(fact instanceof Fact.Known(Object raw))) {
            return fact;
        }
        if (!term.list()) {
            return single(term, raw);
        }
        if (!(raw instanceof Collection<?> members)) {
            return wrong(raw);
        }
        List<Object> values = new ArrayList<>();
        for (Object member : members) {
            switch (single(term, Objects.requireNonNull(member))) {
                case Fact.Known(Object value) -> values.add(value);
                case Fact.Failed failed -> {
                    return failed;
                }
                case Fact.Empty _, Fact.NotApplicable _, Fact.Unknown _ -> {}
            }
        }
        return values.isEmpty() ? new Fact.Empty() : new Fact.Known(values);
    }

    private static Fact single(Term term, Object raw) {
        Object value = switch (term.kind()) {
            case TEXT, CODE -> raw instanceof String text ? text : null;
            case DATE -> raw instanceof LocalDate day ? day : null;
            case BOOLEAN -> raw instanceof Boolean bool ? bool : null;
            case DECIMAL -> number(raw);
            case INTEGER -> whole(number(raw));
            case MONEY -> raw instanceof Money(long fen) ? BigDecimal.valueOf(fen) : whole(number(raw));
        };
        if (value == null) {
            return wrong(raw);
        }
        return value instanceof String text && text.isBlank() ? new Fact.Empty() : new Fact.Known(value);
    }

    private static @Nullable BigDecimal number(Object raw) {
        return switch (raw) {
            case BigDecimal decimal -> sensible(decimal);
            case BigInteger integer -> sensible(new BigDecimal(integer));
            case Long whole -> BigDecimal.valueOf(whole);
            case Integer whole -> BigDecimal.valueOf(whole);
            default -> null; // of Object, so there is no closed list; floating point numbers are not exact
        };
    }

    /** 1e999999999 would fit into a BigDecimal, and a sum with it into no memory. */
    private static @Nullable BigDecimal sensible(BigDecimal number) {
        return number.precision() <= 40 && Math.abs(number.scale()) <= 40 ? number : null;
    }

    private static @Nullable BigDecimal whole(@Nullable BigDecimal number) {
        return number != null && number.stripTrailingZeros().scale() <= 0 ? number : null;
    }

    private static Fact wrong(Object raw) {
        return new Fact.Failed(Phrases.of(
                "fact.wrong-type.text",
                Map.of("type", Phrases.same(raw.getClass().getSimpleName()))));
    }

    private static void collectMissing(Reason reason, Set<Term> missing) {
        if (reason.verdict() != Verdict.UNKNOWN) {
            return;
        }
        for (Seen seen : reason.seen()) {
            if (seen.fact() instanceof Fact.Unknown) {
                missing.add(seen.term());
            }
        }
        reason.parts().forEach(part -> collectMissing(part, missing));
    }

    private static void collectMatters(Reason reason, Set<Answer.Matter> matters) {
        if (reason.verdict() != Verdict.NEEDS_HUMAN) {
            return;
        }
        if (reason.condition() instanceof Ask ask) {
            matters.add(new Answer.Matter.Question(ask.id(), ask.question()));
        }
        for (Seen seen : reason.seen()) {
            if (seen.fact() instanceof Fact.Failed(var why)) {
                matters.add(new Answer.Matter.BrokenFact(seen.term(), why));
            }
        }
        reason.parts().forEach(part -> collectMatters(part, matters));
    }
}
