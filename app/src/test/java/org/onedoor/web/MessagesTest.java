package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Map<String, Map<String, String>> TEXTS = Map.of(
            "zh", Map.of("a.days", "还有 {n} 天，{who}"),
            "en", Map.of("a.days", "{n} working {n?day:days} left, {who}"));

    private final Messages strict = new Messages(TEXTS, true);

    @Test
    void writesNamedValues() {
        Map<String, String> values = Map.of("n", "3", "who", "$1 {n}");
        assertThat(strict.get(Locale.SIMPLIFIED_CHINESE, "a.days", values::get)).isEqualTo("还有 3 天，$1 {n}");
        assertThat(strict.get(Locale.ENGLISH, "a.days", values::get)).isEqualTo("3 working days left, $1 {n}");
    }

    @Test
    void choosesTheSingular() {
        Map<String, String> values = Map.of("n", "1", "who", "x");
        assertThat(strict.get(Locale.ENGLISH, "a.days", values::get)).isEqualTo("1 working day left, x");
    }

    @Test
    void failsOnAMissingTextOrValueWhenStrictAndMarksItOtherwise() {
        assertThatThrownBy(() -> strict.get(Locale.ENGLISH, "a.none", name -> null))
                .hasMessageContaining("a.none");
        assertThatThrownBy(() -> strict.get(Locale.ENGLISH, "a.days", name -> null))
                .hasMessageContaining("{n}");
        Messages lenient = new Messages(TEXTS, false);
        assertThat(lenient.get(Locale.ENGLISH, "a.none", name -> null)).isEqualTo("⟦a.none⟧");
    }
}
