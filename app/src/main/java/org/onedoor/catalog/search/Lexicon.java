package org.onedoor.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every expression that the items and the synonyms know, by its characters, its pinyin and its initials. */
final class Lexicon {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final int LONGEST = 12;

    private final Set<String> phrases;
    private final Map<String, List<String>> synonyms;
    private final NavigableMap<String, String> pinyin = new TreeMap<>();
    private final Map<String, String> blurred = new HashMap<>();
    private final Map<String, String> initials = new HashMap<>();

    Lexicon(Set<String> phrases, Map<String, List<String>> synonyms) {
        this.phrases = Set.copyOf(phrases);
        this.synonyms = synonyms;
        phrases.stream().sorted().forEach(this::spell);
        synonyms.keySet().stream().sorted().forEach(say -> {
            List<String> syllables = HAN.matcher(say).matches() ? Pinyin.syllables(say) : List.of();
            if (syllables.size() == say.length() && syllables.size() > 1) {
                note(say, syllables);
            }
        });
    }

    private void spell(String phrase) {
        for (Gram gram : grams(phrase)) {
            note(gram.han(), gram.syllables());
        }
    }

    private void note(String han, List<String> syllables) {
        String full = String.join("", syllables);
        pinyin.merge(full, han, (one, other) -> synonyms.containsKey(one) ? one : other);
        blurred.putIfAbsent(Pinyin.blurred(full), han);
        initials.putIfAbsent(Pinyin.initials(syllables), han);
    }

    /** A stretch of at least two characters within an expression. */
    record Gram(String han, List<String> syllables) {
        String full() {
            return String.join("", syllables);
        }
    }

    static List<Gram> grams(String phrase) {
        List<Gram> grams = new ArrayList<>();
        Matcher run = HAN.matcher(phrase);
        while (run.find()) {
            String han = run.group();
            List<String> syllables = Pinyin.syllables(han);
            for (int from = 0; from < syllables.size() - 1; from++) {
                for (int to = from + 2; to <= Math.min(syllables.size(), from + LONGEST); to++) {
                    grams.add(new Gram(han.substring(from, to), syllables.subList(from, to)));
                }
            }
        }
        return grams;
    }

    boolean phrase(String text) {
        return phrases.contains(text);
    }

    /** The official words for what people say, likeliest first; none if it is no such saying. */
    List<String> meanings(String say) {
        return synonyms.getOrDefault(say, List.of());
    }

    boolean knows(String text) {
        return phrases.contains(text) || synonyms.containsKey(text);
    }

    Optional<String> byPinyin(String typed) {
        return Optional.ofNullable(pinyin.get(typed));
    }

    Optional<String> byBlurred(String typed) {
        return Optional.ofNullable(blurred.get(Pinyin.blurred(typed)));
    }

    /** For somebody still typing: an expression whose pinyin goes on from here. */
    Optional<String> byBeginning(String typed) {
        Map.@Nullable Entry<String, String> next = pinyin.ceilingEntry(typed);
        return next != null && next.getKey().startsWith(typed) ? Optional.of(next.getValue()) : Optional.empty();
    }

    Optional<String> byInitials(String typed) {
        return Optional.ofNullable(initials.get(typed));
    }
}
