package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From a message that is told to what a mail server and a gateway get, with a clock that the test moves. */
@OnedoorTest
class SendingTest {

    private static final Actor BY = Actor.program("330300");
    private static final Text ITEM = new Text("演示事项", "Demo item");
    private static final Instant MORNING = Instant.parse("2031-03-03T09:00:00+08:00");
    private static final String PHONE = "13900000099";

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Wording wording;

    @Autowired
    Templates templates;

    @Autowired
    PlatformTransactionManager transactions;

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private final TestGateway gateway = new TestGateway();
    private final Hand clock = new Hand();
    private final Map<UUID, Contact> contacts = new ConcurrentHashMap<>();
    private final Ways ways = new Ways(Set.of(Way.EMAIL, Way.SMS));
    private final UUID party = UUID.randomUUID();

    private MailServer byMail;
    private SmsGateway bySms;
    private NoticeSettings settings;
    private Outbox outbox;
    private Deliveries deliveries;

    /** A clock that stands until it is moved. */
    private static final class Hand extends Clock {
        private volatile Instant now = MORNING;

        void move(Duration on) {
            now = now.plus(on);
        }

        void set(Instant to) {
            now = to;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void begin() {
        jdbc.sql("delete from notice.delivery").update();
        jdbc.sql("update notice.message set outward = null where outward").update();
        mail.start();
        NoticeSettings.Email email = new NoticeSettings.Email(
                "127.0.0.1",
                mail.getSmtp().getPort(),
                null,
                null,
                NoticeSettings.Tls.NONE,
                "no-reply@onedoor.example",
                OutletContract.TIMEOUT);
        settings = new NoticeSettings(
                email, TestGateway.settings(gateway.port()), 3, Duration.ofMinutes(1), Duration.ofHours(6), 4);
        byMail = new MailServer(settings.email(), clock);
        bySms = new SmsGateway(settings.sms());
        outbox = (Outbox) context.getAutowireCapableBeanFactory()
                .initializeBean(new Outbox(jdbc, clock, this::reach, ways, settings), "outboxOfTheTest");
        deliveries = context.getBean(Deliveries.class);
        contacts.put(party, new Contact("demo.person@receiver.example", PHONE, Locale.SIMPLIFIED_CHINESE));
    }

    @AfterEach
    void end() {
        mail.stop();
        gateway.close();
    }

    private Map<UUID, Contact> reach(java.util.Collection<UUID> parties) {
        Map<UUID, Contact> known = new HashMap<>(contacts);
        known.keySet().retainAll(Set.copyOf(parties));
        return known;
    }

    private UUID tell(String template, Map<String, ?> values) {
        return tell(party, template, values, ways);
    }

    private UUID tell(UUID to, String template, Map<String, ?> values, Ways by) {
        Notices notices = new Notices(jdbc, context.getBean(Together.class), clock, templates, by);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> notices.tell(BY, to, template, values, "/cases/330302"));
        return notices.of(to).getFirst().id();
    }

    private UUID granted() {
        return tell("case-granted", Map.of("item", ITEM, "number", "330302"));
    }

