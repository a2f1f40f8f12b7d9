package org.onedoor.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onedoor.definition.Document;
import org.onedoor.definition.Node;

/**
 * 事项 as the national field tables have it: of each table the lines of one item, field by field. It reads the document and not
 * what the program makes of it, so that an item with a mistake can go out as well.
 */
final class NationalItem {

    /** What stands between several values of one field. */
    static final String AND = ",";

    private static final Map<String, String> UNITS =
            Map.of("working-days", "工作日", "natural-days", "自然日", "months", "月", "years", "年", "same-day", "工作日");

    private static final Map<String, String> NEEDS = Map.of("required", "1", "optional", "2", "deferrable", "3");
    private static final Map<String, String> CLASSES = Map.of("certificate", "1", "form", "2", "other", "3");
    private static final Map<String, String> SOURCES = Map.of("applicant", "10", "government", "20", "made", "99");
    private static final Map<String, String> RESULTS = Map.of("licence", "1", "document", "2", "none", "4");

    private final Document item;
    private final Holding holding;
    private final int version;

    private NationalItem(Document item, Holding holding, int version) {
        this.item = item;
        this.holding = holding;
        this.version = version;
    }

    /**
     * @param version the published one, 0 where it is not known
     * @return table → lines, each field → value
     */
    static Map<String, List<Map<String, String>>> of(Document item, Holding holding, int version) {
        return new NationalItem(item, holding, version).tables();
    }

    private Map<String, List<Map<String, String>>> tables() {
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        tables.put(NationalFields.CATALOGUE, List.of(catalogue()));
        tables.put(NationalFields.ITEM, List.of(basic()));
        tables.put(NationalFields.EXTENDED, List.of(extended()));
        tables.put(NationalFields.MATERIALS, materials());
        tables.put(NationalFields.FEES, fees());
        tables.put(NationalFields.FAQ, faq());
        tables.put(NationalFields.FLOW, flow());
        tables.put(NationalFields.LAWS, laws());
        return tables;
    }

    private String at(String... path) {
        return Nodes.word(item.node(), path);
    }

    private Map<String, String> line() {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("local_task_code", item.id());
        line.put("task_code", taskCode());
        return line;
    }

    /** 实施编码: credit code, level and base code; empty where one of them is not as long as it must be. */
    private String taskCode() {
        String code = department("department", "credit-code") + at("catalogue", "level") + at("catalogue", "code");
        return code.length() == 31 ? code : "";
    }

    private String department(String key, String... path) {
        return departmentOf(at(key), path);
    }

    private String departmentOf(String id, String... path) {
        return holding.find("department", id)
                .map(found -> Nodes.word(found.node(), path))
                .orElse("");
    }

    private Map<String, String> catalogue() {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("catalog_code", at("catalogue", "code"));
        line.put("local_catalog_code", item.id());
        common(line);
        return line;
    }

    private void common(Map<String, String> line) {
        line.put("task_name", at("name", "zh"));
        line.put("task_type", at("catalogue", "type"));
        line.put(
                "by_law",
                Nodes.items(item.node(), "laws").stream()
                        .map(law -> "《" + Nodes.word(law, "name", "zh") + "》第" + Nodes.word(law, "article") + "条")
                        .collect(Collectors.joining("；")));
        line.put("use_level", at("catalogue", "level"));
        line.put("task_state", "在用");
        line.put("task_version", version == 0 ? "" : Integer.toString(version));
        line.put("plan_effective_date", item.effective().toString());
    }

