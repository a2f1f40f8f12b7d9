package org.onedoor.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The program's own texts: {@code messages/<room>.<zh|en>.properties} of all rooms, UTF-8, read once at start.
 *
 * <p>A text names its values, {@code 最晚 {day}}; {@code {n?day:days}} writes the first word when {@code n} is 1, else
 * the second. Values are plain text: the page escapes them.
 */
@Component
final class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z0-9]*)(?:\\?([^:{}]*):([^{}]*))?}");

    private final Map<String, Map<String, String>> texts;
    private final boolean strict;

    @Autowired
    Messages(FaceSettings settings) throws IOException {
        this(read(), settings.strictMessages());
    }

    Messages(Map<String, Map<String, String>> texts, boolean strict) {
        this.texts = texts;
        this.strict = strict;
    }

    /** The text of a key in the reader's language, with the values written in. */
    String get(Locale locale, String key, Function<String, @Nullable String> value) {
        String text = language(locale).get(key);
        if (text == null) {
            return missing("no text for " + key + " in " + locale.getLanguage(), "⟦" + key + "⟧");
        }
        if (text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            String given = value.apply(name);
            String written = given == null
                    ? missing("no value for {" + name + "} of " + key, "⟦" + name + "⟧")
                    : matcher.group(2) == null ? given : given.equals("1") ? matcher.group(2) : matcher.group(3);
            matcher.appendReplacement(out, Matcher.quoteReplacement(written));
        }
        return matcher.appendTail(out).toString();
    }

    /** The text with its placeholders as they are. */
    String raw(Locale locale, String key) {
        String text = language(locale).get(key);
        return text == null ? missing("no text for " + key, "⟦" + key + "⟧") : text;
    }

    boolean has(Locale locale, String key) {
        return language(locale).containsKey(key);
    }

    private Map<String, String> language(Locale locale) {
        Map<String, String> language = texts.get(locale.getLanguage().equals("en") ? "en" : "zh");
        return language == null ? Map.of() : language;
    }

    private String missing(String what, String mark) {
        if (strict) {
            throw new IllegalStateException(what);
        }
        LOG.warn("{}", what);
        return mark;
    }

    /** Language → key → text. A key must begin with its file's room, so two rooms never write the same one. */
    static Map<String, Map<String, String>> read() throws IOException {
        Map<String, Map<String, String>> texts = new HashMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
            String[] name = String.valueOf(file.getFilename()).split("\\.");
            if (name.length != 3) {
                throw new IllegalStateException("not <room>.<language>.properties: " + file);
            }
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            Map<String, String> language = texts.computeIfAbsent(name[1], any -> new TreeMap<>());
            properties.forEach((key, text) -> {
                if (!key.toString().startsWith(name[0] + ".")) {
                    throw new IllegalStateException(file + ": " + key + " does not begin with " + name[0] + ".");
                }
                language.put(key.toString(), text.toString());
            });
        }
        return texts;
    }
}
