package org.onedoor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@OnedoorTest
class FamilyAndFirmTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient db;

    @Test
    void actsForAMemberFromConsentToWithdrawalAndNotBeforeOrAfter() {
        TestBrowser helper = TestBrowser.signedIn(mvc, "wu");
        helper.get("/me/family/ask");
        assertThat(helper.post(
                                "/me/family/ask",
                                "key",
                                key(),
                                "name",
                                "演示·己",
                                "number",
                                number("ji"),
                                "relation",
                                "sibling")
                        .location())
                .isEqualTo("/me?asked=true");
        assertThat(helper.get("/acting").body()).doesNotContain("演示·己");

        TestBrowser member = TestBrowser.signedIn(mvc, "ji");
        String page = member.get("/me").body();
        assertThat(page).contains("演示·戊 想替你办事");
        assertThat(member.get("/messages").body()).contains("演示·戊 想替你办事", "请在“我的信息”里决定同不同意");
        String consent = found(page, "/me/family/([0-9a-f-]+)/give");
        assertThat(helper.post("/me/family/" + consent + "/give", "key", key()).status())
                .as("the helper cannot consent in the member's place")
                .isEqualTo(404);
        member.post("/me/family/" + consent + "/give", "key", key());

        helper.get("/acting");
        helper.post("/acting", "capacity", helper.capacity("演示·己"));
        assertThat(helper.get("/me/sessions").body()).contains("演示·戊 · 演示·己");

        member.get("/me");
        member.post("/me/family/" + consent + "/withdraw", "key", key());
        assertThat(helper.get("/me/data").location())
                .as("the capacity has ended in the middle of the session")
                .startsWith("/acting?back=");
        assertThat(helper.get("/acting").body()).doesNotContain("演示·己").contains("请先选一个身份");
    }

    @Test
    void tellsNobodyWhetherThereIsSuchAPerson() {
        TestBrowser curious = TestBrowser.signedIn(mvc, "geng");
        curious.get("/me/family/ask");
        String answer = curious.post(
                        "/me/family/ask",
                        "key",
                        key(),
                        "name",
                        "没有此人",
                        "number",
                        "330302199001019915",
                        "relation",
                        "child")
                .location();

        assertThat(answer).isEqualTo("/me?asked=true");
        assertThat(curious.get("/me").body()).doesNotContain("演示·甲");
    }

    /** A number that cannot be anybody's is a slip of the pen: saying so tells nothing of who is here. */
    @Test
    void refusesANumberWhoseCheckDigitIsWrong() {
        TestBrowser helper = TestBrowser.signedIn(mvc, "geng");
        helper.get("/me/family/ask");
        TestBrowser.Seen seen = helper.post(
                "/me/family/ask", "key", key(), "name", "没有此人", "number", "330302199001019916", "relation", "child");

        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).contains("校验位要对得上").doesNotContain("已经发出");
    }

    @Test
    void countsAFormPostedTwiceOnce() {
        TestBrowser helper = TestBrowser.signedIn(mvc, "bing");
        helper.get("/me/family/ask");
        String key = key();
        for (int i = 0; i < 2; i++) {
            assertThat(helper.post(
                                    "/me/family/ask",
                                    "key",
                                    key,
                                    "name",
                                    "演示·庚",
                                    "number",
                                    number("geng"),
                                    "relation",
                                    "sibling")
                            .location())
                    .isEqualTo("/me?asked=true");
        }
        assertThat(db.sql("""
                                select count(*) from identity.family_consent c join identity.person m on m.party = c.member
                                  join identity.person h on h.party = c.helper
                                 where m.name = '演示·庚' and h.name = '演示·丙'
                                """).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void letsTheRepresentativeAppointAndDismissAnAgent() {
        UUID firm = db.sql("select party from identity.firm where credit_code = '91330304MA2DEM0254'")
                .query(UUID.class)
                .single();
        TestBrowser representative = TestBrowser.signedIn(mvc, "wu");
        String page = "/me/firms/" + firm;
        assertThat(representative.get(page).body()).contains("温州演示二号餐饮有限公司");
        representative.post(page + "/agents", "key", key(), "name", "演示·庚", "number", number("geng"));

        TestBrowser agent = TestBrowser.signedIn(mvc, "geng");
        assertThat(agent.get("/acting").body()).contains("温州演示二号餐饮有限公司");
        assertThat(agent.get(page).status()).as("an agent appoints nobody").isEqualTo(404);

        String agency = found(representative.get(page).body(), "/agents/([0-9a-f-]+)/end");
        representative.post(page + "/agents/" + agency + "/end", "key", key());
        assertThat(agent.get("/acting").body()).doesNotContain("温州演示二号餐饮有限公司");
    }

    @Test
    void refusesADayThatHasPassedAndAPersonWhoseNameDoesNotFit() {
        UUID firm = db.sql("select party from identity.firm where credit_code = '91330304MA2DEM0254'")
                .query(UUID.class)
                .single();
        TestBrowser representative = TestBrowser.signedIn(mvc, "wu");
        representative.get("/me/firms/" + firm);
        String agents = "/me/firms/" + firm + "/agents";

        assertThat(representative
                        .post(agents, "key", key(), "name", "演示·甲", "number", number("geng"))
                        .body())
                .contains("没有找到姓名和号码都对得上的人");
        assertThat(representative
                        .post(
                                agents,
                                "key",
                                key(),
                                "name",
                                "演示·庚",
                                "number",
                                number("geng"),
                                "until.year",
                                "2020",
                                "until.month",
                                "2",
                                "until.day",
                                "30")
                        .body())
                .contains("填一个今天或以后的日期")
                .contains("value=\"2020\"");
    }

    /** Somebody with a firm could else find out of anybody whether there is such a person. */
    @Test
    void letsNobodyTryForLongWhetherThereIsSuchAPerson() {
        UUID firm = db.sql("select party from identity.firm where credit_code = '91330302MA2DEM017C'")
                .query(UUID.class)
                .single();
        TestBrowser curious = TestBrowser.signedIn(mvc, "jia");
        curious.get("/me/firms/" + firm);
        String agents = "/me/firms/" + firm + "/agents";
        for (int i = 0; i < 5; i++) {
            assertThat(curious.post(agents, "key", key(), "name", "猜的人", "number", number("geng"))
                            .status())
                    .isEqualTo(422);
        }
        TestBrowser.Seen waiting = curious.post(agents, "key", key(), "name", "演示·庚", "number", number("geng"));
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.body()).contains("次数太多");
        assertThat(curious.get("/me/firms/" + firm).body()).doesNotContain("演示·庚");
    }

    private String number(String login) {
        return db.sql("""
                        select n.id_number from identity.person n join identity.account a on a.party = n.party
                         where a.login = :login
                        """).param("login", login).query(String.class).single();
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
