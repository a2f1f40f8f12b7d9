package org.onedoor.casework.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes one row out of what a form sent. */
public final class SentRows {

    private SentRows() {}

    /** @param row {@code group.3}; the fields of that row are dropped, a gap between rows does not matter */
    static Map<String, String[]> without(Map<String, String[]> sent, String row) {
        Map<String, String[]> left = new LinkedHashMap<>(sent);
        left.keySet().removeIf(name -> name.startsWith(row + "."));
        return left;
    }
}
