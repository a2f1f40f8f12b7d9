package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.Standard;
import org.onedoor.standard.calendar.Limit;
import org.onedoor.standard.calendar.LimitUnit;

/** 认领: what a lower level may say of an item, and what both are together. */
class ClaimCheckTest {

    private static final String GOOD = """
            kind: claim
            id: shop-sign.330304
            item: shop-sign
            region: "330304"
            contact:
              consult: 0577-88000311
              complain: 0577-88000312
              address: {zh: 瓯海区政务服务中心 1 楼 5 号窗口, en: "Ouhai service centre, 1st floor, window 5"}
              hours: {zh: 工作日 9:00–17:00, en: "Working days 9:00–17:00"}
            promised: {value: 2, unit: working-days}
            steps:
              street-check: {value: 1, unit: working-days}
            materials:
              without: [owner-consent]
            """;

    private static final String LAW = "law: {name: {zh: 演示办法, en: Demo measures}, article: \"7\"}";

    @Test
    void whatIsOnesOwnStandsBesideWhatIsLocked() {
        assertThat(mistakesOf(GOOD)).isEmpty();
        Item own = edition(GOOD);
        Item item = new ItemsOfTheDemoCity().item("shop-sign");
        assertThat(own.id()).isEqualTo("shop-sign.330304");
        assertThat(own.standing().claims()).isEqualTo("shop-sign");
        assertThat(own.name()).isEqualTo(item.name());
        assertThat(own.laws()).isEqualTo(item.laws());
        assertThat(own.catalogue().code()).isEqualTo(item.catalogue().code());
        assertThat(own.regions()).containsExactly("330304");
        assertThat(own.contact().consult()).isEqualTo("0577-88000311");
        assertThat(own.limits().promised()).isEqualTo(new Limit(2, LimitUnit.WORKING_DAYS));
        assertThat(own.materials()).extracting(Item.Material::type).doesNotContain("owner-consent");
        assertThat(own.materials()).hasSize(item.materials().size() - 1);
        assertThat(own.process().reviews().getFirst().within()).isEqualTo(new Limit(1, LimitUnit.WORKING_DAYS));
        assertThat(own.asked()).isEqualTo(item.asked());
    }

    @Test
    void anotherBodyDoesWhatTheItemsOwnDoes() {
        Item own = edition(GOOD + "department: housing-construction\n");
        assertThat(own.department()).isEqualTo("housing-construction");
        assertThat(own.process().decision().department()).isEqualTo("housing-construction");
        assertThat(own.process().reviews()).extracting(Item.Review::department).containsOnly("housing-construction");
    }

    @Test
    void refusesWhatIsLocked() {
        assertOne("name: {zh: 招牌, en: Sign}\n", "name comes from the item that is claimed");
        assertOne("laws: []\n", "laws comes from the item that is claimed");
        assertOne("catalogue: {code: \"331033001001\"}\n", "catalogue comes from the item");
    }

    @Test
    void refusesWhatTakesLonger() {
        assertThat(mistakesOf(GOOD.replace("promised: {value: 2", "promised: {value: 4")))
                .anySatisfy(line ->
                        assertThat(line).startsWith("claim.yaml:").contains("longer than the item's own 3 working"));
        assertThat(mistakesOf(GOOD.replace("street-check: {value: 1", "street-check: {value: 3")))
                .anySatisfy(line -> assertThat(line).contains("the step street-check takes longer"));
    }

    @Test
    void refusesAMaterialWithoutBasis() {
        String added = "  with:\n    - {material: floor-plan, need: required, from: upload}\n";
        assertOne(added, "claim.yaml:16: a material that is added has no legal basis");
        Item own = edition(GOOD + added.replace("upload}", "upload, " + LAW + "}"));
        assertThat(own.materials().getLast().type()).isEqualTo("floor-plan");
        assertThat(own.materials().getLast().hint().zh()).isEqualTo("（依据：演示办法第 7 条）");
    }

    @Test
    void refusesAConditionWithoutBasis() {
        String added = "conditions:\n  - {zh: 颜色与街面协调, en: In keeping with the street}\n";
        assertOne(added, "a condition that is added has no legal basis");
        Item own = edition(GOOD + added.replace("street}", "street, " + LAW + "}"));
        assertThat(own.conditions().getLast().en()).isEqualTo("In keeping with the street (Demo measures, art. 7)");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(mistakesOf(GOOD.replace("item: shop-sign", "item: shop-sing")))
                .anySatisfy(line -> assertThat(line).contains("did you mean shop-sign?"));
        assertThat(mistakesOf(GOOD.replace("region: \"330304\"", "region: \"110100\"")))
                .anySatisfy(line -> assertThat(line).contains("the item is not handled in 110100"));
        assertThat(mistakesOf(GOOD.replace("without: [owner-consent]", "without: [floor-plan]")))
                .anySatisfy(line -> assertThat(line).contains("the item does not ask for floor-plan anyway"));
        assertThat(mistakesOf(GOOD.replace("street-check:", "street-chek:")))
                .anySatisfy(line -> assertThat(line).contains("street-chek"));
    }

    @Test
    void refusesToLeaveAReviewWithNothingToRead() {
        assertThat(mistakesOf(GOOD.replace("without: [owner-consent]", "without: [sign-picture]")))
                .anySatisfy(line -> assertThat(line).contains("the step street-check reads nothing but these"));
    }

    /** What it says is checked as every item's is. */
    @Test
    void checksWhatFollowsAsAnItem() {
        assertThat(mistakesOf(GOOD.replace("0577-88000312", "0577-88000311")))
                .anySatisfy(line -> assertThat(line).startsWith("claim.yaml:"));
    }

    @Test
    void nobodyWritesWhatFollowsHimself() {
        assertThat(ItemsOfTheDemoCity.mistakesOf("kind: item\nid: shop-sign.330304\n"))
                .singleElement()
                .asString()
                .contains("write kind: claim");
    }

    private static void assertOne(String more, String expected) {
        assertThat(mistakesOf(GOOD + more)).singleElement().asString().contains(expected);
    }

    private static List<Document> folder() {
        Mistakes mistakes = new Mistakes();
        return DefinitionFolder.read(Path.of("..", "definitions"), mistakes).stream()
                .filter(document -> !document.kind().equals(Claims.KIND))
                .toList();
    }

    private static List<String> mistakesOf(String text) {
        Mistakes mistakes = new Mistakes();
        List<Document> documents = new ArrayList<>(folder());
        documents.addAll(DefinitionFolder.read("claim.yaml", text, mistakes));
        new ClaimCheck().check(documents, mistakes);
        return mistakes.all().stream()
                .map(mistake -> mistake.line(Locale.ENGLISH))
                .toList();
    }

    private static Item edition(String text) {
        assertThat(mistakesOf(text)).isEmpty();
        Mistakes mistakes = new Mistakes();
        List<Document> folder = folder();
        Document item = folder.stream()
                .filter(document -> document.id().equals("shop-sign"))
                .findFirst()
                .orElseThrow();
        Document claim = DefinitionFolder.read("claim.yaml", text, mistakes).getFirst();
        Item own = ItemReader.read(
                Claims.edition(item, claim, LocalDate.of(2026, 1, 1)),
                1,
                Standard.of(folder, ItemsOfTheDemoCity.TODAY, mistakes),
                mistakes);
        assertThat(mistakes.all()).isEmpty();
        return own;
    }
}
