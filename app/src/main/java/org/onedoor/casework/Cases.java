// A little longer than other files: all columns of a case, each named once to write it and once to read it.
package org.onedoor.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.Alarm;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.FilingNumber;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Timing;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases (办件) as rows: a case is one row, its steps and materials are documents in it; what departments look for stands in
 * {@code casework.desk}. Locked, read and written for any number of cases with one statement each.
 */
@Repository
public class Cases {

    static final String HEAD = """
            c.city, c.id, c.filing_number, c.item, c.item_version, c.party, c.account, c.region, c.department, c.channel,
            c.state, c.submitted_at, c.received_at, c.counted_from, c.accept_by, c.correction_asked, c.answer_by, c.corrected_in_full, c.accepted_at,
            c.accepted_on, c.promised_due, c.statutory_due, c.ended_at, c.licence, c.delivery, c.follows,
            c.decide_by, c.emergency, c.agreed, c.version""";

    static final String WHOLE = HEAD + ", c.steps, c.materials, c.clock, c.wake_on, c.alarm, a.name AS applicant";

    static final String APPLICANT = " JOIN casework.applicant a ON a.case_id = c.id AND a.city = c.city";

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final int SERIALS_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final AccessLog accesses;
    private final Queue<Long> serials = new ConcurrentLinkedQueue<>();

