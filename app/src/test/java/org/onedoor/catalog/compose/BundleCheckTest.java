package org.onedoor.catalog.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BundleCheckTest {

    private final SmallItems items = new SmallItems()
            .item("company", "result: {kind: licence, licence: business-licence}\n")
            .item("seals", """
                    form:
                      - page: seals
                        title: {zh: 印章, en: Seals}
                        fields: [{element: contact_phone}]
                    materials:
                      - {material: business-licence, need: required, from: licence, licence: business-licence}
                    """);

    @Test
    void isContentWithASoundOne() {
        assertThat(items.with(bundle("""
                items:
                  - {item: company, promised: {unit: same-day}}
                  - {item: seals, choice: ticked, promised: {unit: same-day}}
                promised: {unit: same-day}
                pages: [{page: seals, title: {zh: 刻章, en: Having seals made}}]
                """)).mistakes()).isEmpty();
    }

    @Test
    void tellsOfAPromiseThatItsPartsCannotKeep() {
        assertThat(items.with(bundle("""
                items: [{item: company}, {item: seals}]
                promised: {value: 1, unit: working-days}
                """)).mistakes())
                .singleElement()
                .asString()
                .startsWith("added.yaml:7: it promises 1 working day, but company → seals takes 2 working days");
    }

    @Test
    void tellsOfAMemberThatPromisesMoreTimeThanTheItem() {
        assertThat(items.with(bundle("""
                items: [{item: company, promised: {value: 3, unit: working-days}}, {item: seals}]
                """)).mistakes())
                .singleElement()
                .asString()
                .contains("company itself promises 1 working day, the package cannot take longer");
    }

    @Test
    void tellsOfUnknownMembersAndPages() {
        assertThat(items.with(bundle("items: [{item: compny}, {item: seals}]\n"))
                        .mistakes())
                .singleElement()
                .asString()
                .contains("there is no item compny", "did you mean company?");
        assertThat(items.with(bundle("""
                items: [{item: company}, {item: seals}]
                pages: [{page: seal, title: {zh: 刻章, en: Seals}}]
                """)).mistakes())
                .singleElement()
                .asString()
                .contains("no form of the items has the page seal", "did you mean seals?");
    }

    @Test
    void tellsOfAPackageThatMayBeEmptyOrCannotBeJoined() {
        assertThat(items.with(bundle("items: [{item: company, choice: offered}, {item: seals, choice: ticked}]\n"))
                        .mistakes())
                .singleElement()
                .asString()
                .contains("every member can be left out");
        assertThat(items.with(bundle("items: [{item: company}]\n")).mistakes())
                .singleElement()
                .asString()
                .contains("a package joins two or more different items");
    }

    @Test
    void tellsOfAnOrderThatCannotBe() {
        assertThat(items.with(bundle("""
                items: [{item: company, after: [shop]}, {item: seals}]
                """)).mistakes())
                .singleElement()
                .asString()
                .contains("the package has no shop that could come first");
        assertThat(items.with(bundle("""
                items: [{item: company, after: [seals]}, {item: seals}]
                """)).mistakes())
                .singleElement()
                .asString()
                .contains("first: ", "material: ");
    }

    private static String bundle(String rest) {
        return """
                kind: bundle
                id: start
                name: {zh: 企业开办, en: Starting a firm}
                summary: {zh: 一次办好, en: All at once}
                lead: market-regulation
                """ + rest;
    }
}
