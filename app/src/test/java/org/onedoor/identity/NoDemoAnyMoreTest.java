package org.onedoor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Somebody tried the program with its demo people and then opens the same data to the public. */
@OnedoorTest
@TestPropertySource(properties = "onedoor.demo=false")
class NoDemoAnyMoreTest {

    private static final String PASSWORD = "onedoor-demo";

    @Autowired
    MockMvc mvc;

    @Autowired
    DemoSignIns demo;

    @Autowired
    Accounts accounts;

    @Autowired
    Parties parties;

    @Autowired
    Staff staff;

    @Autowired
    Passwords passwords;

    @Autowired
    JdbcClient db;

    @Test
    void shutsOutThePeopleWhosePasswordEverybodyKnows() throws Exception {
        open("left.over", true);

        assertThat(demo.offer()).isEmpty();
        assertThat(new TestBrowser(mvc).get("/sign-in").body()).doesNotContain(PASSWORD);
        assertThat(String.join("\n", demo.lines()))
                .contains("ONEDOOR_DEMO=true")
                .doesNotContain(PASSWORD);
        TestBrowser browser = new TestBrowser(mvc);
        browser.get("/sign-in");
        assertThat(browser.post("/sign-in", "demo", "left.over").status()).isEqualTo(422);
        assertThat(browser.post("/sign-in", "login", "left.over", "password", PASSWORD)
                        .status())
                .isEqualTo(422);
        mvc.perform(signIn("left.over")).andExpect(status().isUnauthorized());
        assertThat(staff.reviews("left.over", "330300")).isFalse();
    }

    @Test
    void endsWhatTheyHadOpen() throws Exception {
        open("still.in", false);
        String body = mvc.perform(signIn("still.in")).andReturn().getResponse().getContentAsString();
        String bearer = "Bearer " + JsonPath.<String>read(body, "$.token");
        mvc.perform(get("/api/v1/me").header("Authorization", bearer)).andExpect(status().isOk());

        db.sql("update identity.account set demo = true where login = 'still.in'")
                .update();

        mvc.perform(get("/api/v1/me").header("Authorization", bearer)).andExpect(status().isUnauthorized());
    }

    @Test
    void hasAFirstAdministratorAsIfThereWereNoAccounts() {
        UUID real = db.sql("select id from identity.account where login = :login")
                .param("login", FirstAdministrator.LOGIN)
                .query(UUID.class)
                .single();
        open("only.demo", true);
        db.sql("update identity.account set demo = true where id = :id")
                .param("id", real)
                .update();
        assertThat(accounts.none()).isTrue();

        db.sql("update identity.account set demo = false where id = :id")
                .param("id", real)
                .update();
        assertThat(accounts.none()).isFalse();
    }

    private void open(String login, boolean demo) {
        Actor program = Actor.program("330300");
        UUID party = Ids.next(java.time.Clock.systemUTC());
        parties.add(
                program,
                new Person(
                        party,
                        "演示·旧人",
                        "none",
                        party.toString(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        "demo",
                        java.time.Instant.EPOCH),
                demo);
        UUID account = accounts.open(program, login, null, passwords.hash(PASSWORD), party, demo);
        staff.give(program, account, Role.REVIEWER, login, "330300", new Text("演示岗位", "Demo post"));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder signIn(String login) {
        return post("/api/v1/sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}");
    }
}
