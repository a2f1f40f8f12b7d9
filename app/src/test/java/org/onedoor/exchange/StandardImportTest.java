package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 标准导入: a table is compared with what holds, and becomes drafts once nothing in it is unclear. */
@OnedoorTest
class StandardImportTest {

    @Autowired
    Importing importing;

    @Autowired
    Definitions definitions;

    @Autowired
    JdbcClient jdbc;

    private final Actor steward = steward(null);

    private static Actor steward(String department) {
        return new Actor(UUID.randomUUID(), null, Role.STEWARD, department, "330300", Channel.WEB);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private UUID sent(Actor actor, String kind, Content.Incoming file) {
        Mistakes mistakes = new Mistakes();
        Content content = Content.read(List.of(file), mistakes);
        assertThat(mistakes.all()).isEmpty();
        return importing.keep(actor, key(), kind, file.name(), content, Choices.NONE);
    }

    private Preview preview(UUID id) {
        return importing.preview(steward, importing.view(steward, id));
    }

    private void choose(UUID id, Choices choices) {
        importing.choose(steward, key(), id, importing.view(steward, id).version(), choices);
    }

    private int make(Actor actor, UUID id) {
        Import one = importing.view(actor, id);
        return importing.make(
                actor, key(), id, one.version(), importing.preview(actor, one).mark());
    }

    private String proposal(String kind, String id) {
        return jdbc.sql("""
                        SELECT text FROM studio.proposal
                         WHERE kind = :kind AND definition = :id AND state = 'draft' AND :by = ANY (writers)""")
                .param("kind", kind)
                .param("id", id)
                .param("by", steward.account())
                .query(String.class)
                .single();
    }

    private static Choices means(String column, Map<String, String> values) {
        return new Choices(Map.of(), Map.of(column, values), Map.of(), Set.of(), false);
    }

    @Test
    void whatWeExportSaysNothingNewWhenItComesBack() {
        for (String kind : StandardTables.kinds()) {
            List<Document> documents = definitions.newest(kind, "", "", Integer.MAX_VALUE).stream()
                    .map(Published::document)
                    .toList();
            Table table = StandardSheets.of(kind, new Text(kind, kind), documents);
            UUID id = sent(steward, kind, new Content.Incoming(kind + ".xlsx", Files.workbook(List.of(table))));
            Preview preview = preview(id);
            assertThat(preview.mistakes()).as(kind).isEmpty();
            assertThat(preview.unknown()).as(kind).isEmpty();
            assertThat(preview.drafts()).as(kind).isEmpty();
            assertThat(preview.same()).as(kind).isEqualTo(documents.size());
            assertThat(preview.absent()).as(kind).isEmpty();
        }
    }

    @Test
    void aNewRegionAndAChangedOneBecomeDraftsAndTheOthersStay() {
        UUID id = sent(
                steward,
                "region",
                Files.xlsx(
                        "r.xlsx",
                        "区划",
                        "行政区划代码,名称,名称（英文）,级别,上级代码,备注",
                        "330302,鹿城区,Lucheng District,县,温州市,",
                        "330304,瓯海新区,,,,",
                        "330302001,测试街道,Test Street,township,330302,x"));
        Preview preview = preview(id);
        assertThat(preview.mistakes()).isEmpty();
        // 县 is what our word county is called
        assertThat(preview.unknown()).isEmpty();
        assertThat(preview.same()).isEqualTo(1);
        assertThat(preview.drafts())
                .extracting(Preview.Draft::id, Preview.Draft::fresh, Preview.Draft::row)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("330304", false, 3),
                        org.assertj.core.groups.Tuple.tuple("330302001", true, 4));
        assertThat(preview.drafts().getFirst().differences())
                .extracting(one -> String.join(".", one.path()) + ": " + one.before() + " → " + one.after())
                .containsExactlyInAnyOrder("name.zh: 瓯海区 → 瓯海新区", "name.en: Ouhai District → null");
        assertThat(preview.absent()).contains("330303").doesNotContain("330304");

        assertThat(make(steward, id)).isEqualTo(2);
        assertThat(proposal("region", "330302001"))
                .contains("kind: region", "level: township", "parent: '330302'", "en: Test Street");
        assertThat(definitions.latest("region", "330302001")).isEmpty();
        assertThat(importing.view(steward, id).begun()).hasSize(2);
    }

