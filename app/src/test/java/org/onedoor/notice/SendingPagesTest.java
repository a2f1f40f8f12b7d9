package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.TestBrowser;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnedoorTest
class SendingPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Notices notices;

    @Autowired
    PlatformTransactionManager transactions;

    /** A message to somebody, given up by one way. */
    static UUID givenUp(JdbcClient jdbc, Notices notices, PlatformTransactionManager transactions, UUID party) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> notices.tell(
                        Actor.program("330300"),
                        party,
                        "case-granted",
                        Map.of("item", new Text("演示事项", "Demo item"), "number", "1"),
                        "/cases"));
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into notice.delivery (id, party, message, way, state, made_at, tries, tried_at, masked, error)
                select :id, party, id, 'sms', 'failed', at, 8, at, '139****0099', 'HTTP 503: out of credit'
                  from notice.message where party = :party
                """).param("id", id).param("party", party).update();
        return id;
    }

    private String state(UUID delivery) {
        return jdbc.sql("select state || ' ' || tries from notice.delivery where id = :id")
                .param("id", delivery)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void showsWhatFailedWithItsReasonAndHasItTriedAgainOnce() {
        jdbc.sql("delete from notice.delivery").update();
        UUID delivery = givenUp(jdbc, notices, transactions, UUID.randomUUID());
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        String page = admin.get("/administration/sending").body();
        assertThat(page)
                .contains("139****0099", "HTTP 503: out of credit", "没有设置邮件和短信")
                .as("neither whose it is nor what it says")
                .doesNotContain("演示事项");

        String key = key();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(admin.post("/administration/sending/" + delivery + "/again", "key", key)
                            .location())
                    .isEqualTo("/administration/sending?started=1");
        }
        assertThat(state(delivery)).isEqualTo("waiting 0");
        assertThat(jdbc.sql("select count(*) from journal.entry where subject = :id")
                        .param("id", delivery)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(admin.post("/administration/sending/" + delivery + "/again", "key", key())
                        .location())
                .as("it goes on by itself already")
                .isEqualTo("/administration/sending?started=0");
    }

    @Test
    void hasAllOfOneWayTriedAgain() {
        jdbc.sql("delete from notice.delivery").update();
        UUID one = givenUp(jdbc, notices, transactions, UUID.randomUUID());
        UUID other = givenUp(jdbc, notices, transactions, UUID.randomUUID());
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/sending");
        assertThat(admin.post("/administration/sending/again", "key", key(), "way", "EMAIL")
                        .location())
                .isEqualTo("/administration/sending?started=0");
        assertThat(admin.post("/administration/sending/again", "key", key(), "way", "SMS")
                        .location())
                .isEqualTo("/administration/sending?started=2");
        assertThat(state(one)).isEqualTo("waiting 0");
        assertThat(state(other)).isEqualTo("waiting 0");
    }

    @Test
    void knowsNoDeliveryThatIsNotThere() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");
        admin.get("/administration/sending");
        assertThat(admin.post("/administration/sending/" + UUID.randomUUID() + "/again", "key", key())
                        .status())
                .isEqualTo(404);
    }
}
