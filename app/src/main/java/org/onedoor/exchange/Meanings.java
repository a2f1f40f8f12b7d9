package org.onedoor.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/** 代码对照: what values of theirs mean, and which of them nobody has said anything of. */
final class Meanings {

    static final Text YES = new Text("是", "yes");

    private static final Map<String, Text> YES_OR_NO = Map.of("true", YES, "false", new Text("否", "no"));

    private final Holding holding;
    private final Choices choices;
    private final Map<String, Preview.Code> codes = new LinkedHashMap<>();

    Meanings(Holding holding, Choices choices) {
        this.holding = holding;
        this.choices = choices;
    }

    /** All for which it was asked, in the order met. */
    List<Preview.Code> codes() {
        return List.copyOf(codes.values());
    }

    /**
     * Ours for one of theirs.
     *
     * @param also what else may be referred to, because it comes with the same file
     * @return empty where it is left out or not known; the latter is remembered
     */
    Optional<String> of(Column column, String theirs, String sheet, int row, Set<String> also) {
        Preview.Code known = codes.get(column.key() + " " + theirs);
        if (known != null) {
            return meant(known);
        }
        return switch (column.value()) {
            case Column.Value.Words _, Column.Value.Plain _ -> Optional.of(theirs);
            case Column.Value.Flag _ -> {
                // as a spreadsheet writes it
                String plain = theirs.toLowerCase(Locale.ROOT);
                yield coded(
                        column.key(),
                        column.label(),
                        YES_OR_NO.containsKey(plain) ? plain : theirs,
                        sheet,
                        row,
                        YES_OR_NO,
                        false);
            }
            case Column.Value.Coded coded ->
                coded(column.key(), column.label(), theirs, sheet, row, coded.ours(), false);
            case Column.Value.Refers refers -> {
                if (said(column.key(), theirs) != null) {
                    yield ask(column.key(), column.label(), theirs, sheet, row, holding.options(refers.kind()));
                }
                if (holding.find(refers.kind(), theirs).isPresent() || also.contains(theirs)) {
                    yield Optional.of(theirs);
                }
                Optional<String> named = holding.named(refers.kind(), theirs);
                yield named.isPresent()
                        ? named
                        : ask(column.key(), column.label(), theirs, sheet, row, holding.options(refers.kind()));
            }
        };
    }

    /**
     * As {@link #of}, of words with names.
     *
     * @param always whether it has to be said what they mean, however alike they look: numbers that others use the other way
     *     round
     */
    Optional<String> coded(
            String key, Text label, String theirs, String sheet, int row, Map<String, Text> ours, boolean always) {
        Preview.Code known = codes.get(key + " " + theirs);
        if (known != null) {
            return meant(known);
        }
        boolean settled = said(key, theirs) != null;
        if (!settled && !always && ours.containsKey(theirs)) {
            return Optional.of(theirs);
        }
        Optional<String> named = ours.entrySet().stream()
                .filter(entry -> entry.getValue().zh().equals(theirs)
                        || entry.getValue().en().equalsIgnoreCase(theirs))
                .map(Map.Entry::getKey)
                .findFirst();
        return !settled && named.isPresent() ? named : ask(key, label, theirs, sheet, row, ours);
    }

    private @Nullable String said(String key, String theirs) {
        return choices.values().getOrDefault(key, Map.of()).get(theirs);
    }

    /** What was said of a code, where that is one of ours; it is shown beside what is still asked, so that it can be changed. */
    private Optional<String> ask(
            String key, Text label, String theirs, String sheet, int row, Map<String, Text> options) {
        String said = said(key, theirs);
        String means = said != null && (said.isEmpty() || options.containsKey(said)) ? said : null;
        Preview.Code code = new Preview.Code(key, label, theirs, sheet, row, options, means);
        codes.put(key + " " + theirs, code);
        return meant(code);
    }

    private static Optional<String> meant(Preview.Code code) {
        return Optional.ofNullable(code.means()).filter(ours -> !ours.isEmpty());
    }
}
