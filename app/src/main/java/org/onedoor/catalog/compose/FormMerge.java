package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.compose.JointForm.Asker;
import org.onedoor.shared.Text;
import org.onedoor.standard.DataElement;

/** 表单归并: makes one form of several; what two items mean differently by one name is a clash. */
final class FormMerge {

    /** What an item asks outside groups: an element or a group of rows. */
    private record Asked(Source source, String page, Item.Part part) {

        String name() {
            return switch (part) {
                case Item.Field field -> field.element();
                case Item.Group group -> group.id();
            };
        }

        Asker asker() {
            boolean required = switch (part) {
                case Item.Field field -> field.required();
                case Item.Group group -> group.min() > 0;
            };
            return new Asker(source.id(), required, part.when());
        }
    }

    private final List<Source> sources;
    private final List<JointForm.HandedOn> handedOn;
    private final List<Clash> clashes;

    FormMerge(List<Source> sources, List<JointForm.HandedOn> handedOn, List<Clash> clashes) {
        this.sources = sources;
        this.handedOn = handedOn;
        this.clashes = clashes;
    }

    JointForm merge() {
        sameMeanings();
        List<JointForm.Question> questions = questions();
        Set<String> known = new LinkedHashSet<>();
        questions.forEach(question -> known.add(question.element()));
        Map<String, List<Asked>> asked = asked(known);
        return new JointForm(questions, pages(asked), handedOn);
    }

    /** Each question once, in an order that keeps every item's own. */
    private List<JointForm.Question> questions() {
        Map<String, Item.Question> first = new HashMap<>();
        Map<String, List<Asker>> askers = new HashMap<>();
        List<List<String>> orders = new ArrayList<>();
        for (Source source : sources) {
            List<String> order = new ArrayList<>();
            for (Item.Question question : source.item().questions()) {
                if (isHandedOn(source, question.element())) {
                    continue;
                }
                order.add(question.element());
                first.putIfAbsent(question.element(), question);
                askers.computeIfAbsent(question.element(), key -> new ArrayList<>())
                        .add(new Asker(source.id(), true, question.when()));
            }
            orders.add(order);
        }
        return Merging.keepingOrder(orders).stream()
                .map(element -> {
                    Item.Question question = Objects.requireNonNull(first.get(element));
                    return new JointForm.Question(
                            element,
                            question.ask(),
                            question.why(),
                            List.copyOf(Objects.requireNonNull(askers.get(element))));
                })
                .toList();
    }

    /** What is left to be asked on pages, by name, each with all who ask it. */
    private Map<String, List<Asked>> asked(Set<String> known) {
        Map<String, List<Asked>> asked = new LinkedHashMap<>();
        for (Source source : sources) {
            for (Item.Page page : source.item().form()) {
                for (Item.Part part : page.parts()) {
                    Asked one = new Asked(source, page.id(), part);
                    if (!known.contains(one.name()) && !isHandedOn(source, one.name())) {
                        asked.computeIfAbsent(one.name(), key -> new ArrayList<>())
                                .add(one);
                    }
                }
            }
        }
        return asked;
    }

    private boolean isHandedOn(Source source, String element) {
        return handedOn.stream()
                .anyMatch(one -> one.by().equals(source.id()) && one.element().equals(element));
    }

    /** A thing that several pages ask stands on the first of them, so that whatever depends on it comes later. */
    private List<JointForm.Page> pages(Map<String, List<Asked>> asked) {
        List<String> order = Merging.keepingOrder(sources.stream()
                .map(source -> source.item().form().stream().map(Item.Page::id).toList())
                .toList());
        Map<String, String> pageOf = new HashMap<>();
        asked.forEach((name, askers) -> pageOf.put(
                name,
                askers.stream()
                        .map(Asked::page)
                        .min((one, other) -> Integer.compare(order.indexOf(one), order.indexOf(other)))
                        .orElseThrow()));
        List<JointForm.Page> pages = new ArrayList<>();
        for (String id : order) {
            List<List<String>> orders = sources.stream()
                    .map(source -> source.item().form().stream()
                            .flatMap(page -> page.parts().stream().map(part -> new Asked(source, page.id(), part)))
                            .map(Asked::name)
                            .filter(name -> id.equals(pageOf.get(name)))
                            .toList())
                    .toList();
            List<JointForm.Part> parts = Merging.keepingOrder(orders).stream()
                    .map(name -> part(Objects.requireNonNull(asked.get(name))))
                    .toList();
            if (!parts.isEmpty()) {
                pages.add(new JointForm.Page(id, title(id), parts));
            }
        }
        return List.copyOf(pages);
    }

