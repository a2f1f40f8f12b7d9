package org.onedoor.rules.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Lane;
import org.onedoor.rules.Term;

/** Turns a condition into steps. */
final class Compiler {

    private final Layout layout;
    private final LocalDate at;

    Compiler(Layout layout, LocalDate at) {
        this.layout = layout;
        this.at = at;
    }

    Step step(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> new Step.All(condition, steps(parts));
            case Condition.Any(List<Condition> parts) -> new Step.Any(condition, steps(parts));
            case Condition.Not(Condition part) -> new Step.Not(condition, step(part));
            case Condition.Compare compare -> compare(compare);
            case Condition.OneOf oneOf -> oneOf(oneOf);
            case Condition.Includes(Term term, Operand value) ->
                new Step.Includes(condition, layout.slot(term), Code.comparable(value.literal()));
            case Condition.StartsWith(Term term, String prefix) ->
                new Step.StartsWith(condition, layout.slot(term), prefix);
            case Condition.IsTrue(Term term) -> new Step.OnLane(condition, Look.number(layout.slot(term), 1));
            case Condition.HasValue(Term term) -> new Step.HasValue(condition, layout.slot(term));
            case Condition.IsKnown(Term term) -> new Step.IsKnown(condition, layout.slot(term));
            case Condition.Ask(String id, var _) -> new Step.Asked(condition, layout.question(id));
            case Condition.Always always -> new Step.Always(always);
        };
    }

    private List<Step> steps(List<Condition> parts) {
        return parts.stream().map(this::step).toList();
    }

    private Step compare(Condition.Compare compare) {
        Look look = look(compare);
        if (look != null) {
            return new Step.OnLane(compare, look);
        }
        int[] slots = Stream.of(compare.left(), compare.right())
                .flatMap(side -> terms(side).stream())
                .mapToInt(layout::slot)
                .toArray();
        return new Step.Compare(compare, slots, side(compare.left()), side(compare.right()));
    }

    private @Nullable Look look(Condition.Compare compare) {
        Lane.Range range = Lane.range(compare, at);
        if (range != null) {
            Look inside = Look.range(
                    layout.slot(Lane.term(compare)),
                    range.least(),
                    range.most(),
                    Step.against(compare.relation(), number(compare.right())));
            return range.negated() ? inside.turnedRound() : inside;
        }
        if (compare.left() instanceof Operand.Value(Term term)
                && compare.right() instanceof Operand.Word(String word, var _)) {
            Look same = Look.number(layout.slot(term), layout.word(term, word));
            return switch (compare.relation()) {
                case EQUAL -> same;
                case NOT_EQUAL -> same.turnedRound();
                case LESS, AT_MOST, MORE, AT_LEAST ->
                    throw new IllegalStateException("words have no order: " + compare);
            };
        }
        return null;
    }

    /** The elements of an operand as they stand; the same one may stand there twice. */
    private static List<Term> terms(Operand operand) {
        List<Term> terms = new ArrayList<>();
        switch (operand) {
            case Operand.Value(Term term) -> terms.add(term);
            case Operand.Since(var _, Operand date) -> terms.addAll(terms(date));
            case Operand.Calculated(Operand left, var _, Operand right, var _) -> {
                terms.addAll(terms(left));
                terms.addAll(terms(right));
            }
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Flag _, Operand.Today _ -> {}
        }
        return terms;
    }

    private static @Nullable BigDecimal number(Operand operand) {
        return operand instanceof Operand.Amount(BigDecimal number, Kind _) ? number : null;
    }

    private Step oneOf(Condition.OneOf oneOf) {
        Term term = oneOf.term();
        int slot = layout.slot(term);
        Set<Object> values = new HashSet<>();
        oneOf.values().forEach(literal -> values.add(Code.comparable(literal.literal())));
        long[] inLane = values.stream()
                .map(value -> value instanceof String word
                        ? Long.valueOf(layout.word(term, word))
                        : Lane.of(value, term.kind()))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        if (layout.fewWords(term)) {
            long words = 0;
            for (long word : inLane) {
                words |= 1L << word;
            }
            return new Step.OnLane(oneOf, Look.words(slot, words));
        }
        return new Step.OneOf(oneOf, slot, Set.copyOf(values), inLane);
    }

    private Step.Side side(Operand operand) {
        return switch (operand) {
            case Operand.Value(Term term) -> Step.Side.element(layout.slot(term));
            case Operand.Today() -> Step.Side.fixed(at);
            case Operand.Since(Condition.Unit unit, Operand date) -> Step.Side.since(unit, side(date), at);
            case Operand.Calculated(Operand left, Condition.Sign sign, Operand right, Kind _) ->
                Step.Side.calculated(side(left), sign, side(right));
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Flag _ -> Step.Side.fixed(operand.literal());
        };
    }
}
