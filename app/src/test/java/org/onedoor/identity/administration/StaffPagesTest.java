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
    void takesSomebodyOnWhoThenServesAndShutsThePostsAgain() {
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
        assertThat(reviewer.get("/desk/ratings").location()).as("out at once").startsWith("/acting?back=");
        TestBrowser citizen = new TestBrowser(mvc);
        citizen.get("/sign-in");
        assertThat(citizen.post("/sign-in", "login", "new.reviewer", "password", password)
                        .location())
                .as("the account is the citizen's as well")
                .doesNotStartWith("/desk")
                .doesNotStartWith("/acting");
        assertThat(citizen.get("/me").status()).isEqualTo(200);

        admin.post(
                "/administration/staff/" + account + "/enable",
                "key",
                UUID.randomUUID().toString());
        assertThat(signedIn("new.reviewer", password).get("/desk/ratings").status())
                .isEqualTo(200);
    }

    /** Who has an account keeps the password: one that is shown would not fit. */
    @Test
    void showsNoPasswordForSomebodyWhoHasAnAccount() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/staff/new");
        take(admin, UUID.randomUUID().toString(), "known.before", "330302197303039912");

        TestBrowser.Seen again =
                take(admin, UUID.randomUUID().toString(), "other.login", "330302197303039912", "manager", "330302");

        assertThat(again.body()).contains("本来就有账号：登录名是 known.before").doesNotContain("初始密码");
        assertThat(again.body()).doesNotContainPattern("<b>[a-z2-9-]{19}</b>");
    }

    /** Whom one may give a post in one's district one may not shut out of a post elsewhere. */
    @Test
    void keepsAnAdministratorFromReachingBeyondTheRegionByAPostInIt() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/staff/new");
        String number = "330302197404049917";
        TestBrowser.Seen city =
                take(admin, UUID.randomUUID().toString(), "city.reviewer", number, "reviewer", "330300");
        TestBrowser reviewer = signedIn("city.reviewer", password(city));
        TestBrowser district = signedIn("district.admin", password(districtAdministrator(admin)));
        district.get("/administration/staff/new");

        TestBrowser.Seen taken =
                take(district, UUID.randomUUID().toString(), "city.reviewer", number, "reviewer", "330302");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body()).doesNotContain("/disable\"").contains("管得到此人全部岗位的管理员");
        String account = found(taken.body(), "/administration/staff/([0-9a-f-]{36})/posts\"");
        assertThat(district.post(
                                "/administration/staff/" + account + "/disable",
                                "key",
                                UUID.randomUUID().toString())
                        .status())
                .isEqualTo(409);
        assertThat(reviewer.get("/desk/ratings").status()).isEqualTo(200);
    }

    @Test
    void keepsAnAdministratorFromAPostOfTheOwnGiving() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        UUID own = db.sql("select id from identity.account where login = 'admin'")
                .query(UUID.class)
                .single();
        String number = db.sql("""
                        select n.id_number from identity.person n join identity.account a on a.party = n.party
                         where a.login = 'admin'
                        """).query(String.class).single();
        assertThat(admin.get("/administration/staff/" + own).body()).doesNotContain("/posts\"");

        assertThat(admin.post(
                                "/administration/staff/" + own + "/posts",
                                "key",
                                UUID.randomUUID().toString(),
                                "role",
                                "reviewer",
                                "department",
                                "health",
                                "region",
                                "330302",
                                "title-zh",
                                "自设岗",
                                "title-en",
                                "Own")
                        .status())
                .isEqualTo(409);
        assertThat(admin.post(
                                "/administration/staff",
                                "key",
                                UUID.randomUUID().toString(),
                                "name",
                                "演示·辰二",
                                "number",
                                number,
                                "login",
                                "own.second",
                                "role",
                                "reviewer",
                                "department",
                                "health",
                                "region",
                                "330302",
                                "title-zh",
                                "自设岗",
                                "title-en",
                                "Own")
                        .status())
                .isEqualTo(409);
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

    private TestBrowser.Seen districtAdministrator(TestBrowser admin) {
        return take(
                admin, UUID.randomUUID().toString(), "district.admin", "330302197101019913", "administrator", "330302");
    }

    private TestBrowser signedIn(String login, String password) {
        TestBrowser browser = new TestBrowser(mvc);
        browser.get("/sign-in");
        assertThat(browser.post("/sign-in", "login", login, "password", password)
                        .status())
                .isEqualTo(303);
        return browser;
    }

    private static String password(TestBrowser.Seen added) {
        return found(added.body(), "<b>([a-z2-9-]{19})</b>");
    }

    // without an English title, which is nobody's duty
    private static TestBrowser.Seen take(TestBrowser admin, String key, String login, String number) {
        return take(admin, key, login, number, "reviewer", "330302");
    }

    private static TestBrowser.Seen take(
            TestBrowser admin, String key, String login, String number, String role, String region) {
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
                role,
                "department",
                "health",
                "region",
                region,
                "title-zh",
                "新人岗",
                "title-en",
                "");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }
}
