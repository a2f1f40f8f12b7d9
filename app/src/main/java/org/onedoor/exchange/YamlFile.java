package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.definition.Document;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlText;

/**
 * 规范 YAML: definitions as files that come back with the same content hash. What says its kind itself is a file of its own;
 * what stood in a list with others of its kind stands in a list again.
 */
final class YamlFile {

    private YamlFile() {}

    /** @return path below the folder → text */
    static Map<String, String> of(List<Document> documents) {
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, List<Node>> lists = new LinkedHashMap<>();
        for (Document document : documents) {
            if (Holding.content(document).values().containsKey("kind")) {
                String name = folder(document.kind()) + "/" + document.id();
                String path = files.containsKey(name + ".yaml") ? name + "-" + document.effective() : name;
                files.put(path + ".yaml", YamlText.write(document.node()));
            } else {
                lists.computeIfAbsent(document.kind(), any -> new ArrayList<>()).add(document.node());
            }
        }
        lists.forEach((kind, entries) -> files.put(folder(kind) + ".yaml", list(kind, entries)));
        return files;
    }

    /** One definition alone: the same content, except that one of a list says its kind. */
    static String one(Document document) {
        return YamlText.write(Nodes.alone(document.kind(), Holding.content(document)));
    }

    static String list(String kind, List<Node> entries) {
        Node.Mapping list = Nodes.mapping(entries.getFirst().place());
        Nodes.put(list, "kind", Nodes.text(list.place(), kind));
        Nodes.put(list, "entries", new Node.Sequence(list.place(), entries));
        return YamlText.write(list);
    }

    private static String folder(String kind) {
        return switch (kind) {
            case "item" -> "items";
            case "bundle" -> "bundles";
            case "code-set" -> "standard/code-sets";
            default -> "standard/" + kind;
        };
    }
}
