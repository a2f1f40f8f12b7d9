package org.onedoor.rules;

import static org.onedoor.rules.Phrases.same;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Condition.Relation;
import org.onedoor.shared.Text;

/**
 * Reads one CEL text into a {@link Condition}, or finds all its mistakes. CEL's parser gives the syntax tree; what the
 * words mean is checked here, because CEL knows neither code sets nor money nor days; CEL's own checker confirms the end
 * result, so that what we accept is always valid CEL over the declarations in {@link Cel}.
 */
final class Reader {

    /** A longer condition belongs into several; bounds the work on hostile input too. Room for several hundred codes of a set. */
    private static final int LONGEST = 10_000;

    private final Vocabulary vocabulary;
    private final Place place;
    private final Operands operands;
    private final List<Mistake> mistakes = new ArrayList<>();

    Reader(String text, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.place = new Place(text);
        this.operands = new Operands(vocabulary, place, mistakes);
    }

    Reading read() {
        String text = place.text();
        if (text.isBlank() || text.length() > LONGEST) {
            String key = text.isBlank() ? "mistake.blank" : "mistake.too-long";
            Map<String, Text> limit = Map.of("limit", same(Integer.toString(LONGEST)));
            return new Reading.Mistaken(
                    List.of(new Mistake(1, 1, Phrases.of(key + ".text", limit), Phrases.of(key + ".mend", limit))));
        }
        try {
            var parsed = Cel.parse(text);
            if (parsed.hasError()) {
                return new Reading.Mistaken(
                        parsed.getErrors().stream().map(this::syntax).toList());
            }
            place.positions(parsed.getAst().getSource().getPositionsMap());
            Condition condition = condition(parsed.getAst().getExpr());
            if (condition != null && mistakes.isEmpty()) {
                Rule rule = new Rule(text, condition);
                Cel.check(parsed.getAst(), rule.elements(), vocabulary).stream()
                        .map(this::typing)
                        .forEach(mistakes::add);
                if (mistakes.isEmpty()) {
                    return new Reading.Understood(rule);
                }
            }
        } catch (CelValidationException e) {
            e.getErrors().stream().map(this::syntax).forEach(mistakes::add);
        }
        mistakes.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
        return new Reading.Mistaken(mistakes);
    }

    private Mistake syntax(CelIssue issue) {
        return place.mistake(issue, "mistake.syntax");
    }

    private Mistake typing(CelIssue issue) {
        return place.mistake(issue, "mistake.typing");
    }

    private @Nullable Condition condition(CelExpr expr) {
        return switch (expr.getKind()) {
            case CALL -> call(expr, expr.call());
            case IDENT -> bare(expr);
            case CONSTANT ->
                expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                        ? new Condition.Always(expr.constant().booleanValue())
                        : refuse(expr, "mistake.not-a-condition");
            case NOT_SET, SELECT, LIST, STRUCT, MAP, COMPREHENSION -> refuse(expr, "mistake.unsupported");
        };
    }

    private @Nullable Condition bare(CelExpr expr) {
        return operands.term(expr)
                .map(term -> term.kind() == Kind.BOOLEAN && !term.list()
                        ? new Condition.IsTrue(term)
                        : refuse(expr, "mistake.not-a-condition"))
                .orElse(null);
    }

    private @Nullable Condition call(CelExpr expr, CelCall call) {
        List<CelExpr> args = call.args();
        if (call.target().isPresent()) {
            return member(expr, call.target().get(), call.function(), args);
        }
        return switch (call.function()) {
            case "_&&_" -> both(expr, "_&&_", Condition.All::new);
            case "_||_" -> both(expr, "_||_", Condition.Any::new);
            case "!_" -> {
                Condition part = condition(args.getFirst());
                yield part == null ? null : new Condition.Not(part);
            }
            case "_==_" -> compare(expr, args, Relation.EQUAL);
            case "_!=_" -> compare(expr, args, Relation.NOT_EQUAL);
            case "_<_" -> compare(expr, args, Relation.LESS);
            case "_<=_" -> compare(expr, args, Relation.AT_MOST);
            case "_>_" -> compare(expr, args, Relation.MORE);
            case "_>=_" -> compare(expr, args, Relation.AT_LEAST);
            case "@in", "_in_", "in" -> in(expr, args.get(0), args.get(1));
            case Cel.HAS, "has" -> onTerm(expr, args, Condition.HasValue::new);
            case "known" -> onTerm(expr, args, Condition.IsKnown::new);
            case "ask" -> ask(expr, args);
            case "_+_", "_-_", "_*_", "date", "yuan", "years_since", "months_since", "days_since" ->
                refuse(expr, "mistake.not-a-condition");
            default -> refuse(expr, "mistake.unsupported");
        };
    }

    /** Parts of a chain of one operator, flattened: the parser nests them in a balanced tree. */
    private @Nullable Condition both(CelExpr expr, String operator, Function<List<Condition>, Condition> make) {
        List<CelExpr> exprs = new ArrayList<>();
        flatten(expr, operator, exprs);
        List<Condition> parts = new ArrayList<>();
        boolean whole = true;
        for (CelExpr one : exprs) {
            Condition part = condition(one);
            if (part == null) {
                whole = false;
            } else {
                parts.add(part);
            }
        }
        return whole ? make.apply(parts) : null;
    }

