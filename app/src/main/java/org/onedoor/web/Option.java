package org.onedoor.web;

import org.jspecify.annotations.Nullable;

/** One answer of a choice; texts are in the reader's language. */
public record Option(String value, String label, @Nullable String hint) {

    public static Option of(String value, String label) {
        return new Option(value, label, null);
    }
}
