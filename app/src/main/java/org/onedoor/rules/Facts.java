package org.onedoor.rules;

import java.util.Map;
import java.util.Optional;

/** 事实: what is known of one subject (a person, a firm, a draft). Answers must not change during an evaluation. */
public interface Facts {

    /** What is known of the element; {@link Fact.Unknown} if nothing. */
    Fact about(String element);

    /** A person's judgement on the question of {@code ask('id')}; empty as long as nobody has judged. */
    default Optional<Boolean> judged(String question) {
        return Optional.empty();
    }

    /** Facts from plain values; what the map lacks is unknown. A value may itself be a {@link Fact}. */
    static Facts of(Map<String, ?> values) {
        return element -> {
            Object value = values.get(element);
            if (value == null) {
                return new Fact.Unknown();
            }
            return value instanceof Fact fact ? fact : new Fact.Known(value);
        };
    }
}
