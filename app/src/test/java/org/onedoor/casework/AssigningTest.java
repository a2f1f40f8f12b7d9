package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.desk.Wanted;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.identity.Staff;
import org.onedoor.identity.TestBrowser;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

/** 认领、指派、转办、代理, and forms that were filled in too late. */
@OnedoorTest
@Import(DemoCity.class)
class AssigningTest {

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    Queue queue;

    @Autowired
    Staff staff;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Test
    void keepsAStepForWhoTookIt() {
        Actor one = colleague("market.lucheng");
        Actor other = colleague("market2.lucheng");
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        String key = UUID.randomUUID().toString();
        casework.perform(one, id, key, new CaseCommand.Claim("accept"));
        casework.perform(one, id, key, new CaseCommand.Claim("accept"));

        assertThat(mine(one)).contains(id);
        assertThat(mine(other)).doesNotContain(id);
        assertThat(refusal(other, id, new CaseCommand.Accept())).isEqualTo("casework.step-claimed");
        assertThat(refusal(other, id, new CaseCommand.Claim("accept"))).isEqualTo("casework.step-claimed");
        assertThat(refusal(other, id, new CaseCommand.Release("accept"))).isEqualTo("casework.step-claimed");

        casework.perform(one, id, "accepts " + id, new CaseCommand.Accept());
        assertThat(mine(one)).doesNotContain(id);
        assertThat(types(id)).containsOnlyOnce("casework.step-assigned.v1");
    }

    @Test
    void handsOverToAReviewerOfTheSameDeskOnly() {
        Actor one = colleague("market.lucheng");
        Actor other = colleague("market2.lucheng");
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        casework.perform(one, id, "takes " + id, new CaseCommand.Claim("accept"));
        assertThat(refusal(one, id, new CaseCommand.Assign("accept", UUID.randomUUID(), "")))
                .isEqualTo("casework.no-such-colleague");
        assertThat(refusal(one, id, new CaseCommand.Assign("accept", account("head.lucheng"), "")))
                .as("a head decides on extensions, not on steps")
                .isEqualTo("casework.no-such-colleague");

        casework.perform(one, id, "gives " + id, new CaseCommand.Assign("accept", other.account(), "我去开会"));
        assertThat(mine(other)).contains(id);
        assertThat(views.view(other, id).opinionOn("assign")).contains("我去开会");
        assertThat(views.view(other, id).head().state()).isEqualTo(CaseState.RECEIVED);
    }

    @Test
    void letsTheHeadGiveAnybodysStepToAnybody() {
        Actor one = colleague("market.lucheng");
        Actor other = colleague("market2.lucheng");
        Actor head = actor("head.lucheng", Role.HEAD);
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        casework.perform(one, id, "takes " + id, new CaseCommand.Claim("accept"));
        assertThat(TestBrowser.signedIn(mvc, "head.lucheng")
                        .get("/desk/cases/" + id)
                        .body())
                .contains("/steps/accept/assignment", "/steps/accept/release")
                .doesNotContain("/acceptance\"", "/steps/accept/claim");
        casework.perform(head, id, "moves " + id, new CaseCommand.Assign("accept", other.account(), ""));
        assertThat(mine(other)).contains(id);
        casework.perform(head, id, "frees " + id, new CaseCommand.Release("accept"));
        assertThat(mine(other)).doesNotContain(id);
    }

    @Test
    void letsAStepBeTakenOverOnceItIsLate() {
        Actor one = colleague("market.lucheng");
        Actor other = colleague("market2.lucheng");
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        casework.perform(one, id, "takes " + id, new CaseCommand.Claim("accept"));
        jdbc.sql(
                        "UPDATE casework.case_file SET steps = jsonb_set(steps, '{steps,0,4}', '\"2020-01-02\"') WHERE id = :id")
                .param("id", id)
                .update();
        casework.perform(other, id, "takes it over " + id, new CaseCommand.Claim("accept"));
        assertThat(mine(other)).contains(id);
    }

    @Test
    void letsTheStandInActWhileSomebodyIsAway() {
        Actor away = colleague("market.lucheng");
        Actor standIn = colleague("market2.lucheng");
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        casework.perform(away, id, "takes " + id, new CaseCommand.Claim("accept"));
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        browser.get("/desk/absences");
        String today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        String[] fields = {
            "standIn",
            standIn.account().toString(),
            "from",
            today,
            "until",
            today,
            "key",
            UUID.randomUUID().toString()
        };
        assertThat(browser.post("/desk/absences", fields).status()).isEqualTo(303);
        assertThat(browser.post("/desk/absences", fields).status())
                .as("sent twice")
                .isEqualTo(303);
        try {
            assertThat(browser.get("/desk/absences").body()).containsOnlyOnce("/end\"");
            assertThat(mine(standIn)).contains(id);
            casework.perform(standIn, id, "accepts " + id, new CaseCommand.Accept());
            assertThat(views.view(standIn, id).head().state()).isEqualTo(CaseState.ACCEPTED);
        } finally {
            jdbc.sql("DELETE FROM casework.absence").update();
        }
    }

