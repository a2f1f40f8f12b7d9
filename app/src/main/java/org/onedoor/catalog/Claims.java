package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Derivation;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;

/**
 * 认领: a lower level takes over an item of a higher one and says what is its own: who does it, where, how soon, and which
 * materials it needs no more. What is locked (name, codes, type, legal basis, form, result) stands in the item alone. Both
 * together are an item of the region, {@code item.region}, which is published with them and has versions of its own: it is what
 * people there apply for and what their cases are pinned to.
 */
public final class Claims implements Derivation {

    public static final String KIND = "claim";

    /** Under which key an item of a region names the one that it claims. */
    static final String CLAIMS = "claims";

    /** What a claim may say, beside which item and where. */
    static final Set<String> OWN = Set.of("department", "offered", "contact", "visits", "faq", "use", "because");

    private static final Set<String> USE = Set.of("use", "because");

    private static final Pattern DERIVED = Pattern.compile("(.+)\\.(\\d{6}|\\d{9}|\\d{12})");

    /** 行使层级 of GB/T 39046 A.2 by how a region's code ends. */
    private static final String PROVINCE = "2";

    private static final String CITY = "3";
    private static final String COUNTY = "4";
    private static final String TOWN = "5";
    private static final String VILLAGE = "6";

    /** What a region's item is called. */
    public static String id(String item, String region) {
        return item + "." + region;
    }

    /** Whether an id is that of a region's item. */
    public static boolean derived(String id) {
        return DERIVED.matcher(id).matches();
    }

    /** The item that a region's item carries out; itself where it is none. */
    public static String item(String id) {
        Matcher derived = DERIVED.matcher(id);
        return derived.matches() ? derived.group(1) : id;
    }

    @Override
    public List<Document> from(Document published, Versions versions) {
        return switch (published.kind()) {
            case KIND -> {
                String item = text(published, "item").orElse("");
                yield editions(
                        versions.of(ItemReader.KIND, item), versions.of(KIND, published.id()), published.effective());
            }
            case ItemReader.KIND -> {
                if (derived(published.id())) {
                    yield List.of();
                }
                Map<String, List<Document>> claims = new LinkedHashMap<>();
                versions.naming(KIND, "item", published.id())
                        .forEach(claim -> claims.computeIfAbsent(claim.id(), id -> new ArrayList<>())
                                .add(claim));
                if (claims.isEmpty()) {
                    yield List.of();
                }
                List<Document> items = versions.of(ItemReader.KIND, published.id());
                List<Document> all = new ArrayList<>();
                claims.values().forEach(one -> all.addAll(editions(items, one, published.effective())));
                yield all;
            }
            default -> List.of();
        };
    }

    /** What both are together on each day, from one on, on which either of them changes. */
    private static List<Document> editions(List<Document> items, List<Document> claims, LocalDate since) {
        SortedSet<LocalDate> days = new TreeSet<>();
        items.forEach(one -> days.add(one.effective()));
        claims.forEach(one -> days.add(one.effective()));
        List<Document> editions = new ArrayList<>();
        for (LocalDate day : days.tailSet(since)) {
            Optional<Document> item = on(items, day);
            Optional<Document> claim = on(claims, day);
            if (item.isPresent() && claim.isPresent()) {
                editions.add(edition(item.get(), claim.get(), day));
            }
        }
        return editions;
    }

    /** Of several versions the one in force on a day: of those with the latest effective day the last published. */
    private static Optional<Document> on(List<Document> versions, LocalDate day) {
        return versions.stream()
                .filter(one -> !one.effective().isAfter(day))
                .reduce((one, other) -> other.effective().isBefore(one.effective()) ? one : other);
    }

    static Optional<String> text(Document document, String key) {
        return Fields.of(document.node(), new Mistakes()).optionalString(key);
    }

