package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What comes with and after a grant, as the applicant, the department, the hall and anybody see it. */
@OnedoorTest
@Import({DemoCity.class, MovableClock.OnAMonday.class})
class AfterTheGrantPagesTest {

    private static final String CREDIT_CODE = "91330302MA2DEM017C";
    private static final Actor MARKET = DemoCity.reviewer("market-regulation");

    @Autowired
    DemoCity city;

    @Autowired
    Casework casework;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private Actor applicant;
    private TestBrowser firm;

    @BeforeEach
    void begin() {
        clock.moveTo("2026-03-02");
        city.begin();
        applicant = city.applicant(city.firm());
        firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
    }

    @Test
    void beginsARenewalUnderItsLicenceAndShowsBothVersionsToWhoeverVerifies() {
        jdbc.sql("UPDATE licence.version SET status = 'cancelled'").update();
        UUID licence = city.licenceEnding(applicant, "2026-05-29");
        String path = "/items/" + DemoCity.RENEWAL + "?licence=" + licence + "&region=" + DemoCity.LUCHENG;
        String linked = path.replace("&", "&amp;");
        assertThat(firm.get("/licences").body()).contains("食品经营许可（延续）", linked);
        assertThat(firm.get(path).body()).contains("name=\"licence\" value=\"" + licence + "\"");
        TestBrowser.Seen begun = firm.post(
                "/items/" + DemoCity.RENEWAL + "/drafts",
                "key",
                key(),
                "licence",
                licence.toString(),
                "region",
                DemoCity.LUCHENG);
        assertThat(begun.location()).startsWith("/drafts/");
        assertThat(firm.get(begun.location() + "/pages/operation").body()).contains("温州市鹿城区演示路 1 号");
        UUID renewal = city.submitRenewal(applicant, licence);
        assertThat(firm.get("/licences").body()).as("it is being asked for").doesNotContain(linked);
        String old = identifier(licence);
        casework.perform(MARKET, renewal, new CaseCommand.Accept());
        casework.perform(MARKET, renewal, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, renewal, new CaseCommand.Grant(""));
        String now = identifier(licence);
        assertThat(firm.get("/licences").body()).contains("第 2 版", "/verify/" + old);
        assertThat(firm.get("/verify/" + old).body()).contains("已换发", "/verify/" + now);
        assertThat(firm.get("/verify/" + now).body()).contains("上一版", "/verify/" + old);
    }

    @Test
    void choosesTheCounterAndFetchesItThere() {
        UUID id = city.submitRestaurant(applicant);
        assertThat(firm.get("/cases/" + id).body()).contains("结果怎么给我", "电子送达");
        assertThat(firm.post("/cases/" + id + "/delivery", "key", key(), "way", "counter")
                        .location())
                .isEqualTo("/cases/" + id);
        decided(id);
        TestBrowser market = TestBrowser.signedIn(mvc, "market.lucheng");
        assertThat(market.get("/desk/cases/" + id).body()).contains("记录送达", "窗口领取");
        TestBrowser clerk = TestBrowser.signedIn(mvc, "hall.lucheng");
        clerk.get("/counter");
        assertThat(clerk.post("/counter", "number", CREDIT_CODE).body())
                .contains("待领取", "/counter/cases/" + id + "/service");
        clerk.post("/counter/visits", "key", key(), "number", CREDIT_CODE, "case", id.toString());
        assertThat(clerk.get("/cases/" + id).body())
                .as("what is handed over can be printed first")
                .contains("准予行政许可决定书", "/counter/cases/" + id + "/papers/");
        clerk.get("/counter");
        assertThat(clerk.post("/counter/cases/" + id + "/service", "key", key(), "detail", "演示·乙")
                        .location())
                .startsWith("/counter?handed");
        assertThat(clerk.get("/counter?handed=over").body()).contains("已登记");
        assertThat(clerk.post("/counter", "number", CREDIT_CODE).body())
                .doesNotContain("/counter/cases/" + id + "/service");
        assertThat(market.get("/desk/cases/" + id).body()).contains("送达回证").doesNotContain("记录送达");
        assertThat(firm.get("/cases/" + id).body()).contains("送达回证").doesNotContain("结果怎么给我");
    }

    private void decided(UUID id) {
        casework.perform(MARKET, id, new CaseCommand.Accept());
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            casework.perform(applicant, id, new CaseCommand.Supplement(material, city.picture()));
        }
        casework.perform(DemoCity.reviewer("health"), id, new CaseCommand.Review("hygiene-opinion", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("site-inspection", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Review("review", true, ""));
        casework.perform(MARKET, id, new CaseCommand.Grant(""));
    }

    private String identifier(UUID licence) {
        return jdbc.sql("""
                        SELECT v.identifier FROM licence.licence l
                          JOIN licence.version v ON v.licence = l.id AND v.version = l.current_version
                         WHERE l.id = :id""").param("id", licence).query(String.class).single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
