package org.onedoor.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Place;
import org.onedoor.shared.Text;

/**
 * One item as the national tables change it. A field that says what we would write there ourselves changes nothing, so that what
 * the tables cannot carry is not lost on the way there and back.
 */
final class NationalChange {

    private static final Map<String, Text> UNITS =
            texts("working-days", "工作日", "natural-days", "自然日", "months", "月", "years", "年");
    private static final Map<String, Text> WAYS = texts("counter", "窗口办理", "web", "网上办理", "phone", "移动端办理");
    private static final Map<String, Text> ORIGINS = texts("upload", "申请人自备", "licence", "调取电子证照", "form", "在线填报");
    private static final Map<String, Text> RESULTS = texts("licence", "证照", "document", "批文", "none", "无");
    private static final Column MATERIAL = Column.refers("material_name", true, "材料名称", "material", "material-type");
    private static final Column DEPARTMENT =
            Column.refers("dept_name", true, "实施主体", "implementing body", "department");
    private static final Column LICENCE = Column.refers("result_name", true, "审批结果名称", "result", "licence-type");

    /** What a definition has no place for. */
    private static final Set<String> NOT_OURS = Set.of(
            "power_source",
            "dept_type",
            "entrust_name",
            "online_handle_depth",
            "handle_area",
            "is_entry_center",
            "is_express",
            "is_schedule",
            "is_service_terminals",
            "limit_explain",
            "service_type",
            "plan_cancel_date",
            "material_format",
            "page_num",
            "page_format",
            "person",
            "doc_no",
            "content");

    /** What follows from the rest of a definition; where it says something else, it cannot be taken over. */
    private static final Set<String> FOLLOWS = Set.of(
            "handle_flow",
            "special_procedure",
            "is_online",
            "is_pay_online",
            "other_dept",
            "material_type",
            "accept_stand",
            "source_explain");

    /** One line of a table that has several for an item. */
    record Row(Place place, Map<String, String> values) {

        String get(String field) {
            return values.getOrDefault(field, "");
        }
    }

    private final Node.Mapping node;
    private final boolean fresh;
    private final Place place;
    private final Map<String, List<Map<String, String>>> ours;
    private final Holding holding;
    private final Meanings meanings;
    private final Mistakes mistakes;
    private final Mistakes lost;

    NationalChange(
            String id,
            Optional<Document> before,
            Place place,
            Holding holding,
            Meanings meanings,
            Mistakes mistakes,
            Mistakes lost) {
        this.place = place;
        this.holding = holding;
        this.meanings = meanings;
        this.mistakes = mistakes;
        this.lost = lost;
        this.fresh = before.isEmpty();
        this.ours = before.map(item -> NationalItem.of(item, holding, 0)).orElse(Map.of());
        this.node = before.map(item -> (Node.Mapping) Nodes.copy(Holding.content(item), place))
                .orElseGet(() -> Nodes.put(Nodes.put(Nodes.mapping(place), "kind", text("item")), "id", text(id)));
    }

