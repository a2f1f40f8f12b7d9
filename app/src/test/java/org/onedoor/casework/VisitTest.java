package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.NotAccepted;
import org.onedoor.casework.life.Step;
import org.onedoor.identity.TestBrowser;
import org.onedoor.journal.Event;
import org.onedoor.journal.JournalReader;
import org.onedoor.paper.PapersOf;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** 到窗口接着办: whoever applied online may hand in more at a counter, and at any clerk's. */
@OnedoorTest
@Import(DemoCity.class)
class VisitTest {

    private static final Actor MARKET = DemoCity.reviewer("market-regulation");
    private static final String FIRM = "91330302MA2DEM017C";

    @Autowired
    DemoCity city;

    @Autowired
    CaseViews views;

    @Autowired
    JournalReader journal;

    @Autowired
    Casework casework;

    @Autowired
    Visits visits;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

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

    /** Whoever is not served electronically comes and fetches the notice; a colleague of the department may have the step. */
    @Test
    void aClerkPrintsACorrectionNoticeAndHandsItOver() {
        city.withdraws(applicant);
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        casework.perform(
                MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        casework.perform(MARKET, id, new CaseCommand.Claim(Step.CORRECTION_NOTICE));
        UUID notice = notice();
        String service = "/counter/cases/" + id + "/papers/" + notice + "/service";
        clerk.get("/counter");
        assertThat(handsOver(service).status()).as("before he came").isEqualTo(404);
        goesOn(FIRM);
        assertThat(clerk.get("/cases/" + id).body()).contains(service, "/papers/" + notice + "/file");
        assertThat(clerk.get("/counter/cases/" + id + "/papers/" + notice + "/file")
                        .response()
                        .getContentType())
                .isEqualTo("application/pdf");
        String strange = "/counter/cases/" + id + "/papers/" + UUID.randomUUID();
        assertThat(clerk.get(strange + "/file").status()).isEqualTo(404);
        clerk.get("/cases/" + id);
        assertThat(clerk.post(service, "key", UUID.randomUUID().toString(), "detail", " ")
                        .status())
                .as("to whom?")
                .isEqualTo(422);
        assertThat(handsOver(service).location()).isEqualTo("/cases/" + id);
        assertThat(views.view(applicant, id).tellsOfCorrection()).isFalse();
        assertThat(clerk.get("/cases/" + id).body()).doesNotContain(service).contains("窗口领取");
        clerk.get("/cases/" + id);
        assertThat(handsOver(service).status()).as("a second time").isEqualTo(303);
    }

    @Test
    void aClerkHandsOverNothingByPostAndNothingYesterday() {
        city.withdraws(applicant);
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        casework.perform(
                MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        clerk.get("/counter");
        goesOn(FIRM);
        UUID account = jdbc.sql("SELECT id FROM identity.account WHERE login = 'hall.lucheng'")
                .query(UUID.class)
                .single();
        Actor hall = new Actor(account, null, Role.CLERK, null, DemoCity.LUCHENG, Channel.COUNTER);
        LocalDate today = LocalDate.now(clock);
        for (CaseCommand wrong : List.of(
                new CaseCommand.ServeCorrectionNotice(notice(), today, "courier", "SF0000000000"),
                new CaseCommand.ServeCorrectionNotice(notice(), today.minusDays(1), "pickup", "演示·乙"))) {
            assertThatThrownBy(() -> casework.perform(hall, id, wrong))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo("casework.service-incomplete"));
        }
        assertThat(views.view(applicant, id).tellsOfCorrection()).isTrue();
    }

    /** Asked on paper, and then he opens it himself: his days run, and nobody need bring it any more. */
    @Test
    void anApplicantWhoOpensTheNoticeHimselfAfterAllIsToldByThat() throws InterruptedException {
        city.withdraws(applicant);
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("counter", ""));
        casework.perform(
                MARKET, id, new CaseCommand.AskCorrection(List.of(new CaseCommand.ToCorrect("floor-plan", "请标出洗消区"))));
        TestBrowser firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
        assertThat(firm.get("/papers/" + notice()).status()).isEqualTo(200);
        assertThat(views.view(applicant, id).tellsOfCorrection())
                .as("he has not agreed to be told so")
                .isTrue();
        casework.perform(applicant, id, new CaseCommand.ChooseDelivery("electronic", ""));
        firm.get("/papers/" + notice());
        for (int i = 0; i < 200 && views.view(applicant, id).tellsOfCorrection(); i++) {
            Thread.sleep(100);
        }
        assertThat(views.view(applicant, id).tellsOfCorrection()).isFalse();
        assertThat(journal.of(id)).extracting(Event::type).containsOnlyOnce("casework.correction-notice-served.v1");
    }

    @Test
    void aVisitEndsWithItsDay() {
        clerk.get("/counter");
        goesOn(FIRM);
        visits.forget();
        assertThat(clerk.get("/cases/" + id).status()).isEqualTo(200);
        jdbc.sql("UPDATE casework.visit SET visited_at = visited_at - interval '1 day' WHERE case_id = :id")
                .param("id", id)
                .update();
        visits.forget();
        assertThat(clerk.get("/cases/" + id).status()).isEqualTo(404);
    }

    /** 不予受理: whoever is not served electronically fetches the notice, though his filing is over. */
    @Test
    void aClerkFindsWhatAFilingThatIsOverLeftToBeFetched() {
        city.withdraws(applicant);
        casework.perform(MARKET, id, new CaseCommand.Refuse(NotAccepted.NOT_COMPETENT, "不归我们管", "海关"));
        clerk.get("/counter");
        assertThat(clerk.post("/counter", "number", FIRM).body()).doesNotContain(id.toString());
        jdbc.sql("UPDATE casework.case_file SET delivery = 'counter' WHERE id = :id")
                .param("id", id)
                .update();
        assertThat(clerk.post("/counter", "number", FIRM).body()).contains(id.toString());
        goesOn(FIRM);
        assertThat(clerk.get("/cases/" + id).body()).contains("不予受理", "/service");
    }

    private UUID notice() {
        return views.papers(MARKET, id).stream()
                .filter(line -> Set.of("02", "13").contains(line.code()))
                .map(PapersOf.Line::id)
                .findFirst()
                .orElseThrow();
    }

    private TestBrowser.Seen handsOver(String service) {
        return clerk.post(service, "key", UUID.randomUUID().toString(), "detail", "演示·乙");
    }

    private TestBrowser.Seen goesOn(String number) {
        return clerk.post(
                "/counter/visits", "key", UUID.randomUUID().toString(), "number", number, "case", id.toString());
    }
}
