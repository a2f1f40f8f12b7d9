package org.onedoor.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 就地修改: changes one place of a definition's text. Everything else stays as it was written, to the byte: remarks, order, quotes,
 * blank lines. Immutable; each change makes another one.
 *
 * <p>A remark that stands directly above something, at its indent or left of it, belongs to it: it goes where that goes. Each change
 * is read again and compared with what was meant; one that would mean anything else is not made.
 */
public final class YamlEdit {

    private static final String FILE = "text";

    /** Remarks of authors, which nobody chooses and nobody loses. */
    private static final Set<String> REMARKS = Set.of("note", "source");

    private final String text;
    private final Node root;
    private final YamlLayout layout;

    private YamlEdit(String text, Node root, YamlLayout layout) {
        this.text = text;
        this.root = root;
        this.layout = layout;
    }

    /** So many new members are written at once, not one after the other: each is read again. */
    private static final int MANY = 40;

    /** A change that the text cannot take at that place, or a place that is not there. */
    public static final class NotPossible extends RuntimeException {

        NotPossible(String message) {
            super(message);
        }
    }

    /** Lines of the text, counted from 1, both included. */
    public record Lines(int first, int last) {

        public boolean hold(int line) {
            return first <= line && line <= last;
        }
    }

    /** @return empty where the text cannot be read, or reading it finds a key that is written twice */
    public static Optional<YamlEdit> of(String text) {
        Mistakes mistakes = new Mistakes();
        return Yaml.read(FILE, text, mistakes)
                .filter(_ -> mistakes.none())
                .map(root -> new YamlEdit(text, root, YamlLayout.of(text)));
    }

    public String text() {
        return text;
    }

    public Node root() {
        return root;
    }

    /** The value at a place; empty where nothing is. */
    public Optional<Node> at(YamlPath path) {
        return at(root, path);
    }