    private static Map<String, Text> texts(String... pairs) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], new Text(pairs[i + 1], pairs[i]));
        }
        return texts;
    }

    private Node.Scalar text(String value) {
        return Nodes.text(place, value);
    }

    /** What we would write in a field of a table with one line. */
    private String own(String table, String field) {
        List<Map<String, String>> lines = ours.getOrDefault(table, List.of());
        return lines.isEmpty() ? "" : lines.getFirst().getOrDefault(field, "");
    }

    void basic(String sheet, int row, Map<String, String> values) {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String field = entry.getKey();
            String value = entry.getValue();
            switch (field) {
                case "project_type" -> code(sheet, row, field, "办件类型", value, "case-kind", "case-kind", true);
                case "use_level" -> code(sheet, row, field, "行使层级", value, "exercise-level", "level", true);
                case "task_type" -> code(sheet, row, field, "事项类型", value, "item-type", "type", false);
                case "server_type" -> audience(sheet, row, value);
                default -> {
                    if (!value.equals(own(NationalFields.ITEM, field))) {
                        basic(sheet, row, field, value, values);
                    }
                }
            }
        }
        limit(sheet, row, "anticipate", "statutory", values);
        limit(sheet, row, "promise", "promised", values);
    }

    private void basic(String sheet, int row, String field, String value, Map<String, String> values) {
        switch (field) {
            case "task_name" -> zh(value, "name");
            case "catalog_code" -> Nodes.put(node, List.of("catalogue", "code"), text(value));
            case "dept_code", "dept_name" -> department(sheet, row, values);
            case "accept_condition" -> conditions(value);
            case "anticipate_explain" -> zh(value, "limits", "statutory", "ground");
            case "limit_scene_num" ->
                number(row, sheet, field, value)
                        .ifPresent(count -> Nodes.put(node, List.of("visits", "count"), Nodes.plain(place, count)));
            case "handle_type" -> offered(sheet, row, value);
            case "is_fee" -> free(value);
            case "transact_addr" -> zh(value, "contact", "address");
            case "transact_time" -> zh(value, "contact", "hours");
            case "link_way" -> Nodes.put(node, List.of("contact", "consult"), text(value));
            case "supervise_way" -> Nodes.put(node, List.of("contact", "complain"), text(value));
            case "plan_effective_date" -> effective(sheet, row, value);
            default -> left(new Place(sheet, row), NationalFields.ITEM, field, value);
        }
    }

    void extended(String sheet, int row, Map<String, String> values) {
        values.forEach((field, value) -> {
            if (value.equals(own(NationalFields.EXTENDED, field))) {
                return;
            }
            switch (field) {
                case "limit_scene_explain" -> zh(value, "visits", "why");
                case "result_type" ->
                    meanings.coded(field, label("审批结果类型", "result"), value, sheet, row, RESULTS, true)
                            .ifPresent(kind -> Nodes.put(node, List.of("result", "kind"), text(kind)));
                case "result_name" ->
                    meanings.of(LICENCE, value, sheet, row, Set.of())
                            .ifPresent(type -> Nodes.put(node, List.of("result", "licence"), text(type)));
                case "user_topic_type", "corp_topic_type" -> {
                    // both together are our topics
                }
                default -> left(new Place(sheet, row), NationalFields.EXTENDED, field, value);
            }
        });
        topics(sheet, row, values);
    }

    /** Tells what is not taken over, and why. */
    private void left(Place at, String table, String field, String value) {
        if (NOT_OURS.contains(field) || FOLLOWS.contains(field)) {
            String zh = NationalFields.fields(table).getOrDefault(field, field);
            boolean follows = FOLLOWS.contains(field);
            String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
            lost.add(
                    at,
                    "“" + zh + "”的值“" + shown + "”没有导入",
                    field + " = \"" + shown + "\" is not taken over",
                    follows ? "它由流程、材料类型等推出，要改请改那里" : "我们的定义里没有这一项",
                    follows
                            ? "it follows from the process or the material types: change those"
                            : "a definition has no place for it");
        }
    }

    private static Text label(String zh, String en) {
        return new Text(zh, en);
    }

    private void code(
            String sheet, int row, String field, String zh, String value, String set, String key, boolean always) {
        meanings.coded(field, label(zh, field), value, sheet, row, options(set), always)
                .filter(code -> !code.equals(Nodes.word(node, "catalogue", key)))
                .ifPresent(code -> Nodes.put(node, List.of("catalogue", key), text(code)));
    }

    private Map<String, Text> options(String set) {
        Map<String, Text> options = new LinkedHashMap<>();
        holding.find(StandardTables.CODE_SET, set)
                .ifPresent(found -> Nodes.items(found.node(), "codes")
                        .forEach(code ->
                                options.put(Nodes.word(code, "code"), Nodes.name(code, Nodes.word(code, "code")))));
        return options;
    }

    private static List<String> several(String value) {
        return List.of(value.split("[,;，；、^|\\s]+")).stream()
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private List<String> words(String... path) {
        return Nodes.items(node, path).stream()
                .map(one -> one instanceof Node.Scalar scalar ? scalar.value() : "")
                .toList();
    }

    private void list(List<String> values, String... path) {
        if (!values.isEmpty() && !Set.copyOf(values).equals(Set.copyOf(words(path)))) {
            Nodes.put(
                    node,
                    List.of(path),
                    new Node.Sequence(
                            place,
                            values.stream()
                                    .distinct()
                                    .map(one -> (Node) text(one))
                                    .toList()));
        }
    }

    private List<String> coded(
            String sheet, int row, String field, Text label, String value, Map<String, Text> options) {
        return several(value).stream()
                .map(one -> meanings.coded(field, label, one, sheet, row, options, true))
                .flatMap(Optional::stream)
                .toList();
    }

    private void audience(String sheet, int row, String value) {
        list(
                coded(sheet, row, "server_type", label("服务对象", "server_type"), value, options("audience")),
                "catalogue",
                "audience");
    }

    private void offered(String sheet, int row, String value) {
        list(coded(sheet, row, "handle_type", label("办理形式", "handle_type"), value, WAYS), "offered");
    }

    private void topics(String sheet, int row, Map<String, String> values) {
        String person = values.getOrDefault("user_topic_type", "");
        String firm = values.getOrDefault("corp_topic_type", "");
        if (!person.equals(own(NationalFields.EXTENDED, "user_topic_type"))
                || !firm.equals(own(NationalFields.EXTENDED, "corp_topic_type"))) {
            list(
                    coded(sheet, row, "topic_type", label("主题", "topic"), person + "," + firm, options("item-topic")),
                    "topics");
        }
    }

    /** Sets a Chinese text; what it said in English goes with it, since that was another text's. */
    private void zh(String value, String... path) {
        List<String> keys = List.of(path);
        if (!Nodes.get(node, keys).map(was -> Nodes.word(was, "zh")).orElse("").equals(value)) {
            Nodes.put(node, keys, Nodes.both(place, value, ""));
        }
    }

    private void department(String sheet, int row, Map<String, String> values) {
        String code = values.getOrDefault("dept_code", "");
        Optional<String> byCode = holding.of("department").values().stream()
                .filter(one -> Nodes.word(one.node(), "credit-code").equals(code))
                .map(Document::id)
                .findFirst();
        Optional<String> found = byCode.isPresent() || !values.containsKey("dept_name")
                ? byCode
                : meanings.of(DEPARTMENT, values.getOrDefault("dept_name", ""), sheet, row, Set.of());
        found.ifPresent(id -> Nodes.put(node, "department", text(id)));
    }

    private void conditions(String value) {
        List<Node> conditions = value.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> same("conditions", line).orElseGet(() -> Nodes.both(place, line, "")))
                .toList();
        Nodes.put(node, "conditions", new Node.Sequence(place, conditions));
    }

    /** A member of a list of texts that says the same in Chinese, with its English. */
    private Optional<Node> same(String list, String zh) {
        return Nodes.items(node, list).stream()
                .filter(one -> Nodes.word(one, "zh").equals(zh))
                .findFirst();
    }

    private Optional<String> number(int row, String sheet, String field, String value) {
        if (value.matches("\\d{1,4}")) {
            return Optional.of(Integer.toString(Integer.parseInt(value)));
        }
        mistakes.add(
                new Place(sheet, row),
                "“" + NationalFields.fields(NationalFields.ITEM).getOrDefault(field, field) + "”的值 " + value + " 不是整数",
                field + " = " + value + " is no whole number",
                "写成整数",
                "write a whole number");
        return Optional.empty();
    }

    private void limit(String sheet, int row, String field, String key, Map<String, String> values) {
        String day = values.getOrDefault(field + "_day", "");
        String unit = values.getOrDefault(field + "_type", "");
        if (day.isEmpty()
                || (day.equals(own(NationalFields.ITEM, field + "_day"))
                        && unit.equals(own(NationalFields.ITEM, field + "_type")))) {
            return;
        }
        Optional<String> count = number(row, sheet, field + "_day", day);
        Optional<String> ours = unit.isEmpty()
                ? Optional.empty()
                : meanings.coded("limit_unit", label("时限单位", "unit"), unit, sheet, row, UNITS, false);
        count.ifPresent(value -> {
            boolean atOnce = value.equals("0");
            ours.or(() -> atOnce ? Optional.of("") : Optional.empty()).ifPresent(word -> {
                Nodes.put(node, List.of("limits", key, "unit"), text(atOnce ? "same-day" : word));
                if (atOnce) {
                    Nodes.get(node, List.of("limits", key)).ifPresent(limit -> {
                        if (limit instanceof Node.Mapping mapping) {
                            mapping.values().remove("value");
                        }
                    });
                } else {
                    Nodes.put(node, List.of("limits", key, "value"), Nodes.plain(place, value));
                }
            });
        });
    }

    private void effective(String sheet, int row, String value) {
        try {
            Nodes.put(node, "effective", text(LocalDate.parse(value).toString()));
        } catch (DateTimeParseException e) {
            mistakes.add(
                    new Place(sheet, row),
                    "“计划生效日期”的值 " + value + " 不是日期",
                    "plan_effective_date = " + value + " is no date",
                    "写成 2020-01-31 的形式",
                    "write it like 2020-01-31");
        }
    }

    private void free(String value) {
        if (value.equals("0") || value.equals("否")) {
            Nodes.put(node, "fee", Nodes.put(Nodes.mapping(place), "fen", Nodes.plain(place, "0")));
        }
    }

    /** Whether rows say what ours say, in these fields. */
    private boolean unchanged(String table, List<Row> rows, List<String> fields) {
        List<Map<String, String>> own = ours.getOrDefault(table, List.of());
        return rows.stream()
                .map(row -> fields.stream().map(row::get).toList())
                .toList()
                .equals(own.stream()
                        .map(line -> fields.stream()
                                .map(field -> line.getOrDefault(field, ""))
                                .toList())
                        .toList());
    }

    void materials(String sheet, List<Row> rows) {
        List<Node> materials = new ArrayList<>();
        for (Row row : rows) {
            type(sheet, row).ifPresent(type -> materials.add(material(sheet, row, type)));
        }
        Nodes.put(node, "materials", new Node.Sequence(place, materials));
    }

    private Optional<String> type(String sheet, Row row) {
        String ours = row.get("local_material_code");
        if (holding.find("material-type", ours).isPresent()) {
            return Optional.of(ours);
        }
        Optional<String> found = row.get("material_name").isEmpty()
                ? Optional.empty()
                : meanings.of(
                        MATERIAL, row.get("material_name"), sheet, row.place().line(), Set.of());
        if (found.isEmpty()) {
            lost.add(
                    row.place(),
                    "材料“" + row.get("material_name") + "”没有导入",
                    "the material \"" + row.get("material_name") + "\" is not taken over",
                    "选出它是哪一种材料，或先新编材料类型",
                    "say which kind of material it is, or write that kind first");
        }
        return found;
    }

    private Node material(String sheet, Row row, String type) {
        Optional<Node> before = Nodes.items(node, "materials").stream()
                .filter(one -> Nodes.word(one, "material").equals(type))
                .findFirst();
        Node.Mapping material = (Node.Mapping) before.map(one -> Nodes.copy(one, row.place()))
                .orElseGet(() -> Nodes.put(Nodes.mapping(row.place()), "material", Nodes.text(row.place(), type)));
        Map<String, String> own = ours.getOrDefault(NationalFields.MATERIALS, List.of()).stream()
                .filter(line -> type.equals(line.get("local_material_code")))
                .findFirst()
                .orElse(Map.of());
        row.values().forEach((field, value) -> {
            int line = row.place().line();
            switch (field) {
                case "is_need" ->
                    meanings.coded(field, label("材料必要性", field), value, sheet, line, options("material-need"), true)
                            .filter(need -> !need.equals(Nodes.word(material, "need")))
                            .ifPresent(need -> Nodes.put(material, "need", Nodes.text(row.place(), need)));
                case "source_type" -> {
                    if (before.isEmpty()) {
                        meanings.coded(field, label("来源渠道", field), value, sheet, line, ORIGINS, true)
                                .ifPresent(from -> Nodes.put(material, "from", Nodes.text(row.place(), from)));
                    }
                }
                case "fill_explain" -> {
                    if (!value.equals(own.get(field))) {
                        Nodes.put(material, "hint", Nodes.both(row.place(), value, ""));
                    }
                }
                default -> {
                    if (!value.equals(own.get(field))) {
                        left(row.place(), NationalFields.MATERIALS, field, value);
                    }
                }
            }
        });
        return material;
    }

    void fees(String sheet, List<Row> rows) {
        if (unchanged(NationalFields.FEES, rows, List.of("fee_name", "fee_stand", "by_law"))) {
            return;
        }
        @Nullable String fen = rows.size() == 1 ? fen(rows.getFirst().get("fee_stand")) : null;
        if (fen == null || Nodes.get(node, List.of("fee", "amounts")).isPresent()) {
            rows.forEach(row -> lost.add(
                    row.place(),
                    "收费标准“" + row.get("fee_stand") + "”没有导入",
                    "the fee \"" + row.get("fee_stand") + "\" is not taken over",
                    "几档收费各有条件，或金额不是“20元”这样的写法：在修订稿里写 fee",
                    "several sums have conditions, or it is not written like 20元: write the fee in the draft"));
            return;
        }
        Row row = rows.getFirst();
        Nodes.put(node, List.of("fee", "fen"), Nodes.plain(row.place(), fen));
        if (!row.get("fee_name").isEmpty()) {
            zh(row.get("fee_name"), "fee", "name");
        }
        if (!row.get("by_law").isEmpty()) {
            zh(row.get("by_law"), "fee", "ground");
        }
    }

    /** 20元, 20.50 元, 20 as 分. */
    static @Nullable String fen(String sum) {
        java.util.regex.Matcher yuan = java.util.regex.Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,2}))?\\s*元?")
                .matcher(sum);
        if (!yuan.matches()) {
            return null;
        }
        String cents = yuan.group(2) == null ? "00" : (yuan.group(2) + "0").substring(0, 2);
        return Long.toString(Long.parseLong(yuan.group(1)) * 100 + Long.parseLong(cents));
    }

    void faq(String sheet, List<Row> rows) {
        if (unchanged(NationalFields.FAQ, rows, List.of("question", "answer"))) {
            return;
        }
        List<Node> all = new ArrayList<>();
        for (Row row : rows) {
            Optional<Node> before = Nodes.items(node, "faq").stream()
                    .filter(one -> Nodes.word(one, "question", "zh").equals(row.get("question")))
                    .findFirst();
            boolean same = before.map(one -> Nodes.word(one, "answer", "zh").equals(row.get("answer")))
                    .orElse(false);
            Node.Mapping one = Nodes.mapping(row.place());
            Nodes.put(
                    one,
                    "question",
                    before.flatMap(was -> Nodes.get(was, List.of("question")))
                            .orElseGet(() -> Nodes.both(row.place(), row.get("question"), "")));
            Nodes.put(
                    one,
                    "answer",
                    before.filter(_ -> same)
                            .flatMap(was -> Nodes.get(was, List.of("answer")))
                            .orElseGet(() -> Nodes.both(row.place(), row.get("answer"), "")));
            all.add(one);
        }
        Nodes.put(node, "faq", new Node.Sequence(place, all));
    }

    void laws(String sheet, List<Row> rows) {
        if (unchanged(NationalFields.LAWS, rows, List.of("law_name", "article"))) {
            return;
        }
        List<Node> all = new ArrayList<>();
        for (Row row : rows) {
            Node.Mapping law = Nodes.mapping(row.place());
            Nodes.put(
                    law,
                    "name",
                    Nodes.items(node, "laws").stream()
                            .filter(one -> Nodes.word(one, "name", "zh").equals(row.get("law_name")))
                            .findFirst()
                            .flatMap(one -> Nodes.get(one, List.of("name")))
                            .orElseGet(() -> Nodes.both(row.place(), row.get("law_name"), "")));
            if (!row.get("article").isEmpty()) {
                Nodes.put(law, "article", Nodes.text(row.place(), row.get("article")));
            }
            all.add(law);
            row.values().forEach((field, value) -> left(row.place(), NationalFields.LAWS, field, value));
        }
        Nodes.put(node, "laws", new Node.Sequence(place, all));
    }

    /** Steps need departments, order and conditions: they are written in the workshop. */
    void flow(String sheet, List<Row> rows) {
        if (!unchanged(NationalFields.FLOW, rows, List.of("link_name", "dept_name", "days", "days_type"))) {
            lost.add(
                    rows.getFirst().place(),
                    "办理流程（" + rows.stream().map(row -> row.get("link_name")).collect(Collectors.joining("→")) + "）没有导入",
                    "the steps are not taken over",
                    "在修订稿里写 process：环节的先后、条件和部门表里没有",
                    "write the process in the draft: the table has neither their order nor their conditions");
        }
    }

    /** The item as it is now; of a new one it is told what no table has a field for. */
    Node.Mapping done() {
        if (fresh) {
            lost.add(
                    place,
                    "新事项没有表单、情形问题、流程条件、办理区域、搜索用词和英文",
                    "a new item has no form, questions, process, regions, search words and English texts",
                    "国家字段表里没有这些，在修订稿里补",
                    "the tables have no field for them: write them in the draft");
        }
        return node;
    }
}
