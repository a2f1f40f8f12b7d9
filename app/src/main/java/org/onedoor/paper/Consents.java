package org.onedoor.paper;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 电子送达同意: a party agrees once that papers are served on it in its own space, and withdraws that at any time. Kept with
 * the time, the account and the version of the text that was agreed to.
 */
@Component
class Consents {

    /** Of the text {@code paper.consent.words}; a new wording is a new version. */
    static final int TEXT_VERSION = 1;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    Consents(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** Since when the party's consent stands; empty where there is none. */
    Optional<ZonedDateTime> standing(UUID party) {
        return jdbc.sql("select given_at from paper.consent where party = :party and withdrawn_at is null")
                .param("party", party)
                .query((row, n) ->
                        row.getObject("given_at", OffsetDateTime.class).atZoneSameInstant(ZONE))
                .optional();
    }

    /** Gives consent; one that stands already goes on. */
    @Transactional
    public void give(Actor actor, UUID party) {
        int given = jdbc.sql("""
                        insert into paper.consent (party, id, text_version, given_at, given_by)
                        values (:party, :id, :version, :at, :by)
                        on conflict (party) where withdrawn_at is null do nothing
                        """)
                .param("party", party)
                .param("id", Ids.next(clock))
                .param("version", TEXT_VERSION)
                .param("at", Papers.utc(ZonedDateTime.now(clock)))
                .param("by", actor.account())
                .update();
        if (given == 1) {
            journal.append(actor, List.of(entry("paper.consent-given.v1", actor, party)));
        }
    }

    /** Withdraws it; papers served until now stay served. */
    @Transactional
    public void withdraw(Actor actor, UUID party) {
        int withdrawn = jdbc.sql("""
                        update paper.consent set withdrawn_at = :at, withdrawn_by = :by
                         where party = :party and withdrawn_at is null
                        """)
                .param("at", Papers.utc(ZonedDateTime.now(clock)))
                .param("by", actor.account())
                .param("party", party)
                .update();
        if (withdrawn == 1) {
            journal.append(actor, List.of(entry("paper.consent-withdrawn.v1", actor, party)));
        }
    }

    private static Entry entry(String type, Actor actor, UUID party) {
        return new Entry(type, "party", party, actor.city(), Map.of("textVersion", TEXT_VERSION));
    }
}
