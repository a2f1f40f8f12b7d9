package org.onedoor.studio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Claims;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Fields;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Published;
import org.onedoor.standard.Uses;
import org.springframework.stereotype.Component;

/**
 * 牵涉: of all that holds on a day, what a change of one definition can reach, and what must be read beside it. There may be a
 * million items and claims; everything else is few enough to be kept.
 */
@Component
class Surroundings {

    private static final String ITEM = "item";
    private static final String BUNDLE = "bundle";
    private static final String THEME = "project-theme";
    private static final Set<String> OF_ITEMS = Set.of(BUNDLE, THEME);

    /** What there may be very many of, and what is read beside those of them alone that it names. */
    private static final Set<String> MANY = Set.of(ITEM, Claims.KIND, BUNDLE, THEME);

    /** So many items are looked at together. */
    private static final int TOGETHER = 200;

    /** For how many days the rest is kept in memory. */
    private static final int KEPT = 8;

    /**
     * @param documents what holds
     * @param former versions that were taken over and in which somebody may still be under way
     */
    record Part(List<Document> documents, List<Document> former) {}

    private record Known(long publications, Map<LocalDate, List<Document>> days) {}

    private final Definitions definitions;
    private volatile @Nullable Known known;

    Surroundings(Definitions definitions) {
        this.definitions = definitions;
    }

    /** What a definition can reach on a day, in parts that can each be looked at alone: at least one. */
    Stream<Part> of(Document next, LocalDate day) {
        return switch (next.kind()) {
            case ITEM -> Stream.of(ofItem(next, day));
            case Claims.KIND -> Stream.of(part(day, named(next, "item"), Set.of(next.id()), List.of(), Set.of()));
            case BUNDLE, THEME -> Stream.of(part(day, members(next), Set.of(), List.of(next), Set.of()));
            default -> ofStandard(next, day);
        };
    }

    /**
     * Some items and claims with what they must be read beside.
     *
     * @param items ids
     * @param claims ids of claims of these items
     */
    Part some(LocalDate day, Collection<String> items, Collection<String> claims) {
        return part(day, items, claims, List.of(), Set.of());
    }

    private Part ofItem(Document item, LocalDate day) {
        Set<String> items = new LinkedHashSet<>(Set.of(item.id()));
        code(item)
                .ifPresent(code -> definitions.writtenAt(ITEM, List.of("catalogue", "code"), code).stream()
                        .map(Published::id)
                        .forEach(items::add));
        Set<String> claims = new LinkedHashSet<>();
        definitions.naming(Claims.KIND, ITEM, item.id()).forEach(claim -> claims.add(claim.id()));
        List<Document> joining = ofItems(day)
                .filter(one -> Uses.of(ITEM, item.id()).in(one).isPresent())
                .toList();
        return part(day, items, claims, joining, Set.of());
    }

    private static Optional<String> code(Document item) {
        return Fields.of(item.node(), new Mistakes())
                .child("catalogue")
                .flatMap(catalogue -> catalogue.optionalString("code"))
                .filter(code -> !code.isEmpty());
    }

    private Stream<Part> ofStandard(Document next, LocalDate day) {
        Set<String> words = words(next, day);
        Map<String, Set<String>> claims = new LinkedHashMap<>();
        List<String> joining = new ArrayList<>();
        for (Definitions.Name name :
                words.isEmpty() ? List.<Definitions.Name>of() : definitions.mentioning(MANY, words)) {
            switch (name.kind()) {
                case ITEM -> claims.computeIfAbsent(name.id(), id -> new LinkedHashSet<>());
                case Claims.KIND ->
                    claims.computeIfAbsent(Claims.item(name.id()), id -> new LinkedHashSet<>())
                            .add(name.id());
                default -> joining.add(name.id());
            }
        }
        List<String> items = List.copyOf(claims.keySet());
        List<Set<String>> groups = new ArrayList<>();
        for (int from = 0; from < items.size(); from += TOGETHER) {
            groups.add(new LinkedHashSet<>(items.subList(from, Math.min(items.size(), from + TOGETHER))));
        }
        if (groups.isEmpty()) {
            groups.add(Set.of());
        }
        return groups.stream().map(group -> {
            Set<String> theirs = new LinkedHashSet<>();
            group.forEach(item -> theirs.addAll(claims.getOrDefault(item, Set.of())));
            List<Document> together = ofItems(day)
                    .filter(one ->
                            joining.contains(one.id()) || members(one).stream().anyMatch(group::contains))
                    .toList();
            return part(day, group, theirs, together, group);
        });
    }

