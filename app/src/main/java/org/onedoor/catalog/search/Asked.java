package org.onedoor.catalog.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed, split into stretches of one script.
 *
 * @param han runs of Chinese characters, with the digits among them
 * @param latin groups of words in Latin letters and digits that nothing but spaces and hyphens parts
 */
record Asked(List<String> han, List<List<String>> latin) {

    /** More than this is not a question but a pasted text. */
    private static final int LONGEST = 200;

    private static final String WORD = "[\\p{IsLatin}\\d][\\p{IsLatin}\\d'’]*";

    /** Digits beside Chinese belong to it: 60岁. */
    private static final Pattern STRETCH =
            Pattern.compile("(\\d*\\p{IsHan}[\\p{IsHan}\\d]*)|(" + WORD + "(?:[\\s\\-]+" + WORD + ")*)");

    static Asked of(String text) {
        String cut = text.codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        List<String> han = new ArrayList<>();
        List<List<String>> latin = new ArrayList<>();
        Matcher stretch = STRETCH.matcher(normal(cut));
        while (stretch.find()) {
            if (stretch.group(1) != null) {
                han.add(stretch.group(1));
            } else {
                latin.add(List.of(stretch.group(2).split("[\\s\\-]+")));
            }
        }
        return new Asked(han, latin);
    }

    /** Full-width to half-width, lower case, single spaces: so that what looks alike is alike. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'v')
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The run without its noise, longest noise first: what is left may be a part of a name. */
    static List<String> pieces(String run, Set<String> noise) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int at = 0; at < run.length(); ) {
            int skip = noiseAt(run, at, noise);
            if (skip == 0) {
                piece.append(run.charAt(at++));
                continue;
            }
            pieces.add(piece.toString());
            piece.setLength(0);
            at += skip;
        }
        pieces.add(piece.toString());
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    private static int noiseAt(String run, int at, Set<String> noise) {
        for (int length = Math.min(6, run.length() - at); length > 0; length--) {
            if (noise.contains(run.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }
}
