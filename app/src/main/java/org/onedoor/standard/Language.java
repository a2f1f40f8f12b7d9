package org.onedoor.standard;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The language a command answers in: the one asked for, else the terminal's, else English. */
public final class Language {

    private static final Set<String> KNOWN = Set.of("zh", "en");

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.@Nullable CommandSpec command;

    private @Nullable String asked;

    /** Made by the command line. */
    public Language() {}

    @CommandLine.Option(
            names = {"--language", "--lang"},
            paramLabel = "zh|en",
            description = "zh or en; the terminal's if left out.")
    void ask(String language) {
        if (!KNOWN.contains(language) && command != null) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--language is zh or en, not " + language + ". --language 只能是 zh 或 en。");
        }
        asked = language;
    }

    /** Chinese or English. */
    public Locale locale() {
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
