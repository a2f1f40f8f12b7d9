package org.onedoor.licence;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Recorded;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.web.Demo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues licences and changes what becomes of them, always inside the caller's transaction: the decision of a case and
 * its licence are one thing (行政许可法 44). What it refuses it refuses before it has written anything. Nothing is printed here; {@link LicenceFiles} does that after the commit.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Refused.class)
public class Licences {

    /** What may stand in a serial and is not taken for something else when read aloud or written down. */
    private static final String CLEAR = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Together together;
    private final Clock clock;
    private final Demo demo;
    private final SecureRandom random = new SecureRandom();

    /** @param demo marks what it issues as a demonstration without legal effect, where the whole node is one */
    Licences(JdbcClient jdbc, Journal journal, Together together, Clock clock, Demo demo) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.together = together;
        this.clock = clock;
        this.demo = demo;
    }

    /** An expression of SQL that draws one licence's running number, for {@link Wanted#serial}. */
    public static final String NEXT_SERIAL = "nextval('licence.serial')";

    /**
     * One licence to be issued.
     *
     * @param id the id that it shall have
     * @param serial drawn by {@link #NEXT_SERIAL}
     */
    public record Wanted(Actor actor, UUID id, long serial, IssueLicence what) {}

    /** Licences as they will be when {@code parts} are written and {@code events} stand in the journal, all at once. */
    public record Issuing(List<Licence> licences, List<Together.Part> parts, List<Recorded> events) {}

    /** Issues one licence. */
    public Licence issue(Actor actor, IssueLicence wanted) {
        return issue(actor, List.of(wanted)).getFirst();
    }

    /** Issues licences (颁发), for a batch of decisions with the same two statements as for one. */
    public List<Licence> issue(Actor actor, List<IssueLicence> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Long> serials = jdbc.sql("select " + NEXT_SERIAL + " from generate_series(1, :count)")
                .param("count", wanted.size())
                .query((row, n) -> row.getLong(1))
                .list();
        List<Wanted> all = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            all.add(new Wanted(actor, Ids.next(clock), serials.get(i), wanted.get(i)));
        }
        Issuing issuing = issuing(all);
        List<Together.Part> parts = new ArrayList<>(issuing.parts());
        parts.add(journal.part(issuing.events()));
        together.write(parts);
        return issuing.licences();
    }

    /** The same for whoever writes more with it, as shares of one statement. */
    public Issuing issuing(List<Wanted> wanted) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        List<Licence> licences = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<Recorded> events = new ArrayList<>();
        for (Wanted one : wanted) {
            LicenceIdentifier identifier = new LicenceIdentifier(
                    one.what().type().code(), one.what().issuer().creditCode(), serial(now, one.serial()), 1);
            Licence licence = licence(one.id(), identifier, one.what(), now);
            licences.add(licence);
            changes.add(new Change(one.actor(), licence));
            events.add(new Recorded(one.actor(), entry("licence.issued.v1", licence)));
        }
        List<Together.Part> parts = List.of(
                licences(licences),
                wordings(licences),
                versions(licences),
                changes(changes, null, LicenceStatus.ISSUED, "颁发", now));
        return new Issuing(List.copyOf(licences), parts, List.copyOf(events));
    }

    private static Together.Part licences(List<Licence> issued) {
        String sql = """
                insert into licence.licence (id, city, region, type_code, issuer_code, serial, party, case_id,
                                             current_version)
                select id, city, region, type_code, issuer_code, serial, party, case_id, 1
                  from jsonb_to_recordset(:licences_rows::jsonb) as w (
                       id uuid, city text, region text, type_code text, issuer_code text, serial text, party uuid,
                       case_id uuid)""";
        return new Together.Part(
                "licences",
                sql,
                Map.of(
                        "licences_rows",
                        JSON.writeValueAsString(
                                issued.stream().map(LicenceRows::licenceRow).toList())));
    }

    /**
     * Issues the next version of a licence (换发、变更): the holder's one licence goes on under the same serial, the version
     * before it is replaced.
     *
     * @param wanted of the same type and issuer; its case is the one that decided the change
     * @throws Refused {@link LicenceRefusal.NoSuchLicence} unless that issuer issued it
     */
    public Licence replace(Actor actor, UUID id, IssueLicence wanted, String why) {
        Licence before = lock(id, wanted.issuer().creditCode());
        requireStep(before, LicenceStatus.REPLACED);
        if (!before.type().code().equals(wanted.type().code())) {
            throw new IllegalArgumentException(
                    "a licence cannot change its type: " + wanted.type().code());
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        Licence next = licence(id, before.identifier().version(lastVersion(id) + 1), wanted, now);
        change(actor, before, LicenceStatus.REPLACED, why, now);
        together.write(List.of(
                wordings(List.of(next)),
                versions(List.of(next)),
                changes(List.of(new Change(actor, next)), null, LicenceStatus.ISSUED, why, now)));
        jdbc.sql("update licence.licence set current_version = :version, party = :party where id = :id")
                .param("version", next.version())
                .param("party", next.holder().party())
                .param("id", id)
                .update();
        journal.append(actor, List.of(entry("licence.replaced.v1", before), entry("licence.issued.v1", next)));
        return next;
    }

    /** A version that was taken back keeps its number: the next one is never the same. */
    private int lastVersion(UUID id) {
        return jdbc.sql("select max(version) from licence.version where licence = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /**
     * 恢复此前的证照: takes back the current version alone, and lets one from before stand again, to its own last day.
     *
     * @param former a version that was replaced
     * @param ending revoked or cancelled: what becomes of the current one
     */
    public void restore(Actor actor, UUID id, String issuer, int former, LicenceStatus ending, String why) {
        Licence current = lock(id, issuer);
        Licence before = jdbc.sql(LicenceRows.SELECT + " where l.id = :id and v.version = :former for update of v")
                .param("id", id)
                .param("former", former)
                .query(LicenceRows::read)
                .optional()
                .orElseThrow(() -> new Refused(new LicenceRefusal.NoSuchLicence()));
        requireStep(current, ending);
        requireStep(before, LicenceStatus.ISSUED);
        ZonedDateTime now = ZonedDateTime.now(clock);
        change(actor, current, ending, why, now);
        change(actor, before, LicenceStatus.ISSUED, why, now);
        jdbc.sql("update licence.licence set current_version = :former where id = :id")
                .param("former", former)
                .param("id", id)
                .update();
        journal.append(
                actor,
                List.of(entry("licence." + ending.code() + ".v1", current), entry("licence.restored.v1", before)));
    }

    /**
     * Takes a licence back (撤销, 行政许可法 69; 吊销, 行政处罚法 9).
     *
     * @param issuer the credit code of the department that acts; only the issuer may
     */
    public void revoke(Actor actor, UUID id, String issuer, String why) {
        end(actor, id, issuer, LicenceStatus.REVOKED, why);
    }

    /** Strikes a licence off (注销, 行政许可法 70): given up, its holder gone, its ground fallen away. */
    public void cancel(Actor actor, UUID id, String issuer, String why) {
        end(actor, id, issuer, LicenceStatus.CANCELLED, why);
    }

    /** 暂停效力: until {@link #resume}. */
    public void suspend(Actor actor, UUID id, String issuer, String why) {
        end(actor, id, issuer, LicenceStatus.SUSPENDED, why);
    }

    /** 恢复效力: what it was suspended for has been put right. */
    public void resume(Actor actor, UUID id, String issuer, String why) {
        Licence licence = lock(id, issuer);
        if (licence.status() != LicenceStatus.SUSPENDED) {
            throw new Refused(new LicenceRefusal.NotInThatStatus(licence.status()));
        }
        change(actor, licence, LicenceStatus.ISSUED, why, ZonedDateTime.now(clock));
        journal.append(actor, List.of(entry("licence.resumed.v1", licence)));
    }

    private void end(Actor actor, UUID id, String issuer, LicenceStatus status, String why) {
        Licence licence = lock(id, issuer);
        requireStep(licence, status);
        change(actor, licence, status, why, ZonedDateTime.now(clock));
        journal.append(actor, List.of(entry("licence." + status.code() + ".v1", licence)));
    }

    /**
     * Writes down what has expired: up to a number of licences whose last day is before today, oldest first. A reader
     * need not wait for it ({@link Licence#statusOn}).
     */
    int expire(int most) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        List<Licence> over = jdbc.sql(LicenceRows.SELECT + """
                 where v.status = 'issued' and v.valid_to < :today
                 order by v.valid_to, l.id
                 limit :most
                   for update of l, v skip locked
                """)
                .param("today", now.toLocalDate())
                .param("most", most)
                .query(LicenceRows::read)
                .list();
        for (Licence licence : over) {
            Actor program = Actor.program(licence.city());
            change(program, licence, LicenceStatus.EXPIRED, "有效期届满", now);
            journal.append(program, List.of(entry("licence.expired.v1", licence)));
        }
        return over.size();
    }

    private Licence lock(UUID id, String issuer) {
        return jdbc.sql(LicenceRows.SELECT + """
                 where l.id = :id and l.issuer_code = :issuer and v.version = l.current_version
                   for update of l, v
                """)
                .param("id", id)
                .param("issuer", issuer)
                .query(LicenceRows::read)
                .optional()
                .orElseThrow(() -> new Refused(new LicenceRefusal.NoSuchLicence()));
    }

    private static void requireStep(Licence licence, LicenceStatus next) {
        if (!licence.status().mayBecome(next)) {
            throw new Refused(new LicenceRefusal.NotInThatStatus(licence.status()));
        }
    }

    private void change(Actor actor, Licence licence, LicenceStatus status, String why, ZonedDateTime now) {
        jdbc.sql("""
                update licence.version set status = :status, changed_at = :at
                 where licence = :id and version = :version
                """)
                .param("status", status.code())
                .param("at", utc(now))
                .param("id", licence.id())
                .param("version", licence.version())
                .update();
        together.write(List.of(changes(List.of(new Change(actor, licence)), licence.status(), status, why, now)));
    }

    private static Together.Part versions(List<Licence> issued) {
        String sql = """
                insert into licence.version (licence, version, identifier, wording, holder, id_kind, id_number, number, face,
                                             valid_from, valid_to, demo, case_id, issued_at, status, changed_at)
                select licence, version, identifier, wording, holder, id_kind, id_number, number, face, valid_from,
                       valid_to, demo, case_id, issued_at, 'issued', issued_at
                  from jsonb_to_recordset(:versions_rows::jsonb) as w (
                       licence uuid, version smallint, identifier text, wording uuid, holder text, id_kind text,
                       id_number text, number text, face jsonb, valid_from date, valid_to date, demo boolean, case_id uuid,
                       issued_at timestamptz)""";
        return new Together.Part(
                "versions",
                sql,
                Map.of(
                        "versions_rows",
                        JSON.writeValueAsString(
                                issued.stream().map(LicenceRows::versionRow).toList())));
    }

    private static Together.Part wordings(List<Licence> issued) {
        String sql = """
                insert into licence.wording (id, type_zh, type_en, title_zh, title_en, issuer_zh, issuer_en, labels)
                select distinct on (id) id, type_zh, type_en, title_zh, title_en, issuer_zh, issuer_en, labels
                  from jsonb_to_recordset(:wordings_rows::jsonb) as w (
                       id uuid, type_zh text, type_en text, title_zh text, title_en text, issuer_zh text, issuer_en text,
                       labels jsonb)
                on conflict do nothing""";
        return new Together.Part(
                "wordings",
                sql,
                Map.of(
                        "wordings_rows",
                        JSON.writeValueAsString(
                                issued.stream().map(LicenceRows::wordingRow).toList())));
    }

    /** A step of one licence's version, and who took it. */
    private record Change(Actor actor, Licence licence) {}

    private Together.Part changes(
            List<Change> all, @Nullable LicenceStatus from, LicenceStatus to, String why, ZonedDateTime now) {
        String sql = """
                insert into licence.change (id, licence, version, from_status, to_status, at, account, role, department,
                                            why)
                select c.id, c.licence, c.version, :changes_from::text, :changes_to::text, :changes_at::timestamptz,
                       c.account, c.role, c.department, :changes_why::text
                  from unnest(:changes_ids::uuid[], :changes_licences::uuid[], :changes_versions::smallint[],
                              :changes_accounts::uuid[], :changes_roles::text[], :changes_departments::text[])
                       as c (id, licence, version, account, role, department)""";
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("changes_from", from == null ? null : from.code());
        values.put("changes_to", to.code());
        values.put("changes_at", utc(now));
        values.put("changes_why", why);
        values.put("changes_ids", Together.column(all, one -> Ids.next(clock)));
        values.put("changes_licences", Together.column(all, one -> one.licence().id()));
        values.put("changes_versions", Together.column(all, one -> one.licence().version()));
        values.put("changes_accounts", Together.column(all, one -> one.actor().account()));
        values.put(
                "changes_roles", Together.column(all, one -> one.actor().role().code()));
        values.put(
                "changes_departments", Together.column(all, one -> one.actor().department()));
        return new Together.Part("changes", sql, values);
    }

    private Licence licence(UUID id, LicenceIdentifier identifier, IssueLicence wanted, ZonedDateTime now) {
        return new Licence(
                id,
                identifier,
                wanted.type(),
                wanted.issuer(),
                wanted.holder(),
                wanted.city(),
                wanted.region(),
                wanted.caseId(),
                wanted.number(),
                wanted.face(),
                wanted.validFrom(),
                wanted.validTo(),
                LicenceStatus.ISSUED,
                // To the second: the signature in the file says no more.
                now.withNano(0),
                demo.on(),
                null);
    }

    /** The year, a running number, and four random characters, so that nobody can walk through all licences by number. */
    private String serial(ZonedDateTime now, long number) {
        StringBuilder serial = new StringBuilder(String.format(Locale.ROOT, "%d%07d", now.getYear(), number));
        for (int i = 0; i < 4; i++) {
            serial.append(CLEAR.charAt(random.nextInt(CLEAR.length())));
        }
        return serial.toString();
    }

    /** Codes and ids only: the holder stays in this room's tables. */
    private static Entry entry(String type, Licence licence) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("identifier", licence.identifier().toString());
        payload.put("type", licence.type().code());
        payload.put("issuer", licence.issuer().creditCode());
        payload.put("version", licence.version());
        payload.put("case", licence.caseId().toString());
        payload.put("region", licence.region());
        payload.put("validFrom", licence.validFrom().toString());
        LocalDate end = licence.validTo();
        if (end != null) {
            payload.put("validTo", end.toString());
        }
        return new Entry(type, "licence", licence.id(), licence.city(), payload);
    }

    private static OffsetDateTime utc(ZonedDateTime time) {
        return time.toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
