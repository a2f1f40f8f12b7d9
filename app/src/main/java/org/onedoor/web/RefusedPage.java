package org.onedoor.web;

import org.jspecify.annotations.Nullable;

/**
 * What the page of a refusal shows.
 *
 * @param title a heading in a few words
 * @param text what is wrong
 * @param next what to do next
 * @param basis the law that asks for it, null where none does
 * @param way the one thing to click
 */
record RefusedPage(
        String title, String text, String next, @Nullable String basis, Way way) {

    /** The next step as a link. */
    record Way(String label, String path) {}
}
