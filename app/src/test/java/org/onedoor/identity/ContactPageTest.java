package org.onedoor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onedoor.notice.Contact;
import org.onedoor.notice.Notices;
import org.onedoor.notice.Reach;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole program with a mail server and a gateway set up: from an address that is typed in to the letter in it. */
@OnedoorTest
class ContactPageTest {

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("onedoor.notice.email.host", () -> "127.0.0.1");
        registry.add("onedoor.notice.email.port", () -> MAIL.getSmtp().getPort());
        registry.add("onedoor.notice.email.tls", () -> "none");
        registry.add("onedoor.notice.email.from", () -> "no-reply@onedoor.example");
        registry.add("onedoor.notice.sms.url", () -> "http://127.0.0.1:9/nobody-listens-here");
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Notices notices;

    @Autowired
    Reach reach;

    @Autowired
    PlatformTransactionManager transactions;

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private UUID party(String login) {
        return db.sql("select party from identity.account where login = :login")
                .param("login", login)
                .query(UUID.class)
                .single();
    }

    private Contact contact(UUID party) {
        return reach.of(List.of(party)).get(party);
    }

    /** The job of the running program sends, so one has to wait for it. */
    private static <T> T await(Supplier<List<T>> found) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            List<T> now = found.get();
            if (!now.isEmpty()) {
                return now.getLast();
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("nothing came within a minute");
    }

    private static List<MimeMessage> letters(String to) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(one -> {
                    try {
                        return one.getAllRecipients()[0].toString().equals(to);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String code(MimeMessage letter) throws Exception {
        Matcher code = Pattern.compile("\\d{6}").matcher(letter.getSubject());
        assertThat(code.find()).as(letter.getSubject()).isTrue();
        return code.group();
    }

    @Test
    void writesToAnAddressOnceItsCodeIsTypedIn() throws Exception {
        TestBrowser person = TestBrowser.signedIn(mvc, "ding");
        UUID party = party("ding");
        person.get("/me/contact");
        String key = key();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(person.post("/me/contact/email", "key", key, "email", " ding@receiver.example ")
                            .location())
                    .isEqualTo("/me/contact?done=sent");
        }
        String code = code(await(() -> letters("ding@receiver.example")));
        assertThat(contact(party)).as("nothing goes out before it is confirmed").isNull();
        assertThat(person.get("/me/contact").body()).contains("ding@receiver.example", "填验证码");

        String wrong = code.equals("000000") ? "000001" : "000000";
        TestBrowser.Seen refused = person.post("/me/contact/confirmation", "key", key(), "code", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("验证码不对", "href=\"#f-code\"");
        assertThat(contact(party)).isNull();

        String confirming = key();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(person.post(
                                    "/me/contact/confirmation",
                                    "key",
                                    confirming,
                                    "code",
                                    code.substring(0, 3) + " " + code.substring(3))
                            .location())
                    .isEqualTo("/me/contact?done=confirmed");
        }
        assertThat(contact(party).email()).isEqualTo("ding@receiver.example");
        assertThat(contact(party).phone()).as("nobody asked for SMS").isNull();

        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> notices.tell(
                        Actor.program("330300"),
                        party,
                        "case-granted",
                        Map.of("item", new Text("演示事项", "Demo item"), "number", "330302"),
                        "/cases/330302"));
        MimeMessage letter =
                await(() -> letters("ding@receiver.example").stream().skip(1).toList());
        assertThat(letter.getSubject()).isEqualTo("演示事项：办好了");
        assertThat(letters("ding@receiver.example")).hasSize(2);
        await(() -> person.get("/messages").body().contains("已发邮件") ? List.of(true) : List.of());

        assertThat(person.post("/me/contact/removal", "key", key()).location()).isEqualTo("/me/contact?done=removed");
        assertThat(contact(party).email()).isNull();
        assertThat(db.sql("select payload::text from journal.entry where type = 'identity.contact-changed.v1'")
                        .query((row, number) -> row.getString("payload"))
                        .list())
                .hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(payload -> payload.contains("@"));
    }

    @Test
    void keepsTheWaysAndTheLanguageThatOneChooses() {
        TestBrowser person = TestBrowser.signedIn(mvc, "bing");
        UUID party = party("bing");
        assertThat(person.get("/me/contact").body()).contains("手机短信", "夜里不发");
        person.post("/me/contact/choices", "key", key(), "ways", "sms", "language", "en");
        assertThat(contact(party).phone()).isNotNull();
        assertThat(contact(party).language()).isEqualTo(java.util.Locale.ENGLISH);
        person.post("/me/contact/choices", "key", key(), "language", "zh");
        assertThat(contact(party).phone()).isNull();
    }

    @Test
    void refusesWhatIsNoAddressAndCodesWithoutEnd() {
        TestBrowser person = TestBrowser.signedIn(mvc, "wu");
        person.get("/me/contact");
        for (String wrong : List.of(
                "", "wu", "wu@", "wu@nowhere", "w u@receiver.example", "wu@receiver.example\nBcc: x@y.example")) {
            TestBrowser.Seen seen = person.post("/me/contact/email", "key", key(), "email", wrong);
            assertThat(seen.status()).as(wrong).isEqualTo(422);
            assertThat(seen.body()).contains("邮箱地址不对", "<title>错误");
        }
        int status = 303;
        int sent = 0;
        while (status == 303 && sent < 20) {
            status = person.post("/me/contact/email", "key", key(), "email", "wu@receiver.example")
                    .status();
            sent++;
        }
        assertThat(status).isEqualTo(429);
        assertThat(sent).isLessThan(10);
    }

    @Test
    void voidsACodeAfterFiveGuesses() throws Exception {
        TestBrowser person = TestBrowser.signedIn(mvc, "geng");
        person.get("/me/contact");
        person.post("/me/contact/email", "key", key(), "email", "geng@receiver.example");
        String code = code(await(() -> letters("geng@receiver.example")));
        for (int i = 0; i < Contacts.GUESSES; i++) {
            person.post("/me/contact/confirmation", "key", key(), "code", "no" + i);
        }
        TestBrowser.Seen seen = person.post("/me/contact/confirmation", "key", key(), "code", code);
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).contains("验证码已经失效");
        assertThat(contact(party("geng"))).isNull();
    }

    @Test
    void letsAnAgentSetUpTheFirmsAddressAndNoHelperAFamilyMembers() {
        TestBrowser jia = TestBrowser.signedIn(mvc, "jia");
        jia.get("/acting");
        jia.post("/acting", "capacity", jia.capacity("温州演示一号科技有限公司"));
        assertThat(jia.get("/me/contact").body()).contains("你代表的单位", "邮箱地址");
        assertThat(jia.post("/me/contact/email", "key", key(), "email", "firm@receiver.example")
                        .location())
                .isEqualTo("/me/contact?done=sent");

        jia.get("/acting");
        jia.post("/acting", "capacity", jia.capacity("演示·乙"));
        assertThat(jia.get("/me/contact").body()).contains("由本人登录后自己设置").doesNotContain("邮箱地址");
        assertThat(jia.post("/me/contact/email", "key", key(), "email", "jia@receiver.example")
                        .status())
                .isEqualTo(403);
        assertThat(jia.post("/me/contact/choices", "key", key(), "ways", "sms").status())
                .isEqualTo(403);
        assertThat(contact(party("yi"))).isNull();
    }
}
