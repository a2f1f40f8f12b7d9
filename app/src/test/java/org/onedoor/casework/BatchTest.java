package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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
                .contains("共 2 件，办成 1，没办成 1", "/desk/cases/" + gone, "这一步现在做不了")
                .doesNotContain("/desk/cases/" + good);
        assertThat(browser.get(result + "?show=done").body()).contains("/desk/cases/" + good);
        assertThat(browser.get("/desk/batches").body()).contains(result);
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
