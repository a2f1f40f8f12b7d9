package org.onedoor.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML 1.2 text into {@link Node}s; syntax errors, repeated keys and keys that are no text become mistakes. */
final class Yaml {

    private static final int MOST_ALIASES = 20;

    private final String file;
    private final Mistakes mistakes;

    /** Where the last node stood: many stand on one line. */
    private Place last;

    private Yaml(String file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
        this.last = new Place(file, 0);
    }

    static Optional<Node> read(String file, String text, Mistakes mistakes) {
        return new Yaml(file, mistakes).compose(text);
    }

    private Optional<Node> compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        try {
            return new Compose(settings).composeString(text).flatMap(root -> Optional.of(node(root, 0)));
        } catch (MarkedYamlEngineException e) {
            int line = broken(e).map(mark -> mark.getLine() + 1).orElse(0);
            String problem = String.valueOf(e.getProblem());
            mistakes.add(
                    new Place(file, line),
                    "不是合法的 YAML：" + problem,
                    "not valid YAML: " + problem,
                    "检查这一行的缩进、冒号和引号",
                    "check the indentation, colons and quotes of this line");
        } catch (YamlEngineException e) {
            mistakes.add(
                    new Place(file, 0),
                    "不是合法的 YAML：" + e.getMessage(),
                    "not valid YAML: " + e.getMessage(),
                    "检查整个文件的语法",
                    "check the file's syntax");
        }
        return Optional.empty();
    }

    /** A bracket or a quote that is never closed is noticed lines later; its author looks for where it was opened. */
    private static Optional<Mark> broken(MarkedYamlEngineException e) {
        String context = String.valueOf(e.getContext());
        boolean opened = context.contains("flow") || context.contains("quoted");
        return opened && e.getContextMark().isPresent() ? e.getContextMark() : e.getProblemMark();
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
        if (depth > 60) {
            throw new YamlEngineException("nested more than 60 deep");
        }
        Place place = place(node);
        return switch (node) {
            case ScalarNode scalar -> {
                boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
                String value = plain && isNull(scalar.getValue()) ? "" : scalar.getValue();
                if (value.indexOf('\0') >= 0) {
                    mistakes.add(
                            place, "文字里不能有空字符", "a text cannot hold the character NUL", "去掉 \\0", "leave \\0 away");
                }
                yield new Node.Scalar(place, value, plain);
            }
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(node(item, depth + 1)));
                yield new Node.Sequence(place, List.copyOf(items));
            }
            case MappingNode mapping -> mapping(mapping, place, depth);
            default -> throw new YamlEngineException("an anchor that refers to itself");
        };
    }

    private Node mapping(MappingNode mapping, Place place, int depth) {
        LinkedHashMap<String, Node> values = new LinkedHashMap<>();
        Map<String, Place> keys = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place at = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                mistakes.add(at, "键必须是一个词", "a key must be a single word", "改成普通的键名", "use a plain key");
                continue;
            }
            // the same few words in every file: kept once
            String key = scalar.getValue().intern();
            if (values.containsKey(key)) {
                mistakes.add(
                        at,
                        "键 " + key + " 重复",
                        "the key " + key + " is written twice",
                        "同一层只留一个 " + key,
                        "keep one " + key + " on this level");
                continue;
            }
            values.put(key, node(tuple.getValueNode(), depth + 1));
            keys.put(key, at);
        }
        return new Node.Mapping(place, values, Map.copyOf(keys));
    }

    private Place place(org.snakeyaml.engine.v2.nodes.Node node) {
        int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        if (last.line() != line) {
            last = new Place(file, line);
        }
        return last;
    }

    private static boolean isNull(String value) {
        return value.equals("~") || value.equals("null");
    }
}