    private Map<String, String> basic() {
        Map<String, String> line = line();
        line.put("catalog_code", at("catalogue", "code"));
        common(line);
        line.put("dept_name", department("department", "name", "zh"));
        line.put("dept_code", department("department", "credit-code"));
        line.put("server_type", words("catalogue", "audience"));
        line.put("project_type", at("catalogue", "case-kind"));
        line.put(
                "accept_condition",
                Nodes.items(item.node(), "conditions").stream()
                        .map(condition -> Nodes.word(condition, "zh"))
                        .collect(Collectors.joining("\n")));
        line.put(
                "handle_flow",
                flow().stream().map(step -> step.get("link_name")).collect(Collectors.joining("→")));
        limit(line, "anticipate", "statutory");
        line.put("anticipate_explain", at("limits", "statutory", "ground", "zh"));
        limit(line, "promise", "promised");
        line.put("promise_explain", at("limits", "promised", "unit").equals("same-day") ? "即办" : "");
        line.put(
                "special_procedure",
                Nodes.items(item.node(), "process", "procedures").isEmpty()
                        ? ""
                        : Nodes.items(item.node(), "process", "procedures").stream()
                                .map(one -> Nodes.word(one, "procedure"))
                                .map(code -> nameOf("special-procedure", code))
                                .collect(Collectors.joining("；")));
        line.put("limit_scene_num", at("visits", "count"));
        line.put("handle_type", handling());
        line.put("is_fee", fees().isEmpty() ? "0" : "1");
        line.put("fee_basis", at("fee", "ground", "zh"));
        line.put("transact_addr", at("contact", "address", "zh"));
        line.put("transact_time", at("contact", "hours", "zh"));
        line.put("link_way", at("contact", "consult"));
        line.put("supervise_way", at("contact", "complain"));
        return line;
    }

    private void limit(Map<String, String> line, String field, String which) {
        String unit = at("limits", which, "unit");
        if (!unit.isEmpty()) {
            // 即办 is no unit there: nought working days
            line.put(field + "_day", unit.equals("same-day") ? "0" : at("limits", which, "value"));
            line.put(field + "_type", UNITS.getOrDefault(unit, unit));
        }
    }

    private String words(String... path) {
        return Nodes.items(item.node(), path).stream()
                .map(one -> one instanceof Node.Scalar scalar ? scalar.value() : "")
                .collect(Collectors.joining(AND));
    }

    /** 办理形式: 1 窗口, 2 网上. */
    private String handling() {
        String offered = AND + words("offered") + AND;
        List<String> ways = new ArrayList<>();
        if (offered.contains(",counter,")) {
            ways.add("1");
        }
        if (offered.contains(",web,") || offered.contains(",phone,")) {
            ways.add("2");
        }
        return String.join(AND, ways);
    }

    private Map<String, String> extended() {
        Map<String, String> line = line();
        line.put("is_online", handling().contains("2") ? "1" : "0");
        line.put("is_pay_online", at("fee", "due").isEmpty() ? "0" : "1");
        line.put("limit_scene_explain", at("visits", "why", "zh"));
        line.put(
                "other_dept",
                Nodes.items(item.node(), "process", "reviews").stream()
                        .map(review -> Nodes.word(review, "department"))
                        .filter(id -> !id.equals(at("department")))
                        .distinct()
                        .map(id -> departmentOf(id, "name", "zh"))
                        .collect(Collectors.joining("；")));
        line.put("result_type", RESULTS.getOrDefault(at("result", "kind"), ""));
        line.put("result_name", nameOf("licence-type", at("result", "licence")));
        line.put("user_topic_type", topics("person/"));
        line.put("corp_topic_type", topics("firm/"));
        return line;
    }

    private String topics(String begins) {
        return Nodes.items(item.node(), "topics").stream()
                .map(topic -> topic instanceof Node.Scalar scalar ? scalar.value() : "")
                .filter(code -> code.startsWith(begins))
                .map(code -> nameOf("item-topic", code))
                .collect(Collectors.joining(AND));
    }

    /** The Chinese name of a licence type, or of a code of a set; the code itself where it has none. */
    private String nameOf(String where, String code) {
        Optional<Document> set = holding.find(StandardTables.CODE_SET, where);
        if (set.isEmpty()) {
            return holding.find(where, code)
                    .map(found -> Nodes.word(found.node(), "name", "zh"))
                    .orElse(code);
        }
        return Nodes.items(set.get().node(), "codes").stream()
                .filter(one -> Nodes.word(one, "code").equals(code))
                .map(one -> Nodes.word(one, "name", "zh"))
                .findFirst()
                .orElse(code);
    }

