package org.onedoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.casework.filing.Attaching;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 告知承诺 as the applicant, the department and its head see it. */
@OnedoorTest
@Import(DemoCity.class)
class PledgePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    DemoCity city;

    @Autowired
    Attaching attaching;

    private Actor applicant;
    private TestBrowser firm;

    @BeforeEach
    void actForTheFirm() {
        city.begin();
        applicant = city.applicant(city.firm());
        firm = TestBrowser.signedIn(mvc, "jia");
        firm.get("/acting");
        firm.post("/acting", "capacity", firm.capacity("温州演示一号科技有限公司"));
    }

    @Test
    void letsTheApplicantChooseTheWayAndTellsWhatIsPromised() {
        UUID draft = city.restaurantDraft(applicant);
        String check = "/drafts/" + draft + "/check";
        assertThat(firm.get(check).body())
                .as("what is to follow and a promise that all is there do not go together")
                .doesNotContain("way-pledge");
        for (String material : List.of("food-safety-rules", "equipment-list")) {
            attaching.defer(applicant, draft, material, false);
            attaching.attach(applicant, draft, material, city.picture());
        }
        assertThat(firm.get(check).body()).contains("way-ordinary", "way-pledge", "经营场所与申请的食品品种");
        TestBrowser.Seen done = firm.post("/drafts/" + draft + "/submission", "key", key(), "way", "pledge");
        assertThat(done.location()).matches("/cases/.*/confirmation");
        String address = done.location().replace("/confirmation", "");
        assertThat(firm.get(address).body()).contains("已经按承诺准予", "告知承诺书", "准予行政许可决定书");

        TestBrowser market = TestBrowser.signedIn(mvc, "market.lucheng");
        assertThat(market.get("/desk" + address).body()).contains("符合承诺", "责令整改", "经营场所与申请的食品品种");
        market.post("/desk" + address + "/check", "key", key(), "finding", "WANTING", "words", "洗消区没有装好");
        assertThat(market.get("/desk" + address).body()).contains("已经责令整改").doesNotContain("value=\"WANTING\"");
        assertThat(firm.get(address).body()).contains("整改到位", "洗消区没有装好", "责令整改通知书");

        TestBrowser head = TestBrowser.signedIn(mvc, "head.lucheng");
        assertThat(head.get("/desk" + address).body()).contains("撤回、撤销、注销、吊销");
        head.post("/desk" + address + "/ending", "key", key(), "ending", "REVOKE", "reason", "以欺骗手段取得");
        assertThat(head.get("/desk" + address).body()).contains("已撤销").doesNotContain("/ending");
        assertThat(firm.get(address).body()).contains("许可已经撤销", "以欺骗手段取得", "撤销行政许可决定书");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
