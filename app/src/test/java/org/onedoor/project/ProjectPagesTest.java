package org.onedoor.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.TestBrowser;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.node.ObjectNode;

/** 我的项目 and 项目台, as browsers without script use them. */
@OnedoorTest
@DirtiesContext
@Import({Builder.class, MovableClock.OnAMonday.class})
class ProjectPagesTest {

    private static final String DESK = "/desk/projects";
    private static final String FORM = "/projects/new?theme=" + Builder.THEME;

    @Autowired
    Builder builder;

    @Autowired
    Consultations consultations;

    @Autowired
    MockMvc mvc;

    private TestBrowser firm() {
        TestBrowser browser = TestBrowser.signedIn(mvc, "jia");
        browser.get("/acting");
        browser.post("/acting", "capacity", browser.capacity("温州演示一号科技有限公司"));
        return browser;
    }

    @Test
    void tellsWhoActsForHimselfThatFirmsRegisterBeforeHeFillsAnythingIn() {
        TestBrowser person = TestBrowser.signedIn(mvc, "geng");
        assertThat(person.get("/projects").body())
                .contains("项目由企业登记", "/acting?back=")
                .doesNotContain(FORM);
        TestBrowser.Seen form = person.get(FORM);
        assertThat(form.status()).isEqualTo(303);
        assertThat(form.location()).isEqualTo("/projects");

        TestBrowser firm = firm();
        assertThat(firm.get("/projects").body()).contains(FORM).doesNotContain("项目由企业登记");
        assertThat(firm.get(FORM).body()).contains("project_name");
    }

    @Test
    void tellsOnTheFormThatAProjectIsOfAnotherKind() {
        TestBrowser firm = firm();
        firm.get(FORM);
        List<String> typed = new ArrayList<>(List.of("theme", Builder.THEME, "key", Builder.key()));
        ObjectNode facts = builder.facts().put("project_government_invested", true);
        facts.properties()
                .forEach(fact -> typed.addAll(List.of(
                        fact.getKey(),
                        fact.getKey().equals("project_investment")
                                ? "120000000"
                                : fact.getValue().asString())));
        TestBrowser.Seen seen = firm.post("/projects", typed.toArray(String[]::new));
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).contains("这个项目不属于这一类，应当登记为：政府投资项目（审批类）", "演示一号智能装备厂房");
    }

    @Test
    void namesInARefusalWhatItNamesInTheReadersLanguage() {
        UUID project = builder.registered(builder.owner());
        TestBrowser firm = firm();
        firm.get("/projects/" + project);
        String begin = "/projects/" + project + "/stages/design/drafts";
        assertThat(firm.post(begin, "key", Builder.key()).body()).contains("前一个阶段还没有办完：立项用地规划许可");
        firm.plant("language", "en");
        assertThat(firm.post(begin, "key", Builder.key()).body())
                .contains("The stage before is not over: Project and land");
    }

    @Test
    void keepsWhatWasTypedWhenTheDeskIsRefused() {
        UUID project = builder.registered(builder.owner());
        TestBrowser desk = TestBrowser.signedIn(mvc, "building");
        String page = DESK + "/" + project;
        assertThat(desk.get(page).status()).isEqualTo(200);
        TestBrowser.Seen refused = desk.post(
                page + "/opinions",
                "key",
                Builder.key(),
                "phase",
                "completion",
                "department",
                "housing-construction",
                "question",
                "消防车道够不够宽");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("消防车道够不够宽</textarea>")
                .containsPattern("<option value=\"completion\" selected");
    }

    /** Who objects and forgets to say why does not agree by sending the page again. */
    @Test
    void keepsAnObjectionWithoutWords() {
        UUID project = builder.registered(builder.owner());
        UUID opinion = consultations.ask(
                Builder.reviewer("natural-resources"),
                Builder.key(),
                project,
                Phase.LAND,
                "housing-construction",
                "房屋");
        TestBrowser desk = TestBrowser.signedIn(mvc, "building");
        String page = DESK + "/" + project;
        desk.get(page);
        TestBrowser.Seen refused = desk.post(
                page + "/opinions/" + opinion + "/answer", "key", Builder.key(), "agreed", "false", "words", " ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).containsPattern("id=\"no-" + opinion + "\"[^>]* checked");
    }

    @Test
    void putsFirstWhatWaitsForTheDepartmentsOwnWord() {
        UUID asked = builder.registered(builder.owner());
        UUID opinion = consultations.ask(
                Builder.reviewer("natural-resources"), Builder.key(), asked, Phase.LAND, "housing-construction", "房屋");
        UUID newer = builder.registered(builder.owner());
        TestBrowser desk = TestBrowser.signedIn(mvc, "building");
        String waiting = desk.get(DESK).body();
        assertThat(waiting).containsSubsequence(asked.toString(), "等你部门答复", newer.toString());
        assertThat(waiting.split(asked.toString(), -1)).as("listed once").hasSize(2);
        consultations.answer(Builder.reviewer("housing-construction"), Builder.key(), asked, opinion, true, "没有意见");
        assertThat(desk.get(DESK).body()).containsSubsequence(newer.toString(), asked.toString());
    }
}