    /** The item as it is carried out in the claim's region. What is wrong with either shows in it. */
    static Document edition(Document item, Document claim, LocalDate day) {
        String region = text(claim, "region").orElse("");
        Node.Mapping own = mapping(claim.node());
        Merging merged = new Merging(mapping(item.node()));
        merged.put("id", scalar(claim.node().place(), claim.id()));
        merged.put("effective", scalar(claim.node().place(), day.toString()));
        merged.put(CLAIMS, scalar(claim.node().place(), item.id()));
        merged.remove("base");
        merged.put(
                "regions",
                new Node.Sequence(
                        own.values().getOrDefault("region", claim.node()).place(),
                        List.of(quoted(claim.node().place(), region))));
        merged.within(
                "catalogue",
                catalogue -> catalogue.put("level", quoted(claim.node().place(), level(region))));
        for (String key : OWN) {
            Node value = own.values().get(key);
            if (value != null && !(USE.contains(key) && endedWith(item, claim))) {
                merged.put(key, key.equals("faq") ? joined(merged.get(key), value) : value);
            }
        }
        limits(merged, own);
        conditions(merged, own);
        materials(merged, own);
        steps(merged, own, text(item, "department").orElse(""));
        return new Document(ItemReader.KIND, claim.id(), day, merged.node());
    }

    /** What rests or has ended rests and ends everywhere, unless a region has given it up. */
    private static boolean endedWith(Document item, Document claim) {
        return text(item, "use").isPresent() && !text(claim, "use").orElse("").equals("cancelled");
    }

    private static void limits(Merging merged, Node.Mapping own) {
        Node promised = own.values().get("promised");
        if (promised != null) {
            merged.within("limits", limits -> limits.put("promised", promised));
        }
    }

    /** A condition of one's own stands with the law that it rests on. */
    private static void conditions(Merging merged, Node.Mapping own) {
        if (own.values().get("conditions") instanceof Node.Sequence added) {
            List<Node> told = new ArrayList<>();
            added.items().forEach(one -> told.add(grounded(mapping(one))));
            merged.put("conditions", joined(merged.get("conditions"), new Node.Sequence(added.place(), told)));
        }
    }

    private static Node grounded(Node.Mapping condition) {
        Merging told = new Merging(condition);
        ground(condition)
                .ifPresent(ground -> ground.forEach((language, law) -> {
                    if (told.get(language) instanceof Node.Scalar text) {
                        told.put(language, quoted(text.place(), text.value() + law));
                    }
                }));
        told.remove("law");
        return told.node();
    }

    /** （依据：… 第 … 条） by language. */
    private static Optional<Map<String, String>> ground(Node.Mapping added) {
        if (added.values().get("law") instanceof Node.Mapping law
                && law.values().get("name") instanceof Node.Mapping name
                && law.values().get("article") instanceof Node.Scalar article
                && name.values().get("zh") instanceof Node.Scalar zh
                && name.values().get("en") instanceof Node.Scalar en) {
            return Optional.of(Map.of(
                    "zh", "（依据：" + zh.value() + "第 " + article.value() + " 条）",
                    "en", " (" + en.value() + ", art. " + article.value() + ")"));
        }
        return Optional.empty();
    }

    private static void materials(Merging merged, Node.Mapping own) {
        if (!(own.values().get("materials") instanceof Node.Mapping materials)) {
            return;
        }
        Set<String> without = without(own);
        List<Node> kept = new ArrayList<>();
        if (merged.get("materials") instanceof Node.Sequence all) {
            all.items().stream().filter(one -> !without.contains(type(one))).forEach(kept::add);
        }
        if (materials.values().get("with") instanceof Node.Sequence added) {
            added.items().forEach(one -> kept.add(hinted(mapping(one))));
        }
        merged.put("materials", new Node.Sequence(materials.place(), kept));
        merged.within(
                "process",
                process -> process.each("reviews", review -> {
                    if (review.get("reads") instanceof Node.Sequence reads) {
                        review.put(
                                "reads",
                                new Node.Sequence(
                                        reads.place(),
                                        reads.items().stream()
                                                .filter(one -> !(one instanceof Node.Scalar type
                                                        && without.contains(type.value())))
                                                .toList()));
                    }
                }));
    }

    /** Ids of the material types that are not asked for in the claim's region. */
    static Set<String> without(Node.Mapping own) {
        Set<String> types = new HashSet<>();
        if (own.values().get("materials") instanceof Node.Mapping materials
                && materials.values().get("without") instanceof Node.Sequence without) {
            without.items().forEach(one -> {
                if (one instanceof Node.Scalar type) {
                    types.add(type.value());
                }
            });
        }
        return types;
    }

    private static String type(Node material) {
        return material instanceof Node.Mapping mapping && mapping.values().get("material") instanceof Node.Scalar type
                ? type.value()
                : "";
    }

