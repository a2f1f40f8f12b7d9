package org.onedoor.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.onedoor.catalog.search.Clue.Sort;

/** Finds the clues in a question. Weights were set by the queries of the room's tests; a longer match tells more. */
final class Clues {

    private static final int LONGEST_PHRASE = 12;

    /** Each costs an automaton; nobody mistypes more than that and still means something. */
    private static final int MOST_FUZZY = 8;

    private static final int LONGEST_FUZZY = 30;

    private final Lexicon lexicon;
    private final Set<String> noise;
    private final Analyzer analyzer;
    private final IndexReader index;
    private int fuzzy;
    private final List<Clue> clues = new ArrayList<>();

    private Clues(Lexicon lexicon, Set<String> noise, Analyzer analyzer, IndexReader index) {
        this.lexicon = lexicon;
        this.noise = noise;
        this.analyzer = analyzer;
        this.index = index;
    }

    static List<Clue> in(String text, Lexicon lexicon, Set<String> noise, Analyzer analyzer, IndexReader index) {
        Clues found = new Clues(lexicon, noise, analyzer, index);
        Asked asked = Asked.of(text);
        asked.han().forEach(found::han);
        asked.latin().forEach(found::latin);
        return List.copyOf(found.clues);
    }

    private void han(String run) {
        for (Span span : longest(run.length(), 2, LONGEST_PHRASE, run, lexicon::knows)) {
            expression(span.text(), span.text(), span.from(), span.text().length());
        }
        for (String piece : Asked.pieces(run, noise)) {
            int from = run.indexOf(piece);
            fields(piece, from, Parts.PAIRS, 1.5f);
            fields(piece, from, Parts.WORDS, 1.0f);
            homophones(piece, from);
        }
    }

    /** An expression that items or synonyms know as a whole. */
    private void expression(String typed, String known, int at, int length) {
        boolean same = typed.equals(known);
        if (lexicon.phrase(known)) {
            add(same ? Sort.KNOWN_AS : Sort.PINYIN, typed, known, at, term(Parts.PHRASE, known), 2.0f * length);
        }
        sayings(typed, known, at, 2.5f * length);
    }

    /** What people say, however they wrote it. */
    private void sayings(String typed, String say, int at, float weight) {
        String shown = typed.equals(say) ? say : typed + "（" + say + "）";
        float left = weight;
        for (String meaning : lexicon.meanings(say)) {
            add(Sort.SYNONYM, shown, meaning, at, meant(meaning), left);
            left *= 0.8f; // the likeliest meaning stands first
        }
    }

    /** Items known by the meaning, or with all of it in their name. */
    private Query meant(String meaning) {
        BooleanQuery.Builder inName = new BooleanQuery.Builder();
        Parts.tokens(analyzer, Parts.NAME_PAIRS, meaning)
                .forEach(part -> inName.add(term(Parts.NAME_PAIRS, part.term()), Occur.FILTER));
        return new BooleanQuery.Builder()
                .add(term(Parts.PHRASE, meaning), Occur.SHOULD)
                .add(inName.build(), Occur.SHOULD)
                .build();
    }

    /** A wrong character of the right sound: 居住正 for 居住证. */
    private void homophones(String piece, int at) {
        List<Lexicon.Gram> heard = Lexicon.grams(piece);
        List<String> taken = new ArrayList<>();
        for (Lexicon.Gram gram : heard.stream()
                .sorted((a, b) -> b.han().length() - a.han().length())
                .toList()) {
            Optional<String> other = lexicon.byPinyin(gram.full()).filter(han -> !han.equals(gram.han()));
            if (other.isPresent() && taken.stream().noneMatch(one -> one.contains(gram.han()))) {
                int from = at + piece.indexOf(gram.han());
                int length = gram.han().length();
                taken.add(gram.han());
                add(Sort.SIMILAR, gram.han(), other.get(), from, term(Parts.PINYIN, gram.full()), 0.5f * length);
                sayings(gram.han(), other.get(), from, 1.0f * length);
            }
        }
    }

    private void latin(List<String> words) {
        String joined = String.join(" ", words);
        for (int from = 0; from < words.size(); from++) {
            for (int to = Math.min(words.size(), from + 5); to > from; to--) {
                String expression = String.join(" ", words.subList(from, to));
                if (lexicon.knows(expression)) {
                    expression(expression, expression, joined.indexOf(expression), 2 * (to - from));
                    break;
                }
            }
        }
        fields(joined, 0, Parts.ENGLISH, 1.5f);
        StringBuilder syllables = new StringBuilder();
        for (String word : words) {
            similar(word);
            initials(word, words.size());
            if (Pinyin.bounds(word).length > 0) {
                syllables.append(word);
            } else {
                pinyin(syllables.toString());
                syllables.setLength(0);
            }
        }
        pinyin(syllables.toString());
    }

    /** A slip of the keys, in words that no item has as they stand. */
    private void similar(String word) {
        if (word.length() < 4 || word.length() > LONGEST_FUZZY || noise.contains(word) || fuzzy >= MOST_FUZZY) {
            return;
        }
        int edits = word.length() < 8 ? 1 : 2;
        for (Parts.Token token : Parts.tokens(analyzer, Parts.NAME_ENGLISH, word)) {
            if (!indexed(Parts.NAME_ENGLISH, token.term()) && !indexed(Parts.WORDS_ENGLISH, token.term())) {
                fuzzy++;
                like(word, 0.9f, new FuzzyQuery(new Term(Parts.NAME_ENGLISH, token.term()), edits, 1));
                like(word, 0.7f, new FuzzyQuery(new Term(Parts.WORDS_ENGLISH, token.term()), edits, 1));
                like(word, 0.7f, new PrefixQuery(new Term(Parts.NAME_ENGLISH, token.term())));
            }
        }
        if (word.length() > 5 && !indexed(Parts.PINYIN, word)) {
            like(word, 1.5f, new FuzzyQuery(new Term(Parts.PINYIN, word), edits, 2));
        }
    }

