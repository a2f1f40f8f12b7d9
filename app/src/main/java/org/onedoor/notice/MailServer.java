package org.onedoor.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** 邮件服务器: takes e-mails by SMTP (RFC 5321). */
final class MailServer implements Outlet {

    private final JavaMailSenderImpl sender;
    private final InternetAddress from;
    private final Clock clock;

    MailServer(NoticeSettings.Email settings, Clock clock) {
        this.sender = sender(settings);
        this.from = address(settings.from());
        this.clock = clock;
    }

    @Override
    public Way way() {
        return Way.EMAIL;
    }

    @Override
    public void send(Outgoing message) throws NotSent {
        try {
            sender.send(letter(message));
        } catch (MailSendException refused) {
            throw notSent(refused);
        } catch (MailException | MessagingException failure) {
            throw NotSent.yet(said(failure));
        }
    }

    private MimeMessage letter(Outgoing message) throws MessagingException {
        MimeMessage letter = sender.createMimeMessage();
        letter.setFrom(from);
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(message.address(), true));
        letter.setSubject(message.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        letter.setText(message.text(), StandardCharsets.UTF_8.name());
        letter.setSentDate(Date.from(clock.instant()));
        letter.setHeader("Message-ID", "<" + message.id() + "@" + domain() + ">");
        // no holiday notices in answer (RFC 3834)
        letter.setHeader("Auto-Submitted", "auto-generated");
        return letter;
    }

    private String domain() {
        String address = from.getAddress();
        return address.substring(address.indexOf('@') + 1);
    }

    private static NotSent notSent(MailSendException refused) {
        for (Exception one : refused.getMessageExceptions()) {
            // the addresses that the server called invalid for good; one that is only busy is not among them
            if (one instanceof SendFailedException failed && invalid(failed)) {
                return NotSent.ever(said(failed));
            }
            return NotSent.yet(said(one));
        }
        return NotSent.yet(said(refused));
    }

    private static boolean invalid(SendFailedException failed) {
        return failed.getInvalidAddresses() != null && failed.getInvalidAddresses().length > 0;
    }

    /** The innermost word is the server's own. */
    private static String said(Exception failure) {
        String said = failure.toString();
        Exception inner = failure;
        while (inner != null) {
            if (inner.getMessage() != null) {
                said = inner.getMessage();
            }
            inner = inside(inner);
        }
        return said;
    }

    private static @Nullable Exception inside(Exception failure) {
        if (failure instanceof MessagingException mail && mail.getNextException() != null) {
            return mail.getNextException();
        }
        return failure.getCause() instanceof Exception cause ? cause : null;
    }

    private static InternetAddress address(@Nullable String from) {
        try {
            return new InternetAddress(String.valueOf(from), true);
        } catch (AddressException wrong) {
            throw new IllegalArgumentException("onedoor.notice.email.from is no e-mail address: " + from, wrong);
        }
    }

    private static JavaMailSenderImpl sender(NoticeSettings.Email settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        boolean implicit = settings.tls() == NoticeSettings.Tls.IMPLICIT;
        String protocol = implicit ? "smtps" : "smtp";
        sender.setProtocol(protocol);
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setUsername(settings.user());
        sender.setPassword(settings.password());
        Properties properties = sender.getJavaMailProperties();
        String prefix = "mail." + protocol + ".";
        String timeout = String.valueOf(settings.timeout().toMillis());
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "auth", String.valueOf(settings.user() != null));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (settings.tls() == NoticeSettings.Tls.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return sender;
    }
}
