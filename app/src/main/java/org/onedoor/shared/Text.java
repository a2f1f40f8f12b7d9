package org.onedoor.shared;

import java.util.Locale;

/** A text in both of the house's languages, as definitions carry it: {@code {zh: …, en: …}}. Neither side is blank. */
public record Text(String zh, String en) {

    /** The text for a reader's language: English for an English locale, Chinese for every other. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