    private void run(Outlet outlet) {
        try {
            new Sending(outbox, wording, settings, templates, clock).run(outlet, () -> false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Delivery of(UUID message, Way way) {
        return deliveries.beside(party, List.of(message)).get(message).stream()
                .filter(one -> one.way() == way)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sendsEachMessageOnceByEachWayThatThePartyWants() throws Exception {
        UUID message = granted();
        for (int rounds = 0; rounds < 3; rounds++) {
            run(byMail);
            run(bySms);
            clock.move(Duration.ofDays(1));
        }
        assertThat(mail.getReceivedMessages()).hasSize(1);
        MimeMessage letter = mail.getReceivedMessages()[0];
        Delivery email = of(message, Way.EMAIL);
        assertThat(letter.getMessageID()).isEqualTo("<" + email.id() + "@onedoor.example>");
        assertThat(letter.getSubject()).isEqualTo("演示事项：办好了");
        assertThat(letter.getContent().toString()).contains("编号 330302 已经通过", "/cases/330302", "/me/contact", "演示系统");
        assertThat(email.state()).isEqualTo(Delivery.State.SENT);
        assertThat(email.sentAt()).isEqualTo(MORNING);
        assertThat(email.masked()).isEqualTo("d***@receiver.example");

        assertThat(gateway.got()).singleElement().satisfies(sms -> {
            assertThat(sms.to()).isEqualTo(PHONE);
            assertThat(sms.id()).isEqualTo(of(message, Way.SMS).id().toString());
            assertThat(sms.text())
                    .endsWith("/messages")
                    .as("a phone shows it to whoever looks at it")
                    .doesNotContain("演示事项", "330302");
        });
    }

    @Test
    void writesInTheReadersLanguage() throws Exception {
        contacts.put(party, new Contact("demo.person@receiver.example", PHONE, Locale.ENGLISH));
        tell("supplement-due", Map.of("item", ITEM, "number", "330302", "due", LocalDate.of(2031, 3, 4)));
        run(byMail);
        run(bySms);
        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("Demo item: materials due soon");
        assertThat(gateway.got().getFirst().text()).contains("something is asked of you by Tuesday 4 March");
    }

    @Test
    void sendsNothingWithoutAConfirmedAddress() {
        contacts.clear();
        UUID message = granted();
        run(byMail);
        run(bySms);
        assertThat(deliveries.beside(party, List.of(message))).isEmpty();
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(gateway.got()).isEmpty();
    }

    @Test
    void leavesAMessageAloneThatWasToldWhileNothingWasSetUp() {
        UUID message = tell(party, "case-granted", Map.of("item", ITEM, "number", "330302"), Ways.NONE);
        assertThat(jdbc.sql("select outward from notice.message where id = :id")
                        .param("id", message)
                        .query()
                        .singleRow()
                        .get("outward"))
                .isNull();
        run(byMail);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void triesAgainWithGrowingPausesUnderTheSameId() {
        UUID message = granted();
        gateway.answer(request -> new TestGateway.Answer(503, "busy with " + request.to()));
        run(bySms);
        Delivery first = of(message, Way.SMS);
        assertThat(first.retrying()).isTrue();
        assertThat(first.dueAt()).isEqualTo(MORNING.plus(Duration.ofMinutes(1)));
        assertThat(first.error()).contains("503").doesNotContain(PHONE);
        run(bySms);
        assertThat(gateway.got()).as("not before the pause is over").hasSize(1);

        clock.move(Duration.ofMinutes(1));
        run(bySms);
        assertThat(of(message, Way.SMS).dueAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(3)));

        clock.move(Duration.ofMinutes(3));
        gateway.answer(request -> new TestGateway.Answer(200, ""));
        run(bySms);
        assertThat(of(message, Way.SMS).state()).isEqualTo(Delivery.State.SENT);
        assertThat(of(message, Way.SMS).error()).isNull();
        assertThat(gateway.got()).hasSize(3);
        assertThat(gateway.got())
                .extracting(TestGateway.Got::key)
                .containsOnly(first.id().toString());
    }

    @Test
    void givesUpAfterSoManyTriesAndKeepsTheLastReason() {
        UUID message = granted();
        gateway.answer(
                request -> new TestGateway.Answer(500, "broken " + gateway.got().size()));
        for (int i = 0; i < 6; i++) {
            run(bySms);
            clock.move(Duration.ofHours(1));
        }
        Delivery over = of(message, Way.SMS);
        assertThat(over.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(over.tries()).isEqualTo(3);
        assertThat(over.error()).isEqualTo("HTTP 500: broken 3");
        assertThat(gateway.got()).hasSize(3);
    }

    @Test
    void givesUpAtOnceWhatWillNeverBeTaken() {
        UUID message = granted();
        gateway.answer(request -> new TestGateway.Answer(422, "no such number"));
        run(bySms);
        assertThat(of(message, Way.SMS).state()).isEqualTo(Delivery.State.FAILED);
    }

    @Test
    void letsPhonesSleepButNotWhenTheNightWouldMakeItLate() {
        clock.set(Instant.parse("2031-03-03T22:30:00+08:00"));
        UUID news = granted();
        run(bySms);
        assertThat(gateway.got()).isEmpty();
        assertThat(of(news, Way.SMS).tries()).isZero();
        run(byMail);
        assertThat(mail.getReceivedMessages()).as("an e-mail wakes nobody").hasSize(1);

        tell("supplement-due", Map.of("item", ITEM, "number", "1", "due", LocalDate.of(2031, 3, 4)));
        run(bySms);
        assertThat(gateway.got()).hasSize(1);

        clock.set(Instant.parse("2031-03-04T08:00:00+08:00"));
        run(bySms);
        assertThat(gateway.got()).hasSize(2);
        assertThat(of(news, Way.SMS).state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    void sendsNothingTwiceHoweverManySendAtOnce() throws Exception {
        Set<UUID> messages = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 40; i++) {
            messages.add(granted());
        }
        gateway.answer(request -> {
            Thread.sleep(20);
            return new TestGateway.Answer(200, "");
        });
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> senders = new ArrayList<>();
        AtomicInteger finished = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            senders.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                run(bySms);
                finished.incrementAndGet();
            }));
        }
        start.countDown();
        for (Thread sender : senders) {
            sender.join();
        }
        // who found the messages in another's hands when spreading leaves them to that one
        run(bySms);
        assertThat(finished).hasValue(3);
        assertThat(gateway.got()).hasSize(40);
        assertThat(gateway.got()).extracting(TestGateway.Got::id).doesNotHaveDuplicates();
    }

    @Test
    void goesOnUnderTheSameIdAfterASenderThatDied() {
        UUID message = granted();
        outbox.spread();
        Outbox.Taken lost = outbox.take(Way.SMS).orElseThrow();
        run(bySms);
        assertThat(gateway.got()).as("leased to the one that died").isEmpty();
        clock.move(Outbox.LEASE);
        run(bySms);
        assertThat(gateway.got())
                .singleElement()
                .satisfies(sms -> assertThat(sms.id()).isEqualTo(lost.id().toString()));
        assertThat(of(message, Way.SMS).tries()).isEqualTo(2);

        // it was not dead after all: what it has to say about its own try changes nothing any more
        outbox.failed(lost, null, NotSent.yet("late"));
        assertThat(of(message, Way.SMS).state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    void holdsNoTransactionWhileAGatewayTakesItsTime() {
        UUID message = granted();
        List<String> seen = new ArrayList<>();
        gateway.answer(request -> {
            Thread.sleep(1_200);
            // both rows can be had at once, and nobody has sat in a transaction since the gateway was asked
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                jdbc.sql("select 1 from notice.delivery where id = :id::uuid for update nowait")
                        .param("id", request.id())
                        .query()
                        .singleRow();
                jdbc.sql("select 1 from notice.message where id = :id for update nowait")
                        .param("id", message)
                        .query()
                        .singleRow();
                seen.addAll(jdbc.sql("""
                        select query from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid()
                           and xact_start < clock_timestamp() - interval '1 second'
                        """)
                        .query((row, number) -> row.getString("query"))
                        .list());
            });
            return new TestGateway.Answer(200, "");
        });
        run(bySms);
        assertThat(gateway.got()).hasSize(1);
        assertThat(of(message, Way.SMS).state()).isEqualTo(Delivery.State.SENT);
        assertThat(seen).isEmpty();
    }

    @Test
    void dropsWhatThePartyNoLongerWants() {
        UUID message = granted();
        outbox.spread();
        contacts.put(party, new Contact("demo.person@receiver.example", null, Locale.SIMPLIFIED_CHINESE));
        run(bySms);
        assertThat(of(message, Way.SMS).state()).isEqualTo(Delivery.State.UNWANTED);
        assertThat(gateway.got()).isEmpty();
    }

    @Test
    void forgetsALetterOnceItIsSentOrTooLate() {
        Letters letters = new Letters(jdbc, clock);
        Map<String, Object> values = Map.of("code", "314159", "until", MORNING);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        letters.send(party, "new@receiver.example", Locale.ENGLISH, "confirm", values, MORNING));
        run(byMail);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(letters.latest(party).orElseThrow().state()).isEqualTo(Delivery.State.SENT);

        clock.move(Duration.ofMinutes(1));
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        letters.send(party, "new@receiver.example", Locale.ENGLISH, "confirm", values, MORNING));
        run(byMail);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(letters.latest(party).orElseThrow().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(jdbc.sql("select count(*) from notice.delivery where letter is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
