package org.onedoor.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 信件: what goes to an e-mail address that is not known to be the party's yet, such as the code that confirms it. Kept
 * only until it is sent or given up.
 */
@Component
public class Letters {

    private final JdbcClient jdbc;
    private final Clock clock;

    Letters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Sends one later, if the caller's transaction holds.
     *
     * @param stem of its texts: {@code notice.letter.<stem>.title} and {@code .text}
     * @param values what the texts name, as for {@link Notices#tell}
     * @param until it is worth nothing afterwards and is not sent any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(UUID party, String address, Locale language, String stem, Map<String, ?> values, Instant until) {
        jdbc.sql("""
                insert into notice.delivery (id, party, way, state, made_at, due_at, letter, until)
                values (:id, :party, 'email', 'waiting', :at, :at,
                        jsonb_build_object('address', :address::text, 'language', :language::text, 'stem', :stem::text,
                                           'values', :values::jsonb),
                        :until)
                """)
                .param("id", Ids.next(clock))
                .param("party", party)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("address", address)
                .param("language", language.toLanguageTag())
                .param("stem", stem)
                .param("values", Values.write(values))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How far the party's latest has come. */
    public Optional<Delivery> latest(UUID party) {
        return jdbc.sql(Deliveries.SELECT + """
                 where party = :party and message is null
                 order by id desc limit 1
                """)
                .param("party", party)
                .query(Deliveries::delivery)
                .optional();
    }
}
