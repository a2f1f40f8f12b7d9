package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Differences.Difference;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;

/**
 * 国家字段表导入: what the tables would change of the items that we have, and which new ones they would begin. What an item says
 * that the tables have no field for stays as it is; what the tables say that an item has no place for is told line by line.
 */
final class NationalPlan {

    private final Content content;
    private final Holding holding;
    private final Set<String> taken;
    private final Mistakes mistakes = new Mistakes();
    private final Mistakes lost = new Mistakes();
    private final Meanings meanings;
    private final Set<Place> used = new HashSet<>();

    private NationalPlan(Content content, Holding holding, Choices choices, Set<String> taken) {
        this.content = content;
        this.holding = holding;
        this.taken = taken;
        this.meanings = new Meanings(holding, choices);
    }

    static Preview of(Content content, Holding holding, Choices choices, Set<String> taken) {
        return new NationalPlan(content, holding, choices, taken).preview();
    }

    private Preview preview() {
        Optional<NationalLines> items = NationalLines.of(content, NationalFields.ITEM)
                .or(() -> NationalLines.alone(content, NationalFields.ITEM, List.of("task_name")));
        List<Preview.Draft> drafts = new ArrayList<>();
        int same = 0;
        if (items.isEmpty()) {
            mistakes.add(
                    new Place("", 0),
                    "没有“实施清单”表",
                    "there is no table \"实施清单\" (items)",
                    "工作簿里要有叫“实施清单”的工作表，或上传 items.csv；列名用国家字段名或中文名",
                    "the workbook needs a sheet \"实施清单\", or send items.csv; columns are called by the national field names");
        } else {
            for (Draft draft : drafts(items.get())) {
                List<Difference> differences = draft.before()
                        .map(before -> StandardPlan.differences(before.node(), draft.node()))
                        .orElse(List.of());
                if (draft.before().isPresent() && differences.isEmpty()) {
                    same++;
                    continue;
                }
                drafts.add(new Preview.Draft(
                        Import.ITEM,
                        draft.id(),
                        Nodes.name(draft.node(), draft.id()),
                        draft.node().place().file(),
                        draft.node().place().line(),
                        draft.before().isEmpty(),
                        taken.contains(draft.id()),
                        null,
                        differences,
                        new Document(Import.ITEM, draft.id(), DefinitionFolder.EVER, draft.node())));
            }
        }
        return new Preview(List.of(), mistakes.all(), meanings.codes(), List.of(), drafts, same, List.of(), lost.all());
    }

    private record Draft(String id, Optional<Document> before, Node.Mapping node) {}

    private List<Draft> drafts(NationalLines items) {
        List<Draft> drafts = new ArrayList<>();
        Map<String, Integer> rows = new HashMap<>();
        for (Table.Line line : items.lines()) {
            Optional<String> found = id(items, line);
            if (found.isEmpty()) {
                continue;
            }
            String id = found.get();
            Integer other = rows.putIfAbsent(id, line.number());
            if (other != null) {
                mistakes.add(
                        items.place(line),
                        "和第 " + other + " 行是同一个事项 " + id,
                        "it is the same item as row " + other + ": " + id,
                        "只留一行",
                        "keep one of the rows");
                continue;
            }
            Optional<Document> before = holding.find(Import.ITEM, id);
            NationalChange change =
                    new NationalChange(id, before, items.place(line), holding, meanings, mistakes, lost);
            change.basic(items.name(), line.number(), items.values(line));
            String local = items.cell(line, "local_task_code");
            String code = items.cell(line, "task_code");
            child(NationalFields.EXTENDED, local, code, change::extended);
            children(NationalFields.MATERIALS, local, code, change::materials);
            children(NationalFields.FEES, local, code, change::fees);
            children(NationalFields.FAQ, local, code, change::faq);
            children(NationalFields.LAWS, local, code, change::laws);
            children(NationalFields.FLOW, local, code, change::flow);
            drafts.add(new Draft(id, before, change.done()));
        }
        NationalFields.tableNames().forEach(this::unused);
        return drafts;
    }

    /** A line that names no item of the items' table would vanish without a word. */
    private void unused(String table) {
        if (table.equals(NationalFields.CATALOGUE) || table.equals(NationalFields.ITEM)) {
            return;
        }
        NationalLines.of(content, table)
                .ifPresent(lines -> lines.lines().stream()
                        .map(lines::place)
                        .filter(place -> !used.contains(place))
                        .forEach(place -> lost.add(
                                place,
                                "这一行不属于“实施清单”里的任何事项，没有导入",
                                "this line belongs to no item of the items' table and is not taken over",
                                "核对 task_code 或 local_task_code",
                                "look at its task_code or local_task_code")));
    }

    /** Takes the lines of one table. */
    @FunctionalInterface
    private interface Taking {
        void take(String sheet, List<NationalChange.Row> rows);
    }

    /** Takes one line. */
    @FunctionalInterface
    private interface TakingOne {
        void take(String sheet, int row, Map<String, String> values);
    }

    private void child(String table, String local, String code, TakingOne taking) {
        NationalLines.of(content, table)
                .ifPresent(lines -> lines.of(local, code).stream().findFirst().ifPresent(line -> {
                    used.add(lines.place(line));
                    taking.take(lines.name(), line.number(), lines.values(line));
                }));
    }

    private void children(String table, String local, String code, Taking taking) {
        NationalLines.of(content, table).ifPresent(lines -> {
            List<NationalChange.Row> rows = lines.of(local, code).stream()
                    .map(line -> new NationalChange.Row(lines.place(line), lines.values(line)))
                    .toList();
            rows.forEach(row -> used.add(row.place()));
            if (!rows.isEmpty()) {
                taking.take(lines.name(), rows);
            }
        });
    }

    /** The item that a line is about: by our own id, by its 基本编码 where one item alone has it, or a new one. */
    private Optional<String> id(NationalLines items, Table.Line line) {
        String local = items.cell(line, "local_task_code");
        if (holding.find(Import.ITEM, local).isPresent()) {
            return Optional.of(local);
        }
        String code = items.cell(line, "catalog_code");
        List<String> known = code.isEmpty()
                ? List.of()
                : holding.of(Import.ITEM).values().stream()
                        .filter(item ->
                                Nodes.word(item.node(), "catalogue", "code").equals(code))
                        .map(Document::id)
                        .toList();
        if (known.size() == 1) {
            return Optional.of(known.getFirst());
        }
        if (known.size() > 1) {
            mistakes.add(
                    items.place(line),
                    "有几个事项的基本编码是 " + code + "：" + String.join("、", known),
                    "several items have the base code " + code + ": " + String.join(", ", known),
                    "在 local_task_code 里写明是哪一个",
                    "say in local_task_code which one is meant");
            return Optional.empty();
        }
        String fresh = local.isEmpty() ? code.isEmpty() ? "" : "item-" + code : local.toLowerCase(Locale.ROOT);
        if (!StandardPlan.ID.matcher(fresh).matches()) {
            mistakes.add(
                    items.place(line),
                    "看不出是哪个事项",
                    "it cannot be told which item this is",
                    "填上 local_task_code（小写字母、数字、连字符）或 catalog_code",
                    "fill in local_task_code (lower-case letters, digits, hyphens) or catalog_code");
            return Optional.empty();
        }
        return Optional.of(fresh);
    }
}
