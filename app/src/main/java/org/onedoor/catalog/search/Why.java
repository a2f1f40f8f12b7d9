package org.onedoor.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.onedoor.catalog.search.Clue.Sort;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;

/** Tells a person which of their words led to an item. */
final class Why {

    private static final int MOST = 3;
    private static final RoomTexts TEXTS = new RoomTexts("search");

    private Why() {}

    static Text of(List<Clue> clues) {
        List<Clue> told = new ArrayList<>();
        List<Clue> byWeight = joined(clues).stream()
                .sorted(Comparator.comparingDouble(Clue::weight).reversed())
                .toList();
        for (Clue clue : byWeight) {
            boolean said = told.stream()
                    .anyMatch(other -> other.meant().contains(clue.meant())
                            || other.typed().contains(clue.typed()));
            if (!said && told.size() < MOST) {
                told.add(clue);
            }
        }
        return told.stream()
                .map(Why::text)
                .reduce((left, right) -> TEXTS.get("why.and.text", Map.of("left", left, "right", right)))
                .orElseGet(() -> TEXTS.get("why.similar.text", Map.of("typed", same(""), "meant", same(""))));
    }

    /** Neighbouring pairs of characters that matched in the same part of the item read as one stretch. */
    private static List<Clue> joined(List<Clue> clues) {
        List<Clue> joined = new ArrayList<>();
        for (Clue clue : clues) {
            Clue last = joined.isEmpty() ? null : joined.getLast();
            boolean plain = clue.sort() == Sort.NAME || clue.sort() == Sort.WORDS || clue.sort() == Sort.SUMMARY;
            if (plain
                    && last != null
                    && last.sort() == clue.sort()
                    && clue.at() == last.at() + last.typed().length() - 1
                    && last.typed().endsWith(clue.typed().substring(0, 1))) {
                String text = last.typed() + clue.typed().substring(1);
                joined.set(
                        joined.size() - 1,
                        new Clue(clue.sort(), text, text, last.at(), last.query(), last.weight() + clue.weight()));
            } else {
                joined.add(clue);
            }
        }
        return joined;
    }

    private static Text text(Clue clue) {
        String key = switch (clue.sort()) {
            case KNOWN_AS -> "why.known-as.text";
            case SYNONYM -> "why.synonym.text";
            case NAME -> "why.name.text";
            case WORDS -> "why.words.text";
            case SUMMARY -> "why.summary.text";
            case PINYIN -> "why.pinyin.text";
            case INITIALS -> "why.initials.text";
            case SIMILAR -> clue.typed().equals(clue.meant()) ? "why.similar.text" : "why.sounds.text";
        };
        return TEXTS.get(key, Map.of("typed", same(clue.typed()), "meant", same(clue.meant())));
    }

    private static Text same(String text) {
        return new Text(text, text);
    }
}
