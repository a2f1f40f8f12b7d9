package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 签署: what an author is told about the signatures that an item asks for. */
class SigningCheckTest {

    private String item = "";
    private String templates = "";

    @BeforeEach
    void readTheCompany() throws IOException {
        item = Files.readString(Path.of("..", "definitions", "items", "company-registration.yaml"));
        templates = Files.readString(Path.of("..", "definitions", "documents", "company.yaml"));
    }

    private void told(String from, String to, String what) {
        assertThat(item).contains(from);
        assertThat(ItemsOfTheDemoCity.mistakesOf(item.replace(from, to), templates))
                .anySatisfy(mistake -> assertThat(mistake).contains(what));
    }

    @Test
    void findsNothingInTheCompany() {
        assertThat(ItemsOfTheDemoCity.mistakesOf(item, templates)).isEmpty();
    }

    @Test
    void tellsOfATemplateThatIsNotThere() {
        told(
                "template: company-articles",
                "template: company-article",
                "there is no document template company-article");
    }

    @Test
    void tellsOfAMaterialThatTheItemDoesNotAsk() {
        told(
                "material: articles-of-association\n      when",
                "material: floor-plan\n      when",
                "this item asks for no material floor-plan");
    }

    @Test
    void tellsOfSignersThatTheFormDoesNotAsk() {
        told(
                "      group: shareholders\n      name",
                "      group: owners\n      name",
                "the form has no group owners");
        told("name: shareholder_name", "name: officer_name", "officer_name is not asked there");
        told("id-kind: shareholder_id_kind", "id-kind: shareholder_kind", "is not a kind of identity document");
    }

    @Test
    void tellsWhereATemplateSpeaksOfWhatNobodyAsks() {
        assertThat(ItemsOfTheDemoCity.mistakesOf(
                        item.replace("      - {element: registered_address}\n", ""), templates))
                .anySatisfy(mistake -> assertThat(mistake)
                        .contains("company-articles", "speaks of registered_address, which the form does not ask"));
        assertThat(ItemsOfTheDemoCity.mistakesOf(item, templates.replace("{officer_post}", "{shareholder_name}")))
                .anySatisfy(mistake -> assertThat(mistake).contains("speaks of shareholder_name"));
    }

    @Test
    void tellsOfABraceWithoutItsPartner() {
        assertThat(ItemsOfTheDemoCity.mistakesOf(item, templates.replace("公司名称：{firm_name}。", "公司名称：{firm_name。")))
                .anySatisfy(mistake -> assertThat(mistake).contains("a brace without its partner"));
    }
}
