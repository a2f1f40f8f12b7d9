package org.onedoor.rules;

import java.util.List;

/** What became of an author's text: a rule, or all of its mistakes at once. */
public sealed interface Reading {

    record Understood(Rule rule) implements Reading {}

    /** @param mistakes at least one, in the order of the text */
    record Mistaken(List<Mistake> mistakes) implements Reading {
        public Mistaken {
            mistakes = List.copyOf(mistakes);
        }
    }

    /**
     * The rule, for texts that were checked before (a published definition).
     *
     * @throws IllegalStateException when the text is mistaken after all
     */
    default Rule orThrow() {
        return switch (this) {
            case Understood(Rule rule) -> rule;
            case Mistaken(List<Mistake> mistakes) -> throw new IllegalStateException("not a condition: " + mistakes);
        };
    }
}
