package org.onedoor.definition;

import java.util.List;
import java.util.Optional;
import org.onedoor.definition.YamlEdit.Lines;
import org.onedoor.definition.YamlEdit.NotPossible;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where everything stands in a YAML text, and the text with one place of it written otherwise. */
final class YamlLayout {

    private final String text;
    private final Node root;
    private final int[] offsets;

    private YamlLayout(String text, Node root) {
        this.text = text;
        this.root = root;
        this.offsets = offsets(text);
    }

    static YamlLayout of(String text) {
        return new YamlLayout(
                text,
                new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow());
    }

    /** Marks count code points. */
    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += at < text.length() && Character.isHighSurrogate(text.charAt(at)) ? 2 : 1;
        }
        return offsets;
    }

    /** From the first character to behind the last one. */
    record Span(int from, int to) {}

    /**
     * A member of a collection.
     *
     * @param head where its key, its dash or, in brackets, itself begins
     * @param value where its value begins
     */
    record Member(int head, int value, int end, Node node) {}

    Lines lines(YamlPath path) {
        int from = path.isTop() ? begin(root) : member(path).head();
        int to = path.isTop() ? end(root) : member(path).end();
        return new Lines(line(from), line(Math.max(from, to - 1)));
    }

    private int line(int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    /** Whether taking it away would leave nothing of a collection that has no brackets. */
    boolean aloneInBlock(YamlPath path) {
        CollectionNode<?> parent = collection(path.parent());
        return parent.getValue().size() == 1 && !flow(parent);
    }

    String replaced(YamlPath path, org.onedoor.definition.Node value) {
        Member member = member(path);
        CollectionNode<?> parent = collection(path.parent());
        if (member.node() instanceof ScalarNode block
                && (block.getScalarStyle() == ScalarStyle.LITERAL || block.getScalarStyle() == ScalarStyle.FOLDED)
                && text.substring(member.value(), endOfLine(member.value())).indexOf('#') >= 0) {
            throw new NotPossible("a remark stands behind its sign");
        }
        if (value instanceof org.onedoor.definition.Node.Scalar scalar
                && member.node() instanceof ScalarNode old
                && member.end() > member.value()) {
            return splice(member.value(), member.end(), restyled(scalar, old, inFlow(path)));
        }
        boolean list = value instanceof org.onedoor.definition.Node.Sequence sequence
                && !sequence.items().isEmpty()
                && member.node() instanceof CollectionNode<?> brackets
                && flow(brackets);
        if (inFlow(path) || list) {
            String blank = text.charAt(member.value() - 1) == ':' ? " " : "";
            return splice(member.value(), member.end(), blank + YamlValue.inline(value));
        }
        if (parent instanceof MappingNode) {
            return splice(afterColon(member), member.end(), YamlValue.afterKey(value, column(member.head())));
        }
        boolean oneLine = !(member.node() instanceof CollectionNode<?> old) || flow(old);
        return splice(member.value(), member.end(), YamlValue.afterDash(value, column(member.head()), oneLine));
    }

    /** Quotes that were not needed were wanted; those that are needed stay of their kind. */
    private static String restyled(org.onedoor.definition.Node.Scalar value, ScalarNode old, boolean inFlow) {
        boolean single = old.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
        boolean quoted = single || old.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
        boolean wanted = quoted
                && YamlValue.mayStandPlain(
                        new org.onedoor.definition.Node.Scalar(value.place(), old.getValue(), false), inFlow);
        if (!wanted && YamlValue.mayStandPlain(value, inFlow)) {
            return value.value();
        }
        boolean seen = value.value().codePoints().noneMatch(Character::isISOControl);
        return single && seen ? "'" + value.value().replace("'", "''") + "'" : YamlValue.quoted(value.value());
    }

    /** Whether it stands in brackets, which hold for all that lies in them. */
    private boolean inFlow(YamlPath path) {
        for (YamlPath up = path; !up.isTop(); up = up.parent()) {
            if (flow(collection(up.parent()))) {
                return true;
            }
        }
        return false;
    }

    private int afterColon(Member member) {
        int behindKey = endOfKey(member);
        int first = text.indexOf(':', behindKey);
        if (first < 0 || first >= Math.max(member.value(), behindKey + 1)) {
            throw new NotPossible("no colon behind the key");
        }
        return first + 1;
    }

    private int endOfKey(Member member) {
        char quote = text.charAt(member.head());
        if (quote == '"' || quote == '\'') {
            return text.indexOf(quote, member.head() + 1) + 1;
        }
        return member.head();
    }

    /** @param behind the position of the key that it comes behind; -1 for none */
    String withKey(YamlPath path, int behind, String key, org.onedoor.definition.Node value) {
        CollectionNode<?> parent = collection(path);
        String name = YamlValue.key(key) + ":";
        if (flow(parent) || inFlow(path)) {
            return amongBrackets(parent, behind + 1, name + " " + YamlValue.inline(value));
        }
        Member first = member(parent, 0);
        int indent = column(first.head());
        String entry = name + YamlValue.afterKey(value, indent);
        if (behind >= 0) {
            return splice(block(member(parent, behind)).to(), "\n" + " ".repeat(indent) + entry);
        }
        return ownsLine(first)
                ? splice(block(first).from(), " ".repeat(indent) + entry + "\n")
                : splice(first.head(), entry + "\n" + " ".repeat(indent));
    }

    String withItem(YamlPath path, int position, org.onedoor.definition.Node value) {
        CollectionNode<?> parent = collection(path);
        if (flow(parent) || inFlow(path)) {
            return amongBrackets(parent, position, YamlValue.inline(value));
        }
        int size = parent.getValue().size();
        Member neighbour = member(parent, Math.max(0, position - 1));
        int indent = column(neighbour.head());
        boolean oneLine = neighbour.node() instanceof CollectionNode<?> like ? flow(like) : YamlValue.small(value);
        String item = " ".repeat(indent) + "- " + YamlValue.afterDash(value, indent, oneLine);
        return position == size
                ? splice(block(neighbour).to(), "\n" + item)
                : splice(ownLines(member(parent, position)).from(), item + "\n");
    }

    private String amongBrackets(CollectionNode<?> parent, int position, String member) {
        int size = parent.getValue().size();
        if (size == 0) {
            return splice(begin(parent) + 1, member);
        }
        return position == 0
                ? splice(member(parent, 0).head(), member + ", ")
                : splice(member(parent, position - 1).end(), ", " + member);
    }

    String without(YamlPath path) {
        CollectionNode<?> parent = collection(path.parent());
        int position = position(parent, path.last());
        Member member = member(parent, position);
        int size = parent.getValue().size();
        if (flow(parent)) {
            if (size == 1) {
                return splice(member.head(), member.end(), "");
            }
            requireNoRemark(parent, position < size - 1 ? position : position - 1);
            return position < size - 1
                    ? splice(member.head(), member(parent, position + 1).head(), "")
                    : splice(member(parent, position - 1).end(), member.end(), "");
        }
        Span block = block(member);
        if (!ownsLine(member)) {
            Member next = member(parent, position + 1);
            boolean remarked = text.substring(block.to(), next.head()).indexOf('#') >= 0;
            return splice(member.head(), remarked ? block.to() : next.head(), "");
        }
        return block.to() < text.length()
                ? splice(block.from(), block.to() + 1, "")
                : splice(Math.max(0, block.from() - 1), block.to(), "");
    }

    /** With a member and the one behind it in each other's place. */
    String swapped(YamlPath path, int first) {
        CollectionNode<?> parent = collection(path);
        Member one = member(parent, first);
        Member other = member(parent, first + 1);
        if (flow(parent)) {
            requireNoRemark(parent, first);
        }
        Span a = flow(parent) ? new Span(one.head(), one.end()) : ownLines(one);
        Span b = flow(parent) ? new Span(other.head(), other.end()) : ownLines(other);
        return text.substring(0, a.from())
                + text.substring(b.from(), b.to())
                + text.substring(a.to(), b.from())
                + text.substring(a.from(), a.to())
                + text.substring(b.to());
    }

    /** Within brackets nobody can tell which member a remark between two of them, or behind them, is about. */
    private void requireNoRemark(CollectionNode<?> parent, int first) {
        Member one = member(parent, first);
        Member other = member(parent, first + 1);
        String around = text.substring(one.end(), other.head()) + text.substring(other.end(), endOfLine(other.end()));
        if (around.indexOf('#') >= 0) {
            throw new NotPossible("a remark stands among them");
        }
    }

    private Span ownLines(Member member) {
        if (!ownsLine(member)) {
            throw new NotPossible("it begins in the middle of a line");
        }
        return block(member);
    }

    /** A member with its remarks, from the beginning of its first line to the end of its last. */
    private Span block(Member member) {
        int column = column(member.head());
        int from = member.head();
        if (ownsLine(member)) {
            from = startOfLine(member.head());
            while (from > 0 && remark(startOfLine(from - 1)) && indent(startOfLine(from - 1)) <= column) {
                from = startOfLine(from - 1);
            }
        }
        int to = member.end();
        if (!text.substring(to, endOfLine(to)).matches("\\s*(#.*)?")) {
            throw new NotPossible("something else stands behind it on its line");
        }
        to = endOfLine(to);
        while (to < text.length() && remark(to + 1) && indent(to + 1) > column) {
            to = endOfLine(to + 1);
        }
        return new Span(from, to);
    }

    private boolean ownsLine(Member member) {
        return text.substring(startOfLine(member.head()), member.head()).isBlank();
    }

    /** Whether a line holds a remark and nothing else. */
    private boolean remark(int lineStart) {
        return text.substring(lineStart, endOfLine(lineStart)).stripLeading().startsWith("#");
    }

    private int indent(int lineStart) {
        String line = text.substring(lineStart, endOfLine(lineStart));
        return line.length() - line.stripLeading().length();
    }

    private int column(int offset) {
        return offset - startOfLine(offset);
    }

    private int startOfLine(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int endOfLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    private String splice(int at, String put) {
        return splice(at, at, put);
    }

    private String splice(int from, int to, String put) {
        return text.substring(0, from) + put + text.substring(to);
    }

    private CollectionNode<?> collection(YamlPath path) {
        Node node = root;
        for (String step : path.steps()) {
            if (!(node instanceof CollectionNode<?> parent)) {
                throw new NotPossible("nothing at " + path);
            }
            node = member(parent, position(parent, step)).node();
        }
        if (node instanceof CollectionNode<?> found) {
            return found;
        }
        throw new NotPossible("no list or mapping at " + path);
    }

    private Member member(YamlPath path) {
        CollectionNode<?> parent = collection(path.parent());
        return member(parent, position(parent, path.last()));
    }

    private static int position(CollectionNode<?> parent, String step) {
        if (parent instanceof MappingNode mapping) {
            List<NodeTuple> tuples = mapping.getValue();
            for (int i = 0; i < tuples.size(); i++) {
                if (tuples.get(i).getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(step)) {
                    return i;
                }
            }
            throw new NotPossible("no key " + step);
        }
        int position = YamlPath.position(step);
        if (position < 0 || position >= parent.getValue().size()) {
            throw new NotPossible("no member " + step);
        }
        return position;
    }

    private Member member(CollectionNode<?> parent, int position) {
        if (parent instanceof MappingNode mapping) {
            NodeTuple tuple = mapping.getValue().get(position);
            Node value = tuple.getValueNode();
            int head = begin(tuple.getKeyNode());
            if (begin(value) < head) {
                throw new NotPossible("it refers to what is written elsewhere");
            }
            return new Member(head, begin(value), end(value), value);
        }
        Node value = ((SequenceNode) parent).getValue().get(position);
        if (begin(value) < begin(parent)) {
            throw new NotPossible("it refers to what is written elsewhere");
        }
        int head = flow(parent) ? begin(value) : dash(begin(value), column(begin(parent)), begin(parent));
        return new Member(head, begin(value), end(value), value);
    }

    /** The dash before a value: all of a list stand below each other. */
    private int dash(int value, int column, int first) {
        for (int line = startOfLine(value); line >= startOfLine(first); line = startOfLine(line - 1)) {
            int at = line + column;
            if (at < text.length() && at <= value && text.charAt(at) == '-') {
                return at;
            }
            if (line == 0) {
                break;
            }
        }
        throw new NotPossible("no dash before it");
    }

    private static boolean flow(CollectionNode<?> node) {
        return node.getFlowStyle() == FlowStyle.FLOW;
    }

    private int begin(Node node) {
        return offset(node.getStartMark());
    }

    /** Behind the last character that belongs to it, without what only ends its line. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection && !flow(collection)) {
            return collection.getValue().isEmpty()
                    ? offset(node.getEndMark())
                    : member(collection, collection.getValue().size() - 1).end();
        }
        int end = offset(node.getEndMark());
        if (node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED)) {
            String written = text.substring(begin(node), end);
            return begin(node) + written.stripTrailing().length();
        }
        return end;
    }

    private int offset(Optional<Mark> mark) {
        return offsets[mark.orElseThrow().getIndex()];
    }
}
