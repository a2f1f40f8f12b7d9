package org.onedoor.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Mistakes;

class SearchWordsTest {

    private final Mistakes mistakes = new Mistakes();

    @Test
    void readsNoiseAndSynonymsInOneSpelling() {
        SearchWords words = read("""
                kind: search-words
                id: everyday
                noise: [我想, How]
                synonyms:
                  - {say: [Start  a Company, 开公司], means: [公司设立登记]}
                """);
        assertThat(mistakes.all()).isEmpty();
        assertThat(words.noise()).containsExactlyInAnyOrder("我想", "how");
        assertThat(words.synonyms()).containsOnlyKeys("start a company", "开公司");
    }

    @Test
    void reportsASayingListedTwiceAndOneThatMeansNothing() {
        read("""
                kind: search-words
                id: everyday
                synonyms:
                  - {say: [开店], means: [个体工商户设立]}
                  - {say: [开店], means: [公司设立登记]}
                  - {say: [摆摊]}
                """);
        assertThat(mistakes.all())
                .extracting(mistake -> mistake.line(Locale.ENGLISH))
                .containsExactly(
                        "w.yaml:5: \"开店\" is already listed — merge both into one",
                        "w.yaml:6: it means nothing — add the official words");
    }

    private SearchWords read(String text) {
        return SearchWords.read(DefinitionFolder.read("w.yaml", text, mistakes), mistakes);
    }
}
