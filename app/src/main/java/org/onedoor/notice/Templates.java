package org.onedoor.notice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which messages there are and which values each one names, read from the message file, so that a mistake shows where a
 * message is told and not months later where it is read.
 */
@Component
class Templates {

    private static final Pattern KEY = Pattern.compile("notice\\.told\\.([a-z0-9-]+)\\.(title|text)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z0-9]*)[?}]");

    private final Map<String, Set<String>> values = new HashMap<>();

    Templates() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                new ClassPathResource("messages/notice.zh.properties").getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.forEach((key, text) -> {
            var named = KEY.matcher(key.toString());
            if (named.matches()) {
                Set<String> names = values.computeIfAbsent(named.group(1), template -> new TreeSet<>());
                PLACEHOLDER.matcher(text.toString()).results().forEach(found -> names.add(found.group(1)));
            }
        });
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Refuses a template that is not there, and values that are not the ones it names. */
    void check(String template, Set<String> given) {
        Set<String> named = values.get(template);
        if (named == null) {
            throw new IllegalArgumentException("no message template " + template + ": messages/notice.zh.properties");
        }
        if (!given.containsAll(named)) {
            throw new IllegalArgumentException("message " + template + " names " + named + ", given were " + given);
        }
    }
}
