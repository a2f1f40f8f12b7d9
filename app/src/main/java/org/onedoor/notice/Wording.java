package org.onedoor.notice;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.web.Demo;
import org.onedoor.web.Letter;
import org.onedoor.web.PublicAddress;
import org.springframework.stereotype.Component;

/** What an e-mail and an SMS say, in the reader's language. */
@Component
class Wording {

    private final Letter letter;
    private final PublicAddress address;
    private final boolean demo;

    Wording(Letter letter, PublicAddress address, Demo demo) {
        this.letter = letter;
        this.address = address;
        this.demo = demo.on();
    }

    Outgoing email(Outbox.Taken one, String to, Locale language) {
        StringBuilder text = new StringBuilder(letter.msg(language, one.stem() + ".text", one.values()));
        if (one.link() != null) {
            text.append("\n\n").append(say(language, "notice.email.open", "address", address.of(one.link())));
        }
        text.append("\n\n-- \n").append(say(language, "web.brand", "address", address.base()));
        if (one.link() != null) {
            text.append('\n').append(say(language, "notice.email.why", "address", address.of("/me/contact")));
        }
        if (demo) {
            text.append('\n').append(say(language, "notice.email.demo", "address", ""));
        }
        return new Outgoing(
                one.id(),
                to,
                letter.msg(language, one.stem() + ".title", one.values()),
                text.append('\n').toString());
    }

    /**
     * Names neither person nor case nor matter: a phone shows it to whoever looks at it, and it passes through the hands
     * of others (个人信息保护法 6). Only the day by which something is asked of the reader is there.
     */
    Outgoing sms(Outbox.Taken one, String to, Locale language, boolean asks) {
        String open = address.of("/messages");
        @Nullable Object due = one.values().get("due");
        String text = asks && due instanceof LocalDate day
                ? letter.msg(language, "notice.sms.due", Map.of("due", day, "address", open))
                : say(language, "notice.sms.news", "address", open);
        return new Outgoing(one.id(), to, "", demo ? say(language, "notice.sms.demo", "text", text) : text);
    }

    private String say(Locale language, String key, String name, String value) {
        return letter.msg(language, key, Map.of(name, value));
    }
}
