package org.onedoor.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.TestBrowser;
import org.onedoor.journal.Cursors;
import org.onedoor.journal.Journal;
import org.onedoor.journal.JournalReader;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

@OnedoorTest
class RatingPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Invitations invitations;

    @Autowired
    Journal journal;

    @Autowired
    JournalReader reader;

    @Autowired
    Cursors cursors;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    private DecidedCase decidedFor(String login) {
        DecidedCase decided = forParty(party(login));
        invitations.on(decided.event());
        return decided;
    }

    private UUID party(String login) {
        return jdbc.sql("select party from identity.account where login = :login")
                .param("login", login)
                .query(UUID.class)
                .single();
    }

    private static DecidedCase forParty(UUID party) {
        DecidedCase any = DecidedCase.inLucheng();
        return new DecidedCase(any.id(), any.filingNumber(), party, any.department(), any.region(), Instant.now());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private UUID order(DecidedCase decided) {
        return jdbc.sql("select w.id from rating.work_order w join rating.invitation i on i.id = w.invitation"
                        + " where i.case_id = :id")
                .param("id", decided.id())
                .query(UUID.class)
                .single();
    }

    /** The link stood on the case's page half a second before its page was there. */
    @Test
    void isThereAsSoonAsTheCaseIsDecided() throws Exception {
        TestBrowser jia = TestBrowser.signedIn(mvc, "jia");
        DecidedCase decided = forParty(party("jia"));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread sealingHeldBack = Thread.ofVirtual()
                .start(() -> transactions.executeWithoutResult(status -> {
                    jdbc.sql("select pg_current_xact_id()::text")
                            .query(String.class)
                            .single();
                    begun.countDown();
                    try {
                        over.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
        begun.await();
        try {
            transactions.executeWithoutResult(status -> journal.append(
                    decided.reviewer(), "casework.case-decided.v1", "case", decided.id(), "330300", decided.payload()));

            assertThat(jia.get("/ratings/" + decided.id()).body()).contains("这次办得怎么样？");
            assertThat(TestBrowser.signedIn(mvc, "geng")
                            .get("/ratings/" + decided.id())
                            .status())
                    .isEqualTo(404);
            assertThat(reader.of(decided.id()).getFirst().position())
                    .as("not delivered yet")
                    .isZero();
        } finally {
            over.countDown();
            sealingHeldBack.join();
        }
        assertThat(cursors.settle(Duration.ofSeconds(20))).isTrue();
        assertThat(jdbc.sql("select count(*) from rating.invitation where case_id = :id")
                        .param("id", decided.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void goesFromTheQuestionToThanksToTheDeskAndBack() {
        DecidedCase decided = decidedFor("jia");
        String page = "/ratings/" + decided.id();
        TestBrowser jia = TestBrowser.signedIn(mvc, "jia");
        assertThat(jia.get(page).body()).contains("这次办得怎么样？", "非常满意", "非常不满意", "没有材料样本或清单");

        TestBrowser.Seen thanks = jia.post(
                page,
                "key",
                key(),
                "grade",
                "dissatisfied",
                "options-dissatisfied",
                "late",
                "options-very-satisfied",
                "fast",
                "words",
                "等了<两>周");
        assertThat(thanks.location()).isEqualTo(page);
        assertThat(jia.get(page).body())
                .contains("评价收到了", "没有在承诺的时间内办结", "等了&lt;两&gt;周", "温州市市场监督管理局给你打电话")
                .doesNotContain("办得快");

        String desk = "/desk/ratings/" + order(decided);
        TestBrowser reviewer = TestBrowser.signedIn(mvc, "market.lucheng");
        assertThat(reviewer.get("/desk/ratings").body()).contains(decided.filingNumber(), "待回访");
        for (String none : List.of("x_" + decided.id(), "2026-11-31_" + decided.id(), "2026-11-03_" + "-".repeat(36))) {
            assertThat(reviewer.get("/desk/ratings?after=" + none).body())
                    .as("a cursor that is none begins anew")
                    .contains(decided.filingNumber());
            assertThat(reviewer.get("/desk/ratings?done=true&after=" + none).status())
                    .isEqualTo(200);
        }
        assertThat(reviewer.get(desk).body()).contains("等了&lt;两&gt;周", "演示·甲", "17900000001");
        assertThat(reviewer.post(desk + "/call-back", "key", key(), "note", "说了")
                        .body())
                .contains("请选择有没有联系上");
        assertThat(reviewer.post(desk + "/call-back", "key", key(), "reached", "reached", "note", "")
                        .body())
                .contains("请写明情况");
        assertThat(reviewer.post(desk + "/call-back", "key", key(), "reached", "reached", "note", "已致歉")
                        .location())
                .isEqualTo(desk);
        assertThat(reviewer.post(desk + "/rectification", "key", key(), "note", "补上样本")
                        .location())
                .isEqualTo(desk);
        assertThat(reviewer.get("/desk/ratings?done=true").body()).contains(decided.filingNumber());
        assertThat(reviewer.get(desk).body()).contains("补上样本").doesNotContain("17900000001");

        assertThat(jia.get(page + "/follow-up").body()).contains("再说几句");
        jia.post(page, "key", key(), "grade", "satisfied", "follow-up", "yes");
        assertThat(jia.get(page).body()).contains("追评", "部门已经整改").doesNotContain("追加一次评价");
        assertThat(jia.get(page + "/follow-up").location()).isEqualTo(page);
    }

    @Test
    void showsTheFormAgainWithWhatIsWrongAndWhatWasSaid() {
        DecidedCase decided = decidedFor("jia");
        TestBrowser jia = TestBrowser.signedIn(mvc, "jia");
        jia.get("/ratings/" + decided.id());
        TestBrowser.Seen again = jia.post("/ratings/" + decided.id(), "key", key(), "words", "想了很久");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("请选一个评价等级", "href=\"#f-grade\"", "想了很久");
    }

    @Test
    void countsAFormThatIsSentTwiceOnce() {
        DecidedCase decided = decidedFor("jia");
        String page = "/ratings/" + decided.id();
        TestBrowser jia = TestBrowser.signedIn(mvc, "jia");
        jia.get(page);
        String key = key();

        assertThat(jia.post(page, "key", key, "grade", "satisfied").status()).isEqualTo(303);
        assertThat(jia.post(page, "key", key, "grade", "satisfied").status()).isEqualTo(303);
        assertThat(jia.post(page, "key", key(), "grade", "satisfied").status()).isEqualTo(409);
    }

    @Test
    void isNotThereForOthers() {
        DecidedCase decided = decidedFor("jia");
        String page = "/ratings/" + decided.id();
        TestBrowser.signedIn(mvc, "jia").get(page);
        TestBrowser geng = TestBrowser.signedIn(mvc, "geng");
        assertThat(geng.get(page).status()).isEqualTo(404);
        assertThat(geng.post(page, "key", key(), "grade", "satisfied").status()).isEqualTo(404);

        TestBrowser jia = TestBrowser.signedIn(mvc, "jia");
        jia.get(page);
        jia.post(page, "key", key(), "grade", "very-dissatisfied");
        String desk = "/desk/ratings/" + order(decided);
        for (String stranger : new String[] {"market.ouhai", "market", "civil.lucheng"}) {
            TestBrowser other = TestBrowser.signedIn(mvc, stranger);
            assertThat(other.get(desk).status()).as(stranger).isEqualTo(404);
            other.get("/desk/ratings");
            assertThat(other.post(desk + "/call-back", "key", key(), "reached", "reached", "note", "x")
                            .status())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(new TestBrowser(mvc).get(page).location()).startsWith("/sign-in");
    }

    @Test
    void takesARatingFromAProgramByFilingNumber() throws Exception {
        DecidedCase decided = decidedFor("jia");
        String token = JsonPath.read(
                mvc.perform(post("/api/v1/sessions")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"login\":\"jia\",\"password\":\"onedoor-demo\"}"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.token");
        String address = "/api/v1/cases/" + decided.filingNumber() + "/rating";

        mvc.perform(get(address).header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.mayRate").value(true))
                .andExpect(jsonPath("$.grades[0].code").value("very-satisfied"))
                .andExpect(jsonPath("$.grades[0].options[0].name.en").exists());
        mvc.perform(post(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"grade\":\"fair\",\"options\":[\"in-time\"]}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.given[0].grade").value("fair"))
                .andExpect(jsonPath("$.mayFollowUp").value(true));
        mvc.perform(post(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"grade\":\"satisfied\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/rating.rated-already"))
                .andExpect(jsonPath("$.legalBasis").value("国办发〔2019〕51号"));
    }
}
