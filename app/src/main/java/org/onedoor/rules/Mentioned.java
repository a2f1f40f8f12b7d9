package org.onedoor.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.rules.Condition.Operand;

/** Collects what a condition speaks of: data elements, and questions to a person; each once, in the order of the text. */
final class Mentioned {

    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final Set<String> questions = new LinkedHashSet<>();

    private Mentioned() {}

    static Mentioned in(Condition condition) {
        Mentioned mentioned = new Mentioned();
        mentioned.collect(condition);
        return mentioned;
    }

    List<Term> terms() {
        return List.copyOf(terms.values());
    }

    List<String> questions() {
        return List.copyOf(questions);
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.All all -> all.parts().forEach(this::collect);
            case Condition.Any any -> any.parts().forEach(this::collect);
            case Condition.Not not -> collect(not.part());
            case Condition.Compare compare -> {
                collect(compare.left());
                collect(compare.right());
            }
            case Condition.OneOf oneOf -> add(oneOf.term());
            case Condition.Includes includes -> add(includes.term());
            case Condition.StartsWith starts -> add(starts.term());
            case Condition.IsTrue isTrue -> add(isTrue.term());
            case Condition.HasValue has -> add(has.term());
            case Condition.IsKnown known -> add(known.term());
            case Condition.Ask ask -> questions.add(ask.id());
            case Condition.Always _ -> {}
        }
    }

    private void collect(Operand operand) {
        switch (operand) {
            case Operand.Value value -> add(value.term());
            case Operand.Since since -> collect(since.date());
            case Operand.Calculated calculated -> {
                collect(calculated.left());
                collect(calculated.right());
            }
            case Operand.Amount _, Operand.Word _, Operand.Day _, Operand.Flag _, Operand.Today _ -> {}
        }
    }

    private void add(Term term) {
        terms.putIfAbsent(term.id(), term);
    }
}
