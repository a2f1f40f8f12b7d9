package org.onedoor.standard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The closed vocabularies of definition files: the words of an enum in the order of its constants. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> Map<String, E> of(E[] values, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(word.apply(value), value);
        }
        return words;
    }
}
