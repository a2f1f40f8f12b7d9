package org.onedoor.rules.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;
import org.onedoor.rules.Verdict;

/**
 * 下一个问题: of all that could be asked, what decides most.
 *
 * @param term the element to ask
 * @param decides how many of the open rules its answer decides, on the average of the answers that make a difference
 */
public record NextQuestion(Term term, double decides) {

    /**
     * The element whose answer decides most of what is still open; of two that decide as much, the one that a rule names first.
     *
     * @param rules those that are decided already are passed over
     * @param askable which elements may be asked at all
     * @param at the day of evaluation
     * @return empty where nothing is open that an answer could help
     */
    public static Optional<NextQuestion> among(
            Collection<Rule> rules, Facts facts, Predicate<Term> askable, LocalDate at) {
        Layout layout = Layout.of(rules);
        Profile now = Profile.of(layout, facts);
        List<Program> open = new ArrayList<>();
        Map<String, Term> missing = new LinkedHashMap<>();
        List<Rule> openRules = new ArrayList<>();
        for (Rule rule : rules) {
            Program program = Program.of(rule, layout, at);
            if (program.verdict(now) == Verdict.UNKNOWN) {
                open.add(program);
                openRules.add(rule);
                rule.terms().stream()
                        .filter(term -> facts.about(term.id()) instanceof Fact.Unknown)
                        .filter(askable)
                        .forEach(term -> missing.putIfAbsent(term.id(), term));
            }
        }
        Samples samples = Samples.of(openRules, at);
        NextQuestion best = null;
        for (Term term : missing.values()) {
            List<Object> values = samples.values(term);
            int decided = 0;
            for (Object value : values) {
                Profile then = Profile.of(layout, answered(facts, term, value));
                decided += (int) open.stream()
                        .filter(program -> program.verdict(then) != Verdict.UNKNOWN)
                        .count();
            }
            NextQuestion question = new NextQuestion(term, (double) decided / values.size());
            if (best == null || question.decides() > best.decides()) {
                best = question;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Facts answered(Facts facts, Term term, Object value) {
        return new Facts() {
            @Override
            public Fact about(String element) {
                return element.equals(term.id()) ? new Fact.Known(value) : facts.about(element);
            }

            @Override
            public Optional<Boolean> judged(String question) {
                return facts.judged(question);
            }
        };
    }
}
