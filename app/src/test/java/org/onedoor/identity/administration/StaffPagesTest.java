package org.onedoor.identity.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.HallAuthorisations;
import org.onedoor.identity.TestBrowser;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@OnedoorTest
class StaffPagesTest {

    private static final String NUMBER = "330302197606069916";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    HallAuthorisations halls;

    @Test
    void takesSomebodyOnWhoThenServesAndShutsTheAccountAgain() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/staff/new");
        String key = UUID.randomUUID().toString();
        TestBrowser.Seen added = take(admin, key, "new.reviewer", NUMBER);
        String password = found(added.body(), "<b>([a-z2-9-]{19})</b>");
        assertThat(take(admin, key, "new.reviewer", NUMBER).location())
                .as("posted twice, the password is not shown again")
                .startsWith("/administration/staff/");

        TestBrowser reviewer = new TestBrowser(mvc);
        reviewer.get("/sign-in");
        assertThat(reviewer.post("/sign-in", "login", "new.reviewer", "password", password)
                        .location())
                .startsWith("/desk");
        assertThat(reviewer.get("/administration/staff").status()).isEqualTo(403);
        assertThat(reviewer.get("/me").body()).contains("演示·新人").contains(NUMBER.substring(0, 6) + "********");

        String account = found(added.body(), "/administration/staff/([0-9a-f-]{36})/posts\"");
        admin.get("/administration/staff/" + account);
        admin.post(
                "/administration/staff/" + account + "/disable",
                "key",
                UUID.randomUUID().toString());
        assertThat(reviewer.get("/me").location()).as("out at once").startsWith("/sign-in");
        reviewer.get("/sign-in");
        assertThat(reviewer.post("/sign-in", "login", "new.reviewer", "password", password)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void takesAPostAwayFromWhoeverActsInIt() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/staff/new");
        TestBrowser.Seen added = take(admin, UUID.randomUUID().toString(), "short.time", "330302197505059911");
        String password = found(added.body(), "<b>([a-z2-9-]{19})</b>");
        TestBrowser reviewer = new TestBrowser(mvc);
        reviewer.get("/sign-in");
        reviewer.post("/sign-in", "login", "short.time", "password", password);
        assertThat(reviewer.get("/desk/ratings").status()).isEqualTo(200);

        String take = found(added.body(), "(/administration/staff/[0-9a-f-]{36}/posts/[0-9a-f-]{36}/end)");
        admin.post(take, "key", UUID.randomUUID().toString());
        assertThat(reviewer.get("/desk/ratings").location()).startsWith("/acting?back=");
    }

    @Test
    void saysWhatIsWrongInTheForm() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/staff/new");
        TestBrowser.Seen again = admin.post(
                "/administration/staff",
                "key",
                UUID.randomUUID().toString(),
                "number",
                "330302197606069917",
                "login",
                "X!",
                "role",
                "reviewer",
                "region",
                "110000");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body())
                .contains("校验位对不上")
                .contains("登录名要用小写字母开头")
                .contains("审批人员要选一个部门")
                .contains("选一个你管理范围内的地区")
                .contains("value=\"330302197606069917\"");
    }

    @Test
    void doesNotTakeOnSomebodyUnderAnotherName() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/staff/new");
        assertThat(take(admin, UUID.randomUUID().toString(), "under.other", "330302199001019915")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void keepsTheAdministratorFromShuttingTheOwnAccount() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        UUID own = db.sql("select id from identity.account where login = 'admin'")
                .query(UUID.class)
                .single();
        admin.get("/administration/staff/" + own);
        assertThat(admin.post(
                                "/administration/staff/" + own + "/disable",
                                "key",
                                UUID.randomUUID().toString())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void authorisesAHallAndEndsItAgain() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/halls");
        admin.post(
                "/administration/halls",
                "key",
                UUID.randomUUID().toString(),
                "region",
                "330381",
                "department",
                "health");
        assertThat(halls.departments("330381")).containsExactly("health");

        UUID id = db.sql("select id from identity.hall_authorisation where region = '330381' and ended_at is null")
                .query(UUID.class)
                .single();
        admin.post(
                "/administration/halls/" + id + "/end", "key", UUID.randomUUID().toString());
        assertThat(halls.departments("330381")).isEmpty();
    }

    private static TestBrowser.Seen take(TestBrowser admin, String key, String login, String number) {
        return admin.post(
                "/administration/staff",
                "key",
                key,
                "name",
                "演示·新人",
                "number",
                number,
                "login",
                login,
                "role",
                "reviewer",
                "department",
                "health",
                "region",
                "330302",
                "title-zh",
                "新人岗",
                "title-en",
                "Newcomer");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }
}
