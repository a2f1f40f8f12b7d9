package org.onedoor.web;

import org.springframework.http.HttpStatus;

/**
 * A page to show: a template and the one record that it draws.
 *
 * @param template the template's path below {@code src/main/jte} without its ending: {@code catalog/item}. It declares a
 *     parameter {@code face} of type {@link Face} and a parameter {@code page} of the record's type, and lies in the
 *     folder named like its room, whose package-private records it can read
 * @param content the record; an empty string for a template that draws none
 */
public record Page(String template, Object content, HttpStatus status) implements Answer {

    public static Page of(String template, Object content) {
        return new Page(template, content, HttpStatus.OK);
    }

    /** A page that draws nothing but its own words. */
    public static Page of(String template) {
        return of(template, "");
    }

    /** The same page with another status: 422 for a form that comes back with errors. */
    public Page withStatus(HttpStatus status) {
        return new Page(template, content, status);
    }
}
