package org.onedoor.rules.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.onedoor.rules.Condition;
import org.onedoor.rules.Condition.Operand;
import org.onedoor.rules.Kind;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;

/**
 * 槽位: which element of a profile stands where, and which number stands for which word; the same for all programs that are asked of it.
 * Immutable.
 */
public final class Layout {

    /** The number of every word that no rule names. */
    private static final int ANOTHER = 0;

    /** As many words as a number has bits, {@link #ANOTHER} among them. */
    private static final int FEW = Long.SIZE - 1;

    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final List<Map<String, Integer>> words = new ArrayList<>();
    private final List<String> questions;

    private Layout(Collection<Term> terms, Collection<String> questions) {
        for (Term term : terms) {
            if (slots.putIfAbsent(term.id(), this.terms.size()) == null) {
                this.terms.add(term);
                words.add(new HashMap<>());
            }
        }
        this.questions = List.copyOf(new LinkedHashSet<>(questions));
    }

    /** Room for all that some rules speak of. */
    public static Layout of(Collection<Rule> rules) {
        Set<Term> terms = new LinkedHashSet<>();
        Set<String> questions = new LinkedHashSet<>();
        for (Rule rule : rules) {
            terms.addAll(rule.terms());
            questions.addAll(rule.questions());
        }
        Layout layout = new Layout(terms, questions);
        rules.forEach(rule -> layout.learn(rule.condition()));
        return layout;
    }

    private void learn(Condition condition) {
        switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.forEach(this::learn);
            case Condition.Any(List<Condition> parts) -> parts.forEach(this::learn);
            case Condition.Not(Condition part) -> learn(part);
            case Condition.Compare(Operand.Value(Term term), var _, Operand.Word(String word, var _)) ->
                learn(term, word);
            case Condition.OneOf(Term term, List<Operand> values) -> {
                for (Operand value : values) {
                    if (value.literal() instanceof String word) {
                        learn(term, word);
                    }
                }
            }
            case Condition.Compare _,
                    Condition.Includes _,
                    Condition.StartsWith _,
                    Condition.IsTrue _,
                    Condition.HasValue _,
                    Condition.IsKnown _,
                    Condition.Ask _,
                    Condition.Always _ -> {}
        }
    }

    private void learn(Term term, String word) {
        Map<String, Integer> known = words.get(slot(term));
        known.putIfAbsent(word, known.size() + 1);
    }

    List<Term> terms() {
        return terms;
    }

    List<String> questions() {
        return questions;
    }

    /** @throws IllegalArgumentException where the element has no place */
    int slot(Term term) {
        Integer slot = slots.get(term.id());
        if (slot == null) {
            throw new IllegalArgumentException("no slot for " + term.id());
        }
        return slot;
    }

    /**
     * The number that stands for a word that a rule names.
     *
     * @throws IllegalArgumentException where none does
     */
    int word(Term term, String word) {
        Integer number = words.get(slot(term)).get(word);
        if (number == null) {
            throw new IllegalArgumentException("no rule says " + word + " of " + term.id());
        }
        return number;
    }

    /** The number that stands for any word. */
    int wordIn(int slot, String word) {
        return Objects.requireNonNullElse(words.get(slot).get(word), ANOTHER);
    }

    /** Whether a bit of one number can stand for each word that rules name. */
    boolean fewWords(Term term) {
        return (term.kind() == Kind.TEXT || term.kind() == Kind.CODE)
                && words.get(slot(term)).size() <= FEW;
    }

    /** @throws IllegalArgumentException where the question has no place */
    int question(String id) {
        int at = questions.indexOf(id);
        if (at < 0) {
            throw new IllegalArgumentException("no place for the question " + id);
        }
        return at;
    }
}
