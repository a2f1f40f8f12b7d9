package org.onedoor.rules;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.shared.Text;

/** The room's texts, {@code messages/rules.zh.properties} and {@code .en}, both languages at once. */
final class Phrases {

    private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");
    private static final Properties ZH = load("zh");
    private static final Properties EN = load("en");

    private Phrases() {}

    static Text of(String key) {
        return of(key, Map.of());
    }

    static Text of(String key, Map<String, Text> holes) {
        return new Text(
                HOLE.matcher(phrase(ZH, key))
                        .replaceAll(hole -> Matcher.quoteReplacement(
                                filling(holes, hole.group(1)).zh())),
                HOLE.matcher(phrase(EN, key))
                        .replaceAll(hole -> Matcher.quoteReplacement(
                                filling(holes, hole.group(1)).en())));
    }

    /** A value that reads the same in both languages. */
    static Text same(String value) {
        return new Text(value, value);
    }

    private static Text filling(Map<String, Text> holes, String name) {
        return Objects.requireNonNull(holes.get(name), () -> "no value for {" + name + "}");
    }

    private static String phrase(Properties phrases, String key) {
        return Objects.requireNonNull(phrases.getProperty("rules." + key), () -> "no text rules." + key);
    }

    private static Properties load(String language) {
        Properties phrases = new Properties();
        String file = "/messages/rules." + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            phrases.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }
}
