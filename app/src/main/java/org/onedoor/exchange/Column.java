package org.onedoor.exchange;

import java.util.List;
import java.util.Map;
import org.onedoor.shared.Text;

/**
 * 列: what one column of a standard's table means.
 *
 * @param key where the value stands in the definition: {@code name.zh}; {@code id} is the definition's id
 * @param needed whether a table without it can become nothing
 * @param label its name; the Chinese one is the header that an export writes
 * @param alsoCalled other headers that are taken for it unasked
 */
record Column(String key, boolean needed, Text label, List<String> alsoCalled, Value value) {

    /** What its values are. */
    sealed interface Value {

        /** Words, taken as they stand. */
        record Words() implements Value {}

        /** A whole number, or true and false: what YAML writes without quotes. */
        record Plain() implements Value {}

        /** Yes or no: 是, 否, true, false. No is written by leaving the key out. */
        record Flag() implements Value {}

        /**
         * One of our words. Theirs must be one of them, or be called exactly as ours is; anything else is asked.
         *
         * @param ours our words with their names
         */
        record Coded(Map<String, Text> ours) implements Value {}

        /** The id of another definition; its Chinese name stands for it where nothing else is called so. */
        record Refers(String kind) implements Value {}
    }

    static Column words(String key, boolean needed, String zh, String en, String... alsoCalled) {
        return new Column(key, needed, new Text(zh, en), List.of(alsoCalled), new Value.Words());
    }

    static Column plain(String key, String zh, String en, String... alsoCalled) {
        return new Column(key, false, new Text(zh, en), List.of(alsoCalled), new Value.Plain());
    }

    static Column flag(String key, String zh, String en, String... alsoCalled) {
        return new Column(key, false, new Text(zh, en), List.of(alsoCalled), new Value.Flag());
    }

    static Column coded(String key, boolean needed, String zh, String en, Map<String, Text> ours) {
        return new Column(key, needed, new Text(zh, en), List.of(), new Value.Coded(ours));
    }

    static Column refers(String key, boolean needed, String zh, String en, String kind, String... alsoCalled) {
        return new Column(key, needed, new Text(zh, en), List.of(alsoCalled), new Value.Refers(kind));
    }

    List<String> path() {
        return List.of(key.split("\\."));
    }

    boolean isCalled(String header) {
        return header.equalsIgnoreCase(key)
                || header.equals(label.zh())
                || header.equalsIgnoreCase(label.en())
                || alsoCalled.stream().anyMatch(header::equalsIgnoreCase);
    }
}
