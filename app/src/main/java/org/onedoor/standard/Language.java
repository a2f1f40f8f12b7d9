package org.onedoor.standard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The language a command answers in: the one asked for, else the terminal's, else English. */
final class Language {

    @CommandLine.Option(
            names = "--language",
            paramLabel = "zh|en",
            description = "zh or en; the terminal's if left out.")
    private @Nullable String asked;

    Locale locale() {
        String wanted = asked == null ? terminal() : asked;
        return wanted.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static String terminal() {
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = System.getenv(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
