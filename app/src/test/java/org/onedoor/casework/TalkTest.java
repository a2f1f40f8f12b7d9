package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Step;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.testing.As;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** 内部讨论 and 常用语. */
@OnedoorTest
@Import(DemoCity.class)
class TalkTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");

    @Autowired
    DemoCity city;

    @Autowired
    CaseViews views;

    @Autowired
    MockMvc mvc;

    @Test
    void tellsTheColleagueWhoIsMentionedAndNeverTheApplicant() throws Exception {
        Actor applicant = city.applicant(city.firm());
        UUID id = city.submitRestaurant(applicant);
        TestBrowser one = TestBrowser.signedIn(mvc, "market.lucheng");
        TestBrowser other = TestBrowser.signedIn(mvc, "market2.lucheng");
        one.get("/desk/cases/" + id);
        String key = key();
        String text = "布局图和去年的不一样，@演示·巳三 你看看 @nobody";
        assertThat(say(one, id, key, text)).isEqualTo(303);
        assertThat(say(one, id, key, text)).as("sent twice").isEqualTo(303);

        assertThat(other.get("/desk/mentions").body()).containsOnlyOnce("布局图和去年的不一样");
        assertThat(other.get("/desk").body()).containsPattern("提到我的 <span class=\"chip bad num\">\\d+</span>");
        assertThat(other.get("/desk/cases/" + id).body()).containsOnlyOnce("布局图和去年的不一样");
        assertThat(other.get("/desk/mentions").body()).as("read").doesNotContain("布局图和去年的不一样");
        assertThat(one.get("/desk/mentions").body()).doesNotContain("布局图和去年的不一样");

        for (String page :
                List.of("/cases/" + id, "/cases/" + id + "/application", "/messages", "/api/v1/cases/" + id)) {
            String seen = mvc.perform(MockMvcRequestBuilders.get(page)
                            .with(As.applicant(java.util.Objects.requireNonNull(applicant.actingFor()))))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(seen).as(page).isNotBlank().doesNotContain("布局图和去年的不一样");
        }
        assertThat(say(one, id, key(), "   ")).isEqualTo(422);
        assertThat(say(one, id, key(), "长".repeat(2_001))).isEqualTo(422);
    }

    private static int say(TestBrowser browser, UUID id, String key, String text) {
        return browser.post("/desk/cases/" + id + "/remarks", "key", key, "text", text)
                .status();
    }

    @Test
    void putsAPhraseIntoTheOpinion() {
        TestBrowser head = TestBrowser.signedIn(mvc, "head.lucheng");
        TestBrowser one = TestBrowser.signedIn(mvc, "market.lucheng");
        head.get("/desk/phrases");
        one.get("/desk/phrases");
        head.post("/desk/phrases", "key", key(), "text", "经审查，材料齐全。", "shared", "true");
        one.post("/desk/phrases", "key", key(), "text", "不属于本机关职权范围。");
        assertThat(one.post("/desk/phrases", "key", key(), "text", "大家都用", "shared", "true")
                        .status())
                .as("only the head adds to the department's")
                .isEqualTo(403);
        assertThat(one.post("/desk/phrases", "key", key(), "text", " ").status())
                .isEqualTo(422);
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        assertThat(one.get("/desk/cases/" + id).body()).contains("经审查，材料齐全。", "不属于本机关职权范围。");
        assertThat(TestBrowser.signedIn(mvc, "market2.lucheng")
                        .get("/desk/phrases")
                        .body())
                .contains("经审查，材料齐全。")
                .doesNotContain("不属于本机关职权范围。", "/removal");

        one.post(
                "/desk/cases/" + id + "/refusal",
                "key",
                key(),
                "why",
                "not-competent",
                "competent",
                "消防救援局",
                "phrase",
                "不属于本机关职权范围。",
                "reason",
                "请向消防部门申请。");
        assertThat(views.view(MARKET, id).head().state()).isEqualTo(CaseState.NOT_ACCEPTED);
        assertThat(views.view(MARKET, id).opinionOn(Step.ACCEPT)).contains("不属于本机关职权范围。\n请向消防部门申请。\n请向消防救援局申请。");

        String page = one.get("/desk/phrases").body();
        Matcher removal = Pattern.compile("/desk/phrases/[^/]+/removal").matcher(page);
        assertThat(removal.find()).isTrue();
        assertThat(one.post(removal.group(), "key", key()).status()).isEqualTo(303);
        assertThat(one.get("/desk/phrases").body())
                .doesNotContain("不属于本机关职权范围。")
                .contains("经审查，材料齐全。");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
