package org.onedoor.rules.sql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Condition.Unit;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Term;

/** One condition on its way into SQL. */
final class Translation {

    /** The three answers that a part can have beside "unknown", as boolean expressions in brackets that are never null. */
    private record Part(String met, String notMet, String human) {

        Part negated() {
            return new Part(notMet, met, human);
        }
    }

    private final SqlFacts facts;
    private final LocalDate at;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Translation(SqlFacts facts, LocalDate at) {
        this.facts = facts;
        this.at = at;
    }

    SqlCondition translate(Condition condition) {
        Part part = part(condition);
        return new SqlCondition(part.met(), part.notMet(), part.human(), Map.copyOf(parameters));
    }

    private Part part(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> conditions) -> {
                List<Part> parts = conditions.stream().map(this::part).toList();
                String notMet = any(parts, Part::notMet);
                yield new Part(all(parts, Part::met), notMet, human(notMet, parts));
            }
            case Condition.Any(List<Condition> conditions) -> {
                List<Part> parts = conditions.stream().map(this::part).toList();
                String met = any(parts, Part::met);
                yield new Part(met, all(parts, Part::notMet), human(met, parts));
            }
            case Condition.Not(Condition part) -> part(part).negated();
            case Condition.Compare compare -> {
                Part part = compare(compare);
                yield compare.relation() == Condition.Relation.NOT_EQUAL ? part.negated() : part;
            }
            case Condition.OneOf(Term term, List<Operand> values) -> {
                String list = values.stream().map(this::value).collect(Collectors.joining(", "));
                yield look(term, facts.value(term) + " IN (" + list + ")");
            }
            case Condition.Includes(Term term, Operand value) ->
                look(term, value(value) + " = ANY (" + facts.value(term) + ")");
            case Condition.StartsWith(Term term, String prefix) ->
                look(term, "starts_with(" + facts.value(term) + ", " + parameter(prefix, "text") + ")");
            case Condition.IsTrue(Term term) -> look(term, facts.value(term));
            case Condition.HasValue(Term term) -> look(term, "TRUE");
            case Condition.IsKnown(Term term) ->
                new Part(
                        state(term, SqlFacts.KNOWN, SqlFacts.EMPTY, SqlFacts.NOT_APPLICABLE),
                        state(term, SqlFacts.UNKNOWN),
                        state(term, SqlFacts.FAILED));
            case Condition.Ask(String id, var _) -> {
                String judged = "(" + facts.judged(id) + ")";
                yield new Part("(" + judged + " IS TRUE)", "(" + judged + " IS FALSE)", "(" + judged + " IS NULL)");
            }
            case Condition.Always(boolean met) -> {
                String yes = "(TRUE)";
                String no = "(FALSE)";
                yield new Part(met ? yes : no, met ? no : yes, no);
            }
        };
    }

    /** Needs a human where nothing has decided and one part does. */
    private static String human(String decided, List<Part> parts) {
        return "(NOT " + decided + " AND " + any(parts, Part::human) + ")";
    }

    private static String all(List<Part> parts, Function<Part, String> of) {
        return parts.stream().map(of).collect(Collectors.joining(" AND ", "(", ")"));
    }

    private static String any(List<Part> parts, Function<Part, String> of) {
        return parts.stream().map(of).collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** A test of one element's value. */
    private Part look(Term term, String test) {
        return looked(Set.of(term), test);
    }

    /** A comparison is an "all" over its operands being there and standing in the relation. */
    private Part compare(Condition.Compare compare) {
        Set<Term> terms = new LinkedHashSet<>(compare.left().terms());
        terms.addAll(compare.right().terms());
        String sign = switch (compare.relation()) {
            case EQUAL, NOT_EQUAL -> " = ";
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case MORE -> " > ";
            case AT_LEAST -> " >= ";
        };
        return looked(terms, value(compare.left()) + sign + value(compare.right()));
    }

    private Part looked(Set<Term> terms, String test) {
        String tested = "(" + test + ")";
        if (terms.isEmpty()) {
            return new Part(tested, "(NOT " + tested + ")", "(FALSE)");
        }
        String known = every(terms, SqlFacts.KNOWN);
        String absent = terms.stream()
                .map(term -> state(term, SqlFacts.EMPTY, SqlFacts.NOT_APPLICABLE))
                .collect(Collectors.joining(" OR ", "(", ")"));
        String failed =
                terms.stream().map(term -> state(term, SqlFacts.FAILED)).collect(Collectors.joining(" OR ", "(", ")"));
        // CASE, because a value may be null or senseless where it is not known
        return new Part(
                "(CASE WHEN " + known + " THEN " + tested + " ELSE FALSE END)",
                "(CASE WHEN " + known + " THEN NOT " + tested + " ELSE " + absent + " END)",
                "(NOT " + absent + " AND " + failed + ")");
    }

    private String every(Set<Term> terms, int state) {
        return terms.stream().map(term -> state(term, state)).collect(Collectors.joining(" AND ", "(", ")"));
    }

    private String state(Term term, int... states) {
        StringBuilder one = new StringBuilder("(").append(facts.state(term)).append(" IN (");
        for (int i = 0; i < states.length; i++) {
            one.append(i == 0 ? "" : ", ").append(states[i]);
        }
        return one.append("))").toString();
    }

    private String value(Operand operand) {
        return switch (operand) {
            case Operand.Value(Term term) -> facts.value(term);
            case Operand.Amount(BigDecimal number, Kind _) -> parameter(number, "numeric");
            case Operand.Word(String word, var _) -> parameter(word, "text");
            case Operand.Day(LocalDate day) -> parameter(day, "date");
            case Operand.Flag(boolean flag) -> flag ? "TRUE" : "FALSE";
            case Operand.Today() -> parameter(at, "date");
            case Operand.Since(Unit unit, Operand date) -> since(unit, value(date));
            case Operand.Calculated(Operand left, Condition.Sign sign, Operand right, Kind _) -> {
                String operator = switch (sign) {
                    case PLUS -> " + ";
                    case MINUS -> " - ";
                    case TIMES -> " * ";
                };
                yield "(" + value(left) + operator + value(right) + ")";
            }
        };
    }

    /** Full units, by the calendar: PostgreSQL's age() would let 29 February reach a year only on 1 March. */
    private String since(Unit unit, String from) {
        String to = parameter(at, "date");
        String years = "(extract(year FROM " + to + ")::integer - extract(year FROM " + from + ")::integer)";
        return switch (unit) {
            case DAYS -> "(" + to + " - " + from + ")";
            case YEARS -> full(years, "years", from, to);
            case MONTHS ->
                full(
                        "(12 * " + years + " + extract(month FROM " + to + ")::integer - extract(month FROM " + from
                                + ")::integer)",
                        "months",
                        from,
                        to);
        };
    }

    /** The difference of the calendar's numbers, one less where the day itself has not come round. */
    private static String full(String units, String name, String from, String to) {
        return "(" + units + " - CASE WHEN (" + from + " + make_interval(" + name + " => " + units + "))::date > " + to
                + " THEN 1 ELSE 0 END)";
    }

    private String parameter(Object value, String type) {
        String name = "rule_" + parameters.size();
        parameters.put(name, value);
        return "CAST(:" + name + " AS " + type + ")";
    }
}
