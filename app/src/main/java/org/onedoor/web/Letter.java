package org.onedoor.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The program's texts for a reader who looks at no page: what is sent or printed. See {@link Face} for pages. */
@Component
public class Letter {

    private final Messages messages;
    private final Clock clock;

    Letter(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** A text of the program, with its values by name, written the way of the locale's readers. */
    public String msg(Locale locale, String key, Map<String, ?> values) {
        LocalDate today = LocalDate.now(clock);
        return messages.get(locale, key, name -> {
            Object value = values.get(name);
            return value == null ? null : Dates.written(locale, value, today);
        });
    }
}
