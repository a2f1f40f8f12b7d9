package org.onedoor.catalog.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Money;

class RecompositionTest {

    private static final String LICENCE = """
            result: {kind: licence, licence: business-licence}
            """;

    private final SmallItems items = new SmallItems();

    @Test
    void asksEachThingOnce() {
        items.item("one", """
                form:
                  - page: firm
                    title: {zh: 企业, en: Firm}
                    fields: [{element: firm_name}, {element: registered_address, required: false}]
                """).item("two", """
                form:
                  - page: firm
                    title: {zh: 单位, en: Unit}
                    fields: [{element: registered_address}, {element: contact_phone}]
                """);

        JointForm form = items.joined("one", "two").form();

        assertThat(form.pages()).singleElement().satisfies(page -> {
            assertThat(page.title().en()).isEqualTo("Firm");
            assertThat(elements(page)).containsExactly("firm_name", "registered_address", "contact_phone");
        });
        assertThat(form.pages().getFirst().parts().get(1).askers())
                .extracting(JointForm.Asker::item, JointForm.Asker::required)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one", false),
                        org.assertj.core.groups.Tuple.tuple("two", true));
        assertThat(form.fields()).isEqualTo(3);
    }

    @Test
    void asksOnTheFirstPageOfAllSoThatWhatDependsOnItComesLater() {
        items.item("one", """
                form:
                  - page: begin
                    title: {zh: 开始, en: Begin}
                    fields: [{element: firm_name}]
                  - page: end
                    title: {zh: 结束, en: End}
                    fields: [{element: delivery_way}]
                """).item("two", """
                form:
                  - page: way
                    title: {zh: 方式, en: Way}
                    fields: [{element: delivery_way}]
                  - page: address
                    title: {zh: 地址, en: Address}
                    fields: [{element: delivery_address, when: delivery_way == 'post'}]
                  - page: end
                    title: {zh: 结束, en: End}
                    fields: [{element: contact_phone}]
                """);

        JointForm form = items.joined("one", "two").form();

        assertThat(form.pages()).extracting(JointForm.Page::id).containsExactly("begin", "way", "address", "end");
        assertThat(elements(form.pages().get(1))).containsExactly("delivery_way");
        assertThat(elements(form.pages().get(3))).containsExactly("contact_phone");
    }

    @Test
    void asksAsAQuestionWhatAnotherItemAsksAsAField() {
        items.item("one", """
                form:
                  - page: begin
                    title: {zh: 开始, en: Begin}
                    fields: [{element: premises_ownership}, {element: firm_name}]
                """).item("two", """
                questions:
                  - element: premises_ownership
                    ask: {zh: 场所怎么来的？, en: How do you hold the premises?}
                    why: {zh: 材料不同, en: The materials differ}
                """);

        JointForm form = items.joined("one", "two").form();

        assertThat(form.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.element()).isEqualTo("premises_ownership"));
        assertThat(elements(form.pages().getFirst())).containsExactly("firm_name");
    }

    @Test
    void rowsOfTwoItemsAreOneGroupWithTheFieldsOfBoth() {
        items.item("one", group(1, 20, "officer_name", "officer_post"))
                .item("two", group(2, 50, "officer_name", "officer_resident_id"));

        JointForm.Part part =
                items.joined("one", "two").form().pages().getFirst().parts().getFirst();

        assertThat(part).isInstanceOfSatisfying(JointForm.Group.class, group -> {
            assertThat(group.min()).isEqualTo(2);
            assertThat(group.max()).isEqualTo(20);
            assertThat(group.fields())
                    .extracting(JointForm.Field::element)
                    .containsExactly("officer_name", "officer_post", "officer_resident_id");
        });
    }

    @Test
    void waitsForWhatAnotherGivesOutAndNobodyBringsIt() {
        items.item("seals", """
                materials:
                  - {material: business-licence, need: required, from: licence, licence: business-licence}
                """).item("company", LICENCE);

        Recomposed joined = items.joined("seals", "company");

        assertThat(joined.items()).extracting(Item::id).containsExactly("company", "seals");
        assertThat(joined.course().slots().get(1)).satisfies(slot -> {
            assertThat(slot.after()).containsExactly("company");
            assertThat(slot.round()).isEqualTo(2);
            assertThat(slot.from()).isEqualTo(new Span(1, 0, 0));
            assertThat(slot.until()).isEqualTo(new Span(2, 0, 0));
        });
        assertThat(joined.materials()).singleElement().satisfies(material -> {
            assertThat(material.of()).isEqualTo("company");
            assertThat(material.brought()).isFalse();
        });
        assertThat(joined.before().materials()).isEqualTo(1);
        assertThat(joined.after().materials()).isZero();
    }

    @Test
    void doesNotAskForTheNumberOfALicenceThatIsYetToCome() {
        items.item("company", LICENCE).item("seals", """
                form:
                  - page: firm
                    title: {zh: 企业, en: Firm}
                    fields: [{element: credit_code}]
                """);

        Recomposed joined = items.joined("seals", "company");

        assertThat(joined.form().pages()).isEmpty();
        assertThat(joined.form().handedOn())
                .containsExactly(new JointForm.HandedOn("credit_code", "seals", "company", "business-licence"));
        assertThat(joined.items()).extracting(Item::id).containsExactly("company", "seals");
    }

    @Test
    void anotherTypeThatProvesTheSameCountsToo() {
        items.item("self-employed", "result: {kind: licence, licence: business-licence-self-employed}\n")
                .item("food", """
                materials:
                  - {material: business-licence, need: required, from: licence, licence: business-licence}
                """);

        assertThat(items.joined("food", "self-employed").items())
                .extracting(Item::id)
                .containsExactly("self-employed", "food");
    }

    @Test
    void whatMayBeLeftOutForcesNoOrder() {
        items.item("company", LICENCE).item("seals", """
                materials:
                  - {material: business-licence, need: optional, from: licence, licence: business-licence}
                """);

        Recomposed joined = items.joined("seals", "company");

        assertThat(joined.items()).extracting(Item::id).containsExactly("seals", "company");
        assertThat(joined.course().slots()).extracting(Course.Slot::round).containsExactly(1, 1);
        assertThat(joined.course().total()).isEqualTo(new Span(1, 0, 0));
    }

    @Test
    void goesSideBySideAndTheLongestWayIsTheTotal() {
        String waits = """
                materials:
                  - {material: business-licence, need: required, from: licence, licence: business-licence}
                limits: {promised: {value: %d, unit: %s}}
                """;
        items.item("company", LICENCE)
                .item("short", waits.formatted(2, "working-days"))
                .item("long", waits.formatted(5, "natural-days"))
                .item("apart", "limits: {promised: {value: 1, unit: months}}\n");

        Course course = items.joined("company", "short", "long").course();

        assertThat(course.critical()).containsExactly("company", "long");
        assertThat(course.total()).isEqualTo(new Span(1, 5, 0));
        Recomposed all = items.joined("company", "short", "long", "apart");
        assertThat(all.course().critical()).containsExactly("apart");
        assertThat(all.before().days()).isEqualTo(new Span(3, 5, 1));
        assertThat(all.after().days()).isEqualTo(new Span(0, 0, 1));
    }

    @Test
    void takesTheStrictestNeedAndTheShortestDeadlineOfAMaterial() {
        items.item("one", """
                materials:
                  - {material: floor-plan, need: deferrable, from: upload, within: {value: 10, unit: working-days}}
                  - {material: equipment-list, need: optional, from: upload}
                """).item("two", """
                materials:
                  - {material: floor-plan, need: deferrable, from: upload, within: {value: 1, unit: months}}
                  - {material: equipment-list, need: required, from: upload}
                """);

        assertThat(items.joined("one", "two").materials())
                .satisfiesExactly(
                        plan -> {
                            assertThat(plan.need()).isEqualTo(Item.Need.DEFERRABLE);
                            assertThat(Span.of(java.util.Objects.requireNonNull(plan.within())))
                                    .isEqualTo(new Span(10, 0, 0));
                        },
                        list -> assertThat(list.need()).isEqualTo(Item.Need.REQUIRED));
    }

    @Test
    void countsOneFilingOnePaymentOneDeliveryAndOneVisitToAPlace() {
        String there = """
                visits: {count: 1, why: {zh: 要当面核对, en: It is checked in person}}
                contact:
                  consult: 0577-88000001
                  complain: 0577-88000002
                  address: {zh: 同一个窗口, en: One window}
                  hours: {zh: 工作日 9:00–17:00, en: Working days 9 to 5}
                result: {kind: licence, licence: food-business-licence}
                """;
        items.item("one", there).item("two", there);

        Recomposed joined = items.joined("one", "two");

        assertThat(joined.before().steps()).isEqualTo(4);
        assertThat(joined.after().steps()).isEqualTo(2);
        assertThat(joined.before().visits()).isEqualTo(2);
        assertThat(joined.after().visits()).isEqualTo(1);
        assertThat(joined.after().fee()).isEqualTo(Money.ZERO);
    }

    @Test
    void refusesItemsThatWaitForEachOtherAndNamesTheCircle() {
        items.item("food", """
                materials:
                  - {material: business-licence, need: required, from: licence, licence: business-licence}
                result: {kind: licence, licence: food-business-licence}
                """).item("other", "result: {kind: none}\n").item("company", """
                materials:
                  - {material: pre-approval, need: required, from: licence, licence: food-business-licence}
                result: {kind: licence, licence: business-licence}
                """);

        assertThat(items.clashes("other", "food", "company"))
                .singleElement()
                .isInstanceOfSatisfying(Clash.Circle.class, circle -> {
                    assertThat(circle.circle()).containsExactly("food", "company", "food");
                    assertThat(circle.what().en())
                            .isEqualTo("each waits for the result of another, so none can begin: company waits for food"
                                    + " (material: Permit needed before registration); food waits for company"
                                    + " (material: Business licence)");
                    assertThat(circle.what().zh()).contains("company 要等 food（材料：前置批准文件）");
                });
    }

    @Test
    void refusesOneNameForAnElementAndForRows() {
        items.item("one", """
                form:
                  - page: firm
                    title: {zh: 企业, en: Firm}
                    fields: [{element: firm_name}]
                """).item("two", group(1, 5, "officer_name").replace("officers", "firm_name"));

        assertThat(items.clashes("one", "two"))
                .singleElement()
                .extracting(clash -> clash.what().en())
                .isEqualTo("firm_name is an element of text in one and a group of 1 to 5 rows in two");
    }

    @Test
    void refusesRowsThatNoNumberSuits() {
        items.item("one", group(1, 2, "officer_name")).item("two", group(3, 5, "officer_name"));

        assertThat(items.clashes("one", "two"))
                .singleElement()
                .extracting(clash -> clash.what().en())
                .isEqualTo("officers is a group of 1 to 2 rows in one and a group of 3 to 5 rows in two");
    }

    /** Two nodes, or two years, may call different things by one name; nobody may fill in one for the other. */
    @Test
    void refusesOneElementOfTwoTypes() {
        String asks = """
                form:
                  - page: staff
                    title: {zh: 人员, en: Staff}
                    fields: [{element: employee_count}]
                """;
        items.item("one", asks);
        SmallItems neighbour = new SmallItems().with("""
                kind: element
                id: employee_count
                name: {zh: 从业人数, en: Staff}
                definition: {zh: 文字说明, en: In words}
                type: text
                sensitivity: open
                prefill: never
                """).item("two", asks);

        assertThat(SmallItems.clashes(List.of(items.source("one"), neighbour.source("two"))))
                .singleElement()
                .extracting(clash -> clash.what().en())
                .asString()
                .startsWith("employee_count is an element of integer")
                .endsWith("in one and an element of text in two");
    }

    @Test
    void refusesOneItemAloneOrTwice() {
        items.item("one", "");

        assertThat(items.clashes("one")).singleElement().isInstanceOf(Clash.NotSeveral.class);
        assertThat(items.clashes("one", "one")).singleElement().isInstanceOf(Clash.NotSeveral.class);
        assertThat(SmallItems.clashes(List.of())).singleElement().isInstanceOf(Clash.NotSeveral.class);
    }

    @Test
    void refusesItemsThatNoPlaceHandlesTogether() {
        items.item("one", "regions: [\"330302\"]\n")
                .item("two", "regions: [\"330303\"]\n")
                .item("city", "regions: [\"330300\"]\n");

        assertThat(items.clashes("one", "two")).singleElement().isInstanceOf(Clash.NoCommonRegion.class);
        assertThat(items.joined("one", "city").regions()).containsExactly("330302");
    }

    private static String group(int min, int max, String... elements) {
        StringBuilder text = new StringBuilder("""
                form:
                  - page: people
                    title: {zh: 人员, en: People}
                    fields:
                      - group: officers
                        title: {zh: 人员, en: Officers}
                        row: {zh: 人员, en: officer}
                        min: %d
                        max: %d
                        fields:
                """.formatted(min, max));
        for (String element : elements) {
            text.append("          - {element: ").append(element).append("}\n");
        }
        return text.toString();
    }

    private static List<String> elements(JointForm.Page page) {
        return page.parts().stream()
                .map(part -> part instanceof JointForm.Field field ? field.element() : "")
                .toList();
    }
}
