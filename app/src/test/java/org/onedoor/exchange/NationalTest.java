package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Differences.Difference;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;

/** 国家字段表: items go out as national tables and come back; what these cannot carry is told, and never lost of what we have. */
class NationalTest {

    private static final String FOOD = "food-business-licence-new";

    /** What a steward says of a file that numbers as we do. */
    private static final Map<String, Map<String, String>> AS_OURS = Map.of(
            "project_type", Map.of("1", "1", "2", "2", "9", "9"),
            "use_level", Map.of("1", "1", "2", "2", "3", "3", "4", "4", "5", "5"),
            "server_type", Map.of("1", "1", "2", "2", "3", "3", "4", "4", "5", "5", "6", "6"),
            "is_need", Map.of("1", "required", "2", "optional", "3", "deferrable"));

    private final Holding holding = Holding.of(DefinitionFolder.read(Path.of("..", "definitions"), new Mistakes()));

    private static Choices said(Map<String, Map<String, String>> values) {
        return new Choices(Map.of(), values, Map.of(), Set.of(), false);
    }

    private List<Table> tables(String... ids) {
        List<Document> items =
                Stream.of(ids).map(id -> holding.find("item", id).orElseThrow()).toList();
        return NationalTables.of(items, holding, any -> 3);
    }

    /** Through a workbook, so that reading it is tried too. */
    private Preview preview(List<Table> tables, Choices choices) {
        Mistakes mistakes = new Mistakes();
        Content content = Content.read(List.of(new Content.Incoming("items.xlsx", Files.workbook(tables))), mistakes);
        assertThat(mistakes.all()).isEmpty();
        return Plans.of("item", content, holding, choices, any -> Set.of());
    }

    private static List<Table> changed(List<Table> tables, String name, String field, UnaryOperator<String> change) {
        return tables.stream()
                .map(table -> table.name().equals(name) ? changed(table, field, change) : table)
                .toList();
    }

    private static Table changed(Table table, String field, UnaryOperator<String> change) {
        List<Table.Line> lines = new ArrayList<>();
        for (Table.Line line : table.lines()) {
            List<String> cells = new ArrayList<>(line.cells());
            cells.set(table.column(field), change.apply(cells.get(table.column(field))));
            lines.add(new Table.Line(line.number(), cells));
        }
        return new Table(table.name(), table.header(), lines);
    }

    private static List<String> told(Preview.Draft draft) {
        return draft.differences().stream().map(NationalTest::told).toList();
    }

    private static String told(Difference one) {
        return String.join(".", one.path()) + ": " + one.before() + " → " + one.after();
    }

    private static String cell(List<Table> tables, String name, String field) {
        Table table = tables.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return table.cell(table.lines().getFirst(), field);
    }

    @Test
    void anItemGoesOutUnderTheNationalNames() {
        List<Table> tables = tables(FOOD);
        assertThat(tables).extracting(Table::name).startsWith("基本目录", "实施清单", "实施清单扩展", "申请材料");
        // credit code of the body, level, base code
        assertThat(cell(tables, "实施清单", "task_code")).isEqualTo("11330300DEM000014U" + "4" + "330131003001");
        assertThat(cell(tables, "实施清单", "project_type")).isEqualTo("2");
        assertThat(cell(tables, "实施清单", "server_type")).isEqualTo("2,6");
        assertThat(cell(tables, "实施清单", "promise_day")).isEqualTo("5");
        assertThat(cell(tables, "实施清单", "promise_type")).isEqualTo("工作日");
        assertThat(cell(tables, "实施清单", "is_fee")).isEqualTo("0");
        assertThat(cell(tables, "实施清单", "task_version")).isEqualTo("3");
        assertThat(cell(tables, "申请材料", "is_need")).isEqualTo("1");
        assertThat(cell(tables("id-card-renewal"), "收费", "fee_stand")).isEqualTo("40元");
    }

    @Test
    void everyItemComesBackUnchanged() {
        String[] all = holding.of("item").keySet().toArray(String[]::new);
        Preview preview = preview(tables(all), said(AS_OURS));
        assertThat(preview.mistakes()).isEmpty();
        assertThat(preview.unknown()).isEmpty();
        assertThat(preview.drafts()).flatExtracting(NationalTest::told).isEmpty();
        assertThat(preview.same()).isEqualTo(all.length);
        assertThat(preview.lost()).isEmpty();
    }

    @Test
    void theKindOfCaseIsAskedForHoweverFamiliarItsNumbersLook() {
        Preview preview = preview(tables(FOOD), Choices.NONE);
        assertThat(preview.unknown()).anySatisfy(code -> {
            assertThat(code.key()).isEqualTo("project_type");
            assertThat(code.value()).isEqualTo("2");
        });
        assertThat(preview.ready()).isFalse();
    }

    @Test
    void aVendorWhoNumbersTheOtherWayRoundChangesNothingOnceThatIsSaid() {
        List<Table> theirs = changed(tables(FOOD), "实施清单", "project_type", any -> "1");
        Map<String, Map<String, String>> swapped = new HashMap<>(AS_OURS);
        swapped.put("project_type", Map.of("1", "2", "2", "1"));
        assertThat(preview(theirs, said(swapped)).drafts()).isEmpty();
        assertThat(preview(theirs, said(AS_OURS)).drafts())
                .flatExtracting(NationalTest::told)
                .containsExactly("catalogue.case-kind: 2 → 1");
    }

