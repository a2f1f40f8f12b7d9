package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Differences;
import org.onedoor.definition.Differences.Difference;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;

/**
 * 标准导入: what a table of standards would change. A cell that is empty leaves what we have; a column that is not there changes
 * nothing.
 */
final class StandardPlan {

    /** What every definition's id is made of; its kind may ask for more. */
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,79}");

    private final String kind;
    private final Table table;
    private final Holding holding;
    private final Choices choices;
    private final Set<String> taken;
    private final Mistakes mistakes = new Mistakes();
    private final Meanings meanings;
    private final List<Preview.Chosen> columns;
    private final List<Preview.Swap> swaps = new ArrayList<>();
    private final Set<String> absent = new LinkedHashSet<>();

    private StandardPlan(String kind, Table table, Holding holding, Choices choices, Set<String> taken) {
        this.kind = kind;
        this.table = table;
        this.holding = holding;
        this.choices = choices;
        this.taken = taken;
        this.meanings = new Meanings(holding, choices);
        this.columns = StandardTables.columns(kind).stream()
                .map(column -> new Preview.Chosen(column, header(column)))
                .toList();
    }

    /** @param taken ids whose next version somebody is writing */
    static Preview of(String kind, Table table, Holding holding, Choices choices, Set<String> taken) {
        return new StandardPlan(kind, table, holding, choices, taken).preview();
    }

    /** What was chosen, where that is there; else the header that is called like the column. */
    private String header(Column column) {
        String chosen = choices.columns().get(column.key());
        if (chosen != null) {
            return table.column(chosen) >= 0 ? chosen : "";
        }
        return table.header().stream().filter(column::isCalled).findFirst().orElse("");
    }

    private Preview preview() {
        columns.stream()
                .filter(one -> one.column().needed() && one.header().isEmpty())
                .forEach(one -> mistakes.add(
                        new Place(table.name(), 1),
                        "缺少“" + one.column().label().zh() + "”列",
                        "there is no column for " + one.column().label().en(),
                        "在“列对照”里选出它，或在文件里加上",
                        "choose it among the columns, or add it to the file"));
        if (table.lines().isEmpty()) {
            mistakes.add(
                    new Place(table.name(), 1),
                    "只有列名，没有内容",
                    "there is nothing below the columns' names",
                    "加上内容",
                    "add lines");
        }
        if (kind.equals(StandardTables.CODE_SET) && header(StandardTables.SET).isEmpty() && set().isEmpty()) {
            mistakes.add(
                    new Place(table.name(), 1),
                    "不知道这些代码属于哪个代码集",
                    "it is not known which code set these codes belong to",
                    "选出写着代码集的列，或填上代码集编号",
                    "choose the column that names it, or give the code set's id");
        }
        List<Document> documents =
                !mistakes.none() ? List.of() : kind.equals(StandardTables.CODE_SET) ? codeSets() : definitions();
        List<Preview.Draft> drafts = new ArrayList<>();
        int same = 0;
        for (Document document : documents) {
            Optional<Document> before = holding.find(kind, document.id());
            List<Difference> differences =
                    before.map(one -> differences(one.node(), document.node())).orElse(List.of());
            if (before.isPresent() && differences.isEmpty()) {
                same++;
                continue;
            }
            drafts.add(new Preview.Draft(
                    kind,
                    document.id(),
                    Nodes.name(document.node(), document.id()),
                    table.name(),
                    document.node().place().line(),
                    before.isEmpty(),
                    taken.contains(document.id()),
                    null,
                    differences,
                    document));
        }
        if (drafts.size() > Limits.DRAFTS) {
            mistakes.add(
                    new Place(table.name(), 0),
                    "一次最多导入 " + Limits.DRAFTS + " 个，这里有 " + drafts.size() + " 个",
                    "at most " + Limits.DRAFTS + " at a time, and these are " + drafts.size(),
                    "分成几个文件",
                    "split it into several files");
        }
        return new Preview(
                columns,
                mistakes.all(),
                meanings.codes(),
                List.copyOf(swaps),
                List.copyOf(drafts),
                same,
                List.copyOf(absent),
                List.of());
    }

    /** Neither its day nor that it says its kind itself is a change. */
    static List<Difference> differences(Node before, Node after) {
        return Differences.between(before, after).stream()
                .filter(one ->
                        !one.path().equals(List.of("kind")) && !one.path().equals(List.of("effective")))
                .toList();
    }

    private String header(String key) {
        return columns.stream()
                .filter(one -> one.column().key().equals(key))
                .findFirst()
                .map(Preview.Chosen::header)
                .orElse("");
    }

    private String cell(Table.Line line, String key) {
        String header = header(key);
        return header.isEmpty() ? "" : table.cell(line, header);
    }

    private String set() {
        return choices.fixed().getOrDefault(StandardTables.SET, "");
    }

    private Place place(Table.Line line) {
        return new Place(table.name(), line.number());
    }

    /** Each line is one definition. */
    private List<Document> definitions() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        List<Table.Line> sound = new ArrayList<>();
        for (Table.Line line : table.lines()) {
            if (named(line, cell(line, "id"), "id", rows)) {
                sound.add(line);
            }
        }
        List<Document> documents = new ArrayList<>();
        for (Table.Line line : sound) {
            String id = cell(line, "id");
            Node.Mapping node = begun(id, place(line));
            String was = Nodes.word(node, "name", "zh");
            fill(node, line, rows.keySet(), List.of("id"));
            holding.find(kind, id).ifPresent(before -> untranslated(before.node(), node));
            swapped(id, line, was, Nodes.word(node, "name", "zh"), holding.named(kind, Nodes.word(node, "name", "zh")));
            documents.add(document(id, node));
        }
        holding.of(kind).keySet().stream().filter(id -> !rows.containsKey(id)).forEach(absent::add);
        return documents;
    }

    /** Whether a line can be told from the others by its id. */
    private boolean named(Table.Line line, String id, String key, Map<String, Integer> rows) {
        String header = header(key);
        if (id.isEmpty()) {
            mistakes.add(
                    place(line),
                    "“" + header + "”是空的",
                    header + " is empty",
                    "填上，或删去这一行",
                    "fill it in, or delete the row");
            return false;
        }
        if (key.equals("id") && !ID.matcher(id).matches()) {
            mistakes.add(
                    place(line),
                    "“" + header + "”的值 " + id + " 不能作编号",
                    "the value " + id + " of " + header + " cannot be an id",
                    "编号用小写字母、数字、连字符和下划线",
                    "an id is made of lower-case letters, digits, hyphens and underscores");
            return false;
        }
        Integer before = rows.putIfAbsent(id, line.number());
        if (before != null) {
            mistakes.add(
                    place(line),
                    "“" + header + "”的值 " + id + " 和第 " + before + " 行重复",
                    "the value " + id + " of " + header + " is that of row " + before,
                    "只留一行",
                    "keep one of the rows");
            return false;
        }
        return true;
    }

    private Node.Mapping begun(String id, Place place) {
        return holding.find(kind, id)
                .map(before -> (Node.Mapping) Nodes.copy(Holding.content(before), place))
                .map(copy -> Nodes.alone(kind, copy))
                .orElseGet(() -> Nodes.put(
                        Nodes.put(Nodes.mapping(place), "kind", Nodes.text(place, kind)), "id", Nodes.text(place, id)));
    }

    private static Document document(String kind, String id, Node node) {
        return new Document(kind, id, DefinitionFolder.EVER, node);
    }

    private Document document(String id, Node node) {
        return document(kind, id, node);
    }

    private void fill(Node.Mapping node, Table.Line line, Set<String> also, List<String> without) {
        for (Preview.Chosen one : columns) {
            Column column = one.column();
            String theirs = one.header().isEmpty() ? "" : table.cell(line, one.header());
            if (theirs.isEmpty() || without.contains(column.key())) {
                continue;
            }
            boolean own = column.value() instanceof Column.Value.Refers refers
                    && refers.kind().equals(kind);
            meanings.of(column, theirs, table.name(), line.number(), own ? also : Set.of())
                    .ifPresent(ours -> set(node, column, place(line), ours));
        }
    }

    private static void set(Node.Mapping node, Column column, Place place, String ours) {
        switch (column.value()) {
            case Column.Value.Flag _ -> flag(node, column.key(), place, ours.equals("true"));
            case Column.Value.Plain _ -> Nodes.put(node, column.path(), Nodes.plain(place, ours));
            case Column.Value.Words _, Column.Value.Coded _, Column.Value.Refers _ ->
                Nodes.put(node, column.path(), Nodes.text(place, ours));
        }
    }

    /** What is not so is not written, and stays where it was written before. */
    private static void flag(Node.Mapping node, String key, Place place, boolean yes) {
        if (yes) {
            Nodes.put(node, key, Nodes.plain(place, "true"));
        } else if (Nodes.word(node, key).equals("true")) {
            node.values().remove(key);
        }
    }

    /** What is called otherwise in Chinese and in English as before was not translated: the draft lacks it. */
    private static void untranslated(Node before, Node.Mapping after) {
        for (Map.Entry<String, Node> entry : after.values().entrySet()) {
            String key = entry.getKey();
            String zh = Nodes.word(before, key, "zh");
            String en = Nodes.word(before, key, "en");
            if (!en.isEmpty()
                    && !zh.equals(Nodes.word(after, key, "zh"))
                    && en.equals(Nodes.word(after, key, "en"))
                    && entry.getValue() instanceof Node.Mapping text) {
                text.values().remove("en");
            }
        }
    }

    /** A code that takes over the name of another one: a list in which two were exchanged looks just like it. */
    private void swapped(String id, Table.Line line, String was, String becomes, Optional<String> called) {
        boolean fresh = was.isEmpty();
        // many regions are called alike, and two codes of one set are not
        if (was.equals(becomes) || (fresh && !kind.equals(StandardTables.CODE_SET))) {
            return;
        }
        called.filter(other -> !other.equals(id))
                .ifPresent(other -> swaps.add(new Preview.Swap(
                        id,
                        table.name(),
                        line.number(),
                        was,
                        becomes,
                        other,
                        choices.confirmed().contains(id))));
    }

    /** Lines with the same set are one definition; each line is one of its codes. */
    private List<Document> codeSets() {
        Map<String, List<Table.Line>> sets = new LinkedHashMap<>();
        for (Table.Line line : table.lines()) {
            String set = cell(line, StandardTables.SET);
            set = set.isEmpty() ? set() : holding.named(kind, set).orElse(set);
            if (ID.matcher(set).matches()) {
                sets.computeIfAbsent(set, any -> new ArrayList<>()).add(line);
            } else {
                mistakes.add(
                        place(line),
                        "“" + set + "”不是代码集的编号，也没有这样叫的代码集",
                        "\"" + set + "\" is no code set's id, and none is called so",
                        "写代码集的编号（小写字母、数字、连字符）",
                        "write the code set's id: lower-case letters, digits, hyphens");
            }
        }
        List<Document> documents = new ArrayList<>();
        sets.forEach((set, lines) -> documents.add(document(set, codeSet(set, lines))));
        return documents;
    }

    private Node codeSet(String set, List<Table.Line> lines) {
        Node.Mapping node = begun(set, place(lines.getFirst()));
        Map<String, Node.Mapping> codes = new LinkedHashMap<>();
        Map<String, String> byName = new HashMap<>();
        for (Node code : Nodes.items(node, "codes")) {
            codes.put(Nodes.word(code, "code"), (Node.Mapping) code);
            byName.put(Nodes.word(code, "name", "zh"), Nodes.word(code, "code"));
        }
        Set<String> before = new LinkedHashSet<>(codes.keySet());
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (Table.Line line : lines) {
            String code = cell(line, "code");
            if (!named(line, code, "code", rows)) {
                continue;
            }
            Node.Mapping entry = codes.computeIfAbsent(
                    code, any -> Nodes.put(Nodes.mapping(place(line)), "code", Nodes.text(place(line), code)));
            Node.Mapping at = (Node.Mapping) Nodes.copy(entry, place(line));
            String was = Nodes.word(at, "name", "zh");
            put(at, List.of("name", "zh"), line, "name.zh");
            put(at, List.of("name", "en"), line, "name.en");
            String scheme = choices.fixed().getOrDefault("scheme", "");
            if (!scheme.isEmpty()) {
                put(at, List.of("maps", scheme), line, "maps");
            }
            untranslated(entry, at);
            String becomes = Nodes.word(at, "name", "zh");
            swapped(
                    set + "/" + code,
                    line,
                    was,
                    becomes,
                    Optional.ofNullable(byName.get(becomes)).map(other -> set + "/" + other));
            codes.put(code, at);
            put(node, List.of("name", "zh"), line, "set-name.zh");
            put(node, List.of("name", "en"), line, "set-name.en");
            put(node, List.of("standard"), line, "standard");
            put(node, List.of("since"), line, "since");
        }
        retired(set, lines).ifPresent(yes -> flag(node, StandardTables.RETIRED, place(lines.getFirst()), yes));
        holding.find(kind, set).ifPresent(was -> untranslated(was.node(), node));
        before.stream().filter(code -> !rows.containsKey(code)).forEach(code -> {
            absent.add(set + "/" + code);
            if (choices.complete()) {
                codes.remove(code);
            }
        });
        return Nodes.put(node, "codes", new Node.Sequence(node.place(), List.copyOf(codes.values())));
    }

    /** Whether a set is retired: it is as a whole, and all its lines that say it have to say the same. */
    private Optional<Boolean> retired(String set, List<Table.Line> lines) {
        Column column = StandardTables.columns(kind).stream()
                .filter(one -> one.key().equals(StandardTables.RETIRED))
                .findFirst()
                .orElseThrow();
        Map<String, Table.Line> said = new LinkedHashMap<>();
        for (Table.Line line : lines) {
            String theirs = cell(line, StandardTables.RETIRED);
            if (!theirs.isEmpty()) {
                meanings.of(column, theirs, table.name(), line.number(), Set.of())
                        .ifPresent(ours -> said.putIfAbsent(ours, line));
            }
        }
        if (said.size() > 1) {
            mistakes.add(
                    place(List.copyOf(said.values()).getLast()),
                    "代码集 " + set + " 有的行写已废止，有的行写没有",
                    "some rows say that the code set " + set + " is retired, and others that it is not",
                    "废止的是整个代码集：各行写成一样，或只写一行",
                    "a code set is retired as a whole: say the same in all rows, or say it in one");
        }
        return said.keySet().stream().findFirst().map("true"::equals);
    }

    private void put(Node.Mapping node, List<String> path, Table.Line line, String key) {
        String value = cell(line, key);
        if (!value.isEmpty()) {
            Nodes.put(node, path, Nodes.text(place(line), value));
        }
    }
}