    /**
     * By which texts something that a change reaches names it: the definition itself, what stands on it in turn, and codes that it
     * gives up.
     */
    private Set<String> words(Document next, LocalDate day) {
        Set<String> words = new LinkedHashSet<>();
        List<Document> open = new ArrayList<>(List.of(next));
        Set<String> told = new HashSet<>();
        while (!open.isEmpty()) {
            Document one = open.removeLast();
            if (!Uses.known(one.kind()) || !told.add(one.kind() + "/" + one.id())) {
                continue;
            }
            words.add(one.id());
            Uses uses = Uses.of(one.kind(), one.id());
            rest(day).stream().filter(other -> uses.in(other).isPresent()).forEach(open::add);
        }
        Optional<Document> before = rest(day).stream()
                .filter(one -> one.kind().equals(next.kind()) && one.id().equals(next.id()))
                .findFirst();
        for (Document region : next.kind().equals("region")
                ? Stream.concat(before.stream(), Stream.of(next)).toList()
                : List.<Document>of()) {
            // whether a county handles what lies in it depends on what lies in it
            words.addAll(named(region, "parent"));
        }
        before.ifPresent(it -> codes(it).stream()
                .filter(code -> !codes(next).contains(code))
                .forEach(code -> words.add('"' + code + '"')));
        return words;
    }

    private static Set<String> codes(Document codeSet) {
        Set<String> codes = new LinkedHashSet<>();
        if (codeSet.kind().equals("code-set")) {
            Fields.of(codeSet.node(), new Mistakes())
                    .children("codes")
                    .forEach(code -> code.optionalString("code").ifPresent(codes::add));
        }
        return codes;
    }

    /** @param again items of which former versions have to be read again, with those of the claims */
    private Part part(
            LocalDate day,
            Collection<String> items,
            Collection<String> claims,
            List<Document> joining,
            Set<String> again) {
        Set<String> beside = new LinkedHashSet<>(items);
        joining.forEach(one -> beside.addAll(members(one)));
        List<Document> documents = new ArrayList<>(rest(day));
        documents.addAll(joining);
        List<Published> itemsInForce = definitions.inForce(ITEM, beside, day);
        List<Published> claimsInForce = definitions.inForce(Claims.KIND, claims, day);
        Stream.concat(itemsInForce.stream(), claimsInForce.stream())
                .map(Published::document)
                .forEach(documents::add);
        List<Document> former = new ArrayList<>();
        if (!again.isEmpty()) {
            Set<String> pinned = new LinkedHashSet<>(again);
            pinned.addAll(claims);
            former.addAll(former(ITEM, pinned, day));
            for (String kind : OF_ITEMS) {
                former.addAll(former(
                        kind,
                        joining.stream()
                                .filter(one -> one.kind().equals(kind))
                                .map(Document::id)
                                .toList(),
                        day));
            }
        }
        return new Part(documents, former);
    }

    private List<Document> former(String kind, Collection<String> ids, LocalDate day) {
        Map<String, Integer> inForce = new HashMap<>();
        definitions.inForce(kind, ids, day).forEach(one -> inForce.put(one.id(), one.version()));
        return definitions.everyVersion(kind, ids).stream()
                .filter(version -> !version.effective().isAfter(day))
                .filter(version -> inForce.getOrDefault(version.id(), 0) != version.version())
                .map(Published::document)
                .toList();
    }

    private Stream<Document> ofItems(LocalDate day) {
        return OF_ITEMS.stream()
                .flatMap(kind -> definitions.inForce(kind, day).stream())
                .map(Published::document);
    }

    /** Ids of the items that a bundle or a project's theme joins. */
    private static Set<String> members(Document joining) {
        return under(joining.node(), "item");
    }

    private static Set<String> named(Document document, String key) {
        return under(document.node(), key);
    }

    private static Set<String> under(Node node, String key) {
        Set<String> values = new LinkedHashSet<>();
        switch (node) {
            case Node.Scalar _ -> {}
            case Node.Sequence sequence -> sequence.items().forEach(item -> values.addAll(under(item, key)));
            case Node.Mapping mapping ->
                mapping.values().forEach((name, value) -> {
                    if (name.equals(key) && value instanceof Node.Scalar scalar) {
                        values.add(scalar.value());
                    }
                    values.addAll(under(value, key));
                });
        }
        return values;
    }

    /** All that holds on a day and is not of many. */
    private List<Document> rest(LocalDate day) {
        long publications = definitions.publications();
        Known seen = known;
        Map<LocalDate, List<Document>> days = new HashMap<>();
        if (seen != null && seen.publications() == publications && seen.days().size() < KEPT) {
            days.putAll(seen.days());
        }
        List<Document> rest = days.computeIfAbsent(
                day,
                one -> definitions.inForceBut(MANY, one).stream()
                        .map(Published::document)
                        .toList());
        if (!definitions.publishing()) {
            known = new Known(publications, Map.copyOf(days));
        }
        return rest;
    }
}
