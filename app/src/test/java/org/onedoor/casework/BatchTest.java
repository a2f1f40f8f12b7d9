package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** 批量办理: from ticks to the list of results, as a browser without script. */
@OnedoorTest
@Import(DemoCity.class)
class BatchTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    CaseViews views;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Autowired
    Clock clock;

    @Test
    void judgesEachCaseOnItsOwnAndListsWhatBecameOfIt() {
        Actor applicant = city.applicant(city.firm());
        UUID good = city.submitRestaurant(applicant);
        UUID gone = city.submitRestaurant(applicant);
        casework.perform(applicant, gone, new CaseCommand.Withdraw(""));
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        browser.get("/desk");

        TestBrowser.Seen asked = browser.post(
                "/desk/batch", "key", key(), "action", "accept", "line", good + ":accept", "line", gone + ":accept");
        assertThat(asked.status()).isEqualTo(303);
        assertThat(browser.get(asked.location()).body()).contains("受理 2 件");
        String key = key();
        String[] form = {"key", key, "action", "accept", "line", good + ":accept", "line", gone + ":accept"};
        String result = browser.post("/desk/batches", form).location();
        assertThat(browser.post("/desk/batches", form).location())
                .as("sent twice")
                .isEqualTo(result);

        assertThat(views.view(MARKET, good).head().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(browser.get(result).body())
                .contains("共 2 件，办成 1，没办成 1", "/desk/cases/" + gone, "这一步现在做不了", "依据")
                .doesNotContain("/desk/cases/" + good);
        assertThat(browser.get(result + "?show=done").body()).contains("/desk/cases/" + good);
        assertThat(browser.get("/desk/batches").body()).contains(result);
    }

    /** However many are ticked, none of them travels in an address. */
    @Test
    void takesManyTickedLinesToTheirReason() {
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        browser.get("/desk");
        List<String> form = new ArrayList<>(List.of("key", key(), "action", "accept"));
        for (int i = 0; i < 300; i++) {
            form.addAll(List.of("line", UUID.randomUUID() + ":accept"));
        }
        TestBrowser.Seen asked = browser.post("/desk/batch", form.toArray(String[]::new));
        assertThat(asked.location()).startsWith("/desk/batch?").hasSizeLessThan(200);
        assertThat(browser.get(asked.location()).body()).contains("受理 300 件");
    }

    @Test
    void takesWhatIsTickedAtOnce() {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        TestBrowser browser = TestBrowser.signedIn(mvc, "market2.lucheng");
        browser.get("/desk");
        String result = browser.post("/desk/batch", "key", key(), "action", "claim", "line", id + ":accept")
                .location();
        assertThat(browser.get(result).body()).contains("办成 1");
        assertThat(browser.get("/desk?filter=all&who=mine").body()).contains("/desk/cases/" + id);
    }

    /** What comes to the queue after somebody meant all of it is not among what he confirms. */
    @Test
    void takesOfAWholeQueueExactlyWhatWasSeen() {
        Actor applicant = city.applicant(city.firm());
        UUID seen = city.submitRestaurant(applicant);
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        browser.get("/desk");
        String asked = browser.post(
                        "/desk/batch", "key", key(), "filter", "to-accept", "action", "ask-correction", "scope", "all")
                .location();
        assertThat(asked).contains("&pick=");
        String pick = asked.substring(asked.indexOf("&pick=") + 6);
        assertThat(browser.get(asked).body()).contains(pick);
        UUID later = city.submitRestaurant(applicant);
        String[] form = {"key", key(), "action", "ask-correction", "pick", pick, "reason", "请补上平面图"};
        String result = browser.post("/desk/batches", form).location();
        assertThat(browser.post("/desk/batches", form).location())
                .as("sent twice")
                .isEqualTo(result);
        assertThat(views.view(MARKET, seen).head().state()).isEqualTo(CaseState.CORRECTING);
        assertThat(views.view(MARKET, later).head().state()).isEqualTo(CaseState.RECEIVED);

        String[] claim = {"key", key(), "filter", "all", "action", "claim", "scope", "all"};
        String claimed = browser.post("/desk/batch", claim).location();
        assertThat(browser.post("/desk/batch", claim).location())
                .as("sent twice")
                .isEqualTo(claimed);

        TestBrowser other = TestBrowser.signedIn(mvc, "market2.lucheng");
        other.get("/desk");
        assertThat(other.post("/desk/batches", "key", key(), "action", "accept", "pick", pick)
                        .status())
                .as("somebody else's choice")
                .isEqualTo(422);
    }

    /** An account that was shut while its batch waited does nothing more, and each line says so. */
    @Test
    void stopsABatchOfAnAccountThatWasDisabled() {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        UUID account = jdbc.sql("SELECT id FROM identity.account WHERE login = 'market2.lucheng'")
                .query(UUID.class)
                .single();
        UUID batch = UUID.randomUUID();
        jdbc.sql("UPDATE identity.account SET status = 'disabled' WHERE id = :id")
                .param("id", account)
                .update();
        try {
            jdbc.sql("""
                            INSERT INTO casework.batch (id, account, role, department, region, channel, action, reason, total, made_at)
                            VALUES (:id, :account, 'reviewer', 'market-regulation', '330302', 'web', 'claim', '', 1, :at)""")
                    .param("id", batch)
                    .param("account", account)
                    .param("at", OffsetDateTime.now(clock))
                    .update();
            jdbc.sql(
                            "INSERT INTO casework.batch_line (batch, ordinal, case_id, step) VALUES (:batch, 1, :case, 'accept')")
                    .param("batch", batch)
                    .param("case", id)
                    .update();
            for (int i = 0; i < 150 && waiting(batch) > 0; i++) {
                sleep(); // a job goes on with it
            }
            assertThat(jdbc.sql("SELECT outcome FROM casework.batch_line WHERE batch = :batch")
                            .param("batch", batch)
                            .query(String.class)
                            .single())
                    .isEqualTo("casework.desk-no-longer-serves");
        } finally {
            jdbc.sql("UPDATE identity.account SET status = 'active' WHERE id = :id")
                    .param("id", account)
                    .update();
        }
        assertThat(views.view(MARKET, id).steps().getFirst().holder()).isNull();
    }

    @Test
    void asksForTicksAndForReasons() {
        UUID id = city.submitRestaurant(city.applicant(city.firm()));
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        browser.get("/desk");
        String back =
                browser.post("/desk/batch", "key", key(), "action", "accept").location();
        assertThat(back).isEqualTo("/desk?filter=all&ticked=none");
        assertThat(browser.get(back).body()).contains("请先勾选");
        assertThat(browser.post("/desk/batches", "key", key(), "action", "deny", "line", id + ":decide")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/desk/batches", "key", key(), "action", "assign", "line", id + ":accept")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/desk/batches", "key", key(), "action", "explode", "line", id + ":accept")
                        .status())
                .isEqualTo(422);
    }

    /** More than one chunk and more than one page of results; what is not a case of this desk is refused, not hidden. */
    @Test
    void carriesOutMoreThanAThousandLines() {
        Actor applicant = city.applicant(city.firm());
        List<String> fields = new ArrayList<>(List.of("key", key(), "action", "claim"));
        UUID mine = city.submitRestaurant(applicant);
        for (int i = 0; i < 1_100; i++) {
            fields.addAll(List.of("line", UUID.randomUUID() + ":accept"));
        }
        fields.addAll(List.of("line", mine + ":accept"));
        TestBrowser browser = TestBrowser.signedIn(mvc, "market.lucheng");
        browser.get("/desk");
        String result =
                browser.post("/desk/batches", fields.toArray(String[]::new)).location();
        UUID batch = UUID.fromString(result.substring("/desk/batches/".length()));
        for (int i = 0; i < 100 && waiting(batch) > 0; i++) {
            sleep();
        }
        assertThat(browser.get(result).body()).contains("共 1101 件，办成 1，没办成 1100", "after=100");
        assertThat(views.view(MARKET, mine).steps().getFirst().holder()).isNotNull();
    }

    private int waiting(UUID batch) {
        return jdbc.sql("SELECT count(*) FROM casework.batch_line WHERE batch = :batch AND outcome IS NULL")
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
