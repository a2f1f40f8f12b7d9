package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailServerTest extends OutletContract {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:12:00Z"), ZoneOffset.UTC);

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private final List<AutoCloseable> opened = new ArrayList<>();

    MailServerTest() {
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private static NoticeSettings.Email settings(int port, NoticeSettings.Tls tls) {
        return new NoticeSettings.Email("127.0.0.1", port, null, null, tls, "一扇门 <no-reply@onedoor.example>", TIMEOUT);
    }

    @Override
    Outlet at(int port) {
        return new MailServer(settings(port, NoticeSettings.Tls.NONE), CLOCK);
    }

    @Override
    Outlet accepting() {
        return at(server.getSmtp().getPort());
    }

    @Override
    Outlet busy() throws Exception {
        return at(answering("451 4.3.0 %s is busy, try later"));
    }

    @Override
    Outlet refusing() throws Exception {
        return at(answering("550 5.1.1 %s is nobody here"));
    }

    private int answering(String answer) throws Exception {
        RefusingMailServer refusing = new RefusingMailServer(answer);
        opened.add(refusing);
        return refusing.port();
    }

    @Override
    List<Received> received() throws Exception {
        List<Received> received = new ArrayList<>();
        for (MimeMessage one : server.getReceivedMessages()) {
            received.add(new Received(
                    one.getMessageID(),
                    one.getRecipients(Message.RecipientType.TO)[0].toString(),
                    one.getContent().toString().strip().replace("\r\n", "\n")));
        }
        return received;
    }

    @Override
    String someAddress() {
        return "demo.person@receiver.example";
    }

    @Test
    void writesAnEnvelopeThatOthersUnderstand() throws Exception {
        UUID id = UUID.randomUUID();
        accepting().send(new Outgoing(id, someAddress(), "演示\r\nBcc: other@receiver.example", "一"));
        MimeMessage got = server.getReceivedMessages()[0];
        assertThat(got.getMessageID()).isEqualTo("<" + id + "@onedoor.example>");
        assertThat(got.getSubject()).isEqualTo("演示 Bcc: other@receiver.example");
        assertThat(got.getAllRecipients()).hasSize(1);
        assertThat(got.getFrom()[0].toString()).contains("no-reply@onedoor.example");
        assertThat(got.getSentDate()).isEqualTo(Instant.parse("2026-03-02T01:12:00Z"));
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
    }

    @Test
    void sendsNothingInClearWhereTlsIsAskedFor() {
        MailServer outlet = new MailServer(settings(server.getSmtp().getPort(), NoticeSettings.Tls.STARTTLS), CLOCK);
        Outgoing message = new Outgoing(UUID.randomUUID(), someAddress(), "a", "b");
        assertThatThrownBy(() -> outlet.send(message))
                .isInstanceOfSatisfying(
                        NotSent.class, why -> assertThat(why.reason()).contains("STARTTLS"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor() {
        GreenMail selfSigned = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS).dynamicPort());
        selfSigned.start();
        opened.add(selfSigned::stop);
        MailServer outlet =
                new MailServer(settings(selfSigned.getSmtps().getPort(), NoticeSettings.Tls.IMPLICIT), CLOCK);
        Outgoing message = new Outgoing(UUID.randomUUID(), someAddress(), "a", "b");
        assertThatThrownBy(() -> outlet.send(message))
                .isInstanceOfSatisfying(
                        NotSent.class, why -> assertThat(why.hopeless()).isFalse());
        assertThat(selfSigned.getReceivedMessages()).isEmpty();
    }

    @Test
    void signsInWhereAUserIsNamed() throws Exception {
        server.setUser("sender@onedoor.example", "sender", "secret");
        NoticeSettings.Email right = new NoticeSettings.Email(
                "127.0.0.1",
                server.getSmtp().getPort(),
                "sender",
                "secret",
                NoticeSettings.Tls.NONE,
                "no-reply@onedoor.example",
                TIMEOUT);
        new MailServer(right, CLOCK).send(new Outgoing(UUID.randomUUID(), someAddress(), "a", "b"));
        assertThat(server.getReceivedMessages()).hasSize(1);

        NoticeSettings.Email wrong = new NoticeSettings.Email(
                "127.0.0.1",
                server.getSmtp().getPort(),
                "sender",
                "wrong",
                NoticeSettings.Tls.NONE,
                "no-reply@onedoor.example",
                TIMEOUT);
        Outgoing message = new Outgoing(UUID.randomUUID(), someAddress(), "a", "b");
        // A password can be mended by the deployer: the message waits.
        assertThatThrownBy(() -> new MailServer(wrong, CLOCK).send(message))
                .isInstanceOfSatisfying(
                        NotSent.class, why -> assertThat(why.hopeless()).isFalse());
    }
}
