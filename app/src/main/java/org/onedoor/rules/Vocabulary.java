package org.onedoor.rules;

import java.util.Optional;
import java.util.Set;
import org.onedoor.shared.Text;

/** 词汇: the data elements and questions that a condition may speak of. */
public interface Vocabulary {

    /** The element with this id; empty where the author may not use it. */
    Optional<Term> term(String id);

    /** All ids, only to suggest the nearest one to an author who mistyped. */
    default Set<String> ids() {
        return Set.of();
    }

    /** The wording of a question that only a person can answer, for {@code ask('id')}; empty if there is none. */
    default Optional<Text> question(String id) {
        return Optional.empty();
    }
}
