package org.onedoor.web;

/** How far a step of a list has come; {@code @template.web.step(…)} says it in words as well as in colour. */
public enum Progress {
    DONE,
    NOW,
    /** Waits for somebody, or the clock stands still. */
    STOPPED,
    LATER;

    String style() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
