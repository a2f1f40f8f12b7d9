package org.onedoor.rules.program;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.rules.Reason;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Verdict;

/**
 * One rule, ready for one layout and one day. Immutable, safe to share between threads.
 *
 * <p>{@link #verdict} stops as soon as the answer is certain; {@link #because} looks at every part and tells how each came out.
 */
public final class Program {

    private final Rule rule;
    private final Step whole;

    /** The whole, where it is nothing but looks. */
    private final @Nullable Looks looks;

    private Program(Rule rule, Step whole) {
        this.rule = rule;
        this.whole = whole;
        this.looks = whole instanceof Step.All all && all.others.length == 0 ? all.looks : null;
    }

    /** @param at the day of evaluation */
    public static Program of(Rule rule, Layout layout, LocalDate at) {
        return new Program(rule, new Compiler(layout, at).step(rule.condition()));
    }

    public Rule rule() {
        return rule;
    }

    /** How the rule comes out for a profile of the same layout. */
    public Verdict verdict(Profile profile) {
        return Code.verdict(looks == null ? whole.run(profile) : looks.all(profile));
    }

    /** How the rule and each of its parts come out, just as {@link Rule#evaluate} tells it. */
    public Reason because(Profile profile) {
        return whole.because(profile);
    }
}
