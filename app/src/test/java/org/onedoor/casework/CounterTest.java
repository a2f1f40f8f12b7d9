package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.TestBrowser;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@OnedoorTest
class CounterTest {

    private static final String FIRM = "91330302MA2DEM017C";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    private TestBrowser clerk;

    @BeforeEach
    void atTheCounter() {
        clerk = TestBrowser.signedIn(mvc, "hall.lucheng");
        clerk.get("/counter");
    }

    @Test
    void findsAPersonByNameAndNumberTogetherOnly() {
        assertThat(clerk.post("/counter", "number", "330302199001019915", "name", "演示·甲")
                        .body())
                .contains("老年人优待证");
        TestBrowser.Seen other = clerk.post("/counter", "number", "330302199001019915", "name", "演示·乙");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("没有找到").doesNotContain("老年人优待证");
    }

    @Test
    void offersWhatDepartmentsAuthorisedTheHallFor() {
        String offers = clerk.post("/counter", "number", FIRM).body();
        assertThat(offers).contains("食品经营许可", "鹿城").doesNotContain("瓯海", "居住证");
    }

    @Test
    void beginsADraftInTheFirmsNameByTheCounterChannel() {
        String key = java.util.UUID.randomUUID().toString();
        TestBrowser.Seen begun = clerk.post(
                "/counter/drafts", "key", key, "number", FIRM, "item", "food-business-licence-new", "region", "330302");
        assertThat(begun.location()).startsWith("/drafts/");
        assertThat(jdbc.sql("SELECT channel FROM casework.draft WHERE id = :id::uuid")
                        .param("id", begun.location().substring("/drafts/".length()))
                        .query(String.class)
                        .single())
                .isEqualTo("counter");
        assertThat(clerk.get(begun.location()).status()).isEqualTo(200);
        assertThat(TestBrowser.signedIn(mvc, "hall").get(begun.location()).status())
                .isEqualTo(404);

        clerk.get("/counter");
        TestBrowser.Seen elsewhere = clerk.post(
                "/counter/drafts",
                "key",
                java.util.UUID.randomUUID().toString(),
                "number",
                FIRM,
                "item",
                "food-business-licence-new",
                "region",
                "330304");
        assertThat(elsewhere.status()).isEqualTo(422);
    }

    @Test
    void takesSomebodyInWhomNobodyKnowsYet() {
        clerk = TestBrowser.signedIn(mvc, "hall");
        clerk.get("/counter");
        String number = "330302195001019917";
        assertThat(clerk.post("/counter", "number", "330302195001019911", "name", "演示·走进来的人")
                        .status())
                .as("a number whose check digit is wrong")
                .isEqualTo(422);
        assertThat(clerk.post("/counter", "number", number, "name", "演示·走进来的人").body())
                .contains("系统里还没有这个人", "老年人优待证");
        clerk.get("/counter");
        String draft = beginElderCard(number, "演示·走进来的人");
        assertThat(clerk.get(draft).body()).contains("为演示·走进来的人办");
        assertThat(clerk.post("/counter", "number", number, "name", "别的名字").status())
                .as("the number is known now, under another name")
                .isEqualTo(422);
    }

    @Test
    void asksWhatAnAnswerBringsUpAndForgetsWhatItTakesAway() {
        clerk = TestBrowser.signedIn(mvc, "hall");
        clerk.get("/counter");
        String draft = beginElderCard("330302195505059912", "演示·丙");
        clerk.get(draft);
        clerk.post(draft + "/situation", "photo_source", "id-card");
        String page = draft + "/pages/delivery";
        TestBrowser.Seen byPost = clerk.post(page, "delivery_way", "post");
        assertThat(byPost.location()).as("the address is asked next").isEqualTo(page);
        assertThat(clerk.get(page).body()).contains("delivery_address").doesNotContain("wrong-text");
        TestBrowser.Seen electronic = clerk.post(page, "delivery_way", "electronic", "delivery_address", "");
        assertThat(electronic.status()).isEqualTo(303);
        assertThat(electronic.location()).isEqualTo(draft);
    }

    @Test
    void doesAnEldersCardWhileThePersonWaits() {
        clerk = TestBrowser.signedIn(mvc, "hall");
        clerk.get("/counter");
        String draft = beginElderCard("330302195505059912", "演示·丙");
        assertThat(clerk.get(draft).body()).as("whom it is for").contains("为演示·丙办");
        clerk.post(draft + "/situation", "photo_source", "id-card");
        String page = clerk.get(draft + "/pages/person").body();
        assertThat(page)
                .as("the telephone of the person's own account, with its source")
                .contains("17900000003", "账号信息")
                .as("what a clerk cannot do in the person's name")
                .doesNotContain("/dispute");
        clerk.post(draft + "/pages/person", "mobile", "17900000003");
        clerk.post(draft + "/pages/delivery", "delivery_way", "electronic");
        String confirmation = clerk.get(draft + "/check").status() == 200
                ? clerk.post(
                                draft + "/submission",
                                "key",
                                java.util.UUID.randomUUID().toString())
                        .location()
                : "";
        assertThat(confirmation).endsWith("/confirmation");
        assertThat(clerk.get(confirmation).body()).contains("办好了", "打印回执");
        String receipt = clerk.get("/counter" + confirmation.replace("/confirmation", "/receipt"))
                .body();
        assertThat(receipt).contains("演示·丙", "老年人优待证").doesNotContain("330302195505059912");
        assertThat(TestBrowser.signedIn(mvc, "hall.lucheng")
                        .get(confirmation.replace("/confirmation", "/application"))
                        .status())
                .as("another hall's case")
                .isEqualTo(404);
    }

    /** Begins as the clerk; the answer is the draft's address. */
    private String beginElderCard(String number, String name) {
        return clerk.post(
                        "/counter/drafts",
                        "key",
                        java.util.UUID.randomUUID().toString(),
                        "number",
                        number,
                        "name",
                        name,
                        "item",
                        "elder-card",
                        "region",
                        "330302")
                .location();
    }
}
