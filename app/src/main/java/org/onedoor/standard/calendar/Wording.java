package org.onedoor.standard.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.onedoor.shared.Text;

/** The room's own sentences in both languages, with named placeholders filled in. */
final class Wording {

    private static final Properties ZH = load("zh");
    private static final Properties EN = load("en");

    private Wording() {}

    static Text of(String key) {
        return new Text(sentence(ZH, key), sentence(EN, key));
    }

    static Text of(String key, String name, Text value) {
        Text text = of(key);
        String placeholder = "{" + name + "}";
        return new Text(text.zh().replace(placeholder, value.zh()), text.en().replace(placeholder, value.en()));
    }

    static Text of(String key, String name, Text value, String other, Text otherValue) {
        Text text = of(key, name, value);
        String placeholder = "{" + other + "}";
        return new Text(
                text.zh().replace(placeholder, otherValue.zh()), text.en().replace(placeholder, otherValue.en()));
    }

    private static String sentence(Properties sentences, String key) {
        return Objects.requireNonNull(sentences.getProperty(key), () -> "no message " + key);
    }

    private static Properties load(String language) {
        Properties sentences = new Properties();
        String file = "/messages/standard." + language + ".properties";
        try (InputStream in = Objects.requireNonNull(Wording.class.getResourceAsStream(file), file);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
