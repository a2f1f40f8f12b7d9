package org.onedoor.journal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where every change of state is written down (事件流水), in the change's own transaction: either both are there or
 * neither. Two events of one subject keep their order only if each writer has locked the subject's row
 * ({@code for update}) before its first write.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Journal {

    /** The program's own form of JSON: settings of the web must not change what is kept for good. */
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    Journal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Appends one event; see {@link Entry} for the parts. */
    public void append(
            Actor actor, String type, String subjectKind, UUID subject, String city, Map<String, ?> payload) {
        append(actor, List.of(new Entry(type, subjectKind, subject, city, payload)));
    }

    /** Appends events in the list's order with one statement. */
    public void append(Actor actor, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        // The transaction gets its number before any sequence number is drawn: the join needs own.tx first. Sealing
        // relies on it, because a number drawn by a transaction that has none yet would be invisible to its horizon.
        jdbc.sql("""
                with own as materialized (select pg_current_xact_id() as tx)
                insert into journal.entry (seq, tx, id, type, subject_kind, subject, city, at, account, acting_for,
                                           role, department, channel, payload)
                select nextval('journal.entry_seq'), own.tx, e.id::uuid, e.type, e.subject_kind, e.subject::uuid, e.city,
                       :at, :account, :actingFor::uuid, :role, :department::text, :channel, e.payload::jsonb
                  from own
                 cross join unnest(:ids::text[], :types::text[], :kinds::text[], :subjects::text[], :cities::text[],
                                   :payloads::text[])
                       with ordinality as e (id, type, subject_kind, subject, city, payload, n)
                 order by e.n
                """)
                .param("at", OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC))
                .param("account", actor.account())
                .param("actingFor", actor.actingFor())
                .param("role", actor.role().code())
                .param("department", actor.department())
                .param("channel", actor.channel().code())
                .param(
                        "ids",
                        entries.stream().map(e -> Ids.next(clock).toString()).toArray(String[]::new))
                .param("types", entries.stream().map(Entry::type).toArray(String[]::new))
                .param("kinds", entries.stream().map(Entry::subjectKind).toArray(String[]::new))
                .param(
                        "subjects",
                        entries.stream().map(e -> e.subject().toString()).toArray(String[]::new))
                .param("cities", entries.stream().map(Entry::city).toArray(String[]::new))
                .param(
                        "payloads",
                        entries.stream()
                                .map(e -> JSON.writeValueAsString(e.payload()))
                                .toArray(String[]::new))
                .update();
    }
}
