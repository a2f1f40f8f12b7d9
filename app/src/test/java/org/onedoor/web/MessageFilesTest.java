package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All rooms' texts, in both languages, against each other and against what the code asks for. */
class MessageFilesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z0-9]*)(?:\\?[^{}]*)?}");
    private static final Pattern ANY_BRACE = Pattern.compile("[{}]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** A key written out in a call, in a template or in Java: {@code msg("web.header.nav"}. */
    private static final Pattern CALL = Pattern.compile("\\bmsg\\(\\s*\"([a-z-]+\\.[a-z0-9.-]*[a-z0-9])\"\\s*([,)])");

    private final Map<String, Map<String, String>> texts;

    MessageFilesTest() throws IOException {
        texts = Messages.read();
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(texts.keySet()).containsExactlyInAnyOrder("zh", "en");
        assertThat(language("en").keySet()).isEqualTo(language("zh").keySet());
    }

    @Test
    void bothLanguagesNameTheSameValues() {
        language("zh")
                .forEach((key, zh) -> assertThat(placeholders(language("en").getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(placeholders(zh)));
    }

    @Test
    void noTextIsEmptyOrHasABraceThatIsNoPlaceholder() {
        texts.forEach((language, of) -> of.forEach((key, text) -> {
            assertThat(text).as("%s in %s", key, language).isNotBlank();
            assertThat(ANY_BRACE
                            .matcher(PLACEHOLDER.matcher(text).replaceAll(""))
                            .find())
                    .as("%s in %s: %s", key, language, text)
                    .isFalse();
        }));
    }

    @Test
    void noChineseInEnglish() {
        language("en")
                .forEach((key, text) -> assertThat(HAN.matcher(text).find())
                        .as("%s: %s", key, text)
                        .isFalse());
    }

    @Test
    void everyKeyWrittenInTheSourcesHasItsText() throws IOException {
        Set<String> missing = new TreeSet<>();
        int calls = 0;
        for (Path source : sources()) {
            Matcher call = CALL.matcher(Files.readString(source));
            while (call.find()) {
                calls++;
                if (!language("zh").containsKey(call.group(1))) {
                    missing.add(source.getFileName() + ": " + call.group(1));
                }
            }
        }
        assertThat(calls).isGreaterThan(40);
        assertThat(missing).isEmpty();
    }

    private Map<String, String> language(String language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/jte"), Path.of("src/main/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isRegularFile).forEach(sources::add);
            }
        }
        return sources;
    }
}
