package org.onedoor.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.onedoor.shared.Text;

/**
 * 规则: a condition that was read and checked. Immutable, safe to share between threads.
 *
 * <p>The language: {@code && || !}, {@code == != < <= > >=}, {@code x in ['a', 'b']}, {@code xs.contains('a')} or
 * {@code 'a' in xs} on list elements, {@code x.startsWith('a')}, {@code has(x)}, {@code known(x)}, {@code ask('question')},
 * {@code + - *} on whole numbers and money, {@code date('2020-01-31')}, {@code today}, {@code years_since(d)}, {@code months_since(d)},
 * {@code days_since(d)}, {@code yuan(500)} (a whole number beside an amount of money is 分). Decimal literals are read
 * from their text, not through CEL's floating point number, so {@code 0.1} is exactly one tenth.
 */
public final class Rule {

    private final String text;
    private final Condition condition;
    private final List<Term> terms;
    private final Set<String> elements;
    private final List<String> questions;

    Rule(String text, Condition condition) {
        this.text = text;
        this.condition = condition;
        Mentioned mentioned = Mentioned.in(condition);
        this.terms = mentioned.terms();
        this.questions = mentioned.questions();
        Set<String> ids = new LinkedHashSet<>();
        terms.forEach(term -> ids.add(term.id()));
        this.elements = Collections.unmodifiableSet(ids);
    }

    /** Reads an author's text; never throws for a bad one. */
    public static Reading read(String text, Vocabulary vocabulary) {
        return new Reader(text, vocabulary).read();
    }

    /** 满足任一: a rule that is met where one of several is. */
    public static Rule any(List<Rule> rules) {
        if (rules.size() == 1) {
            return rules.getFirst();
        }
        List<Condition> parts = new ArrayList<>();
        StringJoiner text = new StringJoiner(" || ");
        for (Rule rule : rules) {
            text.add("(" + rule.text + ")");
            if (rule.condition instanceof Condition.Any any) {
                parts.addAll(any.parts());
            } else {
                parts.add(rule.condition);
            }
        }
        return new Rule(text.toString(), new Condition.Any(parts));
    }

    /** As the author wrote it. */
    public String text() {
        return text;
    }

    public Condition condition() {
        return condition;
    }

    /** Ids of the data elements that the rule speaks of, in the order of the text. */
    public Set<String> elements() {
        return elements;
    }

    /** The data elements that the rule speaks of, in the order of the text. */
    public List<Term> terms() {
        return terms;
    }

    /** Ids of the questions that the rule asks a person, in the order of the text. */
    public List<String> questions() {
        return questions;
    }

    /** The whole condition in plain words. */
    public Text inWords() {
        return Wording.say(condition);
    }

    /**
     * Answers for one subject. "All": not met, then needs a human, then unknown, then met; "any" is the dual; the states
     * of a fact mean what {@link Fact} says.
     *
     * @param at the day of evaluation
     */
    public Answer evaluate(Facts facts, LocalDate at) {
        return new Evaluation(facts, at).answer(condition);
    }

    @Override
    public String toString() {
        return text;
    }
}
