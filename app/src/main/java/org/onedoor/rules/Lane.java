package org.onedoor.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Condition.Relation;
import org.onedoor.rules.Condition.Unit;

/**
 * 定长列: numbers, days and truth values as whole numbers of 64 bits, so that a comparison with a literal is a range. Decimals are
 * counted in millionths. What does not fit exactly stays outside and is compared as what it is.
 */
public final class Lane {

    /** As many digits after the point as a data element may have. */
    private static final int DECIMALS = 6;

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE + 2);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE - 2);

    private Lane() {}

    /**
     * A range of a lane, both ends included; empty where the first is larger.
     *
     * @param negated whether the comparison is "not equal": the negation of being in the range, as {@link Fact} has it
     */
    public record Range(long least, long most, boolean negated) {

        public boolean holds(long value) {
            return least <= value && value <= most;
        }
    }

    private static @Nullable Long exactly(BigDecimal number, Kind kind) {
        BigDecimal shifted = number.movePointRight(scale(kind)).stripTrailingZeros();
        if (shifted.scale() > 0) {
            return null;
        }
        BigInteger whole = shifted.toBigInteger();
        return whole.compareTo(LEAST) < 0 || whole.compareTo(MOST) > 0 ? null : whole.longValue();
    }

    /** A value in normal form as a number of its lane; null where it does not fit exactly, or is a word. */
    public static @Nullable Long of(Object value, Kind kind) {
        return switch (value) {
            case BigDecimal number -> exactly(number, kind);
            case LocalDate day -> Long.valueOf(day.toEpochDay());
            case Boolean flag -> Long.valueOf(flag ? 1 : 0);
            default -> null; // of Object, so there is no closed list
        };
    }

    /** What a number of a lane stands for, in normal form. */
    public static Object back(long number, Kind kind) {
        return switch (kind) {
            case INTEGER, MONEY, DECIMAL -> BigDecimal.valueOf(number).movePointLeft(scale(kind));
            case DATE -> LocalDate.ofEpochDay(number);
            case BOOLEAN -> number != 0;
            case TEXT, CODE -> throw new IllegalArgumentException("words have no lane");
        };
    }

    private static int scale(Kind kind) {
        return kind == Kind.DECIMAL ? DECIMALS : 0;
    }

    /**
     * A comparison of one element, or of the time since it, with something fixed, as a range of the element's lane.
     *
     * @return null where it is none of these
     */
    public static @Nullable Range range(Condition.Compare compare, LocalDate at) {
        if (compare.left() instanceof Operand.Value(Term term)) {
            return switch (compare.right()) {
                case Operand.Amount(BigDecimal number, Kind _)
                when term.kind().number() -> range(compare.relation(), number.movePointRight(scale(term.kind())));
                case Operand.Day(LocalDate day) -> range(compare.relation(), BigDecimal.valueOf(day.toEpochDay()));
                case Operand.Today() -> range(compare.relation(), BigDecimal.valueOf(at.toEpochDay()));
                case Operand.Flag(boolean flag) -> range(compare.relation(), flag ? BigDecimal.ONE : BigDecimal.ZERO);
                case Operand.Amount _, Operand.Word _, Operand.Value _, Operand.Since _, Operand.Calculated _ -> null;
            };
        }
        if (compare.left() instanceof Operand.Since(Unit unit, Operand.Value _)
                && compare.right() instanceof Operand.Amount(BigDecimal units, Kind _)) {
            return since(unit, range(compare.relation(), units), at);
        }
        return null;
    }

    /** The element that {@link #range} is about. */
    public static Term term(Condition.Compare compare) {
        return switch (compare.left()) {
            case Operand.Value(Term term) -> term;
            case Operand.Since(Unit _, Operand.Value(Term term)) -> term;
            case Operand.Amount _,
                    Operand.Word _,
                    Operand.Day _,
                    Operand.Flag _,
                    Operand.Today _,
                    Operand.Since _,
                    Operand.Calculated _ -> throw new IllegalArgumentException("no range: " + compare);
        };
    }

    private static Range range(Relation relation, BigDecimal literal) {
        long floor = clamped(literal, RoundingMode.FLOOR);
        long ceiling = clamped(literal, RoundingMode.CEILING);
        return switch (relation) {
            case EQUAL -> new Range(ceiling, floor, false);
            case NOT_EQUAL -> new Range(ceiling, floor, true);
            case LESS -> new Range(Long.MIN_VALUE, ceiling - 1, false);
            case AT_MOST -> new Range(Long.MIN_VALUE, floor, false);
            case MORE -> new Range(floor + 1, Long.MAX_VALUE, false);
            case AT_LEAST -> new Range(ceiling, Long.MAX_VALUE, false);
        };
    }

    /** No value of a lane is as small or as large as what is beyond its ends. */
    private static long clamped(BigDecimal number, RoundingMode mode) {
        BigInteger whole = number.setScale(0, mode).toBigInteger();
        if (whole.compareTo(LEAST) < 0) {
            return Long.MIN_VALUE + 1;
        }
        return whole.compareTo(MOST) > 0 ? Long.MAX_VALUE - 1 : whole.longValue();
    }

    /** The later the day, the fewer the units since: a range of units is a range of days. */
    private static Range since(Unit unit, Range units, LocalDate at) {
        if (units.least() > units.most()) {
            return units;
        }
        long last = latestWith(unit, units.least(), at);
        long first = units.most() == Long.MAX_VALUE ? Long.MIN_VALUE : latestWith(unit, units.most() + 1, at) + 1;
        return new Range(first, last, units.negated());
    }

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay() - 1;
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /** The latest day since which at least so many units have passed; one before all days where there is none. */
    private static long latestWith(Unit unit, long units, LocalDate at) {
        long before = FIRST_DAY;
        long after = LAST_DAY + 1;
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            if (unit.between(LocalDate.ofEpochDay(middle), at) >= units) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return before;
    }
}