    private void like(String word, float weight, Query query) {
        add(Sort.SIMILAR, word, word, 0, query, weight);
    }

    private void initials(String word, int words) {
        if (!word.matches("[a-z]+") || noise.contains(word) || word.length() > LONGEST_PHRASE) {
            return;
        }
        // two letters mean something only by themselves
        int least = word.length() == 2 && words == 1 ? 2 : 3;
        List<Span> spans = longest(
                word.length(),
                least,
                LONGEST_PHRASE,
                word,
                part -> lexicon.byInitials(part).isPresent());
        for (Span span : spans) {
            String han = lexicon.byInitials(span.text()).orElseThrow();
            float whole = span.text().equals(word) ? 1.2f : 0.5f;
            add(
                    Sort.INITIALS,
                    span.text(),
                    han,
                    span.from(),
                    term(Parts.INITIALS, span.text()),
                    whole * span.text().length());
            if (span.text().equals(word)) {
                sayings(span.text(), han, span.from(), 2.0f * han.length());
            }
        }
        if (word.length() > 3 && spans.stream().noneMatch(span -> span.text().equals(word))) {
            like(word, 1.0f, new FuzzyQuery(new Term(Parts.INITIALS, word), 1, 1));
        }
    }

    private void pinyin(String typed) {
        boolean[] bounds = Pinyin.bounds(typed);
        if (bounds.length == 0 || typed.length() < 3) {
            return;
        }
        Predicate<Span> whole =
                span -> bounds[span.from()] && bounds[span.from() + span.text().length()];
        List<Span> spans = longest(
                typed, 3, 60, whole.and(span -> lexicon.byPinyin(span.text()).isPresent()));
        for (Span span : spans) {
            String han = lexicon.byPinyin(span.text()).orElseThrow();
            add(Sort.PINYIN, span.text(), han, span.from(), term(Parts.PINYIN, span.text()), 1.0f * han.length());
            expression(span.text(), han, span.from(), han.length());
        }
        if (spans.isEmpty()) {
            for (Span span : longest(
                    typed, 4, 60, whole.and(one -> lexicon.byBlurred(one.text()).isPresent()))) {
                String han = lexicon.byBlurred(span.text()).orElseThrow();
                add(
                        Sort.PINYIN,
                        span.text(),
                        han,
                        span.from(),
                        term(Parts.BLURRED, Pinyin.blurred(span.text())),
                        0.7f * han.length());
                sayings(span.text(), han, span.from(), 1.4f * han.length());
            }
        }
        unfinished(typed, bounds);
    }

    /** The longest tail with which some expression's pinyin begins: somebody is still typing. */
    private void unfinished(String typed, boolean[] bounds) {
        for (int from = 0; from <= typed.length() - 4; from++) {
            String tail = typed.substring(from);
            if (!bounds[from] || lexicon.byPinyin(tail).isPresent()) {
                continue;
            }
            Optional<String> han = lexicon.byBeginning(tail);
            if (han.isPresent()) {
                add(Sort.PINYIN, tail, han.get(), from, new PrefixQuery(new Term(Parts.PINYIN, tail)), 2.0f);
                sayings(tail, han.get(), from, han.get().length());
                return;
            }
        }
    }

    private void fields(String text, int at, List<Parts.Place> places, float weight) {
        for (Parts.Place place : places) {
            for (Parts.Token token : Parts.tokens(analyzer, place.field(), text)) {
                if (token.term().length() > 1
                        && !noise.contains(token.term())
                        && indexed(place.field(), token.term())) {
                    add(
                            place.sort(),
                            token.written(),
                            token.written(),
                            at + token.at(),
                            term(place.field(), token.term()),
                            weight * place.share());
                }
            }
        }
    }

    private boolean indexed(String field, String term) {
        try {
            return index.docFreq(new Term(field, term)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the index is in memory
        }
    }

    private void add(Sort sort, String typed, String meant, int at, Query query, float weight) {
        clues.add(new Clue(sort, typed, meant, at, query, weight));
    }

    private static TermQuery term(String field, String text) {
        return new TermQuery(new Term(field, text));
    }

    private record Span(int from, String text) {
        boolean within(Span other) {
            return from >= other.from && from + text.length() <= other.from + other.text.length();
        }
    }

    private static List<Span> longest(int length, int least, int most, String text, Predicate<String> wanted) {
        return longest(text, least, Math.min(length, most), span -> wanted.test(span.text()));
    }

    /** All wanted stretches that lie within no longer one. */
    private static List<Span> longest(String text, int least, int most, Predicate<Span> wanted) {
        List<Span> spans = new ArrayList<>();
        for (int size = Math.min(most, text.length()); size >= least; size--) {
            for (int from = 0; from + size <= text.length(); from++) {
                Span span = new Span(from, text.substring(from, from + size));
                if (spans.stream().noneMatch(span::within) && wanted.test(span)) {
                    spans.add(span);
                }
            }
        }
        return spans;
    }
}
