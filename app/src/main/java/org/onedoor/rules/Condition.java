package org.onedoor.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.onedoor.shared.Text;

/**
 * 条件: the tree behind a rule. Closed and small on purpose: each node has one meaning in the interpreter, in SQL, in a
 * bitmap and in words.
 */
public sealed interface Condition {

    /** 同时满足: {@code a && b && …}, at least two parts, none of them an {@code All}. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** 满足任一: {@code a || b || …}, at least two parts, none of them an {@code Any}. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    /** Two operands of comparable kinds; texts, codes and booleans only with {@code EQUAL} and {@code NOT_EQUAL}. */
    record Compare(Operand left, Relation relation, Operand right) implements Condition {}

    /** {@code element in [literal, …]}: a single-valued element, at least one literal. */
    record OneOf(Term term, List<Operand> values) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** {@code elements.contains(literal)} and {@code literal in elements}: a list element. */
    record Includes(Term term, Operand value) implements Condition {}

    /** {@code element.startsWith('prefix')}: a text or code. */
    record StartsWith(Term term, String prefix) implements Condition {}

    /** A boolean element by itself. */
    record IsTrue(Term term) implements Condition {}

    /** {@code has(element)}: there is a value. */
    record HasValue(Term term) implements Condition {}

    /** {@code known(element)}: it is known whether and which value there is; itself never unknown. */
    record IsKnown(Term term) implements Condition {}

    /** {@code ask('id')}: only a person can tell. */
    record Ask(String id, Text question) implements Condition {}

    /** {@code true} or {@code false}. */
    record Always(boolean met) implements Condition {}

    /** Whether two values in normal form are the same; 1 and 1.0 are. */
    static boolean same(Object left, Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return left.equals(right);
    }

    /** How two operands stand to each other. */
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        boolean ordering() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        /**
         * Whether two values in normal form stand in it. Of {@code NOT_EQUAL}, whether they are equal: it is the negation of {@code
         * EQUAL} as a whole, facts that are not there included.
         */
        public boolean stands(Object left, Object right) {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> same(left, right);
                case LESS -> order(left, right) < 0;
                case AT_MOST -> order(left, right) <= 0;
                case MORE -> order(left, right) > 0;
                case AT_LEAST -> order(left, right) >= 0;
            };
        }

        private static int order(Object left, Object right) {
            return left instanceof LocalDate day
                    ? day.compareTo((LocalDate) right)
                    : ((BigDecimal) left).compareTo((BigDecimal) right);
        }

        /** {@code a R b} says the same as {@code b R.mirrored() a}. */
        Relation mirrored() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> MORE;
                case AT_MOST -> AT_LEAST;
                case MORE -> LESS;
                case AT_LEAST -> AT_MOST;
            };
        }
    }

    /** Something with a value. */
    sealed interface Operand {

        Kind kind();

        /** The elements that it speaks of. */
        default Set<Term> terms() {
            Set<Term> terms = new LinkedHashSet<>();
            collect(terms);
            return terms;
        }

        private void collect(Set<Term> terms) {
            switch (this) {
                case Value(Term term) -> terms.add(term);
                case Since(Unit _, Operand date) -> date.collect(terms);
                case Calculated(Operand left, Sign _, Operand right, Kind _) -> {
                    left.collect(terms);
                    right.collect(terms);
                }
                case Amount _, Word _, Day _, Flag _, Today _ -> {}
            }
        }

        /**
         * What a literal stands for, in normal form.
         *
         * @throws IllegalStateException where it is no literal
         */
        default Object literal() {
            return switch (this) {
                case Amount(BigDecimal value, Kind _) -> value;
                case Word(String value, Text _) -> value;
                case Day(LocalDate value) -> value;
                case Flag(boolean value) -> value;
                case Value _, Today _, Since _, Calculated _ ->
                    throw new IllegalStateException("not a literal: " + this);
            };
        }

        /** A single-valued element. */
        record Value(Term term) implements Operand {
            @Override
            public Kind kind() {
                return term.kind();
            }
        }

        /** A number as written, exact; {@code MONEY} in 分. */
        record Amount(BigDecimal value, Kind kind) implements Operand {}

        /** A text, or a code when it stands beside an element with a code set. */
        record Word(String value, Text label) implements Operand {
            @Override
            public Kind kind() {
                return Kind.TEXT;
            }
        }

        /** {@code date('2020-01-31')}. */
        record Day(LocalDate value) implements Operand {
            @Override
            public Kind kind() {
                return Kind.DATE;
            }
        }

        /** {@code true} or {@code false} beside a boolean element. */
        record Flag(boolean value) implements Operand {
            @Override
            public Kind kind() {
                return Kind.BOOLEAN;
            }
        }

        /** {@code today}: the day of evaluation. */
        record Today() implements Operand {
            @Override
            public Kind kind() {
                return Kind.DATE;
            }
        }

        /**
         * {@code years_since(d)}, {@code months_since(d)}, {@code days_since(d)}: the greatest n for which d plus n units
         * is not after the day of evaluation (negative for a later d). A day that the month lacks becomes the month's
         * last (民法典 202), as PostgreSQL's {@code date + interval} has it.
         */
        record Since(Unit unit, Operand date) implements Operand {
            @Override
            public Kind kind() {
                return Kind.INTEGER;
            }
        }

        /** Exact, unbounded arithmetic. */
        record Calculated(Operand left, Sign sign, Operand right, Kind kind) implements Operand {}
    }

    /** Unit of a distance in time. */
    enum Unit {
        YEARS(ChronoUnit.YEARS),
        MONTHS(ChronoUnit.MONTHS),
        DAYS(ChronoUnit.DAYS);

        private final ChronoUnit unit;

        Unit(ChronoUnit unit) {
            this.unit = unit;
        }

        /** How many full units have passed from one day to another, as {@link Operand.Since} has it. */
        public long between(LocalDate from, LocalDate to) {
            // between() truncates towards zero and lets 29 February reach a year only on 1 March; hence the two
            // corrections
            long units = unit.between(from, to);
            if (from.plus(units, unit).isAfter(to)) {
                return units - 1;
            }
            return from.plus(units + 1, unit).isAfter(to) ? units : units + 1;
        }
    }

    /** Operation on numbers; no division, which would need rounding. */
    enum Sign {
        PLUS,
        MINUS,
        TIMES;

        public BigDecimal of(BigDecimal left, BigDecimal right) {
            return switch (this) {
                case PLUS -> left.add(right);
                case MINUS -> left.subtract(right);
                case TIMES -> left.multiply(right);
            };
        }
    }
}
