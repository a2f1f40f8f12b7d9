package org.onedoor.notice;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sending messages outside, {@code onedoor.notice.*}. Nothing is sent unless a server or gateway is named.
 *
 * @param tries how often one message is tried by one way before it is given up
 * @param firstPause how long to wait after the first failure; each further pause is three times as long
 * @param longestPause no pause is longer
 * @param atOnce how many are sent side by side by each way
 */
@ConfigurationProperties("onedoor.notice")
record NoticeSettings(
        @DefaultValue Email email,
        @DefaultValue Sms sms,
        @DefaultValue("8") int tries,
        @DefaultValue("1m") Duration firstPause,
        @DefaultValue("6h") Duration longestPause,
        @DefaultValue("4") int atOnce) {

    NoticeSettings {
        require(tries > 0 && atOnce > 0, "onedoor.notice.tries and at-once must be at least 1");
        require(firstPause.isPositive() && longestPause.isPositive(), "onedoor.notice: pauses must be positive");
    }

    /** How the connection to the mail server is protected. */
    enum Tls {
        /** Not at all: for a relay on the same machine. */
        NONE,
        /** Begun in clear and then protected, or refused: port 587. */
        STARTTLS,
        /** Protected from the first byte: port 465. */
        IMPLICIT
    }

    /**
     * 邮件服务器 (SMTP).
     *
     * @param host unset or blank: no e-mail
     * @param from the sender's address
     * @param timeout of connecting and of each answer
     */
    record Email(
            @Nullable String host,
            @DefaultValue("587") int port,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("starttls") Tls tls,
            @Nullable String from,
            @DefaultValue("10s") Duration timeout) {

        Email {
            require(
                    unset(host) || !unset(from),
                    "onedoor.notice.email.host is set, but not onedoor.notice.email.from, the sender's address");
            require(timeout.isPositive(), "onedoor.notice.email.timeout must be positive");
        }

        boolean on() {
            return !unset(host);
        }
    }

    /**
     * 短信网关 (HTTP).
     *
     * @param url where each message is posted; unset or blank: no SMS
     * @param token sent as {@code Authorization: Bearer}; unset: no such header
     * @param body the JSON that is posted, with <code>{phone}</code>, <code>{text}</code> and <code>{id}</code> inside
     *     its strings
     * @param accepted a regular expression that is found in the answer of a gateway that took the message, for those that
     *     answer 200 to everything; unset: any 2xx counts
     * @param timeout of connecting, and of the whole exchange
     * @param quietFrom no SMS from this time of day on, in Shanghai's time
     * @param quietUntil until this one; the same time for both: no quiet hours
     * @param urgent messages that ask for something: they go out in quiet hours if the day they name is no later than the
     *     one on which quiet hours end
     */
    record Sms(
            @Nullable URI url,
            @Nullable String token,

            @DefaultValue("{\"to\":\"{phone}\",\"text\":\"{text}\",\"id\":\"{id}\"}")
            String body,

            @Nullable String accepted,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("21:00") LocalTime quietFrom,
            @DefaultValue("08:00") LocalTime quietUntil,

            @DefaultValue({
                "correction-asked",
                "supplement-due",
                "case-accepted-lacking",
                "case-accepted-lacking-late",
                "case-received-lacking"
            })
            Set<String> urgent) {

        Sms {
            require(timeout.isPositive(), "onedoor.notice.sms.timeout must be positive");
        }

        boolean on() {
            return url != null && !url.toString().isBlank();
        }
    }

    Set<Way> ways() {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        if (email.on()) {
            ways.add(Way.EMAIL);
        }
        if (sms.on()) {
            ways.add(Way.SMS);
        }
        return ways;
    }

    /** The pause after so many failures. */
    Duration pause(int failures) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(3);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    private static boolean unset(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
