package org.onedoor.studio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Condition.Relation;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Term;

/**
 * 选出来的条件: as a list of simple ones that hold all together or each by itself. A condition that is deeper than that is read and
 * written as text only.
 *
 * @param all whether all have to hold
 */
record Chosen(boolean all, List<Row> rows) {

    Chosen {
        rows = List.copyOf(rows);
    }

    /** How a value of an element has to stand. */
    enum Way {
        YES,
        NO,
        /** One of the codes that are ticked. */
        IS,
        IS_NOT,
        INCLUDES,
        INCLUDES_NOT,
        BEGINS,
        EQUAL,
        NOT_EQUAL,
        MORE,
        AT_LEAST,
        LESS,
        AT_MOST,
        /** Full years, by the day of evaluation. */
        YEARS,
        YEARS_LESS,
        HAS,
        HAS_NOT;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Way> of(String code) {
            return Arrays.stream(values())
                    .filter(way -> way.code().equals(code))
                    .findFirst();
        }

        /** Whether a value belongs to it. */
        boolean valued() {
            return switch (this) {
                case YES, NO, HAS, HAS_NOT -> false;
                case IS,
                        IS_NOT,
                        INCLUDES,
                        INCLUDES_NOT,
                        BEGINS,
                        EQUAL,
                        NOT_EQUAL,
                        MORE,
                        AT_LEAST,
                        LESS,
                        AT_MOST,
                        YEARS,
                        YEARS_LESS -> true;
            };
        }
    }

    /** The ways that fit an element, the likeliest first. */
    static List<Way> ways(Term term) {
        if (term.list()) {
            return List.of(Way.INCLUDES, Way.INCLUDES_NOT, Way.HAS, Way.HAS_NOT);
        }
        return switch (term.kind()) {
            case BOOLEAN -> List.of(Way.YES, Way.NO, Way.HAS, Way.HAS_NOT);
            case CODE -> List.of(Way.IS, Way.IS_NOT, Way.HAS, Way.HAS_NOT);
            case TEXT -> List.of(Way.HAS, Way.HAS_NOT, Way.EQUAL, Way.NOT_EQUAL, Way.BEGINS);
            case INTEGER, DECIMAL, MONEY ->
                List.of(Way.AT_LEAST, Way.MORE, Way.AT_MOST, Way.LESS, Way.EQUAL, Way.NOT_EQUAL, Way.HAS, Way.HAS_NOT);
            case DATE ->
                List.of(
                        Way.YEARS,
                        Way.YEARS_LESS,
                        Way.LESS,
                        Way.AT_MOST,
                        Way.MORE,
                        Way.AT_LEAST,
                        Way.EQUAL,
                        Way.HAS,
                        Way.HAS_NOT);
        };
    }

    /** @param values codes, or one number, amount in 元, day or text as typed; {@code today} for the day of evaluation */
    record Row(Term term, Way way, List<String> values) {

        Row {
            values = List.copyOf(values);
        }

        String value() {
            return values.isEmpty() ? "" : values.getFirst();
        }

        /** As much as a field for it takes. */
        private static final int LONGEST = 200;

        /** Whether what was typed can be meant. */
        boolean sound() {
            if (!way.valued()) {
                return true;
            }
            if (values.isEmpty() || value().isBlank()) {
                return false;
            }
            if (way == Way.YEARS || way == Way.YEARS_LESS) {
                return value().matches("\\d{1,3}");
            }
            return switch (term.kind()) {
                case CODE -> values.stream().allMatch(term.codes()::containsKey);
                case INTEGER -> value().matches("-?\\d{1,15}");
                case DECIMAL -> value().matches("-?\\d{1,15}(\\.\\d{1,9})?");
                case MONEY -> value().matches("\\d{1,13}(\\.\\d{1,2})?");
                case DATE -> value().equals("today") || day(value());
                case TEXT -> value().length() <= LONGEST && value().chars().noneMatch(Character::isISOControl);
                case BOOLEAN -> false;
            };
        }

