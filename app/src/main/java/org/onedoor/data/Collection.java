package org.onedoor.data;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 数据归集: takes rows that departments' registers send, at most 1,000 a transaction, and keeps for each party and element
 * the newest. The same rows again change nothing.
 */
@Service
class Collection {

    static final int MOST = 1_000;
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;
    private final AnswerNotices notices;

    Collection(JdbcClient jdbc, Journal journal, Clock clock, AnswerNotices notices) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
        this.notices = notices;
    }

    /** What a row is the newest of: a party's element, or a party's licence of a number. */
    private record Key(UUID party, String what, String number) {}

    /** A row held or about to be. */
    private record Kept(UUID id, OffsetDateTime asOf, JsonNode content) {}

    private static final class Plan<R extends Reading> {
        private final Map<Key, Kept> current = new HashMap<>();
        private final Map<UUID, R> inserts = new LinkedHashMap<>();
        private final Set<UUID> superseded = new LinkedHashSet<>();
        private final Map<UUID, OffsetDateTime> confirmed = new LinkedHashMap<>();
        private final Map<UUID, TreeSet<String>> changed = new LinkedHashMap<>();
        private Collected result = Collected.NOTHING;
    }

    /** Takes rows. */
    @Transactional
    public Collected collect(Actor actor, List<? extends Reading> rows, boolean demo) {
        if (rows.size() > MOST) {
            throw new IllegalArgumentException(rows.size() + " rows in one commit, at most " + MOST);
        }
        // One at a time: two imports of the same register at once would both find a value new.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('data.collection'))")
                .query((row, n) -> 0)
                .list();
        List<Reading.OfElement> elements = only(rows, Reading.OfElement.class);
        List<Reading.OfLicence> licences = only(rows, Reading.OfLicence.class);
        return records(actor, elements, demo).plus(holdings(actor, licences, demo));
    }

    private static <R extends Reading> List<R> only(List<? extends Reading> rows, Class<R> type) {
        return rows.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(Comparator.comparing(Reading::asOf))
                .toList();
    }

    private Collected records(Actor actor, List<Reading.OfElement> rows, boolean demo) {
        if (rows.isEmpty()) {
            return Collected.NOTHING;
        }
        Plan<Reading.OfElement> plan = new Plan<>();
        jdbc.sql("""
                select r.id, r.party, r.element, r.value, r.source, r.as_of
                  from data.record r
                 where r.until is null
                   and (r.party, r.element) in (select * from unnest(:parties::uuid[], :elements::text[]))
                """)
                .param("parties", Together.column(rows, row -> row.party().toString()))
                .param("elements", Together.column(rows, Reading.OfElement::element))
                .query((row, n) -> plan.current.put(
                        new Key(row.getObject("party", UUID.class), row.getString("element"), ""),
                        new Kept(
                                row.getObject("id", UUID.class),
                                row.getObject("as_of", OffsetDateTime.class),
                                sourced(row.getString("source"), JSON.readTree(row.getString("value"))))))
                .list();
        for (Reading.OfElement row : rows) {
            plan(plan, row, new Key(row.party(), row.element(), ""), sourced(row.source(), row.value()));
        }
        close("record", plan.superseded);
        insertRecords(plan, demo);
        confirm("record", plan.confirmed);
        answerDisputes(actor, plan.superseded);
        record(actor, "data.records-changed.v1", "elements", plan.changed);
        return plan.result;
    }

    private Collected holdings(Actor actor, List<Reading.OfLicence> rows, boolean demo) {
        if (rows.isEmpty()) {
            return Collected.NOTHING;
        }
        Plan<Reading.OfLicence> plan = new Plan<>();
        jdbc.sql("""
                select h.id, h.party, h.licence_type, h.number, h.issuer, h.valid_from::text, h.valid_to::text, h.face,
                       h.as_of
                  from data.holding h
                 where h.until is null
                   and (h.party, h.licence_type, h.number)
                       in (select * from unnest(:parties::uuid[], :types::text[], :numbers::text[]))
                """)
                .param("parties", Together.column(rows, row -> row.party().toString()))
                .param("types", Together.column(rows, Reading.OfLicence::licenceType))
                .param("numbers", Together.column(rows, Reading.OfLicence::number))
                .query((row, n) -> plan.current.put(
                        new Key(
                                row.getObject("party", UUID.class),
                                row.getString("licence_type"),
                                row.getString("number")),
                        new Kept(
                                row.getObject("id", UUID.class),
                                row.getObject("as_of", OffsetDateTime.class),
                                licence(
                                        row.getString("issuer"),
                                        row.getString("valid_from"),
                                        String.valueOf(row.getString("valid_to")),
                                        JSON.readTree(row.getString("face"))))))
                .list();
        for (Reading.OfLicence row : rows) {
            JsonNode content =
                    licence(row.issuer(), row.validFrom().toString(), String.valueOf(row.validTo()), row.face());
            plan(plan, row, new Key(row.party(), row.licenceType(), row.number()), content);
        }
        close("holding", plan.superseded);
        insertHoldings(plan, demo);
        confirm("holding", plan.confirmed);
        record(actor, "data.holdings-changed.v1", "licenceTypes", plan.changed);
        return plan.result;
    }

    private <R extends Reading> void plan(Plan<R> plan, R row, Key key, JsonNode content) {
        OffsetDateTime asOf = row.asOf().atOffset(ZoneOffset.UTC);
        Kept held = plan.current.get(key);
        if (held != null && !asOf.isAfter(held.asOf())) {
            plan.result = plan.result.plus(new Collected(0, 0, 0, 1));
            return;
        }
        if (held != null && held.content().equals(content)) {
            plan.result = plan.result.plus(new Collected(0, 0, 1, 0));
            plan.confirmed.put(held.id(), asOf);
            plan.current.put(key, new Kept(held.id(), asOf, content));
            return;
        }
        if (held != null) {
            plan.superseded.add(held.id());
        }
        UUID id = Ids.next(clock);
        plan.inserts.put(id, row);
        plan.current.put(key, new Kept(id, asOf, content));
        plan.changed.computeIfAbsent(key.party(), _ -> new TreeSet<>()).add(key.what());
        plan.result = plan.result.plus(held == null ? new Collected(1, 0, 0, 0) : new Collected(0, 1, 0, 0));
    }

    /** The rows held until now that are not any more. */
    private void close(String table, Set<UUID> ids) {
        jdbc.sql("update data." + table + " set until = :at where id = any(:ids)")
                .param("at", now())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** The same value, seen later. */
    private void confirm(String table, Map<UUID, OffsetDateTime> seen) {
        jdbc.sql("update data." + table + """
                 t set as_of = s.as_of from unnest(:ids::uuid[], :times::timestamptz[]) s (id, as_of) where t.id = s.id
                """)
                .param("ids", seen.keySet().toArray(UUID[]::new))
                .param(
                        "times",
                        seen.values().stream().map(OffsetDateTime::toString).toArray(String[]::new))
                .update();
    }

    private void insertRecords(Plan<Reading.OfElement> plan, boolean demo) {
        List<Reading.OfElement> rows = List.copyOf(plan.inserts.values());
        jdbc.sql("""
                insert into data.record (id, party, element, value, source, as_of, received_at, until, demo)
                select n.id, n.party, n.element, n.value::jsonb, n.source, n.as_of, :at,
                       case when n.past then :at end, :demo
                  from unnest(:ids::uuid[], :parties::uuid[], :elements::text[], :values::text[], :sources::text[],
                              :times::timestamptz[], :past::boolean[])
                       as n (id, party, element, value, source, as_of, past)
                """)
                .param("at", now())
                .param("demo", demo)
                .param("ids", plan.inserts.keySet().toArray(UUID[]::new))
                .param("parties", Together.column(rows, row -> row.party().toString()))
                .param("elements", Together.column(rows, Reading.OfElement::element))
                .param("values", Together.column(rows, row -> row.value().toString()))
                .param("sources", Together.column(rows, Reading.OfElement::source))
                .param("times", Together.column(rows, row -> row.asOf().toString()))
                .param("past", past(plan))
                .update();
    }

    private void insertHoldings(Plan<Reading.OfLicence> plan, boolean demo) {
        List<Reading.OfLicence> rows = List.copyOf(plan.inserts.values());
        jdbc.sql("""
                insert into data.holding (id, party, licence_type, number, issuer, valid_from, valid_to, face, as_of,
                                          received_at, until, demo)
                select n.id, n.party, n.licence_type, n.number, n.issuer, n.valid_from, n.valid_to, n.face::jsonb,
                       n.as_of, :at, case when n.past then :at end, :demo
                  from unnest(:ids::uuid[], :parties::uuid[], :types::text[], :numbers::text[], :issuers::text[],
                              :from::date[], :to::date[], :faces::text[], :times::timestamptz[], :past::boolean[])
                       as n (id, party, licence_type, number, issuer, valid_from, valid_to, face, as_of, past)
                """)
                .param("at", now())
                .param("demo", demo)
                .param("ids", plan.inserts.keySet().toArray(UUID[]::new))
                .param("parties", Together.column(rows, row -> row.party().toString()))
                .param("types", Together.column(rows, Reading.OfLicence::licenceType))
                .param("numbers", Together.column(rows, Reading.OfLicence::number))
                .param("issuers", Together.column(rows, Reading.OfLicence::issuer))
                .param("from", Together.column(rows, row -> row.validFrom().toString()))
                .param(
                        "to",
                        Together.column(
                                rows,
                                row -> row.validTo() == null
                                        ? null
                                        : row.validTo().toString()))
                .param("faces", Together.column(rows, row -> row.face().toString()))
                .param("times", Together.column(rows, row -> row.asOf().toString()))
                .param("past", past(plan))
                .update();
    }

    /** Rows that a later row of the same batch has superseded already: kept as history. */
    private static Boolean[] past(Plan<?> plan) {
        return plan.inserts.keySet().stream().map(plan.superseded::contains).toArray(Boolean[]::new);
    }

    /** A disputed value that its source has replaced needs no further answer. */
    private void answerDisputes(Actor actor, Set<UUID> superseded) {
        record Answered(UUID party, String element, String source) {}
        List<Answered> answered = jdbc.sql("""
                update data.dispute set status = 'answered', closed_at = :at
                 where status in ('open', 'accepted') and record = any(:records)
                returning party, element, source
                """)
                .param("at", now())
                .param("records", superseded.toArray(UUID[]::new))
                .query((row, n) -> new Answered(
                        row.getObject("party", UUID.class), row.getString("element"), row.getString("source")))
                .list();
        answered.forEach(one -> notices.tell(actor, one.party(), "dispute-updated", one.element(), one.source()));
    }

    private void record(Actor actor, String type, String what, Map<UUID, ? extends Set<String>> changed) {
        journal.append(
                actor,
                changed.entrySet().stream()
                        .map(entry -> new Entry(
                                type,
                                "party",
                                entry.getKey(),
                                actor.city(),
                                Map.of(what, List.copyOf(entry.getValue()))))
                        .toList());
    }

    private static JsonNode sourced(String source, JsonNode value) {
        return JSON.createArrayNode().add(source).add(value);
    }

    private static JsonNode licence(String issuer, String from, String to, JsonNode face) {
        return JSON.createArrayNode().add(issuer).add(from).add(to).add(face);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
