package org.onedoor.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what an author probably meant by a mistyped word. */
public final class Similar {

    private Similar() {}

    /** The nearest of the words by edit distance, if it is near enough to be a slip. */
    public static Optional<String> to(String word, Collection<String> words) {
        return words.stream()
                .filter(other -> distance(word, other) <= Math.max(1, Math.min(word.length(), other.length()) / 3))
                .min(Comparator.comparingInt((String other) -> distance(word, other))
                        .thenComparing(other -> other));
    }

    public static String hintZh(String word, Collection<String> words) {
        return to(word, words).map(other -> "（是不是 " + other + "？）").orElse("");
    }

    public static String hintEn(String word, Collection<String> words) {
        return to(word, words).map(other -> " (did you mean " + other + "?)").orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