    @Test
    void whatChangesIsTakenOverAndWhatTheTablesCannotSayStays() {
        List<Table> tables = changed(tables(FOOD), "实施清单", "promise_day", any -> "4");
        tables = changed(tables, "实施清单", "link_way", any -> "0577-88009911");
        tables = changed(tables, "常见问题", "answer", answer -> answer.startsWith("要先") ? "先办执照。" : answer);
        Preview preview = preview(tables, said(AS_OURS));
        assertThat(preview.drafts()).hasSize(1);
        assertThat(told(preview.drafts().getFirst()))
                .contains("limits.promised.value: 5 → 4", "contact.consult: 0577-88000011 → 0577-88009911")
                .hasSize(4)
                .anySatisfy(one -> assertThat(one).contains("answer.zh"))
                // what was said in English was another answer
                .anySatisfy(one -> assertThat(one).contains("answer.en").endsWith("→ null"));
        Document draft = preview.drafts().getFirst().document();
        assertThat(Nodes.items(draft.node(), "form")).hasSize(5);
        assertThat(Nodes.items(draft.node(), "questions")).hasSize(3);
        assertThat(holding.wrongWith(List.of(draft)))
                .anySatisfy(mistake -> assertThat(mistake.what().en()).isEqualTo("en is missing"));
    }

    @Test
    void whatIsNotTakenOverIsToldByItsLine() {
        List<Table> tables = changed(tables(FOOD), "实施清单", "power_source", any -> "2");
        tables = changed(tables, "办理流程", "link_name", name -> name.equals("决定") ? "审批" : name);
        Preview preview = preview(tables, said(AS_OURS));
        assertThat(preview.drafts()).isEmpty();
        assertThat(preview.lost())
                .extracting(one -> one.place() + " " + one.what().en())
                .containsExactlyInAnyOrder(
                        "实施清单:2 power_source = \"2\" is not taken over", "办理流程:2 the steps are not taken over");
    }

    @Test
    void aNewItemIsAnHonestDraftThatLacksWhatNoTableHas() {
        List<Table> tables = new ArrayList<>();
        for (Table table : tables(FOOD)) {
            Table renamed = table;
            for (String field : List.of("local_task_code", "local_catalog_code")) {
                renamed = renamed.column(field) < 0 ? renamed : changed(renamed, field, any -> "night-market");
            }
            renamed = renamed.column("catalog_code") < 0
                    ? renamed
                    : changed(renamed, "catalog_code", any -> "330131003999");
            tables.add(renamed);
        }
        Map<String, Map<String, String>> more = new HashMap<>(AS_OURS);
        more.put("source_type", Map.of("10", "upload", "20", "licence", "99", "form"));
        more.put("handle_type", Map.of("1", "counter", "2", "web"));
        more.put("result_type", Map.of("1", "licence"));
        Preview preview = preview(tables, said(more));
        assertThat(preview.mistakes()).isEmpty();
        assertThat(preview.unknown()).isEmpty();
        Preview.Draft draft = preview.drafts().getFirst();
        assertThat(draft.id()).isEqualTo("night-market");
        assertThat(draft.fresh()).isTrue();
        assertThat(preview.lost()).anySatisfy(one -> assertThat(one.what().en()).startsWith("a new item has no form"));
        assertThat(draft.text())
                .contains("case-kind: '2'", "department: market-regulation", "material: floor-plan", "need: deferrable")
                .doesNotContain("\nform:", "\nquestions:", ", en: ", "{en: ");
        assertThat(holding.wrongWith(List.of(draft.document())))
                .extracting(one -> one.what().en())
                .contains("it is not said where the item is offered", "process is missing");
    }

    @Test
    void theSameItemTwiceAndAnItemThatNobodyCanTellAreMistakes() {
        Mistakes mistakes = new Mistakes();
        Content content = Content.read(
                List.of(Files.csv(
                        "items.csv",
                        "local_task_code,catalog_code,task_name\n" + FOOD + ",,甲\n,330131003001,乙\n,,丙\n")),
                mistakes);
        Preview preview = Plans.of("item", content, holding, said(AS_OURS), any -> Set.of());
        assertThat(preview.mistakes()).extracting(one -> one.place().toString()).containsExactly("items:3", "items:4");
    }

    @Test
    void aLineThatBelongsToNoItemIsTold() {
        List<Table> tables = changed(tables(FOOD), "申请材料", "local_task_code", code -> "another");
        tables = changed(tables, "申请材料", "task_code", code -> "");
        Preview preview = preview(tables, said(AS_OURS));
        assertThat(preview.drafts()).isEmpty();
        assertThat(preview.lost())
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.place().file()).isEqualTo("申请材料"));
    }

    @Test
    void sumsAreReadAsTheyAreWrittenAndNothingElse() {
        assertThat(Stream.of("20元", "20.5 元", "0.05", "免费", "20-40元").map(NationalChange::fen))
                .containsExactly("2000", "2050", "5", null, null);
        assertThat(Stream.of(4000L, 2050L, 5L).map(NationalItem::yuan)).containsExactly("40元", "20.50元", "0.05元");
    }
}
