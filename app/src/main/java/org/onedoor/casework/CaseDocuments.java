package org.onedoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.ClockEntry;
import org.onedoor.casework.life.Grounds;
import org.onedoor.casework.life.Step;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitUnit;
import org.onedoor.standard.calendar.PauseKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 案卷里的文档: a case's steps, materials and clock as they lie in its row. Each is written anew with every change and kept
 * for as long as the case, so it has no names of columns, times are milliseconds, and the usual grounds are codes. What is
 * added comes last.
 */
final class CaseDocuments {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Text> GROUNDS = Map.of(
            "acceptance", Grounds.ACCEPTANCE,
            "silence", Grounds.SILENCE,
            "pledge", Grounds.PLEDGE,
            "over", Grounds.OVER);

    private CaseDocuments() {}

    /**
     * Departments and people stand once in {@code names} and are places in it elsewhere, times count from {@code from}: half of
     * the length that a list like the others would have.
     */
    static ObjectNode steps(Collection<Step> steps) {
        Map<String, Integer> names = new LinkedHashMap<>();
        long from = steps.stream()
                .flatMap(step -> Stream.ofNullable(step.opened()))
                .mapToLong(Instant::toEpochMilli)
                .min()
                .orElse(0);
        ArrayNode rows = list(steps, (step, row) -> {
            row.add(step.id());
            row.add(place(names, step.department()));
            row.add(step.state().code());
            row.add(step.opened() == null ? null : step.opened().toEpochMilli() - from);
            add(row, step.due());
            row.add(step.agreed());
            row.add(place(names, step.by()));
            row.add(step.at() == null ? null : step.at().toEpochMilli() - from);
            if (step.holder() != null) {
                row.add(place(names, step.holder()));
            }
        });
        ObjectNode document = NODES.objectNode().put("from", from);
        names.keySet().forEach(document.putArray("names")::add);
        document.set("steps", rows);
        return document;
    }

    private static @Nullable Integer place(Map<String, Integer> names, @Nullable Object name) {
        return name == null ? null : names.computeIfAbsent(name.toString(), fresh -> names.size());
    }

    /** Reads what {@link #steps(Collection)} writes, and the plain list of cases that have not changed since it is so. */
    static List<Step> steps(String document) {
        JsonNode whole = JSON.readTree(document);
        JsonNode names = whole.path("names");
        long from = whole.path("from").longValue(0);
        List<Step> steps = new ArrayList<>();
        for (JsonNode row : whole.isArray() ? whole : whole.get("steps")) {
            steps.add(new Step(
                    row.get(0).stringValue(),
                    Objects.requireNonNull(name(names, row.get(1))),
                    Step.State.of(row.get(2).stringValue()),
                    since(from, row.get(3)),
                    day(row.get(4)),
                    row.get(5).isNull() ? null : row.get(5).booleanValue(),
                    id(names, row.get(6)),
                    since(from, row.get(7)),
                    row.size() > 8 ? id(names, row.get(8)) : null));
        }
        return steps;
    }

    private static @Nullable String name(JsonNode names, JsonNode node) {
        return node.isNumber() ? names.get(node.intValue()).stringValue() : text(node);
    }

    private static @Nullable UUID id(JsonNode names, JsonNode node) {
        String name = name(names, node);
        return name == null ? null : UUID.fromString(name);
    }

    private static @Nullable Instant since(long from, JsonNode node) {
        return node.isNull() ? null : Instant.ofEpochMilli(from + node.longValue());
    }

    /** The state stands third, where lists of cases look for it. */
    static ArrayNode materials(Collection<CaseMaterial> materials) {
        return list(materials, (material, row) -> {
            row.add(material.type())
                    .add(material.need().name())
                    .add(material.state().code())
                    .add(material.licence());
            add(row, material.due());
            add(row, material.provided());
        });
    }

    static List<CaseMaterial> materials(String document) {
        return read(
                document,
                row -> new CaseMaterial(
                        row.get(0).stringValue(),
                        Item.Need.valueOf(row.get(1).stringValue()),
                        CaseMaterial.State.of(row.get(2).stringValue()),
                        text(row.get(3)),
                        day(row.get(4)),
                        instant(row.get(5))));
    }

    static ArrayNode clock(Collection<ClockEntry> entries) {
        return list(entries, (entry, row) -> {
            PauseKind procedure = entry.procedure();
            Limit more = entry.more();
            row.add(entry.kind().code());
            add(row, entry.at());
            add(row, entry.day());
            row.add(procedure == null ? null : procedure.name());
            add(row, entry.until());
            row.add(
                    more == null
                            ? null
                            : NODES.arrayNode()
                                    .add(more.value())
                                    .add(more.unit().name()));
            row.add(ground(entry.ground()));
            Integer told = entry.told();
            if (told != null) {
                row.add(told);
            }
        });
    }

    static List<ClockEntry> clock(String document) {
        return read(
                document,
                row -> new ClockEntry(
                        ClockEntry.Kind.of(row.get(0).stringValue()),
                        Instant.ofEpochMilli(row.get(1).longValue()),
                        LocalDate.parse(row.get(2).stringValue()),
                        row.get(3).isNull()
                                ? null
                                : PauseKind.valueOf(row.get(3).stringValue()),
                        day(row.get(4)),
                        row.get(5).isNull()
                                ? null
                                : new Limit(
                                        row.get(5).get(0).intValue(),
                                        LimitUnit.valueOf(row.get(5).get(1).stringValue())),
                        ground(row.get(6)),
                        row.size() > 7 ? row.get(7).intValue() : null));
    }

    private static JsonNode ground(Text ground) {
        return GROUNDS.entrySet().stream()
                .filter(known -> known.getValue().equals(ground))
                .findFirst()
                .<JsonNode>map(known -> NODES.stringNode(known.getKey()))
                .orElseGet(() -> NODES.arrayNode().add(ground.zh()).add(ground.en()));
    }

    private static Text ground(JsonNode node) {
        if (node.isArray()) {
            return new Text(node.get(0).stringValue(), node.get(1).stringValue());
        }
        Text known = GROUNDS.get(node.stringValue());
        if (known == null) {
            throw new IllegalStateException("no ground " + node);
        }
        return known;
    }

    private interface Writing<T> {
        void into(T one, ArrayNode row);
    }

    private static <T> ArrayNode list(Collection<T> all, Writing<T> writing) {
        ArrayNode list = NODES.arrayNode(all.size());
        Consumer<T> each = one -> writing.into(one, list.addArray());
        all.forEach(each);
        return list;
    }

    private static <T> List<T> read(String document, Function<JsonNode, T> reading) {
        List<T> all = new ArrayList<>();
        JSON.readTree(document).forEach(row -> all.add(reading.apply(row)));
        return all;
    }

    private static void add(ArrayNode row, @Nullable Instant instant) {
        row.add(instant == null ? null : instant.toEpochMilli());
    }

    private static void add(ArrayNode row, @Nullable LocalDate day) {
        row.add(day == null ? null : day.toString());
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isNull() ? null : Instant.ofEpochMilli(node.longValue());
    }

    private static @Nullable LocalDate day(JsonNode node) {
        return node.isNull() ? null : LocalDate.parse(node.stringValue());
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.stringValue();
    }
}
