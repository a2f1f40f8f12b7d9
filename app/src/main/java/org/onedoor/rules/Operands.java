package org.onedoor.rules;

import static org.onedoor.rules.Phrases.same;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Similar;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Condition.Sign;
import org.onedoor.rules.Condition.Unit;
import org.onedoor.shared.Text;

/** Reads the sides of comparisons: elements, literals, days and sums. */
final class Operands {

    private static final Pattern DECIMAL = Pattern.compile("^-?\\s*\\d*\\.\\d+(?![\\dA-Za-z_.])");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Vocabulary vocabulary;
    private final Place place;
    private final List<Mistake> mistakes;

    Operands(Vocabulary vocabulary, Place place, List<Mistake> mistakes) {
        this.vocabulary = vocabulary;
        this.place = place;
        this.mistakes = mistakes;
    }

    @Nullable
    Operand read(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> {
                if (expr.ident().name().equals("today")) {
                    yield new Operand.Today();
                }
                Optional<Term> term = single(expr);
                yield term.isPresent() ? new Operand.Value(term.get()) : null;
            }
            case CONSTANT -> literal(expr, expr.constant());
            case CALL -> call(expr, expr.call());
            case NOT_SET, SELECT, LIST, STRUCT, MAP, COMPREHENSION -> refuse(expr, "mistake.unsupported");
        };
    }

    /** The element that an identifier names. */
    Optional<Term> term(CelExpr expr) {
        String id = expr.ident().name();
        Optional<Term> term = vocabulary.term(id);
        if (term.isEmpty()) {
            Similar.to(id, vocabulary.ids())
                    .ifPresentOrElse(
                            nearest -> refuse(
                                    expr, "mistake.mistyped-element", Map.of("id", same(id), "nearest", same(nearest))),
                            () -> refuse(expr, "mistake.unknown-element", Map.of("id", same(id))));
        }
        return term;
    }

    /** The same, single-valued. */
    Optional<Term> single(CelExpr expr) {
        return term(expr).filter(term -> {
            if (term.list()) {
                refuse(expr, "mistake.is-a-list", Map.of("name", term.name(), "id", same(term.id())));
            }
            return !term.list();
        });
    }

    /** A text written out. */
    @Nullable
    String string(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            String text = expr.constant().stringValue();
            if (Normal.storable(text)) {
                return text;
            }
            refuse(expr, "mistake.not-storable");
            return null;
        }
        refuse(expr, "mistake.string-wanted");
        return null;
    }

    private @Nullable Operand literal(CelExpr expr, CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> new Operand.Amount(BigDecimal.valueOf(constant.int64Value()), Kind.INTEGER);
            case DOUBLE_VALUE -> decimal(expr);
            case STRING_VALUE -> {
                String text = string(expr);
                yield text == null ? null : new Operand.Word(text, same("“" + text + "”"));
            }
            case NOT_SET, NULL_VALUE -> refuse(expr, "mistake.null");
            case BOOLEAN_VALUE -> new Operand.Flag(constant.booleanValue());
            case UINT64_VALUE, BYTES_VALUE, TIMESTAMP_VALUE, DURATION_VALUE -> refuse(expr, "mistake.unsupported");
        };
    }

    /** From the text itself: CEL's double would have rounded it. */
    private @Nullable Operand decimal(CelExpr expr) {
        Matcher written = DECIMAL.matcher(place.from(expr));
        return written.find()
                ? new Operand.Amount(new BigDecimal(written.group().replaceAll("\\s", "")), Kind.DECIMAL)
                : refuse(expr, "mistake.decimal");
    }

    private @Nullable Operand call(CelExpr expr, CelCall call) {
        List<CelExpr> args = call.args();
        if (call.target().isPresent()) {
            return refuse(expr, "mistake.unsupported");
        }
        return switch (call.function()) {
            case "_+_" -> calculated(expr, args, Sign.PLUS);
            case "_-_" -> calculated(expr, args, Sign.MINUS);
            case "_*_" -> calculated(expr, args, Sign.TIMES);
            case "_/_", "_%_" -> refuse(expr, "mistake.division");
            case "date" -> args.size() == 1 ? day(args.getFirst()) : refuse(expr, "mistake.day");
            case "yuan" -> args.size() == 1 ? yuan(args.getFirst()) : refuse(expr, "mistake.yuan");
            case "years_since" -> since(expr, args, Unit.YEARS);
            case "months_since" -> since(expr, args, Unit.MONTHS);
            case "days_since" -> since(expr, args, Unit.DAYS);
            case "_&&_",
                    "_||_",
                    "!_",
                    "_==_",
                    "_!=_",
                    "_<_",
                    "_<=_",
                    "_>_",
                    "_>=_",
                    "@in",
                    Cel.HAS,
                    "has",
                    "known",
                    "ask" -> refuse(expr, "mistake.condition-as-value");
            default -> refuse(expr, "mistake.unsupported");
        };
    }

    private @Nullable Operand day(CelExpr arg) {
        String text = string(arg);
        if (text == null) {
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() > 0) {
                    return new Operand.Day(day);
                }
            }
        } catch (DateTimeException e) {
            // 2021-02-30: refused below like any other text that is no day
        }
        return refuse(arg, "mistake.no-such-day", Map.of("day", same(text)));
    }

    private @Nullable Operand yuan(CelExpr arg) {
        if (arg.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || !(read(arg) instanceof Operand.Amount(BigDecimal yuan, Kind _))
                || yuan.movePointRight(2).stripTrailingZeros().scale() > 0) {
            return refuse(arg, "mistake.yuan");
        }
        return new Operand.Amount(yuan.movePointRight(2).setScale(0), Kind.MONEY);
    }

    private @Nullable Operand since(CelExpr expr, List<CelExpr> args, Unit unit) {
        Operand date = args.size() == 1 ? read(args.getFirst()) : null;
        if (date == null) {
            return args.size() == 1 ? null : refuse(expr, "mistake.day");
        }
        return date.kind() == Kind.DATE
                ? new Operand.Since(unit, date)
                : refuse(args.getFirst(), "mistake.day-wanted", Map.of("kind", kindOf(date)));
    }

    private @Nullable Operand calculated(CelExpr expr, List<CelExpr> args, Sign sign) {
        Operand left = read(args.get(0));
        Operand right = read(args.get(1));
        if (left == null || right == null) {
            return null;
        }
        if (sign != Sign.TIMES) {
            Operand first = left;
            left = beside(right, left, args.get(0));
            right = beside(first, right, args.get(1));
        }
        Kind kind = left == null || right == null ? null : result(left.kind(), sign, right.kind());
        if (left == null || right == null || kind == null) {
            return left == null || right == null
                    ? null
                    : refuse(expr, "mistake.arithmetic", Map.of("left", kindOf(left), "right", kindOf(right)));
        }
        return new Operand.Calculated(left, sign, right, kind);
    }

    private static @Nullable Kind result(Kind left, Sign sign, Kind right) {
        if (!left.number() || !right.number()) {
            return null;
        }
        if (left == Kind.DECIMAL || right == Kind.DECIMAL) {
            return null; // CEL's checker would take the sum for a floating point number
        }
        if (left == Kind.INTEGER && right == Kind.INTEGER) {
            return Kind.INTEGER;
        }
        boolean sound = sign == Sign.TIMES
                ? left == Kind.INTEGER || right == Kind.INTEGER
                : left == Kind.MONEY && right == Kind.MONEY;
        return sound ? Kind.MONEY : null;
    }

    /**
     * A literal in the light of what stands beside it: a whole number beside money is 分, a text beside a coded element is
     * one of its codes. Null when it is none of them.
     */
    @Nullable
    Operand beside(Operand other, Operand one, CelExpr expr) {
        if (one instanceof Operand.Amount(BigDecimal value, Kind kind)
                && kind == Kind.INTEGER
                && other.kind() == Kind.MONEY) {
            return new Operand.Amount(value, Kind.MONEY);
        }
        if (one instanceof Operand.Word(String value, Text _)
                && other instanceof Operand.Value(Term term)
                && !term.codes().isEmpty()) {
            Text label = term.codes().get(value);
            if (label != null) {
                return new Operand.Word(value, label);
            }
            String some = Similar.to(value, term.codes().keySet())
                    .orElseGet(() -> String.join(
                            ", ", term.codes().keySet().stream().limit(12).toList()));
            return refuse(
                    expr, "mistake.unknown-code", Map.of("code", same(value), "name", term.name(), "some", same(some)));
        }
        if (one instanceof Operand.Word && other.kind() == Kind.DATE) {
            return refuse(expr, "mistake.day");
        }
        return one;
    }

    static boolean comparable(Operand a, Operand b) {
        Kind x = a.kind();
        Kind y = b.kind();
        if (x.number() && y.number()) {
            return (x == Kind.MONEY) == (y == Kind.MONEY);
        }
        boolean word = a instanceof Operand.Word || b instanceof Operand.Word;
        return x == y || (word && textual(x) && textual(y));
    }

    private static boolean textual(Kind kind) {
        return kind == Kind.TEXT || kind == Kind.CODE;
    }

    /** Whether the operand has the same value for everybody on every day. */
    static boolean fixed(Operand operand) {
        return switch (operand) {
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Flag _ -> true;
            case Operand.Value _, Operand.Today _ -> false;
            case Operand.Since _ -> false;
            case Operand.Calculated calculated -> fixed(calculated.left()) && fixed(calculated.right());
        };
    }

    static Text kindOf(Operand operand) {
        return switch (operand.kind()) {
            case TEXT -> Phrases.of("kind.text.text");
            case CODE -> Phrases.of("kind.code.text");
            case INTEGER -> Phrases.of("kind.integer.text");
            case DECIMAL -> Phrases.of("kind.decimal.text");
            case MONEY -> Phrases.of("kind.money.text");
            case DATE -> Phrases.of("kind.date.text");
            case BOOLEAN -> Phrases.of("kind.boolean.text");
        };
    }

    @Nullable
    Operand refuse(CelExpr expr, String key) {
        return refuse(expr, key, Map.of());
    }

    @Nullable
    Operand refuse(CelExpr expr, String key, Map<String, Text> holes) {
        mistakes.add(place.mistake(expr, key, holes));
        return null;
    }
}
