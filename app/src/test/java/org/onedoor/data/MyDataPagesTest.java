package org.onedoor.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.TestBrowser;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@OnedoorTest
class MyDataPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void showsEachValueWithSourceAndTimeAndHidesWhatIsSensitive() {
        TestBrowser geng = TestBrowser.signedIn(mvc, "geng");

        assertThat(geng.get("/me/data").body())
                .contains("温州市公安局", "户籍地址", "浙江省温州市瓯海区演示路5号", "截至 11月1日", "已婚", "居民身份证", "长期有效")
                .contains("330302•••9918")
                .doesNotContain("330302196006069918");
        assertThat(geng.get("/me/data?full=true").body()).contains("330302196006069918");
    }

    @Test
    void showsAHelperNothingInFull() {
        TestBrowser ding = TestBrowser.signedIn(mvc, "ding");
        ding.get("/acting");
        ding.post("/acting", "capacity", ding.capacity("演示·丙"));

        assertThat(ding.get("/me/data?full=true").body())
                .contains("330302•••9912")
                .doesNotContain("330302195505059912");
    }

    @Test
    void bringsADisputeToItsSourceAndTheAnswerBack() {
        TestBrowser wu = TestBrowser.signedIn(mvc, "wu");
        String form = "/me/data/current_address/dispute";
        assertThat(wu.get(form).body()).contains("现居住地址不对？", "温州市瓯海区演示路3号");
        assertThat(wu.post(form, "key", key(), "said", " ").status()).isEqualTo(422);
        assertThat(wu.post(form, "key", key(), "said", "搬到演示路33号了").location()).isEqualTo("/me/data");
        assertThat(wu.get("/me/data").body()).contains("待核实", "搬到演示路33号了");
        assertThat(wu.get(form).location()).isEqualTo("/me/data");

        String sheet = "/desk/disputes/"
                + jdbc.sql("select id from data.dispute where said = '搬到演示路33号了'")
                        .query(UUID.class)
                        .single();
        for (String stranger : new String[] {"civil", "police.ouhai"}) {
            TestBrowser other = TestBrowser.signedIn(mvc, stranger);
            assertThat(other.get("/desk/disputes").body()).doesNotContain("搬到演示路33号了");
            assertThat(other.get(sheet).status()).isEqualTo(404);
        }
        TestBrowser police = TestBrowser.signedIn(mvc, "police");
        assertThat(police.get("/desk/disputes").body()).contains("搬到演示路33号了");
        assertThat(police.get(sheet).body()).contains("演示·戊", "330302198803039913", "温州市瓯海区演示路3号");
        assertThat(police.post(sheet + "/answer", "key", key(), "outcome", "accepted", "answer", "")
                        .status())
                .isEqualTo(422);
        assertThat(police.post(sheet + "/answer", "key", key(), "outcome", "accepted", "answer", "已在人口系统更正")
                        .location())
                .isEqualTo("/desk/disputes");
        assertThat(police.post(sheet + "/answer", "key", key(), "outcome", "confirmed", "answer", "再答一次")
                        .status())
                .isEqualTo(409);
        assertThat(wu.get("/me/data").body()).contains("部门认可，等待更新", "已在人口系统更正", "待核实");
        assertThat(wu.get("/messages").body()).contains("现居住地址：登记有误，会改正", "温州市公安局");
    }

    @Test
    void takesADisputeBack() {
        TestBrowser xin = TestBrowser.signedIn(mvc, "xin");
        xin.get("/me/data/marital_status/dispute");
        xin.post("/me/data/marital_status/dispute", "key", key(), "said", "看错了");
        UUID id = jdbc.sql("select id from data.dispute where said = '看错了'")
                .query(UUID.class)
                .single();

        TestBrowser geng = TestBrowser.signedIn(mvc, "geng");
        geng.get("/me/data");
        assertThat(geng.post("/me/data/disputes/" + id + "/withdrawal", "key", key())
                        .status())
                .isEqualTo(404);
        assertThat(xin.post("/me/data/disputes/" + id + "/withdrawal", "key", key())
                        .location())
                .isEqualTo("/me/data");
        assertThat(xin.get("/me/data").body()).contains("已撤回");
    }

    @Test
    void knowsNoValueThatIsNotHeld() {
        TestBrowser jia = TestBrowser.signedIn(mvc, "jia");
        assertThat(jia.get("/me/data/child_name/dispute").status()).isEqualTo(404);
        assertThat(jia.get("/me/data/no_such/dispute").status()).isEqualTo(404);
    }
}