    private Text title(String page) {
        return sources.stream()
                .flatMap(source -> source.item().form().stream())
                .filter(one -> one.id().equals(page))
                .findFirst()
                .orElseThrow()
                .title();
    }

    private static JointForm.Part part(List<Asked> asked) {
        List<Asker> askers = asked.stream().map(Asked::asker).toList();
        return switch (asked.getFirst().part()) {
            case Item.Field field -> new JointForm.Field(field.element(), hint(asked), askers);
            case Item.Group group -> group(group, asked, askers);
        };
    }

    /** The first hint that one of them gives. */
    private static @Nullable Text hint(List<Asked> asked) {
        for (Asked one : asked) {
            if (one.part() instanceof Item.Field field && field.hint() != null) {
                return field.hint();
            }
        }
        return null;
    }

    private static JointForm.Group group(Item.Group first, List<Asked> asked, List<Asker> askers) {
        int min = 0;
        int max = Integer.MAX_VALUE;
        Map<String, List<Asked>> fields = new LinkedHashMap<>();
        List<List<String>> orders = new ArrayList<>();
        for (Asked one : asked) {
            if (one.part() instanceof Item.Group group) {
                min = Math.max(min, group.min());
                max = Math.min(max, group.max());
                orders.add(group.fields().stream().map(Item.Field::element).toList());
                for (Item.Field field : group.fields()) {
                    fields.computeIfAbsent(field.element(), key -> new ArrayList<>())
                            .add(new Asked(one.source(), one.page(), field));
                }
            }
        }
        List<JointForm.Field> merged = Merging.keepingOrder(orders).stream()
                .map(element -> Objects.requireNonNull(fields.get(element)))
                .map(some -> new JointForm.Field(
                        some.getFirst().name(),
                        hint(some),
                        some.stream().map(Asked::asker).toList()))
                .toList();
        return new JointForm.Group(first.id(), first.title(), first.row(), min, max, merged, askers);
    }

    // ---- clashes

    /** What one name means in an item; equal where it may be asked once for both. */
    private sealed interface Meaning {

        record Element(DataElement element) implements Meaning {}

        record Rows(int min, int max) implements Meaning {}
    }

    private record Meant(Source source, Meaning meaning) {}

    private void sameMeanings() {
        Map<String, Meant> outside = new HashMap<>();
        Map<String, Meant> inGroups = new HashMap<>();
        for (Source source : sources) {
            for (Item.Question question : source.item().questions()) {
                compare(outside, source, question.element(), element(source, question.element()));
            }
            for (Item.Page page : source.item().form()) {
                for (Item.Part part : page.parts()) {
                    switch (part) {
                        case Item.Field field ->
                            compare(outside, source, field.element(), element(source, field.element()));
                        case Item.Group group -> {
                            compare(outside, source, group.id(), new Meaning.Rows(group.min(), group.max()));
                            // inside, an element means the same whatever group it stands in
                            group.fields()
                                    .forEach(field -> compare(
                                            inGroups, source, field.element(), element(source, field.element())));
                        }
                    }
                }
            }
        }
    }

    private static Meaning element(Source source, String id) {
        return new Meaning.Element(source.standard().element(id).orElseThrow());
    }

    private void compare(Map<String, Meant> meant, Source source, String name, Meaning meaning) {
        Meant before = meant.putIfAbsent(name, new Meant(source, meaning));
        if (before != null && !fits(before.meaning(), meaning)) {
            clashes.add(new Clash.Meanings(
                    name, before.source().id(), inWords(before.meaning()), source.id(), inWords(meaning)));
        }
    }

    private static boolean fits(Meaning one, Meaning other) {
        return switch (one) {
            case Meaning.Element(DataElement a) ->
                other instanceof Meaning.Element(DataElement b)
                        && a.type() == b.type()
                        && a.many() == b.many()
                        && Objects.equals(a.codes(), b.codes())
                        && Objects.equals(a.unit(), b.unit());
            case Meaning.Rows(int min, int max) ->
                other instanceof Meaning.Rows(int otherMin, int otherMax) && min <= otherMax && otherMin <= max;
        };
    }

    private static Text inWords(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Element(DataElement element) -> {
                String type = element.type().code() + (element.codes() == null ? "" : " " + element.codes());
                Text unit = element.unit();
                yield new Text(
                        "数据元 " + type + (element.many() ? "，可多选" : "") + (unit == null ? "" : "，单位" + unit.zh()),
                        "an element of " + type + (element.many() ? ", several at once" : "")
                                + (unit == null ? "" : ", in " + unit.en()));
            }
            case Meaning.Rows(int min, int max) ->
                new Text("多行表单，" + min + " 至 " + max + " 行", "a group of " + min + " to " + max + " rows");
        };
    }
}
