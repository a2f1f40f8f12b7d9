package org.onedoor.casework.desk;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** 列: what a queue may show of a line beside its filing number, in this order. */
enum Column {
    ITEM("item"),
    APPLICANT("applicant"),
    STEP("step"),
    LEFT("left"),
    DUE("due"),
    HOLDER("holder"),
    CHANNEL("channel"),
    RECEIVED("received"),
    NOTES("notes");

    /** What a queue shows where nobody has chosen. */
    static final List<Column> USUAL =
            Arrays.stream(values()).filter(column -> column != RECEIVED).toList();

    private final String code;

    Column(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The key of its heading. */
    String label() {
        return "casework.desk." + code;
    }

    /** Those of these codes; the usual ones where there is none. */
    static List<Column> of(Collection<String> codes) {
        List<Column> chosen = Arrays.stream(values())
                .filter(column -> codes.contains(column.code))
                .toList();
        return chosen.isEmpty() ? USUAL : chosen;
    }
}
