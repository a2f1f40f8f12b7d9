package org.onedoor.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
        YEARS,
        MONTHS,
        DAYS
    }

    /** Operation on numbers; no division, which would need rounding. */
    enum Sign {
        PLUS,
        MINUS,
        TIMES
    }
}