    /** A material of one's own tells the applicant on which law it rests. */
    private static Node hinted(Node.Mapping added) {
        Merging material = new Merging(added);
        ground(added).ifPresent(ground -> {
            LinkedHashMap<String, Node> both = new LinkedHashMap<>();
            for (String language : List.of("zh", "en")) {
                String before = material.get("hint") instanceof Node.Mapping hint
                                && hint.values().get(language) instanceof Node.Scalar text
                        ? text.value()
                        : "";
                both.put(language, quoted(added.place(), (before + ground.get(language)).strip()));
            }
            material.put("hint", new Node.Mapping(added.place(), both, Map.of()));
        });
        material.remove("law");
        return material.node();
    }

    private static void steps(Merging merged, Node.Mapping own, String department) {
        Map<String, Node> within = new HashMap<>();
        if (own.values().get("steps") instanceof Node.Mapping steps) {
            within.putAll(steps.values());
        }
        Node body = own.values().get("department");
        UnaryOperator<Node> theirs = node -> body != null
                        && node instanceof Node.Scalar named
                        && named.value().equals(department)
                ? body
                : node;
        merged.within("process", process -> {
            for (String step : List.of("accept", "decide")) {
                process.within(step, one -> timed(one, within.get(step), theirs));
            }
            process.each("reviews", review -> {
                String id = review.get("id") instanceof Node.Scalar scalar ? scalar.value() : "";
                timed(review, within.get(id), theirs);
            });
        });
    }

    private static void timed(Merging step, @Nullable Node within, UnaryOperator<Node> theirs) {
        if (within != null) {
            step.put("within", within);
        }
        Node department = step.get("department");
        if (department != null) {
            step.put("department", theirs.apply(department));
        }
    }

    private static String level(String region) {
        return switch (region.length()) {
            case 6 -> region.endsWith("0000") ? PROVINCE : region.endsWith("00") ? CITY : COUNTY;
            case 9 -> TOWN;
            default -> VILLAGE;
        };
    }

    private static Node joined(@Nullable Node before, Node more) {
        if (before instanceof Node.Sequence first && more instanceof Node.Sequence second) {
            List<Node> all = new ArrayList<>(first.items());
            all.addAll(second.items());
            return new Node.Sequence(second.place(), all);
        }
        return more;
    }

    static Node.Mapping mapping(Node node) {
        return node instanceof Node.Mapping mapping
                ? mapping
                : new Node.Mapping(node.place(), new LinkedHashMap<>(), Map.of());
    }

    private static Node scalar(Place place, String value) {
        return new Node.Scalar(place, value, true);
    }

    private static Node quoted(Place place, String value) {
        return new Node.Scalar(place, value, false);
    }

    /** A mapping that is changed: keys keep their order, new ones come last. */
    private static final class Merging {

        private final Place place;
        private final LinkedHashMap<String, Node> values;
        private final Map<String, Place> keys;

        Merging(Node.Mapping mapping) {
            this.place = mapping.place();
            this.values = new LinkedHashMap<>(mapping.values());
            this.keys = new HashMap<>(mapping.keys());
        }

        @Nullable
        Node get(String key) {
            return values.get(key);
        }

        void put(String key, Node value) {
            values.put(key, value);
            keys.put(key, value.place());
        }

        void remove(String key) {
            values.remove(key);
            keys.remove(key);
        }

        /** Changes a mapping below a key, where there is one. */
        void within(String key, Consumer<Merging> change) {
            if (values.get(key) instanceof Node.Mapping mapping) {
                Merging inner = new Merging(mapping);
                change.accept(inner);
                values.put(key, inner.node());
            }
        }

        /** Changes each mapping of a list below a key, where there is one. */
        void each(String key, Consumer<Merging> change) {
            if (values.get(key) instanceof Node.Sequence sequence) {
                List<Node> changed = new ArrayList<>();
                for (Node one : sequence.items()) {
                    Merging inner = new Merging(mapping(one));
                    change.accept(inner);
                    changed.add(inner.node());
                }
                values.put(key, new Node.Sequence(sequence.place(), changed));
            }
        }

        Node node() {
            return new Node.Mapping(place, values, Map.copyOf(keys));
        }
    }
}
