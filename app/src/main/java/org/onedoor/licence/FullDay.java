package org.onedoor.licence;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as a certificate says it: with its year, also in this one. */
final class FullDay {

    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private FullDay() {}

    static String of(Locale reader, LocalDate day) {
        return (reader.getLanguage().equals("en") ? EN : ZH).format(day);
    }
}
