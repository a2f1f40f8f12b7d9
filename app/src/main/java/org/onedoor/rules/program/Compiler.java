package org.onedoor.rules.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Lane;
import org.onedoor.rules.Term;

/** Turns a condition into steps, numbered as they stand, each before its own parts. */
final class Compiler {

    private final Layout layout;
    private final LocalDate at;
    private int count;

    Compiler(Layout layout, LocalDate at) {
        this.layout = layout;
        this.at = at;
    }

    int count() {
        return count;
    }

    Step step(Condition condition) {
        int number = count++;
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> new Step.All(number, steps(parts));
            case Condition.Any(List<Condition> parts) -> new Step.Any(number, steps(parts));
            case Condition.Not(Condition part) -> new Step.Not(number, step(part));
            case Condition.Compare compare -> compare(number, compare);
            case Condition.OneOf(Term term, List<Operand> values) -> oneOf(number, term, values);
            case Condition.Includes(Term term, Operand value) ->
                new Step.Includes(number, layout.slot(term), Code.comparable(value.literal()));
            case Condition.StartsWith(Term term, String prefix) ->
                new Step.StartsWith(number, layout.slot(term), prefix);
            case Condition.IsTrue(Term term) ->
                new Step.InRange(number, layout.slot(term), 1, 1, Step.against(Condition.Relation.EQUAL, null));
            case Condition.HasValue(Term term) -> new Step.HasValue(number, layout.slot(term));
            case Condition.IsKnown(Term term) -> new Step.IsKnown(number, layout.slot(term));
            case Condition.Ask(String id, var _) -> new Step.Asked(number, layout.question(id));
            case Condition.Always(boolean met) -> new Step.Always(number, met);
        };
    }

    private Step[] steps(List<Condition> parts) {
        Step[] steps = new Step[parts.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step(parts.get(i));
        }
        return steps;
    }

    private Step compare(int number, Condition.Compare compare) {
        Lane.Range range = Lane.range(compare, at);
        if (range != null) {
            Step.InRange inside = new Step.InRange(
                    number,
                    layout.slot(Lane.term(compare)),
                    range.least(),
                    range.most(),
                    Step.against(compare.relation(), number(compare.right())));
            return range.negated() ? new Step.NotInRange(number, inside) : inside;
        }
        if (compare.relation() == Condition.Relation.EQUAL
                && compare.left() instanceof Operand.Value(Term term)
                && compare.right() instanceof Operand.Word(String word, var _)) {
            return new Step.IsWord(number, layout.slot(term), word);
        }
        Set<Integer> slots = new LinkedHashSet<>();
        compare.left().terms().forEach(one -> slots.add(layout.slot(one)));
        compare.right().terms().forEach(one -> slots.add(layout.slot(one)));
        return new Step.Compare(
                number,
                slots.stream().mapToInt(Integer::intValue).toArray(),
                side(compare.left()),
                compare.relation(),
                side(compare.right()));
    }

    private static @Nullable BigDecimal number(Operand operand) {
        return operand instanceof Operand.Amount(BigDecimal number, Kind _) ? number : null;
    }

    private Step oneOf(int number, Term term, List<Operand> literals) {
        Set<Object> values = new HashSet<>();
        Set<Long> inLane = new HashSet<>();
        for (Operand literal : literals) {
            Object value = literal.literal();
            values.add(Code.comparable(value));
            Long lane = Lane.of(value, term.kind());
            if (lane != null) {
                inLane.add(lane);
            }
        }
        return new Step.OneOf(number, layout.slot(term), Set.copyOf(values), Set.copyOf(inLane));
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
