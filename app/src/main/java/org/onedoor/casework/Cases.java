package org.onedoor.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases (办件) as rows: locked for a change, saved together with their journal rows. */
@Repository
class Cases {

    static final String HEAD = """
            c.city, c.id, c.filing_number, c.item, c.item_version, c.party, c.account, c.region, c.department, c.channel,
            c.state, c.submitted_at, c.received_at, c.counted_from, c.accept_by, c.correction_asked, c.answer_by, c.accepted_at,
            c.accepted_on, c.promised_due, c.statutory_due, c.ended_at, c.licence, c.version""";

    private final JdbcClient jdbc;
    private final Journal journal;
    private final AccessLog accesses;

    Cases(JdbcClient jdbc, Journal journal, AccessLog accesses) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.accesses = accesses;
    }

    /** The next serial for a filing number. */
    long nextSerial() {
        return jdbc.sql("SELECT nextval('casework.serial')").query(Long.class).single();
    }

    /**
     * Locks a case that is the actor's to act on: an applicant's own, a clerk's taken in, one with a step for the
     * reviewer's department and region; for everybody else there is no such case.
     */
    CaseFile lock(Actor actor, UUID id) {
        CaseHead head = jdbc.sql("SELECT " + HEAD + " FROM casework.case_file c WHERE c.id = :id AND " + Scope.of(actor)
                        + " FOR UPDATE")
                .params(Scope.values(actor))
                .param("id", id)
                .query(Cases::head)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
        return new CaseFile(head, steps(head.city(), id), materials(head.city(), id));
    }

    /** The same case, to be looked at. */
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

    List<Step> steps(String city, UUID id) {
        return jdbc.sql("""
                        SELECT step, department, state, opened_at, due, agreed, done_by, done_at
                        FROM casework.step WHERE city = :city AND case_id = :id ORDER BY ordinal""")
                .param("city", city)
                .param("id", id)
                .query((row, n) -> new Step(
                        row.getString("step"),
                        row.getString("department"),
                        Step.State.of(row.getString("state")),
                        instant(row, "opened_at"),
                        row.getObject("due", LocalDate.class),
                        row.getObject("agreed", Boolean.class),
                        row.getObject("done_by", UUID.class),
                        instant(row, "done_at")))
                .list();
    }

    List<CaseMaterial> materials(String city, UUID id) {
        return jdbc.sql("""
                        SELECT material, need, state, licence, due, provided_at
                        FROM casework.material WHERE city = :city AND case_id = :id ORDER BY ordinal""")
                .param("city", city)
                .param("id", id)
                .query((row, n) -> new CaseMaterial(
                        row.getString("material"),
                        Item.Need.valueOf(row.getString("need")),
                        CaseMaterial.State.of(row.getString("state")),
                        row.getString("licence"),
                        row.getObject("due", LocalDate.class),
                        instant(row, "provided_at")))
                .list();
    }

    /** Writes a case that has just been submitted. */
    void add(Actor actor, CaseFile file) {
        CaseHead head = file.head();
        jdbc.sql("""
                        INSERT INTO casework.case_file
                            (city, id, filing_number, item, item_version, party, account, region, department, channel,
                             state, submitted_at, received_at, counted_from, accept_by, version)
                        VALUES (:city, :id, :filingNumber, :item, :itemVersion, :party, :account, :region, :department,
                                :channel, :state, :submitted, :received, :countedFrom, :acceptBy, 1)""")
                .param("city", head.city())
                .param("id", head.id())
                .param("filingNumber", head.filingNumber().value())
                .param("item", head.item())
                .param("itemVersion", head.itemVersion())
                .param("party", head.party())
                .param("account", head.account())
                .param("region", head.region())
                .param("department", head.department())
                .param("channel", head.channel().code())
                .param("state", head.state().code())
                .param("submitted", time(head.submitted()))
                .param("received", time(head.received()))
                .param("countedFrom", head.countedFrom())
                .param("acceptBy", head.acceptBy())
                .update();
        saveSteps(head, file.steps());
        saveMaterials(head, file.materials());
        append(actor, file);
    }

    /** Writes a changed case; the row is locked by {@link #lock}. */
    void save(Actor actor, CaseFile file) {
        CaseHead head = file.head();
        jdbc.sql("""
                        UPDATE casework.case_file
                           SET state = :state, received_at = :received, counted_from = :countedFrom,
                               accept_by = :acceptBy, correction_asked = :correctionAsked, answer_by = :answerBy,
                               accepted_at = :accepted, accepted_on = :acceptedOn, promised_due = :promisedDue,
                               statutory_due = :statutoryDue, ended_at = :ended, licence = :licence,
                               version = version + 1
                         WHERE city = :city AND id = :id""")
                .param("state", head.state().code())
                .param("received", time(head.received()))
                .param("countedFrom", head.countedFrom())
                .param("acceptBy", head.acceptBy())
                .param("correctionAsked", time(head.correctionAsked()))
                .param("answerBy", head.answerBy())
                .param("accepted", time(head.accepted()))
                .param("acceptedOn", head.acceptedOn())
                .param("promisedDue", head.promisedDue())
                .param("statutoryDue", head.statutoryDue())
                .param("ended", time(head.ended()))
                .param("licence", head.licence())
                .param("city", head.city())
                .param("id", head.id())
                .update();
        saveSteps(head, file.steps());
        saveMaterials(head, file.materials());
        append(actor, file);
    }

    private void saveSteps(CaseHead head, List<Step> steps) {
        jdbc.sql("""
                        INSERT INTO casework.step
                            (city, case_id, step, ordinal, department, region, state, opened_at, due, agreed, done_by,
                             done_at)
                        SELECT :city, :id, s.step, s.ordinal, s.department, :region, s.state, s.opened_at, s.due,
                               s.agreed, s.done_by, s.done_at
                          FROM unnest(:steps::text[], :departments::text[], :states::text[], :opened::timestamptz[],
                                      :dues::date[], :agreed::boolean[], :by::uuid[], :at::timestamptz[])
                               WITH ORDINALITY
                               AS s (step, department, state, opened_at, due, agreed, done_by, done_at, ordinal)
                        ON CONFLICT (city, case_id, step) DO UPDATE
                           SET state = excluded.state, opened_at = excluded.opened_at, due = excluded.due,
                               agreed = excluded.agreed, done_by = excluded.done_by, done_at = excluded.done_at
                         WHERE (step.state, step.opened_at, step.due) IS DISTINCT FROM
                               (excluded.state, excluded.opened_at, excluded.due)""")
                .param("city", head.city())
                .param("id", head.id())
                .param("region", head.region())
                .param("steps", steps.stream().map(Step::id).toArray(String[]::new))
                .param("departments", steps.stream().map(Step::department).toArray(String[]::new))
                .param("states", steps.stream().map(step -> step.state().code()).toArray(String[]::new))
                .param("opened", steps.stream().map(step -> text(step.opened())).toArray(String[]::new))
                .param("dues", steps.stream().map(step -> text(step.due())).toArray(String[]::new))
                .param("agreed", steps.stream().map(step -> text(step.agreed())).toArray(String[]::new))
                .param("by", steps.stream().map(step -> text(step.by())).toArray(String[]::new))
                .param("at", steps.stream().map(step -> text(step.at())).toArray(String[]::new))
                .update();
    }

    private void saveMaterials(CaseHead head, List<CaseMaterial> materials) {
        jdbc.sql("""
                        INSERT INTO casework.material
                            (city, case_id, material, ordinal, need, state, licence, due, provided_at)
                        SELECT :city, :id, m.material, m.ordinal, m.need, m.state, m.licence, m.due, m.provided_at
                          FROM unnest(:types::text[], :needs::text[], :states::text[], :licences::text[],
                                      :dues::date[], :provided::timestamptz[])
                               WITH ORDINALITY AS m (material, need, state, licence, due, provided_at, ordinal)
                        ON CONFLICT (city, case_id, material) DO UPDATE
                           SET state = excluded.state, due = excluded.due, provided_at = excluded.provided_at
                         WHERE (material.state, material.due, material.provided_at) IS DISTINCT FROM
                               (excluded.state, excluded.due, excluded.provided_at)""")
                .param("city", head.city())
                .param("id", head.id())
                .param("types", materials.stream().map(CaseMaterial::type).toArray(String[]::new))
                .param(
                        "needs",
                        materials.stream()
                                .map(material -> material.need().name())
                                .toArray(String[]::new))
                .param(
                        "states",
                        materials.stream()
                                .map(material -> material.state().code())
                                .toArray(String[]::new))
                .param("licences", materials.stream().map(CaseMaterial::licence).toArray(String[]::new))
                .param(
                        "dues",
                        materials.stream().map(material -> text(material.due())).toArray(String[]::new))
                .param(
                        "provided",
                        materials.stream()
                                .map(material -> text(material.provided()))
                                .toArray(String[]::new))
                .update();
    }

    private void append(Actor actor, CaseFile file) {
        CaseHead head = file.head();
        journal.append(
                actor,
                file.happened().stream()
                        .map(what -> new Entry(what.type(), "case", head.id(), head.city(), payload(head, what)))
                        .toList());
        CaseLog.tell(head, file.happened().stream().map(Happened::type).toList());
    }

    /** What every event of a case says beside its own details. */
    private static Map<String, @Nullable Object> payload(CaseHead head, Happened what) {
        Map<String, @Nullable Object> payload = new HashMap<>(what.details());
        payload.put("item", head.item());
        payload.put("itemVersion", head.itemVersion());
        payload.put("filingNumber", head.filingNumber().value());
        payload.put("department", head.department());
        payload.put("region", head.region());
        payload.put("channel", head.channel().code());
        payload.put("party", head.party().toString());
        return payload;
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
                instant(row, "accepted_at"),
                row.getObject("accepted_on", LocalDate.class),
                row.getObject("promised_due", LocalDate.class),
                row.getObject("statutory_due", LocalDate.class),
                instant(row, "ended_at"),
                row.getObject("licence", UUID.class),
                row.getInt("version"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
