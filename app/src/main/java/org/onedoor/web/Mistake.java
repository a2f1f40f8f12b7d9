package org.onedoor.web;

import org.jspecify.annotations.Nullable;

/**
 * One line of an error summary.
 *
 * @param id of the field it leads to
 * @param label the field's name; null when the text says which field it means
 * @param text what is wrong and what to do
 */
public record Mistake(String id, @Nullable String label, String text) {

    public Mistake(String id, String text) {
        this(id, null, text);
    }
}
