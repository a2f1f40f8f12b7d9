package org.onedoor.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every expression that the items and the synonyms know, by its characters, its pinyin and its initials. What is added later lies
 * above what was there, so that a single item does not cost reading all of them again.
 */
final class Lexicon {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final int LONGEST = 12;

    private final Set<String> phrases;
    private final Map<String, List<String>> synonyms;
    private final NavigableMap<String, String> pinyin = new TreeMap<>();
    private final Map<String, String> blurred = new HashMap<>();
    private final Map<String, String> initials = new HashMap<>();
    private final @Nullable Lexicon below;

    Lexicon(Set<String> phrases, Map<String, List<String>> synonyms) {
        this(phrases, synonyms, null);
    }

    private Lexicon(Set<String> phrases, Map<String, List<String>> synonyms, @Nullable Lexicon below) {
        this.phrases = Set.copyOf(phrases);
        this.synonyms = synonyms;
        this.below = below;
        phrases.stream().sorted().forEach(this::spell);
        if (below == null) {
            spellSayings();
        }
    }

    /** The same and some more. What is known already keeps its reading. */
    Lexicon with(Set<String> more) {
        Set<String> own = new HashSet<>(more);
        own.removeIf(this::phrase);
        if (own.isEmpty()) {
            return this;
        }
        if (below == null) {
            return new Lexicon(own, synonyms, this);
        }
        own.addAll(phrases);
        return new Lexicon(own, synonyms, below);
    }

    private void spellSayings() {
        synonyms.keySet().stream().sorted().forEach(say -> {
            List<String> syllables = HAN.matcher(say).matches() ? Pinyin.syllables(say) : List.of();
            if (syllables.size() == say.length() && syllables.size() > 1) {
                note(new Gram(say, String.join("", syllables), Pinyin.initials(syllables)));
            }
        });
    }

    private void spell(String phrase) {
        grams(phrase).forEach(this::note);
    }

    private void note(Gram gram) {
        pinyin.merge(gram.full(), gram.han(), (one, other) -> synonyms.containsKey(one) ? one : other);
        blurred.putIfAbsent(Pinyin.blurred(gram.full()), gram.han());
        initials.putIfAbsent(gram.initials(), gram.han());
    }

    /**
     * A stretch of at least two characters within an expression.
     *
     * @param full its pinyin
     */
    record Gram(String han, String full, String initials) {}

    static List<Gram> grams(String phrase) {
        List<Gram> grams = new ArrayList<>();
        Matcher run = HAN.matcher(phrase);
        while (run.find()) {
            String han = run.group();
            List<String> syllables = Pinyin.syllables(han);
            String all = String.join("", syllables);
            String initials = Pinyin.initials(syllables);
            int[] begins = new int[syllables.size() + 1];
            for (int i = 0; i < syllables.size(); i++) {
                begins[i + 1] = begins[i] + syllables.get(i).length();
            }
            for (int from = 0; from < syllables.size() - 1; from++) {
                for (int to = from + 2; to <= Math.min(syllables.size(), from + LONGEST); to++) {
                    grams.add(new Gram(
                            han.substring(from, to),
                            all.substring(begins[from], begins[to]),
                            initials.substring(from, to)));
                }
            }
        }
        return grams;
    }

    boolean phrase(String text) {
        return phrases.contains(text) || (below != null && below.phrase(text));
    }

    /** The official words for what people say, likeliest first; none if it is no such saying. */
    List<String> meanings(String say) {
        return synonyms.getOrDefault(say, List.of());
    }

    boolean knows(String text) {
        return phrase(text) || synonyms.containsKey(text);
    }

    Optional<String> byPinyin(String typed) {
        return found(pinyin.get(typed), lower -> lower.byPinyin(typed));
    }

    Optional<String> byBlurred(String typed) {
        return found(blurred.get(Pinyin.blurred(typed)), lower -> lower.byBlurred(typed));
    }

    /** For somebody still typing: an expression whose pinyin goes on from here. */
    Optional<String> byBeginning(String typed) {
        Map.@Nullable Entry<String, String> next = pinyin.ceilingEntry(typed);
        return found(
                next != null && next.getKey().startsWith(typed) ? next.getValue() : null,
                lower -> lower.byBeginning(typed));
    }

    Optional<String> byInitials(String typed) {
        return found(initials.get(typed), lower -> lower.byInitials(typed));
    }

    /** What was there first goes before what was added. */
    private Optional<String> found(@Nullable String own, Function<Lexicon, Optional<String>> look) {
        return (below == null ? Optional.<String>empty() : look.apply(below)).or(() -> Optional.ofNullable(own));
    }
}
