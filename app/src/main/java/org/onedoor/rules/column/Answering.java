package org.onedoor.rules.column;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Condition.Relation;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Lane;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/** Answers conditions for all subjects of some columns. */
public final class Answering {

    private final Columns columns;
    private final LocalDate at;

    /** @param at the day of evaluation */
    public Answering(Columns columns, LocalDate at) {
        this.columns = columns;
        this.at = at;
    }

    /** @throws NullPointerException where the columns do not hold what the rule speaks of */
    public Answered answer(Rule rule) {
        return answer(rule.condition());
    }

    private Answered answer(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) ->
                // the dual of "any", turned on the way in and on the way out
                any(parts.stream().map(part -> answer(part).turned()).toList()).turned();
            case Condition.Any(List<Condition> parts) ->
                any(parts.stream().map(this::answer).toList());
            case Condition.Not(Condition part) -> answer(part).turned();
            case Condition.Compare compare -> compare(compare);
            case Condition.OneOf(Term term, List<Operand> values) ->
                look(term, value -> values.stream().anyMatch(one -> Condition.same(value, one.literal())));
            case Condition.Includes(Term term, Operand value) ->
                look(
                        term,
                        list -> ((List<?>) list)
                                .stream()
                                        .anyMatch(one ->
                                                Condition.same(Objects.requireNonNull((Object) one), value.literal())));
            case Condition.StartsWith(Term term, String prefix) ->
                look(term, value -> ((String) value).startsWith(prefix));
            case Condition.IsTrue(Term term) -> look(term, Boolean.TRUE::equals);
            case Condition.HasValue(Term term) -> {
                Column column = columns.column(term);
                yield new Answered(column.known(), column.absent(), column.failed());
            }
            case Condition.IsKnown(Term term) -> {
                Column column = columns.column(term);
                RoaringBitmap met = RoaringBitmap.or(column.known(), column.absent());
                RoaringBitmap told = RoaringBitmap.or(met, column.failed());
                yield new Answered(met, RoaringBitmap.flip(told, 0L, columns.subjects()), column.failed());
            }
            case Condition.Ask(String id, var _) -> {
                Columns.Judged judged = columns.judged(id);
                RoaringBitmap told = RoaringBitmap.or(judged.met(), judged.notMet());
                yield new Answered(judged.met(), judged.notMet(), RoaringBitmap.flip(told, 0L, columns.subjects()));
            }
            case Condition.Always(boolean met) -> always(met);
        };
    }

    private Answered always(boolean met) {
        RoaringBitmap all = new RoaringBitmap();
        all.add(0L, columns.subjects());
        RoaringBitmap none = new RoaringBitmap();
        return met ? new Answered(all, none, none) : new Answered(none, all, none);
    }

    /** Met where one is; not met where all are not; needs a human where one does and none is met. */
    private static Answered any(List<Answered> parts) {
        RoaringBitmap met = new RoaringBitmap();
        RoaringBitmap human = new RoaringBitmap();
        RoaringBitmap notMet = parts.getFirst().notMet().clone();
        for (Answered part : parts) {
            met.or(part.met());
            human.or(part.needsHuman());
            notMet.and(part.notMet());
        }
        human.andNot(met);
        return new Answered(met, notMet, human);
    }

    /** A test of one element's value in normal form. */
    private Answered look(Term term, Predicate<Object> test) {
        return look(term, number -> test.test(Lane.back(number, term.kind())), test);
    }

    private Answered look(Term term, LongPredicate inside, Predicate<Object> otherwise) {
        Column column = columns.column(term);
        RoaringBitmap met = column.where(inside, otherwise);
        RoaringBitmap notMet = RoaringBitmap.andNot(column.known(), met);
        notMet.or(column.absent());
        return new Answered(met, notMet, column.failed());
    }

    private Answered compare(Condition.Compare compare) {
        Lane.Range range = Lane.range(compare, at);
        if (range != null) {
            Operand right = compare.right();
            Answered answered = look(
                    Lane.term(compare),
                    range::holds,
                    // what does not fit into its lane is a number, and so is what it is compared with
                    value -> compare.relation().stands(value, right.literal()));
            return range.negated() ? answered.turned() : answered;
        }
        Set<Term> terms = new LinkedHashSet<>(compare.left().terms());
        terms.addAll(compare.right().terms());
        Answered answered = terms.isEmpty()
                ? always(compare.relation().stands(value(compare.left(), 0), value(compare.right(), 0)))
                : compare(compare, terms);
        return compare.relation() == Relation.NOT_EQUAL ? answered.turned() : answered;
    }

    /** Where all are there, by their values; not met where one is known to be absent; else a human where one is broken. */
    private Answered compare(Condition.Compare compare, Set<Term> terms) {
        RoaringBitmap known = new RoaringBitmap();
        known.add(0L, columns.subjects());
        RoaringBitmap absent = new RoaringBitmap();
        RoaringBitmap failed = new RoaringBitmap();
        for (Term term : terms) {
            Column column = columns.column(term);
            known.and(column.known());
            absent.or(column.absent());
            failed.or(column.failed());
        }
        failed.andNot(absent);
        RoaringBitmap met = new RoaringBitmap();
        known.forEach((IntConsumer) subject -> {
            if (compare.relation().stands(value(compare.left(), subject), value(compare.right(), subject))) {
                met.add(subject);
            }
        });
        RoaringBitmap notMet = RoaringBitmap.andNot(known, met);
        notMet.or(absent);
        return new Answered(met, notMet, failed);
    }

    private Object value(Operand operand, int subject) {
        return switch (operand) {
            case Operand.Value(Term term) -> columns.column(term).value(subject, term);
            case Operand.Today() -> at;
            case Operand.Since(Condition.Unit unit, Operand date) ->
                BigDecimal.valueOf(unit.between((LocalDate) value(date, subject), at));
            case Operand.Calculated(Operand left, Condition.Sign sign, Operand right, Kind _) ->
                sign.of((BigDecimal) value(left, subject), (BigDecimal) value(right, subject));
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Flag _ -> operand.literal();
        };
    }
}
