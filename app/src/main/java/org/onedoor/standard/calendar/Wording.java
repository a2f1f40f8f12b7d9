package org.onedoor.standard.calendar;

import java.util.Map;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;

/** The calendar's sentences in both languages. */
final class Wording {

    private static final RoomTexts TEXTS = new RoomTexts("standard");

    private Wording() {}

    static Text of(String key) {
        return TEXTS.get(key, Map.of());
    }

    static Text of(String key, String name, Text value) {
        return TEXTS.get(key, Map.of(name, value));
    }

    static Text of(String key, String name, Text value, String other, Text otherValue) {
        return TEXTS.get(key, Map.of(name, value, other, otherValue));
    }
}
