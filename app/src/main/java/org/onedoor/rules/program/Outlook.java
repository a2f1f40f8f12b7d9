package org.onedoor.rules.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;
import org.onedoor.rules.Verdict;

/** 可满足性: whether anybody at all can meet a rule, and whether everybody does. */
public enum Outlook {
    /** 永不满足: nothing that could be known meets it. */
    NEVER,
    /** 恒满足: it is met whatever is known, so it says nothing. */
    ALWAYS,
    /** 有的满足，有的不满足. */
    EITHER,
    /** 说不准: it compares sums, or speaks of too much at once, and no example of the one or the other was found. */
    UNSURE;

    /** So many combinations of values are tried at most; some hundredths of a second. */
    private static final int MOST_COMBINATIONS = 50_000;

    /**
     * Tries a rule with values that stand for all others.
     *
     * @param at the day of evaluation; a rule that depends on the day has the outlook of that day
     */
    public static Outlook of(Rule rule, LocalDate at) {
        Samples samples = Samples.of(List.of(rule), at);
        List<Term> terms = rule.terms();
        List<List<Fact>> choices = new ArrayList<>();
        boolean complete = true;
        double combinations =
                rule.questions().isEmpty() ? 1 : 1 << rule.questions().size();
        for (Term term : terms) {
            List<Fact> choice = new ArrayList<>();
            samples.values(term).forEach(value -> choice.add(new Fact.Known(value)));
            choice.add(new Fact.Empty());
            if (samples.mayBeUnknown(term)) {
                choice.add(new Fact.Unknown());
            }
            choices.add(choice);
            complete &= samples.complete(term);
            combinations *= choice.size();
        }
        if (combinations > MOST_COMBINATIONS) {
            return UNSURE;
        }
        Trial trial = new Trial(rule, terms, choices, samples, at);
        trial.from(0);
        if (trial.met && trial.notMet) {
            return EITHER;
        }
        if (!complete) {
            return UNSURE;
        }
        return trial.met ? ALWAYS : NEVER;
    }

    /** All combinations, until both answers have been seen. */
    private static final class Trial {

        private final Rule rule;
        private final List<Term> terms;
        private final List<List<Fact>> choices;
        private final Samples samples;
        private final Layout layout;
        private final Program program;
        private final Map<String, Fact> chosen = new HashMap<>();
        private boolean met;
        private boolean notMet;

        Trial(Rule rule, List<Term> terms, List<List<Fact>> choices, Samples samples, LocalDate at) {
            this.rule = rule;
            this.terms = terms;
            this.choices = choices;
            this.samples = samples;
            this.layout = Layout.of(List.of(rule));
            this.program = Program.of(rule, layout, at);
        }

        void from(int next) {
            if (met && notMet) {
                return;
            }
            if (next == terms.size()) {
                int questions = rule.questions().size();
                for (int judged = 0; judged < 1 << questions; judged++) {
                    ask(judged);
                }
                return;
            }
            for (Fact fact : choices.get(next)) {
                chosen.put(terms.get(next).id(), fact);
                from(next + 1);
            }
        }

        private void ask(int judged) {
            Verdict verdict = program.verdict(Profile.of(layout, new Facts() {
                @Override
                public Fact about(String element) {
                    return chosen.getOrDefault(element, new Fact.Unknown());
                }

                @Override
                public Optional<Boolean> judged(String question) {
                    return Optional.of((judged & 1 << rule.questions().indexOf(question)) != 0);
                }
            }));
            switch (verdict) {
                case MET -> met = true;
                case NOT_MET, UNKNOWN, NEEDS_HUMAN -> notMet |= usual();
            }
        }

        /** Nobody thinks of what is empty but who asks whether it is: {@code x < 3 || x >= 3} is always met. */
        private boolean usual() {
            return terms.stream().allMatch(term -> switch (chosen.getOrDefault(term.id(), new Fact.Unknown())) {
                case Fact.Known _, Fact.Unknown _ -> true;
                case Fact.Empty _, Fact.NotApplicable _, Fact.Failed _ -> samples.mayBeEmpty(term);
            });
        }
    }
}
