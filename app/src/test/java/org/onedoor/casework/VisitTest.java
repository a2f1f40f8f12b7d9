package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseState;
import org.onedoor.identity.TestBrowser;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.shared.Actor;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 到窗口接着办: whoever applied online may hand in more at a counter, and at any clerk's. */
@OnedoorTest
@Import(DemoCity.class)
class VisitTest {

    private static final String FIRM = "91330302MA2DEM017C";

    @Autowired
    DemoCity city;

    @Autowired
    CaseViews views;

    @Autowired
    JournalReader journal;

    @Autowired
    MockMvc mvc;

    private Actor applicant;
    private UUID id;
    private TestBrowser clerk;

    @BeforeEach
    void appliedOnline() {
        city.begin();
        applicant = city.applicant(city.firm());
        id = city.submitRestaurant(applicant);
        clerk = TestBrowser.signedIn(mvc, "hall.lucheng");
    }

    @Test
    void aClerkGoesOnWithTheCaseOfWhoeverStandsThere() {
        assertThat(clerk.get("/cases/" + id).status()).isEqualTo(404);
        clerk.get("/counter");
        assertThat(clerk.post("/counter", "number", FIRM).body()).contains("在办的件", "/counter/visits");
        assertThat(goesOn("91330304MA2DEM0254").status())
                .as("it is not this firm's")
                .isEqualTo(404);
        assertThat(goesOn(FIRM).location()).isEqualTo("/cases/" + id);
        assertThat(clerk.get("/cases/" + id).body()).contains("/withdrawal");
        clerk.get("/counter");
        goesOn(FIRM);
        assertThat(journal.of(id)).extracting(Event::type).containsOnlyOnce("casework.counter-visited.v1");
        assertThat(TestBrowser.signedIn(mvc, "hall").get("/cases/" + id).status())
                .as("another clerk, to whom nobody came")
                .isEqualTo(404);
        clerk.get("/cases/" + id);
        clerk.post("/cases/" + id + "/withdrawal", "key", UUID.randomUUID().toString(), "reason", "不办了");
        assertThat(views.view(applicant, id).head().state()).isEqualTo(CaseState.WITHDRAWN);
    }

    private TestBrowser.Seen goesOn(String number) {
        return clerk.post(
                "/counter/visits", "key", UUID.randomUUID().toString(), "number", number, "case", id.toString());
    }
}
