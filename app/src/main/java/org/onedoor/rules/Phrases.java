package org.onedoor.rules;

import java.util.Map;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;

/** The room's texts. */
final class Phrases {

    private static final RoomTexts TEXTS = new RoomTexts("rules");

    private Phrases() {}

    static Text of(String key) {
        return of(key, Map.of());
    }

    static Text of(String key, Map<String, Text> holes) {
        return TEXTS.get(key, holes);
    }

    /** A value that reads the same in both languages. */
    static Text same(String value) {
        return new Text(value, value);
    }
}