    @Test
    void whatATableSaysIsRetiredBecomesSoAndTheOthersStay() {
        UUID id = sent(
                steward,
                "material-type",
                Files.csv(
                        "m.csv",
                        "材料类型编号,材料名称,材料类别,来源渠道,已废止\nequipment-list,,,,是\nid-photo,,,,\nslip-x,回执单（测试）,other,applicant,否\n"));
        Preview preview = preview(id);
        assertThat(preview.mistakes()).isEmpty();
        assertThat(preview.unknown()).isEmpty();
        assertThat(preview.retiring()).extracting(Preview.Draft::id).containsExactly("equipment-list");
        assertThat(preview.drafts()).extracting(Preview.Draft::id).containsExactly("equipment-list", "slip-x");
        assertThat(preview.drafts().getLast().text()).doesNotContain("retired");
        // the workshop says where it is still used, before anything is made
        assertThat(Importing.lacking(preview, importing.holding("material-type")))
                .anyMatch(mistake -> mistake.what().en().contains("equipment-list, which is retired"));
        make(steward, id);
        assertThat(proposal("material-type", "equipment-list")).contains("retired: true");
        assertThat(Told.lines(preview, List.of(), Locale.CHINESE, any -> ""))
                .anyMatch(line -> line.startsWith("修改 material-type equipment-list") && line.endsWith("，废止"));
    }

    @Test
    void whatIsRetiredIsSoAfterItWentOutAndCameBack() {
        for (String kind : List.of("material-type", StandardTables.CODE_SET)) {
            String retired = kind.equals(StandardTables.CODE_SET)
                    ? "kind: code-set\nid: demo-x\nname: {zh: 演示, en: Demo}\ncodes:\n  - {code: '1', name: {zh: 一, en: One}}\n  - {code: '2', name: {zh: 二, en: Two}}\nretired: true\n"
                    : "kind: material-type\nid: demo-x\nname: {zh: 演示, en: Demo}\nclass: other\nsource: applicant\nretired: true\n";
            Holding holding = Holding.of(DefinitionFolder.read("x.yaml", retired, new Mistakes()));
            Table out = StandardSheets.of(
                    kind, new Text(kind, kind), List.copyOf(holding.of(kind).values()));
            assertThat(StandardPlan.of(kind, out, holding, Choices.NONE, Set.of()))
                    .as(kind)
                    .returns(1, Preview::same)
                    .returns(List.of(), Preview::drafts);
            Preview anew = StandardPlan.of(
                    kind,
                    out,
                    Holding.of(DefinitionFolder.read("x.yaml", retired.replace("retired: true\n", ""), new Mistakes())),
                    Choices.NONE,
                    Set.of());
            assertThat(anew.retiring()).as(kind).hasSize(1);
            Preview back = StandardPlan.of(kind, said(out, "否"), holding, Choices.NONE, Set.of());
            assertThat(back.drafts()).as(kind).singleElement().matches(Preview.Draft::reinstated);
            assertThat(StandardPlan.of(kind, said(out, ""), holding, Choices.NONE, Set.of())
                            .same())
                    .as(kind)
                    .isEqualTo(1);
        }
    }

    /** The same with another word in the column that says whether it is retired. */
    private static Table said(Table table, String word) {
        return new Table(
                table.name(),
                table.header(),
                table.lines().stream()
                        .map(line -> new Table.Line(
                                line.number(),
                                line.cells().stream()
                                        .map(cell -> cell.equals("是") ? word : cell)
                                        .toList()))
                        .toList());
    }

    @Test
    void aCodeSetIsRetiredAsAWholeOrNotAtAll() {
        UUID id = sent(
                steward,
                StandardTables.CODE_SET,
                Files.csv("c.csv", "代码集编号,代码,代码名称,代码集已废止\nhalf-x,1,一,是\nhalf-x,2,二,no\n"));
        assertThat(preview(id).mistakes())
                .extracting(mistake -> mistake.place() + " " + mistake.what().en())
                .containsExactly("c:3 some rows say that the code set half-x is retired, and others that it is not");
    }

    @Test
    void theirCodesAreAskedForAndNeverTakenForOurs() {
        UUID id = sent(
                steward,
                "material-type",
                Files.csv("m.csv", "材料编号,名称,材料类别,说明\nfloor-plan-x,测试图,1,要看清\nother-x,测试材料,9,要看清\n"));
        Preview preview = preview(id);
        assertThat(preview.unknown()).extracting(Preview.Code::value).containsExactly("1", "9");
        assertThat(preview.ready()).isFalse();
        assertThatThrownBy(() -> make(steward, id)).isInstanceOf(Refused.class);
        assertThat(importing.view(steward, id).begun()).isNull();

        choose(id, means("class", Map.of("1", "certificate", "9", "")));
        Preview then = preview(id);
        assertThat(then.unknown()).isEmpty();
        assertThat(then.codes()).hasSize(2);
        assertThat(make(steward, id)).isEqualTo(2);
        assertThat(proposal("material-type", "floor-plan-x")).contains("class: certificate");
        assertThat(proposal("material-type", "other-x")).doesNotContain("class:");
    }

