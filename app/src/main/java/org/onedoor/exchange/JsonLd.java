package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads as much of JSON-LD 1.1 as catalogues use: prefixes and terms of a context that stands in the document, graphs, nested
 * nodes, values with languages. A context somewhere else is never fetched, it is refused.
 */
final class JsonLd {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int DEEPEST = 40;
    private static final int MOST_THINGS = 50_000;

    /**
     * One value of a property.
     *
     * @param id of the thing that it refers to; null for a literal
     * @param text the literal; empty for a reference
     * @param language of a text; empty where it has none
     */
    record Value(@Nullable String id, String text, String language) {}

    /** 资源: what is said of one thing, by the full names of its properties. */
    record Thing(String id, List<String> types, Map<String, List<Value>> said) {

        List<Value> all(String property) {
            return said.getOrDefault(property, List.of());
        }

        /** The text in a language, or the only one there is. */
        String text(String property, String language) {
            List<Value> values =
                    all(property).stream().filter(value -> value.id() == null).toList();
            return values.stream()
                    .filter(value -> value.language().startsWith(language))
                    .findFirst()
                    .or(() -> values.size() == 1 && values.getFirst().language().isEmpty()
                            ? Optional.of(values.getFirst())
                            : Optional.empty())
                    .map(Value::text)
                    .orElse("");
        }
    }

    /** What a context says of one term. */
    private record Term(String iri, boolean refers, boolean byLanguage, String language) {}

    private final String file;
    private final Mistakes mistakes;
    private final Map<String, Term> terms = new HashMap<>();
    private final Map<String, Thing> things = new LinkedHashMap<>();
    private String vocabulary = "";
    private int blank;

    private JsonLd(String file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** All things by their ids; nothing where it cannot be read. */
    static Map<String, Thing> read(String file, String text, Mistakes mistakes) {
        JsonLd reading = new JsonLd(file, mistakes);
        try {
            reading.root(JSON.readTree(text));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            mistakes.add(
                    new Place(file, line),
                    "不是合法的 JSON",
                    "it is no valid JSON",
                    "检查这一行附近的引号、逗号和括号",
                    "look at the quotes, commas and brackets near this line");
        }
        return mistakes.none() ? reading.things : Map.of();
    }

    private void wrong(String whatZh, String whatEn, String mendZh, String mendEn) {
        mistakes.add(new Place(file, 0), whatZh, whatEn, mendZh, mendEn);
    }

    private void root(JsonNode root) {
        if (root.isArray()) {
            root.forEach(this::root);
            return;
        }
        if (!root.isObject()) {
            wrong("不是 JSON-LD 对象", "it is no JSON-LD object", "导出时选 JSON-LD", "export it as JSON-LD");
            return;
        }
        if (root.has("@context")) {
            context(root.get("@context"));
        }
        JsonNode graph = root.get("@graph");
        if (graph == null) {
            thing(root, 0);
        } else {
            graph.forEach(node -> thing(node, 0));
        }
    }

    private void context(JsonNode context) {
        if (context.isArray()) {
            context.forEach(this::context);
        } else if (context.isString()) {
            elsewhere(context.asString());
        } else if (context.isObject()) {
            if (context.has("@import")) {
                elsewhere(context.get("@import").asString());
            }
            context.properties().forEach(entry -> term(entry.getKey(), entry.getValue()));
        }
    }

    private void elsewhere(String address) {
        wrong(
                "@context 指向 " + address + "；系统不到网上去取",
                "its @context is at " + address + ", and nothing is fetched from the network",
                "导出时把 @context 写在文件里，或先展开（expanded）",
                "write the context into the file, or export it expanded");
    }

    private void term(String name, JsonNode meaning) {
        if (name.equals("@vocab")) {
            vocabulary = meaning.asString();
        } else if (!name.startsWith("@") && meaning.isString()) {
            terms.put(name, new Term(meaning.asString(), false, false, ""));
        } else if (!name.startsWith("@") && meaning.isObject()) {
            String iri = meaning.path("@id").asString(name);
            terms.put(
                    name,
                    new Term(
                            iri,
                            meaning.path("@type").asString("").equals("@id"),
                            meaning.path("@container").asString("").equals("@language"),
                            meaning.path("@language").asString("")));
        }
    }

    /** The full name of a term, a prefixed name or an address. */
    private String expanded(String name, int depth) {
        Term term = terms.get(name);
        if (term != null && depth < 5 && !term.iri().equals(name)) {
            return expanded(term.iri(), depth + 1);
        }
        int colon = name.indexOf(':');
        if (colon > 0 && !name.startsWith("//", colon + 1)) {
            Term prefix = terms.get(name.substring(0, colon));
            if (prefix != null) {
                return expanded(prefix.iri(), depth + 1) + name.substring(colon + 1);
            }
        }
        return colon < 0 ? vocabulary + name : name;
    }

    /** Takes a node in and answers its id. */
    private String thing(JsonNode node, int depth) {
        if (depth > DEEPEST || things.size() >= MOST_THINGS) {
            wrong(
                    "嵌套太深或内容太多",
                    "it is nested too deep, or too much",
                    "分成几个文件，用 @graph 平铺",
                    "split it, and write it flat with @graph");
            return "";
        }
        if (depth > 0 && node.has("@context")) {
            context(node.get("@context"));
        }
        String id = node.path("@id").asString("");
        String name = id.isEmpty() ? "_:" + blank++ : expanded(id, 0);
        Thing thing = things.computeIfAbsent(name, any -> new Thing(any, new ArrayList<>(), new LinkedHashMap<>()));
        JsonNode types = node.path("@type");
        if (types.isString()) {
            thing.types().add(expanded(types.asString(), 0));
        } else {
            types.forEach(type -> thing.types().add(expanded(type.asString(""), 0)));
        }
        node.properties().forEach(entry -> {
            if (!entry.getKey().startsWith("@")) {
                Term term = terms.getOrDefault(entry.getKey(), new Term("", false, false, ""));
                List<Value> values =
                        thing.said().computeIfAbsent(expanded(entry.getKey(), 0), any -> new ArrayList<>());
                values(entry.getValue(), term, values, depth + 1);
            }
        });
        return name;
    }

    private void values(JsonNode value, Term term, List<Value> into, int depth) {
        if (value.isArray()) {
            value.forEach(one -> values(one, term, into, depth));
        } else if (value.isObject() && value.has("@value")) {
            into.add(new Value(
                    null,
                    value.get("@value").asString(),
                    value.path("@language").asString("")));
        } else if (value.isObject() && value.has("@list")) {
            value.get("@list").forEach(one -> values(one, term, into, depth));
        } else if (value.isObject() && term.byLanguage()) {
            value.properties().forEach(entry -> {
                String language = entry.getKey();
                if (entry.getValue().isArray()) {
                    entry.getValue().forEach(one -> into.add(new Value(null, one.asString(), language)));
                } else {
                    into.add(new Value(null, entry.getValue().asString(), language));
                }
            });
        } else if (value.isObject()) {
            into.add(new Value(thing(value, depth), "", ""));
        } else if (!value.isNull()) {
            String text = value.asString();
            into.add(term.refers() ? new Value(expanded(text, 0), "", "") : new Value(null, text, term.language()));
        }
    }
}
