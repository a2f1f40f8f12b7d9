package org.onedoor.rules.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Reason;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;
import org.onedoor.rules.Verdict;

/**
 * One rule, ready for one layout and one day. Immutable, safe to share between threads.
 *
 * <p>{@link #verdict} stops as soon as the answer is certain. {@link #trace} looks at every part and keeps how each came out, from
 * which the reasons are told only where somebody reads them.
 */
public final class Program {

    private final Rule rule;
    private final Step whole;
    private final int steps;

    private Program(Rule rule, Step whole, int steps) {
        this.rule = rule;
        this.whole = whole;
        this.steps = steps;
    }

    /** @param at the day of evaluation */
    public static Program of(Rule rule, Layout layout, LocalDate at) {
        Compiler compiler = new Compiler(layout, at);
        Step whole = compiler.step(rule.condition());
        return new Program(rule, whole, compiler.count());
    }

    public Rule rule() {
        return rule;
    }

    /** How the rule comes out for a profile of the same layout. */
    public Verdict verdict(Profile profile) {
        return Code.verdict(whole.run(profile));
    }

    /** Whether the rule is met: the same, and nothing is made for it. */
    public boolean met(Profile profile) {
        return whole.run(profile) == Code.MET;
    }

    /** How the rule and each of its parts come out. */
    public Trace trace(Profile profile) {
        byte[] codes = new byte[steps];
        whole.record(profile, codes);
        return new Trace(codes, profile);
    }

    /** How every part came out for one profile. */
    public final class Trace {

        private final byte[] codes;
        private final Profile profile;

        private Trace(byte[] codes, Profile profile) {
            this.codes = codes;
            this.profile = profile;
        }

        public Verdict verdict() {
            return Code.verdict(codes[0]);
        }

        /** The reasons, just as {@link Rule#evaluate} gives them. */
        public Reason because() {
            return reason(rule.condition(), new int[1]);
        }

        /** Parts were numbered as they stand, each before its own parts. */
        private Reason reason(Condition condition, int[] next) {
            Verdict verdict = Code.verdict(codes[next[0]++]);
            return switch (condition) {
                case Condition.All(List<Condition> parts) ->
                    new Reason(verdict, condition, List.of(), reasons(parts, next));
                case Condition.Any(List<Condition> parts) ->
                    new Reason(verdict, condition, List.of(), reasons(parts, next));
                case Condition.Not(Condition part) ->
                    new Reason(verdict, condition, List.of(), List.of(reason(part, next)));
                case Condition.Compare(Condition.Operand left, var _, Condition.Operand right) -> {
                    List<Reason.Seen> seen = new ArrayList<>();
                    seen(left, seen);
                    seen(right, seen);
                    yield new Reason(verdict, condition, seen, List.of());
                }
                case Condition.OneOf(Term term, var _) -> looked(verdict, condition, term);
                case Condition.Includes(Term term, var _) -> looked(verdict, condition, term);
                case Condition.StartsWith(Term term, var _) -> looked(verdict, condition, term);
                case Condition.IsTrue(Term term) -> looked(verdict, condition, term);
                case Condition.HasValue(Term term) -> looked(verdict, condition, term);
                case Condition.IsKnown(Term term) -> looked(verdict, condition, term);
                case Condition.Ask _, Condition.Always _ -> new Reason(verdict, condition, List.of(), List.of());
            };
        }

        private List<Reason> reasons(List<Condition> parts, int[] next) {
            List<Reason> reasons = new ArrayList<>();
            parts.forEach(part -> reasons.add(reason(part, next)));
            return reasons;
        }

        private Reason looked(Verdict verdict, Condition condition, Term term) {
            return new Reason(verdict, condition, List.of(seen(term)), List.of());
        }

        private void seen(Condition.Operand operand, List<Reason.Seen> seen) {
            switch (operand) {
                case Condition.Operand.Value(Term term) -> seen.add(seen(term));
                case Condition.Operand.Since(var _, Condition.Operand date) -> seen(date, seen);
                case Condition.Operand.Calculated(Condition.Operand left, var _, Condition.Operand right, var _) -> {
                    seen(left, seen);
                    seen(right, seen);
                }
                case Condition.Operand.Amount _,
                        Condition.Operand.Word _,
                        Condition.Operand.Day _,
                        Condition.Operand.Flag _,
                        Condition.Operand.Today _ -> {}
            }
        }

        private Reason.Seen seen(Term term) {
            Fact fact = profile.fact(term);
            return new Reason.Seen(term, fact);
        }
    }
}