    @Test
    void codesThatExchangeTheirMeaningAreRefusedUntilTheStewardSaysSo() {
        UUID id =
                sent(steward, "code-set", Files.csv("case-kind.csv", "代码集,代码,名称\ncase-kind,1,承诺件\ncase-kind,2,即办件\n"));
        Preview preview = preview(id);
        assertThat(preview.swaps())
                .extracting(swap -> swap.id() + " " + swap.was() + " " + swap.becomes() + " " + swap.other())
                .containsExactly("case-kind/1 即办件 承诺件 case-kind/2", "case-kind/2 承诺件 即办件 case-kind/1");
        assertThat(preview.ready()).isFalse();
        choose(id, new Choices(Map.of(), Map.of(), Map.of(), Set.of("case-kind/1"), false));
        assertThat(preview(id).ready()).isFalse();
        choose(id, new Choices(Map.of(), Map.of(), Map.of(), Set.of("case-kind/1", "case-kind/2"), false));
        assertThat(preview(id).ready()).isTrue();
    }

    @Test
    void aSetKeepsTheCodesThatTheFileDoesNotHaveUnlessItIsComplete() {
        UUID id = sent(steward, "code-set", Files.csv("s.csv", "代码,名称,名称（英文）,对方代码\n1,男,Male,M\nq,测试,Test,Q\n"));
        assertThat(preview(id).mistakes()).hasSize(1);
        Choices some = new Choices(Map.of(), Map.of(), Map.of("set", "sex", "scheme", "hl7"), Set.of(), false);
        choose(id, some);
        Preview preview = preview(id);
        assertThat(preview.absent()).contains("sex/2");
        Document kept = preview.drafts().getFirst().document();
        assertThat(Nodes.items(kept.node(), "codes")).hasSizeGreaterThan(3);
        assertThat(Nodes.word(Nodes.items(kept.node(), "codes").get(indexOf(kept, "1")), "maps", "hl7"))
                .isEqualTo("M");
        choose(id, new Choices(some.columns(), some.values(), some.fixed(), some.confirmed(), true));
        Document complete = preview(id).drafts().getFirst().document();
        assertThat(Nodes.items(complete.node(), "codes"))
                .extracting(code -> Nodes.word(code, "code"))
                .containsExactly("1", "q");
    }

    private static int indexOf(Document set, String code) {
        return Nodes.items(set.node(), "codes").stream()
                .map(one -> Nodes.word(one, "code"))
                .toList()
                .indexOf(code);
    }

    @Test
    void whatIsWrongIsToldByRowAndNothingIsMade() {
        UUID id = sent(steward, "department", Files.csv("d.csv", "部门编号,部门名称\nA B,甲\n,乙\nx-office,丙\nx-office,丁\n"));
        assertThat(preview(id).mistakes()).extracting(one -> one.place().line()).containsExactly(2, 3, 5);
        assertThatThrownBy(() -> make(steward, id)).isInstanceOf(Refused.class);
        assertThat(importing.view(steward, id).begun()).isNull();
    }

    @Test
    void aColumnThatIsMissingIsToldAndCanBeChosen() {
        UUID id = sent(steward, "department", Files.csv("d.csv", "编号,叫什么\nx-choice,丙局\n"));
        assertThat(preview(id).mistakes()).hasSize(2);
        choose(id, new Choices(Map.of("id", "编号", "name.zh", "叫什么"), Map.of(), Map.of(), Set.of(), false));
        Preview preview = preview(id);
        assertThat(preview.mistakes()).isEmpty();
        assertThat(preview.drafts()).hasSize(1);
    }

    @Test
    void whatADraftLacksIsToldBeforeItIsMade() {
        UUID id = sent(steward, "department", Files.csv("d.csv", "部门编号,部门名称\nx-lacking,丙局\n"));
        Preview preview = preview(id);
        List<Mistake> lacking = Importing.lacking(preview, importing.holding("department"));
        assertThat(lacking).anySatisfy(mistake -> {
            assertThat(mistake.place()).hasToString("d:2");
            assertThat(mistake.what().en()).isEqualTo("credit-code is missing");
        });
        assertThat(preview.ready()).isTrue();
    }