    private List<Map<String, String>> materials() {
        List<Map<String, String>> lines = new ArrayList<>();
        for (Node material : Nodes.items(item.node(), "materials")) {
            String id = Nodes.word(material, "material");
            Optional<Document> type = holding.find("material-type", id);
            Map<String, String> line = line();
            line.put("order_num", Integer.toString(lines.size() + 1));
            line.put("local_material_code", id);
            line.put("material_name", nameOf("material-type", id));
            line.put("material_type", ofType(type, CLASSES, "class"));
            line.put("is_need", NEEDS.getOrDefault(Nodes.word(material, "need"), ""));
            line.put("source_type", ofType(type, SOURCES, "source"));
            line.put(
                    "source_explain",
                    type.map(found -> departmentOf(Nodes.word(found.node(), "issuer"), "name", "zh"))
                            .orElse(""));
            line.put(
                    "accept_stand",
                    type.map(found -> Nodes.word(found.node(), "about", "zh")).orElse(""));
            line.put("fill_explain", Nodes.word(material, "hint", "zh"));
            lines.add(line);
        }
        return lines;
    }

    private static String ofType(Optional<Document> type, Map<String, String> codes, String key) {
        return type.map(found -> codes.getOrDefault(Nodes.word(found.node(), key), ""))
                .orElse("");
    }

    /** One line for each sum; none where nothing is charged. */
    private List<Map<String, String>> fees() {
        List<Map<String, String>> lines = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        if (!at("fee", "fen").isEmpty()) {
            sums.add(at("fee", "fen"));
        }
        Nodes.items(item.node(), "fee", "amounts").forEach(amount -> sums.add(Nodes.word(amount, "fen")));
        for (String sum : sums) {
            if (!sum.matches("\\d{1,15}") || sum.equals("0")) {
                continue;
            }
            Map<String, String> line = line();
            line.put("fee_name", at("fee", "name", "zh"));
            line.put("fee_stand", yuan(Long.parseLong(sum)));
            line.put("by_law", at("fee", "ground", "zh"));
            List<Node> exempt = Nodes.items(item.node(), "fee", "exempt");
            line.put("is_desc", exempt.isEmpty() ? "0" : "1");
            line.put(
                    "desc_explain",
                    exempt.stream().map(one -> Nodes.word(one, "ground", "zh")).collect(Collectors.joining("；")));
            lines.add(line);
        }
        return lines;
    }

    static String yuan(long fen) {
        return fen / 100 + (fen % 100 == 0 ? "" : String.format(java.util.Locale.ROOT, ".%02d", fen % 100)) + "元";
    }

    private List<Map<String, String>> faq() {
        List<Map<String, String>> lines = new ArrayList<>();
        for (Node one : Nodes.items(item.node(), "faq")) {
            Map<String, String> line = line();
            line.put("order_num", Integer.toString(lines.size() + 1));
            line.put("question", Nodes.word(one, "question", "zh"));
            line.put("answer", Nodes.word(one, "answer", "zh"));
            lines.add(line);
        }
        return lines;
    }

    /** 受理, the reviews, 决定. */
    private List<Map<String, String>> flow() {
        List<Map<String, String>> lines = new ArrayList<>();
        step(lines, "受理", at("department"), Nodes.get(item.node(), List.of("process", "accept")));
        for (Node review : Nodes.items(item.node(), "process", "reviews")) {
            step(lines, Nodes.word(review, "name", "zh"), Nodes.word(review, "department"), Optional.of(review));
        }
        Optional<Node> decide = Nodes.get(item.node(), List.of("process", "decide"));
        step(lines, "决定", decide.map(one -> Nodes.word(one, "department")).orElse(""), decide);
        return lines;
    }

    private void step(List<Map<String, String>> lines, String name, String department, Optional<Node> step) {
        Map<String, String> line = line();
        line.put("order_num", Integer.toString(lines.size() + 1));
        line.put("link_name", name);
        line.put("dept_name", departmentOf(department, "name", "zh"));
        String unit = step.map(one -> Nodes.word(one, "within", "unit")).orElse("");
        line.put(
                "days",
                unit.equals("same-day")
                        ? "0"
                        : step.map(one -> Nodes.word(one, "within", "value")).orElse(""));
        line.put("days_type", UNITS.getOrDefault(unit, unit));
        lines.add(line);
    }

    private List<Map<String, String>> laws() {
        List<Map<String, String>> lines = new ArrayList<>();
        for (Node law : Nodes.items(item.node(), "laws")) {
            Map<String, String> line = line();
            line.put("order_num", Integer.toString(lines.size() + 1));
            line.put("law_name", Nodes.word(law, "name", "zh"));
            line.put("article", Nodes.word(law, "article"));
            lines.add(line);
        }
        return lines;
    }
}
