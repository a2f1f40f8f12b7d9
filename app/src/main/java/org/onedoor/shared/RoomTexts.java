package org.onedoor.shared;

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

/**
 * A room's texts, {@code messages/<room>.zh.properties} and {@code .en}, in both languages at once: for values that carry
 * their texts with them (reasons, mistakes), where the reader's language is not known yet.
 */
public final class RoomTexts {

    private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");

    private final String room;
    private final Properties zh;
    private final Properties en;

    public RoomTexts(String room) {
        this.room = room;
        this.zh = load(room, "zh");
        this.en = load(room, "en");
    }

    /**
     * The text of {@code <room>.<key>}, its named holes filled.
     *
     * @throws NullPointerException when there is no such text or no value for a hole
     */
    public Text get(String key, Map<String, Text> holes) {
        return new Text(
                HOLE.matcher(phrase(zh, key))
                        .replaceAll(hole -> Matcher.quoteReplacement(
                                filling(holes, hole.group(1)).zh())),
                HOLE.matcher(phrase(en, key))
                        .replaceAll(hole -> Matcher.quoteReplacement(
                                filling(holes, hole.group(1)).en())));
    }

    private static Text filling(Map<String, Text> holes, String name) {
        return Objects.requireNonNull(holes.get(name), () -> "no value for {" + name + "}");
    }

    private String phrase(Properties phrases, String key) {
        return Objects.requireNonNull(phrases.getProperty(room + "." + key), () -> "no text " + room + "." + key);
    }

    private static Properties load(String room, String language) {
        Properties phrases = new Properties();
        String file = "/messages/" + room + "." + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(RoomTexts.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            phrases.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }
}
