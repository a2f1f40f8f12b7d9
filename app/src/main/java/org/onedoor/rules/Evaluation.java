package org.onedoor.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
                look(
                        oneOf,
                        oneOf.term(),
                        value -> oneOf.values().stream().anyMatch(one -> Condition.same(value, one.literal())));
            case Includes includes ->
                look(
                        includes,
                        includes.term(),
                        value -> ((Collection<?>) value)
                                .stream()
                                        .anyMatch(one -> Condition.same(
                                                one, includes.value().literal())));
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
        Fact fact = Normal.of(term, facts.about(term.id()));
        Verdict verdict = fact instanceof Fact.Known(Object value) ? Verdict.of(test.test(value)) : gap(fact);
        return new Reason(verdict, condition, List.of(new Seen(term, fact)), List.of());
    }

    private Reason known(IsKnown known) {
        Fact fact = Normal.of(known.term(), facts.about(known.term().id()));
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
            verdict = Verdict.of(compare.relation().stands(left, right));
        }
        return new Reason(negated ? verdict.negated() : verdict, compare, seen, List.of());
    }

    /** The operand's value in normal form (BigDecimal, String, LocalDate, Boolean), or null where a fact is absent. */
    private @Nullable Object value(Operand operand, List<Seen> seen) {
        return switch (operand) {
            case Operand.Value(Term term) -> {
                Fact fact = Normal.of(term, facts.about(term.id()));
                seen.add(new Seen(term, fact));
                yield fact instanceof Fact.Known(Object value) ? value : null;
            }
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Flag _ -> operand.literal();
            case Operand.Today() -> at;
            case Operand.Since(Condition.Unit unit, Operand date) ->
                value(date, seen) instanceof LocalDate from ? BigDecimal.valueOf(unit.between(from, at)) : null;
            case Operand.Calculated(Operand left, Condition.Sign sign, Operand right, Kind _) -> {
                // both sides, so that all absent facts are seen
                Object a = value(left, seen);
                Object b = value(right, seen);
                if (!(a instanceof BigDecimal x) || !(b instanceof BigDecimal y)) {
                    yield null;
                }
                yield sign.of(x, y);
            }
        };
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