        private static boolean day(String value) {
            try {
                LocalDate.parse(value);
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        /** In the language of conditions. */
        String text() {
            String id = term.id();
            return switch (way) {
                case YES -> id;
                case NO -> "!" + id;
                case HAS -> "has(" + id + ")";
                case HAS_NOT -> "!has(" + id + ")";
                case IS -> values.size() == 1 ? id + " == " + quoted(value()) : id + " in " + listed();
                case IS_NOT -> values.size() == 1 ? id + " != " + quoted(value()) : "!(" + id + " in " + listed() + ")";
                case INCLUDES -> id + ".contains(" + quoted(value()) + ")";
                case INCLUDES_NOT -> "!" + id + ".contains(" + quoted(value()) + ")";
                case BEGINS -> id + ".startsWith(" + quoted(value()) + ")";
                case YEARS -> "years_since(" + id + ") >= " + value();
                case YEARS_LESS -> "years_since(" + id + ") < " + value();
                case EQUAL -> id + " == " + literal();
                case NOT_EQUAL -> id + " != " + literal();
                case MORE -> id + " > " + literal();
                case AT_LEAST -> id + " >= " + literal();
                case LESS -> id + " < " + literal();
                case AT_MOST -> id + " <= " + literal();
            };
        }

        private String listed() {
            return values.stream().map(Row::quoted).collect(Collectors.joining(", ", "[", "]"));
        }

        private String literal() {
            return switch (term.kind()) {
                case DATE -> value().equals("today") ? "today" : "date(" + quoted(value()) + ")";
                case MONEY -> "yuan(" + value() + ")";
                case TEXT, CODE -> quoted(value());
                case INTEGER, DECIMAL, BOOLEAN -> value();
            };
        }

        private static String quoted(String value) {
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    }

    /** In the language of conditions; empty without rows. */
    String text() {
        return rows.stream().map(Row::text).collect(Collectors.joining(all ? " && " : " || "));
    }

    /** @return empty where it is deeper than choosing goes */
    static Optional<Chosen> of(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> rows(true, parts);
            case Condition.Any(List<Condition> parts) -> rows(false, parts);
            default -> rows(true, List.of(condition));
        };
    }

    private static Optional<Chosen> rows(boolean all, List<Condition> parts) {
        List<Row> rows = new ArrayList<>();
        for (Condition part : parts) {
            Row row = row(part);
            if (row == null || !ways(row.term()).contains(row.way()) || !row.sound()) {
                return Optional.empty();
            }
            rows.add(row);
        }
        return Optional.of(new Chosen(all, rows));
    }

    private static @Nullable Row row(Condition part) {
        return switch (part) {
            case Condition.IsTrue(Term term) -> new Row(term, Way.YES, List.of());
            case Condition.HasValue(Term term) -> new Row(term, Way.HAS, List.of());
            case Condition.StartsWith(Term term, String prefix) -> new Row(term, Way.BEGINS, List.of(prefix));
            case Condition.Includes(Term term, Operand value) -> new Row(term, Way.INCLUDES, List.of(typed(value)));
            case Condition.OneOf(Term term, List<Operand> values) ->
                term.kind() == Kind.CODE
                        ? new Row(
                                term, Way.IS, values.stream().map(Chosen::typed).toList())
                        : null;
            case Condition.Not(Condition inner) -> negated(inner);
            case Condition.Compare compare -> compared(compare);
            case Condition.IsKnown _, Condition.Ask _, Condition.Always _, Condition.All _, Condition.Any _ -> null;
        };
    }

    private static @Nullable Row negated(Condition inner) {
        Row row = row(inner);
        if (row == null) {
            return null;
        }
        return switch (row.way()) {
            case YES -> new Row(row.term(), Way.NO, List.of());
            case HAS -> new Row(row.term(), Way.HAS_NOT, List.of());
            case INCLUDES -> new Row(row.term(), Way.INCLUDES_NOT, row.values());
            case IS -> new Row(row.term(), Way.IS_NOT, row.values());
            case NO,
                    HAS_NOT,
                    INCLUDES_NOT,
                    IS_NOT,
                    BEGINS,
                    EQUAL,
                    NOT_EQUAL,
                    MORE,
                    AT_LEAST,
                    LESS,
                    AT_MOST,
                    YEARS,
                    YEARS_LESS -> null;
        };
    }

    private static @Nullable Row compared(Condition.Compare compare) {
        if (compare.left() instanceof Operand.Since(Condition.Unit unit, Operand.Value(Term term))
                && unit == Condition.Unit.YEARS
                && compare.right() instanceof Operand.Amount amount) {
            return switch (compare.relation()) {
                case AT_LEAST -> new Row(term, Way.YEARS, List.of(typed(amount)));
                case LESS -> new Row(term, Way.YEARS_LESS, List.of(typed(amount)));
                case EQUAL, NOT_EQUAL, AT_MOST, MORE -> null;
            };
        }
        if (!(compare.left() instanceof Operand.Value(Term term))) {
            return null;
        }
        return switch (compare.right()) {
            case Operand.Flag(boolean wanted) ->
                compare.relation() == Relation.EQUAL && wanted ? new Row(term, Way.YES, List.of()) : null;
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Today _ ->
                new Row(term, way(compare.relation(), term.kind()), List.of(typed(compare.right())));
            case Operand.Value _, Operand.Since _, Operand.Calculated _ -> null;
        };
    }

    private static Way way(Relation relation, Kind kind) {
        return switch (relation) {
            case EQUAL -> kind == Kind.CODE ? Way.IS : Way.EQUAL;
            case NOT_EQUAL -> kind == Kind.CODE ? Way.IS_NOT : Way.NOT_EQUAL;
            case LESS -> Way.LESS;
            case AT_MOST -> Way.AT_MOST;
            case MORE -> Way.MORE;
            case AT_LEAST -> Way.AT_LEAST;
        };
    }

    private static String typed(Operand literal) {
        return switch (literal) {
            case Operand.Amount(BigDecimal value, Kind kind) ->
                kind == Kind.MONEY
                        ? value.movePointLeft(2).stripTrailingZeros().toPlainString()
                        : value.toPlainString();
            case Operand.Word word -> word.value();
            case Operand.Day day -> day.value().toString();
            case Operand.Today _ -> "today";
            case Operand.Flag flag -> String.valueOf(flag.value());
            case Operand.Value _, Operand.Since _, Operand.Calculated _ -> "";
        };
    }

    /** A first row for an element, as its likeliest way; not sound before a value is given, where it needs one. */
    static Row fresh(Term term) {
        return new Row(term, ways(term).getFirst(), List.of());
    }
}
