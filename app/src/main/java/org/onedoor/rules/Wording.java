package org.onedoor.rules;

import static org.onedoor.rules.Phrases.same;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.onedoor.rules.Condition.Relation;
import org.onedoor.rules.Condition.StartsWith;
import org.onedoor.shared.Text;

/** Says a condition in plain words, in both languages, with the names of elements and the labels of codes. */
final class Wording {

    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("u年M月d日", Locale.ROOT);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMMM u", Locale.ENGLISH);

    private Wording() {}

    static Text say(Condition condition) {
        return switch (condition) {
            case All all -> joined("say.all.text", all.parts());
            case Any any -> joined("say.any.text", any.parts());
            case Not(IsTrue isTrue) -> named("say.no.text", isTrue.term());
            case Not(Condition part) -> Phrases.of("say.not.text", Map.of("inner", grouped(part)));
            case Compare compare -> compared(compare);
            case OneOf(Term term, List<Operand> values) -> pair("say.one-of.text", term.name(), listed(values));
            case Includes(Term term, Operand value) -> pair("say.includes.text", term.name(), say(value));
            case StartsWith(Term term, String prefix) -> pair("say.starts-with.text", term.name(), same(prefix));
            case IsTrue(Term term) -> named("say.yes.text", term);
            case HasValue(Term term) -> named("say.has.text", term);
            case IsKnown(Term term) -> named("say.known.text", term);
            case Ask(String _, Text question) -> Phrases.of("say.ask.text", Map.of("question", question));
            case Always(boolean met) -> Phrases.of(met ? "say.always.text" : "say.never.text");
        };
    }

    private static Text joined(String key, List<Condition> parts) {
        return parts.stream()
                .map(Wording::grouped)
                .reduce((left, right) -> pair(key, left, right))
                .orElseThrow();
    }

    private static Text grouped(Condition part) {
        Text said = say(part);
        return part instanceof All || part instanceof Any ? Phrases.of("say.group.text", Map.of("inner", said)) : said;
    }

    private static Text listed(List<Operand> values) {
        return values.stream()
                .map(Wording::say)
                .reduce((left, right) -> pair("say.list.text", left, right))
                .orElseThrow();
    }

    private static Text compared(Compare compare) {
        if (compare.left() instanceof Operand.Since(Condition.Unit unit, Operand date)
                && compare.right() instanceof Operand.Amount(BigDecimal number, Kind _)) {
            String verb = switch (compare.relation()) {
                case AT_LEAST -> "full";
                case LESS -> "not-full";
                case EQUAL, NOT_EQUAL, AT_MOST, MORE -> "";
            };
            if (!verb.isEmpty()) {
                return Phrases.of(
                        "say." + verb + "." + unit.name().toLowerCase(Locale.ROOT) + ".text",
                        Map.of("date", say(date), "number", same(number.toPlainString())));
            }
        }
        if (compare.left() instanceof Operand.Value(Term term)
                && compare.right() instanceof Operand.Flag(boolean wanted)) {
            Text said = named(wanted ? "say.yes.text" : "say.no.text", term);
            return compare.relation() == Relation.EQUAL ? said : Phrases.of("say.not.text", Map.of("inner", said));
        }
        boolean date = compare.left().kind() == Kind.DATE;
        return pair(key(compare.relation(), date), say(compare.left()), say(compare.right()));
    }

    private static String key(Relation relation, boolean date) {
        return switch (relation) {
            case EQUAL -> "say.equal.text";
            case NOT_EQUAL -> "say.not-equal.text";
            case LESS -> date ? "say.before.text" : "say.less.text";
            case AT_MOST -> date ? "say.not-after.text" : "say.at-most.text";
            case MORE -> date ? "say.after.text" : "say.more.text";
            case AT_LEAST -> date ? "say.not-before.text" : "say.at-least.text";
        };
    }

    private static Text say(Operand operand) {
        return switch (operand) {
            case Operand.Value(Term term) -> term.name();
            case Operand.Amount(BigDecimal value, Kind kind) ->
                kind == Kind.MONEY
                        ? Phrases.of("say.money.text", Map.of("yuan", same(yuan(value))))
                        : same(value.toPlainString());
            case Operand.Word(String _, Text label) -> label;
            case Operand.Flag(boolean value) -> Phrases.of(value ? "say.true.text" : "say.false.text");
            case Operand.Day(LocalDate day) -> new Text(ZH_DAY.format(day), EN_DAY.format(day));
            case Operand.Today() -> Phrases.of("say.today.text");
            case Operand.Since(Condition.Unit unit, Operand date) ->
                Phrases.of("say.since." + unit.name().toLowerCase(Locale.ROOT) + ".text", Map.of("date", say(date)));
            case Operand.Calculated(Operand left, Condition.Sign sign, Operand right, Kind _) -> {
                String key = switch (sign) {
                    case PLUS -> "say.plus.text";
                    case MINUS -> "say.minus.text";
                    case TIMES -> "say.times.text";
                };
                yield pair(key, inner(left), inner(right));
            }
        };
    }

    private static Text inner(Operand operand) {
        Text said = say(operand);
        return operand instanceof Operand.Calculated ? Phrases.of("say.group.text", Map.of("inner", said)) : said;
    }

    private static String yuan(BigDecimal fen) {
        BigDecimal yuan = fen.movePointLeft(2).stripTrailingZeros();
        return String.format(Locale.ROOT, yuan.scale() > 0 ? "%,.2f" : "%,.0f", yuan);
    }

    private static Text named(String key, Term term) {
        return Phrases.of(key, Map.of("left", term.name()));
    }

    private static Text pair(String key, Text left, Text right) {
        return Phrases.of(key, Map.of("left", left, "right", right));
    }
}