    private static Optional<Node> at(Node root, YamlPath path) {
        Node node = root;
        for (String step : path.steps()) {
            Node next = member(node, step);
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.of(node);
    }

    private static @Nullable Node member(Node node, String step) {
        return switch (node) {
            case Node.Scalar _ -> null;
            case Node.Mapping mapping -> mapping.values().get(step);
            case Node.Sequence sequence -> {
                int position = YamlPath.position(step);
                yield position >= 0 && position < sequence.items().size()
                        ? sequence.items().get(position)
                        : null;
            }
        };
    }

    /** Where something stands, its key or dash included; nothing where it is not there, or written elsewhere and referred to. */
    public Optional<Lines> lines(YamlPath path) {
        try {
            return at(path).map(_ -> layout.lines(path));
        } catch (NotPossible elsewhere) {
            return Optional.empty();
        }
    }

    /**
     * Makes what stands at a place say a value, by as little as possible: what says it already is left alone, of lists only members
     * that differ are touched. A {@code note} stays.
     *
     * @param order of the keys around it: a key that was not there comes behind the last one that stands before it in this order
     */
    public YamlEdit put(YamlPath path, Node value, List<String> order) {
        Optional<Node> there = at(path);
        if (there.isEmpty()) {
            return add(path, value, order);
        }
        Node old = there.get();
        if (same(old, value)) {
            return this;
        }
        return switch (value) {
            case Node.Mapping wanted
            when old instanceof Node.Mapping mapping && !mapping.values().isEmpty() -> merge(path, mapping, wanted);
            case Node.Sequence wanted
            when old instanceof Node.Sequence sequence
                    && !sequence.items().isEmpty()
                    && !wanted.items().isEmpty() -> merge(path, sequence, wanted);
            default -> replace(path, value);
        };
    }

    private YamlEdit merge(YamlPath path, Node.Mapping old, Node.Mapping wanted) {
        YamlEdit edit = this;
        List<String> order = List.copyOf(wanted.values().keySet());
        for (Map.Entry<String, Node> entry : wanted.values().entrySet()) {
            edit = edit.put(path.child(entry.getKey()), entry.getValue(), order);
        }
        for (String key : old.values().keySet()) {
            if (!wanted.values().containsKey(key) && !REMARKS.contains(key)) {
                edit = edit.remove(path.child(key));
            }
        }
        return edit;
    }

    private YamlEdit merge(YamlPath path, Node.Sequence old, Node.Sequence wanted) {
        List<Node> before = old.items();
        List<Node> after = wanted.items();
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && same(before.get(head), after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && same(before.get(before.size() - 1 - tail), after.get(after.size() - 1 - tail))) {
            tail++;
        }
        YamlEdit edit = this;
        int both = Math.min(before.size(), after.size()) - tail;
        if (after.size() - tail - both > MANY) {
            return replace(path, wanted);
        }
        for (int i = head; i < both; i++) {
            edit = edit.put(path.child(i), after.get(i), List.of());
        }
        for (int i = both; i < after.size() - tail; i++) {
            edit = edit.insert(path, i, after.get(i));
        }
        for (int i = before.size() - tail - 1; i >= both; i--) {
            edit = edit.remove(path.child(i));
        }
        return edit;
    }

    private YamlEdit replace(YamlPath path, Node value) {
        if (path.isTop()) {
            throw new NotPossible("the document itself is not replaced");
        }
        return changed(layout.replaced(path, value), with(root, path.steps(), value));
    }

    private YamlEdit add(YamlPath path, Node value, List<String> order) {
        if (path.isTop() || !(at(path.parent()).orElse(null) instanceof Node.Mapping mapping)) {
            throw new NotPossible("no place for " + path);
        }
        List<String> keys = List.copyOf(mapping.values().keySet());
        int rank = order.indexOf(path.last());
        int behind = rank < 0 ? keys.size() - 1 : -1;
        for (int i = 0; i < keys.size() && rank >= 0; i++) {
            int other = order.indexOf(keys.get(i));
            if (other < rank && (other >= 0 || behind == i - 1)) {
                behind = i;
            }
        }
        Map<String, Node> values = new LinkedHashMap<>();
        if (behind < 0) {
            values.put(path.last(), value);
        }
        for (int i = 0; i < keys.size(); i++) {
            values.put(keys.get(i), mapping.values().get(keys.get(i)));
            if (i == behind) {
                values.put(path.last(), value);
            }
        }
        return changed(
                layout.withKey(path.parent(), behind, path.last(), value),
                with(root, path.parent().steps(), mapping(values)));
    }

    /**
     * Puts a new member into a list, before the one that has that position now.
     *
     * @param position up to the list's size
     */
    public YamlEdit insert(YamlPath list, int position, Node value) {
        if (!(at(list).orElse(null) instanceof Node.Sequence sequence)
                || position < 0
                || position > sequence.items().size()) {
            throw new NotPossible("no list at " + list + " for a member " + position);
        }
        List<Node> items = new ArrayList<>(sequence.items());
        items.add(position, value);
        return changed(layout.withItem(list, position, value), with(root, list.steps(), sequence(items)));
    }

    /** Takes something away; a list or mapping below its key that would be left empty goes with its key. */
    public YamlEdit remove(YamlPath path) {
        if (path.isTop() || at(path).isEmpty()) {
            throw new NotPossible("nothing at " + path);
        }
        YamlPath gone = path;
        while (layout.aloneInBlock(gone)) {
            gone = gone.parent();
            if (gone.isTop()) {
                throw new NotPossible("the last key stays");
            }
        }
        return changed(layout.without(gone), without(root, gone.steps()));
    }

    /**
     * Moves a member of a list past its neighbours.
     *
     * @param by how far; below zero towards the beginning. No further than the list goes
     */
    public YamlEdit move(YamlPath item, int by) {
        if (item.isTop() || !(at(item.parent()).orElse(null) instanceof Node.Sequence sequence) || at(item).isEmpty()) {
            throw new NotPossible("no member of a list at " + item);
        }
        YamlEdit edit = this;
        int from = YamlPath.position(item.last());
        int to = Math.clamp((long) from + by, 0, sequence.items().size() - 1);
        while (from != to) {
            int next = from < to ? from + 1 : from - 1;
            edit = edit.swap(item.parent(), Math.min(from, next));
            from = next;
        }
        return edit;
    }

    private YamlEdit swap(YamlPath list, int first) {
        List<Node> items = new ArrayList<>(((Node.Sequence) at(list).orElseThrow()).items());
        items.add(first, items.remove(first + 1));
        return changed(layout.swapped(list, first), with(root, list.steps(), sequence(items)));
    }

    /** @param expected what the text has to mean now */
    private YamlEdit changed(String next, Node expected) {
        YamlEdit edit = of(next).orElseThrow(() -> new NotPossible("it could not be read any more"));
        if (!same(edit.root, expected)) {
            throw new NotPossible("it would say something else");
        }
        return edit;
    }

    /** Whether two values say the same, in the same order. */
    static boolean same(Node one, Node other) {
        return switch (one) {
            case Node.Scalar scalar ->
                other instanceof Node.Scalar second && scalar.value().equals(second.value());
            case Node.Sequence sequence ->
                other instanceof Node.Sequence second
                        && sequence.items().size() == second.items().size()
                        && all(sequence.items(), second.items());
            case Node.Mapping mapping ->
                other instanceof Node.Mapping second
                        && List.copyOf(mapping.values().keySet())
                                .equals(List.copyOf(second.values().keySet()))
                        && all(
                                List.copyOf(mapping.values().values()),
                                List.copyOf(second.values().values()));
        };
    }

    private static boolean all(List<Node> ones, List<Node> others) {
        for (int i = 0; i < ones.size(); i++) {
            if (!same(ones.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Node with(Node node, List<String> steps, Node value) {
        if (steps.isEmpty()) {
            return value;
        }
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        return switch (node) {
            case Node.Scalar _ -> throw new NotPossible("nothing lies in a single value");
            case Node.Mapping mapping -> {
                Map<String, Node> values = new LinkedHashMap<>(mapping.values());
                values.computeIfPresent(step, (_, old) -> with(old, rest, value));
                yield mapping(values);
            }
            case Node.Sequence sequence -> {
                List<Node> items = new ArrayList<>(sequence.items());
                int position = YamlPath.position(step);
                items.set(position, with(items.get(position), rest, value));
                yield sequence(items);
            }
        };
    }

    private static Node without(Node node, List<String> steps) {
        String step = steps.getFirst();
        if (steps.size() > 1) {
            Node member = member(node, step);
            if (member == null) {
                throw new NotPossible("nothing at " + step);
            }
            return with(node, List.of(step), without(member, steps.subList(1, steps.size())));
        }
        return switch (node) {
            case Node.Scalar _ -> throw new NotPossible("nothing lies in a single value");
            case Node.Mapping mapping -> {
                Map<String, Node> values = new LinkedHashMap<>(mapping.values());
                values.remove(step);
                yield mapping(values);
            }
            case Node.Sequence sequence -> {
                List<Node> items = new ArrayList<>(sequence.items());
                items.remove(YamlPath.position(step));
                yield sequence(items);
            }
        };
    }

    private static final Place NOWHERE = new Place(FILE, 0);

    /** A single value: a number, a code, an id. */
    public static Node word(String value) {
        return new Node.Scalar(NOWHERE, value, true);
    }

    /** A text, in quotes where it would be read as something else. */
    public static Node text(String value) {
        return new Node.Scalar(NOWHERE, value, false);
    }

    public static Node.Sequence sequence(List<Node> items) {
        return new Node.Sequence(NOWHERE, List.copyOf(items));
    }

    /** Keys in the order of the map. */
    public static Node.Mapping mapping(Map<String, Node> values) {
        return new Node.Mapping(NOWHERE, new LinkedHashMap<>(values), new HashMap<>());
    }
}
