package org.onedoor.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes definitions as YAML: maps in the order of their keys' insertion, lists, texts, numbers and truth values. */
public final class YamlText {

    private YamlText() {}

    public static String write(Map<String, ?> content) {
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setIndicatorIndent(2)
                        .setIndentWithIndicator(true)
                        .setSplitLines(false)
                        .build())
                .dumpToString(content);
    }

    /** A definition as it was read: keys in their order, small things on one line. */
    public static String write(Node node) {
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setIndicatorIndent(2)
                        .setIndentWithIndicator(true)
                        .setSplitLines(false)
                        .build())
                .dumpToString(plain(node));
    }

    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Json.literal(scalar);
            case Node.Sequence sequence ->
                sequence.items().stream().map(YamlText::plain).toList();
            case Node.Mapping mapping -> {
                Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
                mapping.values().forEach((key, value) -> ordered.put(key, plain(value)));
                yield ordered;
            }
        };
    }

    /** {@code {zh: …, en: …}}. */
    public static Map<String, Object> of(Text text) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("zh", text.zh());
        both.put("en", text.en());
        return both;
    }
}
