package org.onedoor.journal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
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

    private final Together together;
    private final Clock clock;

    Journal(Together together, Clock clock) {
        this.together = together;
        this.clock = clock;
    }

    /** Appends one event; see {@link Entry} for the parts. */
    public void append(
            Actor actor, String type, String subjectKind, UUID subject, String city, Map<String, ?> payload) {
        append(actor, List.of(new Entry(type, subjectKind, subject, city, payload)));
    }

    /** Appends events in the list's order with one statement. */
    public void append(Actor actor, List<Entry> entries) {
        if (!entries.isEmpty()) {
            together.write(List.of(part(
                    entries.stream().map(entry -> new Recorded(actor, entry)).toList())));
        }
    }

    /** The same as a share of a larger statement; events of one subject stand in their order, several actors may meet. */
    public Together.Part part(List<Recorded> recorded) {
        // The transaction gets its number before any sequence number is drawn: the join needs own.tx first. Sealing
        // relies on it, because a number drawn by a transaction that has none yet would be invisible to its horizon.
        String sql = """
                with own as materialized (select pg_current_xact_id() as tx)
                insert into journal.entry (seq, tx, id, type, subject_kind, subject, city, at, account, acting_for,
                                           role, department, channel, payload)
                select nextval('journal.entry_seq'), own.tx, e.id, e.type, e.subject_kind, e.subject, e.city,
                       :entries_at::timestamptz, e.account, e.acting_for, e.role, e.department, e.channel,
                       e.payload::jsonb
                  from own
                 cross join unnest(:entries_ids::uuid[], :entries_types::text[], :entries_kinds::text[],
                                   :entries_subjects::uuid[], :entries_cities::text[], :entries_accounts::uuid[],
                                   :entries_acting::uuid[], :entries_roles::text[], :entries_departments::text[],
                                   :entries_channels::text[], :entries_payloads::text[])
                       with ordinality as e (id, type, subject_kind, subject, city, account, acting_for, role,
                                             department, channel, payload, n)
                 order by e.n""";
        Map<String, Object> values = new HashMap<>();
        values.put("entries_at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        values.put("entries_ids", Together.column(recorded, one -> Ids.next(clock)));
        values.put("entries_types", Together.column(recorded, one -> one.entry().type()));
        values.put("entries_kinds", Together.column(recorded, one -> one.entry().subjectKind()));
        values.put(
                "entries_subjects", Together.column(recorded, one -> one.entry().subject()));
        values.put(
                "entries_cities", Together.column(recorded, one -> one.entry().city()));
        values.put(
                "entries_accounts", Together.column(recorded, one -> one.actor().account()));
        values.put(
                "entries_acting", Together.column(recorded, one -> one.actor().actingFor()));
        values.put(
                "entries_roles",
                Together.column(recorded, one -> one.actor().role().code()));
        values.put(
                "entries_departments",
                Together.column(recorded, one -> one.actor().department()));
        values.put(
                "entries_channels",
                Together.column(recorded, one -> one.actor().channel().code()));
        values.put(
                "entries_payloads",
                Together.column(
                        recorded, one -> JSON.writeValueAsString(one.entry().payload())));
        return new Together.Part("entries", sql, values);
    }

    /**
     * 常项: what every event of a subject says beside its own payload, kept once. Written with the subject's first event,
     * as a share of the same statement; it never changes. Whoever reads events finds it in their payloads.
     *
     * @param facts by subject, like payloads
     */
    public Together.Part standing(Map<UUID, ? extends Map<String, ? extends @Nullable Object>> facts) {
        List<UUID> subjects = List.copyOf(facts.keySet());
        String sql = """
                insert into journal.standing (subject, facts)
                select f.subject, f.facts::jsonb
                  from unnest(:standing_subjects::uuid[], :standing_facts::text[]) as f (subject, facts)""";
        return new Together.Part(
                "standing",
                sql,
                Map.of(
                        "standing_subjects",
                        Together.column(subjects, subject -> subject),
                        "standing_facts",
                        Together.column(subjects, subject -> JSON.writeValueAsString(facts.get(subject)))));
    }
}
