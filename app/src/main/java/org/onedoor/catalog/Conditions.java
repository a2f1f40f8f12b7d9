package org.onedoor.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Place;
import org.onedoor.rules.Mistake;
import org.onedoor.rules.Reading;
import org.onedoor.rules.Rule;

/** Reads the conditions of an item, each over what is asked above it and what records hold of any applicant. */
final class Conditions {

    private final References references;

    /** What the conditions written so far may speak of. */
    private final Set<String> askedSoFar = new LinkedHashSet<>();

    Conditions(References references) {
        this.references = references;
    }

    /** From here on conditions may speak of the element; asking the same thing twice is a mistake. */
    void ask(Fields fields, String key, String name) {
        if (!name.isEmpty() && !askedSoFar.add(name)) {
            fields.wrong(
                    key,
                    name + " 前面已经问过",
                    name + " is already asked above",
                    "同一件事只问一次，删去一个",
                    "ask a thing once, remove one");
        }
    }

    /** The condition at a key; null where there is none. */
    @Nullable
    Rule read(Fields fields, String key) {
        Optional<String> text = fields.optionalString(key);
        if (text.isEmpty()) {
            return null;
        }
        Place at = fields.place(key);
        Reading reading = Rule.read(text.get(), references.vocabulary(askedSoFar));
        return switch (reading) {
            case Reading.Understood(Rule rule) -> rule;
            case Reading.Mistaken(List<Mistake> wrong) -> {
                wrong.forEach(mistake -> fields.mistakes().add(at, mistake.what(), mistake.howToMend()));
                yield null;
            }
        };
    }
}