    @Test
    void aDefinitionThatSomebodyIsWritingIsLeftAlone() {
        String file = "材料编号,名称\nrental-contract-x,甲\n";
        UUID first = sent(steward, "material-type", Files.csv("a.csv", file));
        make(steward, first);
        String text = proposal("material-type", "rental-contract-x");
        UUID second =
                sent(steward, "material-type", Files.csv("b.csv", file.replace("甲", "乙") + "rental-contract-y,丙\n"));
        assertThat(preview(second).drafts())
                .extracting(Preview.Draft::id, Preview.Draft::taken)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("rental-contract-x", true),
                        org.assertj.core.groups.Tuple.tuple("rental-contract-y", false));
        assertThat(make(steward, second)).isEqualTo(1);
        assertThat(proposal("material-type", "rental-contract-x")).isEqualTo(text);
    }

    @Test
    void nothingIsMadeThatNobodySaw() {
        UUID id = sent(steward, "department", Files.csv("d.csv", "部门编号,部门名称\nx-seen,丙局\n"));
        Import seen = importing.view(steward, id);
        assertThatThrownBy(() -> importing.make(steward, key(), id, seen.version(), "another"))
                .isInstanceOf(Refused.class);
        choose(id, seen.choices());
        assertThatThrownBy(() -> importing.make(
                        steward,
                        key(),
                        id,
                        seen.version(),
                        importing.preview(steward, seen).mark()))
                .isInstanceOf(Refused.class);
        String again = key();
        Import now = importing.view(steward, id);
        String mark = importing.preview(steward, now).mark();
        assertThat(importing.make(steward, again, id, now.version(), mark)).isEqualTo(1);
        assertThat(importing.make(steward, again, id, now.version(), mark)).isEqualTo(1);
    }

    @Test
    void whatIsOlderThanAWeekIsThereNoMoreThoughNobodyHasSentAnythingSince() {
        UUID id = sent(steward, "department", Files.csv("d.csv", "部门编号,部门名称\nx-old,丙局\n"));
        jdbc.sql("UPDATE exchange.import SET sent_at = sent_at - interval '8 days' WHERE id = :id")
                .param("id", id)
                .update();
        assertThatThrownBy(() -> importing.view(steward, id)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> importing.choose(steward, key(), id, 1, Choices.NONE))
                .isInstanceOf(Refused.class);
        assertThat(importing.newest(steward, 20)).isEmpty();
    }

    @Test
    void theSameFileWithAnotherMappingIsAnotherRequest() {
        Content content = new Content(List.of(), List.of());
        String again = key();
        UUID id = importing.keep(steward, again, "department", "d.csv", content, Choices.NONE);
        assertThat(importing.keep(steward, again, "department", "d.csv", content, Choices.NONE))
                .isEqualTo(id);
        Choices other = means("region", Map.of("7", "330300"));
        assertThatThrownBy(() -> importing.keep(steward, again, "department", "d.csv", content, other))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatMayBeChosenIsTheSameForAllCodesOfAColumn() {
        UUID id = sent(steward, "department", Files.csv("d.csv", "部门编号,部门名称,所属区划\nx-a,甲,q1\nx-b,乙,q2\nx-c,丙,q1\n"));
        List<Preview.Code> codes = preview(id).codes();
        assertThat(codes).extracting(Preview.Code::value).containsExactly("q1", "q2");
        assertThat(codes.getFirst().options()).isSameAs(codes.getLast().options());
    }

    @Test
    void aDepartmentsStewardCannotImportStandardsAndNothingIsHalfWritten() {
        Actor health = steward("health");
        UUID id = sent(health, "material-type", Files.csv("m.csv", "材料编号,名称\nhealth-own-x,甲\n"));
        Preview preview = importing.preview(health, importing.view(health, id));
        assertThat(preview.drafts())
                .extracting(draft -> Objects.requireNonNull(draft.refused()).code())
                .containsExactly("studio.not-yours");
        assertThat(preview.ready()).isFalse();
        assertThatThrownBy(() -> make(health, id)).isInstanceOf(Refused.class);
        assertThat(importing.view(health, id).begun()).isNull();
        assertThat(jdbc.sql("SELECT count(*) FROM studio.proposal WHERE definition = 'health-own-x'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
