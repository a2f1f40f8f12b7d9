package org.onedoor.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onedoor.definition.Checks;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Published;
import org.onedoor.shared.Text;
import org.onedoor.studio.Beginnings;

/** What there is already, and what comes in is compared with: of each definition one version. */
final class Holding {

    private final Map<String, Map<String, Document>> kinds = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> byName = new HashMap<>();
    private final Map<String, Map<String, Text>> options = new HashMap<>();

    private Holding(List<Document> documents) {
        for (Document document : documents) {
            kinds.computeIfAbsent(document.kind(), any -> new LinkedHashMap<>())
                    .merge(
                            document.id(),
                            document,
                            (one, other) -> other.effective().isBefore(one.effective()) ? one : other);
        }
    }

    /** @param documents of any kinds; of one with several versions the last counts */
    static Holding of(List<Document> documents) {
        return new Holding(documents);
    }

    /** What is published: what holds today, and of a kind (of all for definitions) what is to come as well, since that is what a draft goes on from. */
    static Holding of(Definitions definitions, LocalDate today, String kind) {
        List<String> newest = kind.equals(Import.DEFINITIONS) ? Beginnings.kinds() : List.of(kind);
        List<Document> documents = new ArrayList<>();
        definitions.inForceBut(Set.copyOf(newest), today).stream()
                .map(Published::document)
                .forEach(documents::add);
        for (String each : newest) {
            definitions.newest(each, "", "", Integer.MAX_VALUE).stream()
                    .map(Published::document)
                    .forEach(documents::add);
        }
        return new Holding(documents);
    }

    Map<String, Document> of(String kind) {
        return kinds.getOrDefault(kind, Map.of());
    }

    Optional<Document> find(String kind, String id) {
        return Optional.ofNullable(of(kind).get(id));
    }

    /** The id of what alone has a Chinese name in a kind. */
    Optional<String> named(String kind, String zh) {
        return Optional.ofNullable(byName.computeIfAbsent(kind, this::names).get(zh))
                .filter(id -> !id.isEmpty());
    }

    private Map<String, String> names(String kind) {
        Map<String, String> names = new HashMap<>();
        of(kind).forEach((id, document) ->
                names.merge(Nodes.word(document.node(), "name", "zh"), id, (one, other) -> ""));
        names.remove("");
        return names;
    }

    /** All of a kind by id, with their names. */
    Map<String, Text> options(String kind) {
        return options.computeIfAbsent(kind, this::named);
    }

    private Map<String, Text> named(String kind) {
        Map<String, Text> options = new LinkedHashMap<>();
        of(kind).values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(one -> options.put(one.id(), Nodes.name(one.node(), one.id())));
        return Collections.unmodifiableMap(options);
    }

    /** What would be wrong once these held, and is not wrong already: what a draft still lacks, and what it would break. */
    List<Mistake> wrongWith(List<Document> drafts) {
        List<Document> before = all();
        Map<String, Document> after = new LinkedHashMap<>();
        before.forEach(document -> after.put(document.kind() + " " + document.id(), document));
        drafts.forEach(document -> after.put(document.kind() + " " + document.id(), document));
        Set<Mistake> wrong = new TreeSet<>(mistakes(List.copyOf(after.values())));
        wrong.removeAll(new TreeSet<>(mistakes(before)));
        return List.copyOf(wrong);
    }

    private static List<Mistake> mistakes(List<Document> documents) {
        Mistakes mistakes = new Mistakes();
        Checks.run(documents, mistakes);
        return mistakes.all();
    }

    private List<Document> all() {
        return kinds.values().stream().flatMap(of -> of.values().stream()).toList();
    }

    /** The content, for who reads it by keys. */
    static Node.Mapping content(Document document) {
        return document.node() instanceof Node.Mapping mapping
                ? mapping
                : Nodes.mapping(document.node().place());
    }
}