    @Test
    void refusesAbsencesThatMakeNoSense() {
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        browser.get("/desk/absences");
        String other = account("market2.lucheng").toString();
        String own = account("market.lucheng").toString();
        assertThat(absence(browser, "", other, "2099-01-02", "2099-01-01"))
                .as("ends before it begins")
                .isEqualTo(422);
        assertThat(absence(browser, "", own, "2099-01-02", "2099-01-03"))
                .as("oneself")
                .isEqualTo(422);
        assertThat(absence(browser, "", UUID.randomUUID().toString(), "2099-01-02", "2099-01-03"))
                .isEqualTo(422);
        assertThat(absence(browser, other, own, "2099-01-02", "2099-01-03"))
                .as("for a colleague")
                .isEqualTo(403);
        assertThat(absence(browser, "", "x", "2099-01-02", "2099-01-03")).isEqualTo(422);
        assertThat(absence(browser, "", other, "soon", "2099-01-03")).isEqualTo(422);
    }

    private static int absence(TestBrowser browser, String who, String standIn, String from, String until) {
        String key = UUID.randomUUID().toString();
        return browser.post("/desk/absences", "who", who, "standIn", standIn, "from", from, "until", until, "key", key)
                .status();
    }

    /** The page that was open in the meantime shows what happened, and keeps what was typed. */
    @Test
    void doesNothingWithAFormThatWasFilledInTooLate() {
        Actor one = colleague("market.lucheng");
        Actor other = colleague("market2.lucheng");
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        int version = views.head(one, id).version();
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        assertThat(browser.get("/desk/cases/" + id).body()).contains("name=\"version\" value=\"" + version + "\"");

        casework.perform(other, id, "meanwhile " + id, new CaseCommand.Accept());
        TestBrowser.Seen seen = browser.post(
                "/desk/cases/" + id + "/refusal",
                "key",
                UUID.randomUUID().toString(),
                "version",
                Integer.toString(version),
                "at",
                "0",
                "reason",
                "材料与事项不符");
        assertThat(seen.status()).isEqualTo(409);
        assertThat(seen.body()).contains("演示·巳三", "受理", "材料与事项不符");
        assertThat(views.head(one, id).state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(types(id)).doesNotContain("casework.case-refused.v1");
    }

    @Test
    void refusesAProgramThatLookedAtAnOlderVersion() throws Exception {
        Actor one = colleague("market.lucheng");
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        int version = views.head(one, id).version();
        casework.perform(one, id, "takes " + id, new CaseCommand.Claim("accept"));
        String token = JsonMapper.builder()
                .build()
                .readTree(mvc.perform(MockMvcRequestBuilders.post("/api/v1/sessions")
                                .contentType("application/json")
                                .content("{\"login\": \"market.lucheng\", \"password\": \"onedoor-demo\"}"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .path("token")
                .asString();
        String[] seen = {"\"" + version + "\"", "no version", "\"" + (version + 1) + "\""};
        List<Integer> answers = new java.util.ArrayList<>();
        for (String etag : seen) {
            answers.add(mvc.perform(MockMvcRequestBuilders.post("/api/v1/desk/cases/" + id + "/acceptance")
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", UUID.randomUUID())
                            .header("If-Match", etag))
                    .andReturn()
                    .getResponse()
                    .getStatus());
        }
        assertThat(answers).containsExactly(409, 409, 200);
    }

    @Test
    void opensTheNextCaseOfTheQueue() {
        Actor one = colleague("market.lucheng");
        Actor applicant = city.applicant(city.firm());
        UUID first = city.submitRestaurant(applicant);
        UUID second = city.submitRestaurant(applicant);
        for (UUID id : List.of(first, second)) {
            casework.perform(one, id, "takes " + id, new CaseCommand.Claim("accept"));
        }
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        browser.get("/desk/cases/" + first + "?queue=filter%3Dall%26who%3Dmine");
        TestBrowser.Seen seen = browser.post(
                "/desk/cases/" + first + "/acceptance",
                "key",
                UUID.randomUUID().toString(),
                "queue",
                "filter=all&who=mine",
                "next",
                "true");
        assertThat(seen.location()).startsWith("/desk/cases/").doesNotContain("/desk/cases/" + first);
        assertThat(browser.get(seen.location()).body())
                .contains(views.head(one, first).filingNumber().spaced());
    }

    private List<UUID> mine(Actor actor) {
        return queue.page(actor, Wanted.ofQuery("who=mine"), null).rows().stream()
                .map(Queue.Line::id)
                .toList();
    }

    private String refusal(Actor actor, UUID id, CaseCommand command) {
        int version = views.head(actor, id).version();
        Refused[] why = new Refused[1];
        assertThatThrownBy(() -> casework.perform(actor, id, UUID.randomUUID().toString(), command))
                .isInstanceOfSatisfying(Refused.class, refused -> why[0] = refused);
        assertThat(views.head(actor, id).version()).as("nothing is changed").isEqualTo(version);
        return why[0].refusal().code();
    }

    private List<String> types(UUID id) {
        return journal.of(id).stream().map(Event::type).toList();
    }

    private Actor colleague(String login) {
        return actor(login, Role.REVIEWER);
    }

    private Actor actor(String login, Role role) {
        return new Actor(account(login), null, role, "market-regulation", DemoCity.LUCHENG, Channel.WEB);
    }

    private UUID account(String login) {
        return staff.colleagues(List.of("market-regulation"), DemoCity.LUCHENG).stream()
                .filter(one -> one.login().equals(login))
                .map(Staff.Colleague::account)
                .findFirst()
                .orElseThrow();
    }
}
