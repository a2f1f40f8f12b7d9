package org.onedoor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.TestBrowser;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@OnedoorTest
class BrowserSignInTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Test
    void signsInWithADemoAccountByOneButtonAndWithNoOther() {
        TestBrowser browser = new TestBrowser(mvc);
        assertThat(browser.get("/sign-in").body()).contains("name=\"demo\" value=\"jia\"", "value=\"health.ouhai\"");
        assertThat(browser.post("/sign-in", "demo", "nobody.here", "back", "/me")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/sign-in", "demo", "ji", "back", "/me").location())
                .isEqualTo("/me");
        assertThat(browser.get("/me").body()).contains("演示·己");
    }

    @Test
    void signsInAndGoesBackToWhereOneCameFrom() {
        TestBrowser browser = new TestBrowser(mvc);
        assertThat(browser.get("/me/sessions?x=1").location()).isEqualTo("/sign-in?back=%2Fme%2Fsessions%3Fx%3D1");

        browser.get("/sign-in?back=/me/sessions?x=1");
        TestBrowser.Seen in =
                browser.post("/sign-in", "login", "jia", "password", "onedoor-demo", "back", "/me/sessions?x=1");

        assertThat(in.location()).isEqualTo("/me/sessions?x=1");
        assertThat(in.header("Set-Cookie"))
                .contains("onedoor_session=")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(browser.get("/me/sessions").body()).contains("演示·甲").contains("就是这里");
    }

    @Test
    void goesToNoOtherHost() {
        for (String evil :
                new String[] {"//evil.example", "https://evil.example/", "/\\evil.example", "javascript:1"}) {
            TestBrowser browser = new TestBrowser(mvc);
            browser.get("/sign-in");
            assertThat(browser.post("/sign-in", "login", "jia", "password", "onedoor-demo", "back", evil)
                            .location())
                    .isEqualTo("/");
        }
    }

    @Test
    void showsTheFormAgainWithWhatIsWrong() {
        TestBrowser browser = new TestBrowser(mvc);
        browser.get("/sign-in");
        TestBrowser.Seen again = browser.post("/sign-in", "login", "nobody.here", "password", "wrong");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body())
                .contains("<title>错误：登录")
                .contains("还可以试 4 次")
                .contains("value=\"nobody.here\"")
                .doesNotContain("value=\"wrong\"");
    }

    @Test
    void takesNoPostWithoutTheFormsToken() {
        TestBrowser browser = new TestBrowser(mvc);
        browser.get("/sign-in");
        assertThat(browser.postWithoutToken("/sign-in", "login", "jia", "password", "onedoor-demo")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void givesANewTokenAtEachSignInSoThatNoneCanBePlanted() {
        TestBrowser browser = TestBrowser.signedIn(mvc, "jia");
        String first = browser.session();
        browser.plant("onedoor_session", "planted-by-somebody-else");
        browser.get("/sign-in");
        browser.post("/sign-in", "login", "jia", "password", "onedoor-demo");

        assertThat(browser.session()).isNotEqualTo(first).isNotEqualTo("planted-by-somebody-else");
    }

    @Test
    void keepsTheFormOfALapsedSessionAndTheCapacityItWasFilledInFor() {
        TestBrowser browser = TestBrowser.signedIn(mvc, "ding");
        browser.get("/acting");
        browser.post("/acting", "capacity", browser.capacity("演示·丙"));
        browser.get("/me/sessions");
        idle("ding");

        String toSignIn = browser.post("/me/tokens", "label", "填到一半", "days", "1", "scope", "read")
                .location();
        assertThat(toSignIn).startsWith("/sign-in?back=%2Fresume%2F").endsWith("&lapsed");
        assertThat(browser.get(toSignIn.replace("%2F", "/")).body()).contains("刚才填的内容替你留着");

        String resume = toSignIn.replace("%2F", "/").replaceAll(".*back=(.*)&lapsed", "$1");
        assertThat(browser.post("/sign-in", "login", "ding", "password", "onedoor-demo", "back", resume)
                        .location())
                .isEqualTo(resume);
        assertThat(browser.get(resume).body())
                .contains("action=\"/me/tokens\"")
                .contains("value=\"填到一半\"")
                .contains("演示·丁 · 演示·丙");

        assertThat(browser.post("/me/tokens", "label", "填到一半", "days", "1", "scope", "read")
                        .body())
                .contains("od_");
    }

    @Test
    void showsAKeptFormToNobodyElse() {
        TestBrowser ding = TestBrowser.signedIn(mvc, "geng");
        ding.get("/me/sessions");
        idle("geng");
        String resume = ding.post("/me/tokens", "label", "私事")
                .location()
                .replace("%2F", "/")
                .replaceAll(".*back=(.*)&lapsed", "$1");

        assertThat(TestBrowser.signedIn(mvc, "wu").get(resume).status()).isEqualTo(404);
        assertThat(TestBrowser.signedIn(mvc, "geng").get(resume).status()).isEqualTo(200);
        assertThat(TestBrowser.signedIn(mvc, "geng")
                        .get("/resume/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void actsForTheFirmOnceChosenAndForNobodyThatIsNotOnesOwn() {
        TestBrowser browser = TestBrowser.signedIn(mvc, "ding");
        String token = browser.session();
        browser.get("/acting");
        String firm = browser.capacity("温州演示一号科技有限公司");
        assertThat(browser.post("/acting", "capacity", firm).location()).isEqualTo("/");

        assertThat(browser.session())
                .as("a form opened before cannot be posted as another")
                .isNotEqualTo(token);
        assertThat(browser.get("/acting").body()).contains("演示·丁 · 温州演示一号科技有限公司");

        TestBrowser stranger = TestBrowser.signedIn(mvc, "wu");
        stranger.get("/acting");
        assertThat(stranger.post("/acting", "capacity", firm).status()).isEqualTo(403);
    }

    @Test
    void givesAFormBackThatWasOpenedBeforeAChangeOfCapacity() {
        TestBrowser browser = TestBrowser.signedIn(mvc, "jia");
        browser.get("/me/sessions");
        String before = browser.token();
        browser.get("/acting");
        browser.post("/acting", "capacity", browser.capacity("演示·乙"));

        browser.useToken(before);
        assertThat(browser.post("/me/tokens", "label", "old").location()).startsWith("/resume/");
        browser.useToken(before);
        assertThat(browser.fromElsewhere().post("/me/tokens", "label", "forged").status())
                .isEqualTo(403);
    }

    @Test
    void asksSomebodyWithSeveralPostsToChooseFirst() {
        TestBrowser browser = new TestBrowser(mvc);
        browser.get("/sign-in");
        assertThat(browser.post("/sign-in", "login", "market.two", "password", "onedoor-demo")
                        .location())
                .isEqualTo("/acting?back=%2F");
        assertThat(browser.get("/acting").body()).contains("复核岗").contains("请先选一个身份");
    }

    @Test
    void showsStaffTheirDeskAndEverybodyElseHome() {
        TestBrowser admin = new TestBrowser(mvc);
        admin.get("/sign-in");
        assertThat(admin.post("/sign-in", "login", "admin", "password", "onedoor-demo")
                        .location())
                .isEqualTo("/administration/staff");

        TestBrowser citizen = new TestBrowser(mvc);
        citizen.get("/sign-in");
        assertThat(citizen.post("/sign-in", "login", "jia", "password", "onedoor-demo")
                        .location())
                .isEqualTo("/");
    }

    @Test
    void changesThePasswordOnlyForWhoKnowsTheOldOneAndEndsEveryOtherSession() {
        TestBrowser elsewhere = TestBrowser.signedIn(mvc, "civil.ouhai");
        TestBrowser here = TestBrowser.signedIn(mvc, "civil.ouhai");
        here.get("/me/password");
        assertThat(here.post("/me/password", "old-password", "guess", "new-password", "correct horse battery")
                        .body())
                .contains("现在的密码不对");
        assertThat(here.post("/me/password", "old-password", "onedoor-demo", "new-password", "short")
                        .body())
                .contains("新密码要 10 到 128 个字符");
        assertThat(here.post("/me/password", "old-password", "onedoor-demo", "new-password", "correct horse battery")
                        .location())
                .isEqualTo("/me/password?changed=true");

        assertThat(here.get("/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/me").location()).startsWith("/sign-in");
        TestBrowser again = new TestBrowser(mvc);
        again.get("/sign-in");
        assertThat(again.post("/sign-in", "login", "civil.ouhai", "password", "correct horse battery")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void endsASessionAfterIdlenessAndAfterItsLongestTime() {
        TestBrowser idle = TestBrowser.signedIn(mvc, "bing");
        idle("bing");
        assertThat(idle.get("/me/sessions").location()).startsWith("/sign-in");

        TestBrowser old = TestBrowser.signedIn(mvc, "bing");
        db.sql(
                        "update identity.session set ends_at = :now where account = (select id from identity.account where login = 'bing')")
                .param("now", OffsetDateTime.now(clock))
                .update();
        assertThat(old.get("/me/sessions").location()).startsWith("/sign-in");
    }

    @Test
    void signsOutHereOrEverywhere() {
        TestBrowser phone = TestBrowser.signedIn(mvc, "ji");
        TestBrowser desk = TestBrowser.signedIn(mvc, "ji");
        phone.get("/me/sessions");
        phone.post("/sign-out");
        assertThat(phone.get("/me/sessions").location()).startsWith("/sign-in");
        assertThat(desk.get("/me/sessions").status()).isEqualTo(200);

        TestBrowser again = TestBrowser.signedIn(mvc, "ji");
        again.get("/me/sessions");
        assertThat(again.post("/sign-out/everywhere").location()).isEqualTo("/sign-in");
        assertThat(desk.get("/me/sessions").location()).startsWith("/sign-in");
    }

    @Test
    void endsAnothersSessionForNobody() {
        TestBrowser.signedIn(mvc, "xin");
        UUID xins = db.sql("""
                        select s.id from identity.session s join identity.account a on a.id = s.account
                         where a.login = 'xin' and s.ended_at is null
                        """).query(UUID.class).list().getFirst();
        TestBrowser other = TestBrowser.signedIn(mvc, "wu");
        other.get("/me/sessions");
        assertThat(other.post("/me/sessions/" + xins + "/end").status()).isEqualTo(404);
    }

    private void idle(String login) {
        db.sql(
                        "update identity.session set last_seen_at = :then where account = (select id from identity.account where login = :login)")
                .param("then", OffsetDateTime.now(clock).minusMinutes(31))
                .param("login", login)
                .update();
    }
}
