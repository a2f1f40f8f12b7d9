package org.onedoor.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlEdit;
import org.onedoor.definition.YamlPath;
import org.onedoor.shared.Refused;

/**
 * 编制中: an item's text with what the checks say of it, place by place.
 *
 * @param mistakes those in the text itself
 * @param advice what is allowed and worth a thought
 */
record Drafting(Proposal proposal, YamlEdit edit, List<Mistake> mistakes, List<Mistake> advice) {

    /** @throws Refused where the text cannot be read, so that it can only be mended as text */
    static Drafting of(Proposal proposal, Examination examination) {
        return new Drafting(
                proposal,
                read(proposal.text()),
                examination.mistakes().stream()
                        .filter(one -> one.place().file().equals(Examiner.TEXT))
                        .toList(),
                examination.advice());
    }

    static YamlEdit read(String text) {
        return YamlEdit.of(text)
                .filter(edit -> edit.root() instanceof Node.Mapping)
                .orElseThrow(() -> new Refused(new StudioRefusal.TextOnly()));
    }

    @Nullable
    Node at(YamlPath path) {
        return edit.at(path).orElse(null);
    }

    /** The members of a list; none where it is not there. */
    List<Node> members(YamlPath list) {
        return at(list) instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    /** What is wrong in the lines of something. */
    List<Mistake> mistakesIn(YamlPath path) {
        return in(path, mistakes);
    }

    List<Mistake> adviceIn(YamlPath path) {
        return in(path, advice);
    }

    private List<Mistake> in(YamlPath path, List<Mistake> said) {
        return edit.lines(path)
                .map(lines -> said.stream()
                        .filter(one -> lines.hold(one.place().line()))
                        .toList())
                .orElse(List.of());
    }

    /** What is wrong in a part, and what it lacks. */
    List<Mistake> mistakesOf(Part part) {
        return part.keys().stream()
                .flatMap(key -> Stream.concat(
                        mistakesIn(YamlPath.of(key)).stream(),
                        mistakes.stream()
                                .filter(one -> one.lacks(key)
                                        && edit.at(YamlPath.of(key)).isEmpty())))
                .distinct()
                .toList();
    }

    /** Whether nothing of a part is written yet; the day from which it holds stands in every draft. */
    boolean untouched(Part part) {
        return part.keys().stream()
                .filter(key -> !key.equals("effective"))
                .allMatch(key -> edit.at(YamlPath.of(key)).isEmpty());
    }

    /** Whether the checks find a value lacking. */
    boolean lacks(YamlPath path) {
        return edit.at(path).isEmpty()
                && mistakes.stream()
                        .filter(one -> one.lacks(path.last()))
                        .anyMatch(one -> path.parent().isTop()
                                || edit.lines(path.parent())
                                        .filter(lines -> lines.hold(one.place().line()))
                                        .isPresent());
    }

    /** The text with what was typed for a thing, or for the item itself; what says what it said is left alone. */
    static YamlEdit written(YamlEdit edit, YamlPath base, List<Ask> asks, Typed typed) {
        YamlEdit changed = edit;
        for (Ask ask : asks) {
            YamlPath path = under(base, ask.key());
            Typed shown = ask.shown(edit.at(path).orElse(null));
            Typed ordered = ask.inOrderOf(shown, typed);
            if (!ordered.sameIn(shown, ask.names().stream())) {
                changed = set(changed, path, ask.written(ordered));
            }
        }
        return changed;
    }

    static YamlPath under(YamlPath base, String key) {
        YamlPath path = base;
        for (String step : YamlPath.of(key).steps()) {
            path = path.child(step);
        }
        return path;
    }

    /** @param value null to take it away */
    static YamlEdit set(YamlEdit edit, YamlPath path, @Nullable Node value) {
        if (value == null) {
            return edit.at(path).isPresent() ? edit.remove(path) : edit;
        }
        YamlPath up = path;
        Node node = value;
        while (!up.parent().isTop() && nothing(edit, up.parent())) {
            if (YamlPath.position(up.last()) >= 0) {
                throw new Refused(new StudioRefusal.NotThere());
            }
            node = YamlEdit.mapping(Map.of(up.last(), node));
            up = up.parent();
        }
        return edit.put(up, node, KeyOrder.of(up));
    }

    private static boolean nothing(YamlEdit edit, YamlPath path) {
        return edit.at(path)
                .map(node ->
                        node instanceof Node.Scalar scalar && scalar.value().isEmpty())
                .orElse(true);
    }

    /** A new thing of what was typed, at the end of its list. */
    static YamlEdit added(YamlEdit edit, YamlPath list, Node thing) {
        return edit.at(list).orElse(null) instanceof Node.Sequence sequence
                ? edit.insert(list, sequence.items().size(), thing)
                : set(edit, list, YamlEdit.sequence(List.of(thing)));
    }

    /** A new thing; null where nothing was typed. */
    static @Nullable Node thing(Thing thing, List<Ask> asks, Typed typed) {
        Map<String, Node> written = new LinkedHashMap<>();
        for (Ask ask : asks) {
            Node value = ask.written(typed);
            if (value != null && ask.key().isEmpty()) {
                return value;
            }
            if (value != null) {
                written.put(ask.key(), value);
            }
        }
        Map<String, Node> ordered = new LinkedHashMap<>();
        for (String key : thing.order()) {
            Node value = written.get(key);
            if (value != null) {
                ordered.put(key, value);
            }
        }
        return ordered.isEmpty() ? null : YamlEdit.mapping(ordered);
    }
}
