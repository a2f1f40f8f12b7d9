package org.onedoor.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Money;

/**
 * 规整: a fact in the one form in which every evaluator takes it: texts and codes as {@link String}, all numbers as {@link
 * BigDecimal} (money in 分), days, booleans, lists of these. A blank text and an empty list are empty; a value of the wrong type,
 * or one that a database cannot hold, is a failure.
 */
public final class Normal {

    /** Years that a date of an administration can have; also what every database has. */
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9999;

    private Normal() {}

    public static Fact of(Term term, Fact fact) {
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
        return values.isEmpty() ? new Fact.Empty() : new Fact.Known(List.copyOf(values));
    }

    private static Fact single(Term term, Object raw) {
        Object value = switch (term.kind()) {
            case TEXT, CODE -> raw instanceof String text && storable(text) ? text : null;
            case DATE -> raw instanceof LocalDate day && sensible(day) ? day : null;
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

    /** Whether a database can hold a text: no NUL, no half of a character. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == 0 || (Character.isSurrogate(one) && text.codePointAt(i) == one)) {
                return false;
            }
            if (Character.isHighSurrogate(one)) {
                i++;
            }
        }
        return true;
    }

    private static boolean sensible(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
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
}