    private static void flatten(CelExpr expr, String operator, List<CelExpr> parts) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals(operator)) {
            expr.call().args().forEach(arg -> flatten(arg, operator, parts));
        } else {
            parts.add(expr);
        }
    }

    private @Nullable Condition compare(CelExpr expr, List<CelExpr> args, Relation relation) {
        CelExpr left = args.get(0);
        CelExpr right = args.get(1);
        Operand first = operands.read(left);
        Operand second = operands.read(right);
        if (first == null || second == null) {
            return null;
        }
        Operand a = operands.beside(second, first, left);
        Operand b = operands.beside(first, second, right);
        if (a == null || b == null) {
            return null;
        }
        if (!Operands.comparable(a, b)) {
            return refuse(
                    expr, "mistake.kinds-differ", Map.of("left", Operands.kindOf(a), "right", Operands.kindOf(b)));
        }
        if (relation.ordering() && !a.kind().number() && a.kind() != Kind.DATE) {
            return refuse(expr, "mistake.no-order", Map.of("kind", Operands.kindOf(a)));
        }
        if (Operands.fixed(a) && Operands.fixed(b)) {
            return refuse(expr, "mistake.fixed");
        }
        // people say "age is at least 60", not "60 is at most age"
        return Operands.fixed(a)
                ? new Condition.Compare(b, relation.mirrored(), a)
                : new Condition.Compare(a, relation, b);
    }

    private @Nullable Condition in(CelExpr expr, CelExpr left, CelExpr right) {
        if (right.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return includes(right, left);
        }
        if (right.getKind() != CelExpr.ExprKind.Kind.LIST || left.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return refuse(expr, "mistake.in");
        }
        if (right.list().elements().isEmpty()) {
            return refuse(right, "mistake.empty-list");
        }
        Optional<Term> term = operands.single(left);
        if (term.isEmpty()) {
            return null;
        }
        Operand.Value field = new Operand.Value(term.get());
        List<Operand> values = new ArrayList<>();
        for (CelExpr one : right.list().elements()) {
            Operand value = literalBeside(field, one);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return new Condition.OneOf(term.get(), values);
    }

    private @Nullable Operand literalBeside(Operand.Value field, CelExpr expr) {
        Operand value = operands.read(expr);
        value = value == null ? null : operands.beside(field, value, expr);
        if (value == null) {
            return null;
        }
        if (!Operands.fixed(value) || value instanceof Operand.Calculated) {
            return operands.refuse(expr, "mistake.literal-wanted");
        }
        if (!Operands.comparable(field, value)) {
            return operands.refuse(
                    expr,
                    "mistake.kinds-differ",
                    Map.of("left", Operands.kindOf(field), "right", Operands.kindOf(value)));
        }
        return value;
    }

    private @Nullable Condition includes(CelExpr list, CelExpr member) {
        Optional<Term> term = operands.term(list);
        if (term.isEmpty()) {
            return null;
        }
        if (!term.get().list()) {
            return refuse(list, "mistake.not-a-list", Map.of("name", term.get().name()));
        }
        Operand value = literalBeside(new Operand.Value(term.get()), member);
        return value == null ? null : new Condition.Includes(term.get(), value);
    }

    private @Nullable Condition member(CelExpr expr, CelExpr target, String function, List<CelExpr> args) {
        if (target.getKind() != CelExpr.ExprKind.Kind.IDENT || args.size() != 1) {
            return refuse(expr, "mistake.unsupported");
        }
        return switch (function) {
            case "contains" -> includes(target, args.getFirst());
            case "startsWith" -> {
                Optional<Term> term = operands.single(target);
                String prefix = operands.string(args.getFirst());
                if (term.isEmpty() || prefix == null) {
                    yield null;
                }
                if (term.get().kind() != Kind.TEXT && term.get().kind() != Kind.CODE) {
                    yield refuse(
                            target,
                            "mistake.not-a-text",
                            Map.of("name", term.get().name()));
                }
                yield prefix.isEmpty()
                        ? refuse(args.getFirst(), "mistake.empty-prefix")
                        : new Condition.StartsWith(term.get(), prefix);
            }
            default -> refuse(expr, "mistake.unsupported");
        };
    }

    private @Nullable Condition onTerm(CelExpr expr, List<CelExpr> args, Function<Term, Condition> make) {
        if (args.size() != 1 || args.getFirst().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return refuse(expr, "mistake.element-wanted");
        }
        return operands.term(args.getFirst()).map(make).orElse(null);
    }

    private @Nullable Condition ask(CelExpr expr, List<CelExpr> args) {
        if (args.size() != 1) {
            return refuse(expr, "mistake.string-wanted");
        }
        String id = operands.string(args.getFirst());
        if (id == null) {
            return null;
        }
        Optional<Text> question = vocabulary.question(id);
        return question.isPresent()
                ? new Condition.Ask(id, question.get())
                : refuse(args.getFirst(), "mistake.unknown-question", Map.of("id", same(id)));
    }

    private @Nullable Condition refuse(CelExpr expr, String key) {
        return refuse(expr, key, Map.of());
    }

    private @Nullable Condition refuse(CelExpr expr, String key, Map<String, Text> holes) {
        mistakes.add(place.mistake(expr, key, holes));
        return null;
    }
}
