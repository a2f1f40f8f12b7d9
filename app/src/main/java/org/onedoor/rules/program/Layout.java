package org.onedoor.rules.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.rules.Rule;
import org.onedoor.rules.Term;

/** 槽位: which element of a profile stands where; the same for all programs that are asked of it. Immutable. */
public final class Layout {

    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final List<String> questions;

    private Layout(Collection<Term> terms, Collection<String> questions) {
        for (Term term : terms) {
            if (slots.putIfAbsent(term.id(), this.terms.size()) == null) {
                this.terms.add(term);
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
        return new Layout(terms, questions);
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

    /** @throws IllegalArgumentException where the question has no place */
    int question(String id) {
        int at = questions.indexOf(id);
        if (at < 0) {
            throw new IllegalArgumentException("no place for the question " + id);
        }
        return at;
    }
}