    Cases(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /** The next serial for a filing number; drawn some at a time, and those left over when the program ends stay unused. */
    long nextSerial() {
        Long next = serials.poll();
        while (next == null) {
            serials.addAll(jdbc.sql("SELECT nextval('casework.serial') FROM generate_series(1, :most)")
                    .param("most", SERIALS_AT_ONCE)
                    .query(Long.class)
                    .list());
            next = serials.poll();
        }
        return next;
    }

    /** One order's case, by the order's place in the list. */
    private record Found(int place, Looked looked) {}

    /**
     * Locks the cases that orders are about, in the order of their ids, as far as each is its actor's to act on: an
     * applicant's own, a clerk's taken in, one with a step for the reviewer's department and region. The lists stand in
     * brackets of their own so that the planner does not know their length: else it plans anew each time.
     *
     * @return by place in the list, null where for this actor there is no such case; two orders on one case get the same
     */
    List<@Nullable CaseFile> lock(List<Order> orders) {
        List<Found> rows = jdbc.sql("SELECT o.place, " + WHOLE
                        + """

                          FROM unnest((SELECT :ids::uuid[]), (SELECT :roles::text[]), (SELECT :accounts::uuid[]),
                                      (SELECT :parties::uuid[]), (SELECT :departments::text[]), (SELECT :regions::text[]),
                                      (SELECT :below::text[]))
                               WITH ORDINALITY AS o (id, role, account, party, department, region, below, place)
                          JOIN casework.case_file c ON c.id = o.id AND\s""" + Scope.ofEach() + APPLICANT
                        + " ORDER BY c.id, o.place FOR UPDATE OF c")
                .param("ids", Together.column(orders, Order::id))
                .param("roles", Together.column(orders, Scope::as))
                .param(
                        "accounts",
                        Together.column(orders, order -> order.actor().account()))
                .param("parties", Together.column(orders, order -> order.actor().actingFor()))
                .param(
                        "departments",
                        Together.column(orders, order -> order.actor().department()))
                .param("regions", Together.column(orders, order -> order.actor().region()))
                .param(
                        "below",
                        Together.column(
                                orders, order -> Cities.below(order.actor().region())))
                .query((row, n) -> new Found(row.getInt("place") - 1, looked(row, n)))
                .list();
        Map<UUID, CaseFile> files = new HashMap<>();
        List<@Nullable CaseFile> found = new ArrayList<>();
        orders.forEach(order -> found.add(null));
        for (Found row : rows) {
            found.set(
                    row.place(),
                    files.computeIfAbsent(
                            row.looked().head().id(), id -> row.looked().file()));
        }
        for (int i = 0; i < orders.size(); i++) {
            if (found.get(i) == null) {
                hidden(orders.get(i).actor(), orders.get(i).id());
            }
        }
        return found;
    }

    /** A case to be looked at. */
    public record Looked(
            CaseHead head,
            String applicant,
            List<Step> steps,
            List<CaseMaterial> materials,
            Timing timing,
            @Nullable LocalDate wakeOn,
            Alarm alarm) {

        CaseFile file() {
            return new CaseFile(head, applicant, steps, materials, timing, wakeOn, alarm);
        }

        /** 待集齐: decided and paid for, and it only waits for what it goes out with. */
        public boolean waitsForOthers() {
            return file().granted().waitsForOthers();
        }

        /** Whether nothing more becomes of it before it is served: no decision, and no payment that one waits for. */
        public boolean settled() {
            return !head.state().open() && file().fee().awaited().isEmpty();
        }
    }

    Looked look(Actor actor, UUID id) {
        return jdbc.sql("SELECT " + WHOLE + " FROM casework.case_file c" + APPLICANT + " WHERE c.id = :id AND "
                        + Scope.of(actor))
                .params(Scope.values(actor))
                .param("id", id)
                .query(Cases::looked)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
    }

    /** Several at once, for the program's own work; those that are not there are left out. */
    List<Looked> lookAll(Collection<UUID> ids) {
        return jdbc.sql("SELECT " + WHOLE + " FROM casework.case_file c" + APPLICANT
                        + " WHERE c.id = ANY(:ids) ORDER BY c.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Cases::looked)
                .list();
    }

    /** The front of its file alone. */
    CaseHead require(Actor actor, UUID id) {
        return jdbc.sql("SELECT " + HEAD + " FROM casework.case_file c WHERE c.id = :id AND " + Scope.of(actor))
                .params(Scope.values(actor))
                .param("id", id)
                .query(Cases::head)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
    }

    /** Somebody else's case is as if it were not there; the attempt is journalled. */
    private Refused hidden(Actor actor, UUID id) {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM casework.case_file WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (there) {
            accesses.denied(actor, "case", id);
        }
        return new Refused(new CaseRefusal.NoSuchCase());
    }

    /** Writes cases that have just been submitted, and their lines on the desks. */
    List<Together.Part> added(List<CaseFile> files) {
        String insert = """
                INSERT INTO casework.case_file
                    (city, id, filing_number, item, item_version, party, account, region, department, channel, state,
                     submitted_at, received_at, counted_from, accept_by, delivery, follows, decide_by, steps, materials, clock,
                     departments, wake_on, off_desk, emergency, agreed, version)
                SELECT city, id, filing_number, item, item_version, party, account, region, department, channel, state,
                       submitted_at, received_at, counted_from, accept_by, delivery, follows, decide_by, steps, materials, clock,
                       departments, wake_on, off_desk, emergency, agreed, 1
                  FROM\s""" + ROWS;
        return parts(insert, files);
    }

    /** Writes changed cases, which {@link #lock} locked, and what changes on the desks. */
    List<Together.Part> changed(List<CaseFile> files) {
        String update = """
                UPDATE casework.case_file c
                   SET state = r.state, received_at = r.received_at, counted_from = r.counted_from,
                       accept_by = r.accept_by, correction_asked = r.correction_asked, answer_by = r.answer_by,
                       corrected_in_full = r.corrected_in_full,
                       accepted_at = r.accepted_at, accepted_on = r.accepted_on, promised_due = r.promised_due,
                       statutory_due = r.statutory_due, ended_at = r.ended_at, licence = r.licence, delivery = r.delivery,
                       decide_by = r.decide_by,
                       steps = r.steps,
                       materials = r.materials, clock = r.clock, departments = r.departments, wake_on = r.wake_on, off_desk = r.off_desk,
                       alarm = r.alarm,
                       version = c.version + 1
                  FROM\s""" + ROWS + " WHERE c.id = r.id AND c.city = r.city";
        return parts(update, files);
    }

    /** One document for each case, of which the planner expects few; of a recordset it expects a hundred rows. */
    private static final String ROWS = """
            unnest(:cases_rows::jsonb[]) AS j (document), jsonb_to_record(j.document) AS r (
                city text, id uuid, filing_number text, item text, item_version int, party uuid, account uuid,
                region text, department text, channel text, state text, submitted_at timestamptz,
                received_at timestamptz, counted_from date, accept_by date, correction_asked timestamptz,
                answer_by date, corrected_in_full boolean, accepted_at timestamptz, accepted_on date, promised_due date, statutory_due date,
                ended_at timestamptz, licence uuid, delivery text, follows uuid, decide_by date, steps jsonb, materials jsonb, clock jsonb, departments text[], wake_on date,
                off_desk boolean, alarm smallint, emergency text, agreed text)""";

    private static List<Together.Part> parts(String sql, List<CaseFile> files) {
        List<Together.Part> parts = new ArrayList<>();
        parts.add(new Together.Part(
                "cases",
                sql,
                Map.of("cases_rows", Together.column(files, file -> JSON.writeValueAsString(row(file))))));
        List<Line> gone = lines(files, CaseFile::offDesk);
        if (!gone.isEmpty()) {
            parts.add(new Together.Part(
                    "gone",
                    """
                    DELETE FROM casework.desk d
                     USING unnest(:gone_cases::uuid[], :gone_cities::text[], :gone_steps::text[])
                           AS g (case_id, city, step)
                     WHERE d.case_id = g.case_id AND d.step = g.step AND d.city = g.city""",
                    Map.of(
                            "gone_cases",
                                    Together.column(gone, line -> line.head().id()),
                            "gone_cities",
                                    Together.column(gone, line -> line.head().city()),
                            "gone_steps",
                                    Together.column(gone, line -> line.step().id()))));
        }
        List<Line> come = lines(files, CaseFile::toDesk);
        if (!come.isEmpty()) {
            parts.add(new Together.Part(
                    "come",
                    """
                    INSERT INTO casework.desk
                        (case_id, city, step, department, region, held, due, item, awaited, corrected, alarm, holder, calm)
                    SELECT l.* FROM unnest(
                        :come_cases::uuid[], :come_cities::text[], :come_steps::text[], :come_departments::text[],
                        :come_regions::text[], :come_held::boolean[], :come_due::date[], :come_items::text[],
                        :come_awaited::smallint[], :come_corrected::boolean[], :come_alarms::smallint[],
                        :come_holders::uuid[], :come_calm::boolean[]) AS l
                    ON CONFLICT (case_id, step, city) DO UPDATE
                       SET held = excluded.held, due = excluded.due, awaited = excluded.awaited,
                           corrected = excluded.corrected, alarm = excluded.alarm, holder = excluded.holder""",
                    Map.ofEntries(
                            Map.entry(
                                    "come_cases",
                                    Together.column(come, line -> line.head().id())),
                            Map.entry(
                                    "come_cities",
                                    Together.column(come, line -> line.head().city())),
                            Map.entry(
                                    "come_steps",
                                    Together.column(come, line -> line.step().id())),
                            Map.entry(
                                    "come_departments",
                                    Together.column(come, line -> line.step().department())),
                            Map.entry(
                                    "come_regions",
                                    Together.column(come, line -> line.head().region())),
                            Map.entry(
                                    "come_held",
                                    Together.column(come, line -> line.step().state() == Step.State.HELD)),
                            Map.entry(
                                    "come_due",
                                    Together.column(
                                            come,
                                            line -> Objects.requireNonNull(
                                                    line.step().due()))),
                            Map.entry(
                                    "come_items",
                                    Together.column(come, line -> line.head().item())),
                            Map.entry(
                                    "come_awaited",
                                    Together.column(come, line -> line.file().awaited())),
                            Map.entry(
                                    "come_corrected",
                                    Together.column(come, line -> line.head().corrected())),
                            Map.entry(
                                    "come_calm",
                                    Together.column(come, line -> line.head().emergency() == null)),
                            Map.entry(
                                    "come_holders",
                                    Together.column(come, line -> line.step().holder())),
                            Map.entry(
                                    "come_alarms",
                                    Together.column(
                                            come, line -> line.file().alarm().level())))));
        }
        parts.addAll(Waking.parts(files));
        parts.addAll(Pledges.parts(files));
        return parts;
    }

    /** One line of a desk. */
    private record Line(CaseFile file, CaseHead head, Step step) {}

    private static List<Line> lines(List<CaseFile> files, Function<CaseFile, List<Step>> which) {
        return files.stream()
                .flatMap(file -> which.apply(file).stream().map(step -> new Line(file, file.head(), step)))
                .toList();
    }

    private static Map<String, @Nullable Object> row(CaseFile file) {
        CaseHead head = file.head();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("city", head.city());
        row.put("id", head.id());
        row.put("filing_number", head.filingNumber().value());
        row.put("item", head.item());
        row.put("item_version", head.itemVersion());
        row.put("party", head.party());
        row.put("account", head.account());
        row.put("region", head.region());
        row.put("department", head.department());
        row.put("channel", head.channel().code());
        row.put("state", head.state().code());
        row.put("submitted_at", head.submitted());
        row.put("received_at", head.received());
        row.put("counted_from", head.countedFrom());
        row.put("accept_by", head.acceptBy());
        row.put("correction_asked", head.correctionAsked());
        row.put("answer_by", head.answerBy());
        row.put("corrected_in_full", head.correctedInFull() ? true : null);
        row.put("accepted_at", head.accepted());
        row.put("accepted_on", head.acceptedOn());
        row.put("promised_due", head.promisedDue());
        row.put("statutory_due", head.statutoryDue());
        row.put("ended_at", head.ended());
        row.put("licence", head.licence());
        row.put(
                "delivery",
                head.delivery() == Delivery.ELECTRONIC ? null : head.delivery().code());
        row.put("follows", head.follows());
        row.put("decide_by", head.decideBy());
        row.put("emergency", head.emergency());
        row.put("agreed", head.agreed() == null ? null : head.agreed().written());
        row.put("steps", CaseDocuments.steps(file.steps()));
        row.put("materials", CaseDocuments.materials(file.materials()));
        row.put("clock", CaseDocuments.clock(file.timing().entries()));
        row.put("departments", file.departments());
        row.put("wake_on", file.wakeOn());
        row.put("off_desk", head.state().isOffDesk() ? true : null);
        row.put("alarm", file.alarm().level());
        return row;
    }

    static Looked looked(ResultSet row, int n) throws SQLException {
        Timing timing = new Timing(CaseDocuments.clock(row.getString("clock")));
        return new Looked(
                head(row, n),
                row.getString("applicant"),
                steps(row),
                materials(row),
                timing,
                row.getObject("wake_on", LocalDate.class),
                Alarm.of(row.getInt("alarm")));
    }

    private static List<Step> steps(ResultSet row) throws SQLException {
        return CaseDocuments.steps(row.getString("steps"));
    }

    private static List<CaseMaterial> materials(ResultSet row) throws SQLException {
        return CaseDocuments.materials(row.getString("materials"));
    }

    static CaseHead head(ResultSet row, int n) throws SQLException {
        return new CaseHead(
                row.getString("city"),
                row.getObject("id", UUID.class),
                new FilingNumber(row.getString("filing_number")),
                row.getString("item"),
                row.getInt("item_version"),
                row.getObject("party", UUID.class),
                row.getObject("account", UUID.class),
                row.getString("region"),
                row.getString("department"),
                Channel.of(row.getString("channel")),
                CaseState.of(row.getString("state")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("counted_from", LocalDate.class),
                row.getObject("accept_by", LocalDate.class),
                instant(row, "correction_asked"),
                row.getObject("answer_by", LocalDate.class),
                row.getBoolean("corrected_in_full"),
                instant(row, "accepted_at"),
                row.getObject("accepted_on", LocalDate.class),
                row.getObject("promised_due", LocalDate.class),
                row.getObject("statutory_due", LocalDate.class),
                instant(row, "ended_at"),
                row.getObject("licence", UUID.class),
                Optional.ofNullable(row.getString("delivery"))
                        .flatMap(Delivery::of)
                        .orElse(Delivery.ELECTRONIC),
                row.getObject("follows", UUID.class),
                row.getObject("decide_by", LocalDate.class),
                row.getString("emergency"),
                Optional.ofNullable(row.getString("agreed")).map(Limit::read).orElse(null),
                row.getInt("version"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
