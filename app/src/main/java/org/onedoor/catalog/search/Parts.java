package org.onedoor.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.onedoor.catalog.search.Clue.Sort;

/** The index's fields: what of an item is findable, and how it is cut up. */
final class Parts {

    static final String ITEM = "item";
    static final String AUDIENCE = "audience";
    static final String PHRASE = "phrase";
    static final String NAME_PAIRS = "name_pairs";
    static final String NAME_ENGLISH = "name_english";
    static final String WORDS_ENGLISH = "words_english";
    static final String PINYIN = "pinyin";
    static final String BLURRED = "blurred";
    static final String INITIALS = "initials";

    /** Part of an item, as cut up by one analyzer, and how much a match there tells. */
    record Place(String field, Sort sort, float share) {}

    static final List<Place> PAIRS = List.of(
            new Place(NAME_PAIRS, Sort.NAME, 1.0f),
            new Place("words_pairs", Sort.WORDS, 0.7f),
            new Place("summary_pairs", Sort.SUMMARY, 0.25f));
    static final List<Place> WORDS = List.of(
            new Place("name_words", Sort.NAME, 1.0f),
            new Place("words_words", Sort.WORDS, 0.7f),
            new Place("summary_words", Sort.SUMMARY, 0.25f));
    static final List<Place> ENGLISH = List.of(
            new Place(NAME_ENGLISH, Sort.NAME, 1.0f),
            new Place(WORDS_ENGLISH, Sort.WORDS, 0.8f),
            new Place("summary_english", Sort.SUMMARY, 0.25f));

    private Parts() {}

    static Analyzer analyzer() {
        Analyzer pairs = new CJKAnalyzer();
        Analyzer words = new SmartChineseAnalyzer();
        Analyzer english = new EnglishAnalyzer();
        return new PerFieldAnalyzerWrapper(
                new KeywordAnalyzer(),
                Map.of(
                        NAME_PAIRS,
                        pairs,
                        "words_pairs",
                        pairs,
                        "summary_pairs",
                        pairs,
                        "name_words",
                        words,
                        "words_words",
                        words,
                        "summary_words",
                        words,
                        NAME_ENGLISH,
                        english,
                        WORDS_ENGLISH,
                        english,
                        "summary_english",
                        english));
    }

    static Document document(Entry entry) {
        Document document = new Document();
        document.add(new StringField(ITEM, entry.item(), Store.YES));
        entry.audience().forEach(code -> document.add(new StringField(AUDIENCE, code, Store.NO)));
        String words = String.join("；", entry.words());
        chinese(document, "name", entry.name().zh());
        chinese(document, "words", words);
        chinese(document, "summary", entry.summary().zh());
        document.add(new TextField(NAME_ENGLISH, entry.name().en(), Store.NO));
        document.add(new TextField(WORDS_ENGLISH, words, Store.NO));
        document.add(new TextField("summary_english", entry.summary().en(), Store.NO));
        Set<String> pinyin = new LinkedHashSet<>();
        Set<String> initials = new LinkedHashSet<>();
        for (String phrase : phrases(entry)) {
            document.add(new StringField(PHRASE, phrase, Store.NO));
            for (Lexicon.Gram gram : Lexicon.grams(phrase)) {
                pinyin.add(gram.full());
                initials.add(gram.initials());
            }
        }
        pinyin.forEach(full -> document.add(new StringField(PINYIN, full, Store.NO)));
        pinyin.stream()
                .map(Pinyin::blurred)
                .distinct()
                .forEach(full -> document.add(new StringField(BLURRED, full, Store.NO)));
        initials.forEach(letters -> document.add(new StringField(INITIALS, letters, Store.NO)));
        return document;
    }

    private static void chinese(Document document, String part, String text) {
        document.add(new TextField(part + "_pairs", text, Store.NO));
        document.add(new TextField(part + "_words", text, Store.NO));
    }

    /** What the item is called: its name, with and without what stands in brackets, and the words for it. */
    static Set<String> phrases(Entry entry) {
        Set<String> phrases = new LinkedHashSet<>();
        String name = Asked.normal(entry.name().zh());
        phrases.add(name);
        phrases.add(name.replaceAll("\\([^)]*\\)", "").strip());
        phrases.add(
                Asked.normal(entry.name().en()).replaceAll("\\([^)]*\\)", "").strip());
        entry.words().forEach(word -> phrases.add(Asked.normal(word)));
        phrases.remove("");
        return phrases;
    }

    /**
     * A piece of a text.
     *
     * @param term how the index has it, stemmed where that is English
     * @param written how the text has it
     * @param at where it begins
     */
    record Token(String term, String written, int at) {}

    /** What the field's analyzer makes of a text, each term once. */
    static List<Token> tokens(Analyzer analyzer, String field, String text) {
        Map<String, Token> tokens = new LinkedHashMap<>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String written = text.substring(place.startOffset(), place.endOffset());
                tokens.putIfAbsent(term.toString(), new Token(term.toString(), written, place.startOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no I/O behind a string
        }
        return List.copyOf(tokens.values());
    }
}
