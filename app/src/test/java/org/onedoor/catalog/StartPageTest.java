package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.identity.TestBrowser;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@OnedoorTest
class StartPageTest {

    @Autowired
    MockMvc mvc;

    @Test
    void saysWhoCanAndOffersTheDistrictWhereOneLives() {
        String page =
                TestBrowser.signedIn(mvc, "ji").get("/items/residence-permit").body();
        assertThat(page).contains("能不能办", "离开常住户口所在地");
        assertThat(page).contains("value=\"330304\" selected").doesNotContain("value=\"330302\" selected");
    }

    @Test
    void keepsTheDistrictThatWasChosen() {
        String page = TestBrowser.signedIn(mvc, "ji")
                .get("/items/residence-permit?region=330302")
                .body();
        assertThat(page).contains("value=\"330302\" selected").doesNotContain("value=\"330304\" selected");
    }

    @Test
    void listsEachItemOnceAndNarrowsByTopic() {
        TestBrowser browser = TestBrowser.signedIn(mvc, "ji");
        assertThat(browser.get("/items?audience=person").body().split("href=\"/items/elder-card\"", -1))
                .hasSize(2);
        String elderly =
                browser.get("/items?audience=person&topic=person/elderly").body();
        assertThat(elderly).contains("/items/elder-card").doesNotContain("/items/company-registration");
        assertThat(browser.get("/items?audience=person&topic=person/none").body())
                .contains("这里还没有这样的事项");
    }
}
