package org.onedoor.standard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onedoor.definition.Document;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;

/** 谁在用: where definitions name another one. */
public final class Uses {

    /** Under which keys a definition of a kind is named by others. */
    private static final Map<String, Set<String>> NAMED_BY = Map.of(
            Kinds.ELEMENT,
            Set.of("element", "number-is", "format-by", "name", "id-kind", "id-number"),
            Kinds.CODE_SET,
            Set.of("codes"),
            Kinds.MATERIAL_TYPE,
            Set.of("material", "reads", "without"),
            Kinds.LICENCE_TYPE,
            Set.of("licence", "counts-as"),
            Kinds.DEPARTMENT,
            Set.of("department", "lead", "authority", "issuer"),
            Kinds.REGION,
            Set.of("region", "regions", "parent"),
            "item",
            Set.of("item", "after"));

    /** Conditions name elements within a text. */
    private static final Set<String> CONDITIONS = Set.of("when", "valid", "row", "automatic");

    /** Texts with elements in braces. */
    private static final Set<String> HOLES = Set.of("text", "article", "chapter", "heading", "pattern");

    private final String kind;
    private final String id;
    private final Set<String> keys;
    private final Optional<Pattern> inCondition;
    private final Optional<Pattern> inBraces;

    private Uses(String kind, String id) {
        this.kind = kind;
        this.id = id;
        this.keys = NAMED_BY.getOrDefault(kind, Set.of());
        Optional<String> name =
                Optional.of(id).filter(_ -> kind.equals(Kinds.ELEMENT)).map(Pattern::quote);
        this.inCondition = name.map(it -> Pattern.compile("(?<![\\w'])" + it + "(?![\\w'])"));
        this.inBraces = name.map(it -> Pattern.compile("\\{" + it + "[}@]"));
    }

    /** Whether other definitions name those of a kind. */
    public static boolean known(String kind) {
        return NAMED_BY.containsKey(kind);
    }

    /** Uses of one definition. */
    public static Uses of(String kind, String id) {
        return new Uses(kind, id);
    }

    /** Where a document names it first; nothing where it does not, or is itself. */
    public Optional<Place> in(Document document) {
        return document.kind().equals(kind) && document.id().equals(id) ? Optional.empty() : named(document.node());
    }

    private Optional<Place> named(Node node) {
        return switch (node) {
            case Node.Scalar _ -> Optional.empty();
            case Node.Sequence sequence ->
                sequence.items().stream().flatMap(item -> named(item).stream()).findFirst();
            case Node.Mapping mapping ->
                mapping.values().entrySet().stream()
                        .flatMap(entry -> under(entry.getKey(), entry.getValue()).stream())
                        .findFirst();
        };
    }

    private Optional<Place> under(String key, Node value) {
        if (keys.contains(key) && is(value)) {
            return Optional.of(value.place());
        }
        boolean within = (CONDITIONS.contains(key) && holds(inCondition, value))
                || (HOLES.contains(key) && holds(inBraces, value));
        return within ? Optional.of(value.place()) : named(value);
    }

    private static boolean holds(Optional<Pattern> pattern, Node value) {
        return value instanceof Node.Scalar text
                && pattern.filter(it -> it.matcher(text.value()).find()).isPresent();
    }

    private boolean is(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.value().equals(id);
            case Node.Sequence sequence -> sequence.items().stream().anyMatch(this::is);
            case Node.Mapping _ -> false;
        };
    }
}
