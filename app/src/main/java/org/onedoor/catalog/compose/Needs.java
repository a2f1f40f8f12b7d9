package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Text;
import org.onedoor.standard.LicenceTypeDefinition;

/** 谁等谁的结果: found from what each item asks for and what each gives out, and from the few orders that a bundle names. */
final class Needs {

    private Needs() {}

    /** All of them, in the order of the items that wait. */
    static List<Need> among(List<Source> sources) {
        List<Need> needs = new ArrayList<>();
        for (Source source : sources) {
            for (Item.Material material : source.item().materials()) {
                // what is proved by a licence; who asks for it as a file is content with the licence just the same
                Optional.ofNullable(material.licence())
                        .or(() -> source.standard()
                                .materialType(material.type())
                                .flatMap(type -> Optional.ofNullable(type.licence())))
                        .filter(_ -> material.need() != Item.Need.OPTIONAL)
                        .ifPresent(licence -> givers(sources, source, licence)
                                .forEach(giver -> needs.add(new Need(
                                        source.id(), giver, new Need.Thing.ByMaterial(material.type(), licence)))));
            }
            for (String element : source.item().asked()) {
                numbered(source, element)
                        .ifPresent(licence -> givers(sources, source, licence)
                                .filter(giver -> !asks(sources, giver, element))
                                .forEach(giver -> needs.add(
                                        new Need(source.id(), giver, new Need.Thing.ByElement(element, licence)))));
            }
            sources.stream()
                    .filter(other -> source.behind().contains(other.id()))
                    .forEach(other -> needs.add(new Need(
                            source.id(),
                            other.id(),
                            new Need.Thing.ByOrder(other.item().name()))));
        }
        return List.copyOf(needs);
    }

    /** The licence type whose number an element is. */
    private static Optional<String> numbered(Source source, String element) {
        return source.standard().licenceTypes().stream()
                .filter(type -> element.equals(type.numberElement()))
                .map(LicenceTypeDefinition::id)
                .findFirst();
    }

    /** The other items that give out what proves a licence: those that grant it for the first time, before those that change it. */
    private static Stream<String> givers(List<Source> sources, Source by, String licence) {
        Set<String> proving = new LinkedHashSet<>();
        by.standard().licenceTypesProving(licence).forEach(type -> proving.add(type.id()));
        List<Source> givers = sources.stream()
                .filter(other -> !other.id().equals(by.id()))
                .filter(other -> {
                    String result = other.item().result().licence();
                    return result != null && proving.contains(result);
                })
                .toList();
        List<Source> first =
                givers.stream().filter(giver -> giver.item().follows() == null).toList();
        return (first.isEmpty() ? givers : first).stream().map(Source::id);
    }

    private static boolean asks(List<Source> sources, String item, String element) {
        return sources.stream()
                .filter(source -> source.id().equals(item))
                .anyMatch(source -> source.item().asked().contains(element));
    }

    /**
     * The items in an order in which each comes after what it waits for; of two that may come next the one named first. Where they
     * wait in a circle, that is a clash.
     */
    static List<Source> ordered(List<Source> sources, List<Need> needs, List<Clash> clashes) {
        Map<String, Source> left = new LinkedHashMap<>();
        sources.forEach(source -> left.put(source.id(), source));
        List<Source> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Optional<Source> next = left.values().stream()
                    .filter(source -> needs.stream()
                            .noneMatch(need -> need.by().equals(source.id()) && left.containsKey(need.of())))
                    .findFirst();
            if (next.isEmpty()) {
                clashes.add(circle(left, needs));
                return List.copyOf(sources);
            }
            left.remove(next.get().id());
            ordered.add(next.get());
        }
        return List.copyOf(ordered);
    }

    /** Each of those that are left waits for another of them: whoever follows that long enough comes round. */
    private static Clash circle(Map<String, Source> left, List<Need> needs) {
        List<String> walked = new ArrayList<>();
        List<Text> grounds = new ArrayList<>();
        String at = left.keySet().iterator().next();
        while (!walked.contains(at)) {
            walked.add(at);
            String here = at;
            Need need = needs.stream()
                    .filter(one -> one.by().equals(here) && left.containsKey(one.of()))
                    .findFirst()
                    .orElseThrow();
            grounds.add(need.inWords(Objects.requireNonNull(left.get(here)).standard()));
            at = need.of();
        }
        int begin = walked.indexOf(at);
        List<String> circle =
                new ArrayList<>(walked.subList(begin, walked.size()).reversed());
        circle.addFirst(at);
        return new Clash.Circle(
                List.copyOf(circle),
                List.copyOf(grounds.subList(begin, grounds.size()).reversed()));
    }
}
