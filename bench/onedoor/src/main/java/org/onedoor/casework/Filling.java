package org.onedoor.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills the tables with copies of a case that went through the program: everything that it left in every room, each copy
 * under ids and numbers of its own. The copies' events are sealed by the program itself and read by all that follows the journal; they
 * are of a kind that nobody acts on, since what was done about the sample's is copied too. Their
 * days come after the race's, so that the race's cases stand first in each queue.
 */
final class Filling {

    private static final long PORTION = 5_000;

    /** Ids of copy n, as SQL; {@code :run} tells one sample's copies from the next one's. */
    private static final String CASE = "race.id(:run, '', n)";

    private static final String LICENCE = "race.id(:run, 'licence', n)";

    private static final String PAPER = "race.id(:run, ?::text, n)";

    /**
     * @param own what a copied row has of its own, by column
     * @param where the sample's rows
     */
    private record Table(String name, Map<String, String> own, String where) {

        /** The sample's rows apart, so that nothing is looked for among its copies. */
        String sample() {
            return "race." + name.replace('.', '_');
        }
    }

    /** Numbers as the program gives them, with their check digit, a million for each day of some old year. */
    private static final String FILING_NUMBER = """
            create function race.filing_number(n bigint) returns text language plpgsql as $$
            declare
                digits text := '330300' || to_char(date '2010-01-01' + (n / 1000000)::int, 'YYYYMMDD')
                    || lpad((n % 1000000)::text, 6, '0');
                product int := 10;
                sum int;
            begin
                for i in 1..20 loop
                    sum := (product + substr(digits, i, 1)::int) % 10;
                    product := (case when sum = 0 then 10 else sum end) * 2 % 11;
                end loop;
                return digits || (11 - product) % 10;
            end $$
            """;

    /** Ids as the program gives them (UUIDv7), each after the one before it, of the same old years. */
    private static final String ID = """
            create function race.id(run text, kind text, n bigint) returns uuid immutable language sql as $$
                select (lpad(to_hex(1262304000000 + n), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
                  from md5(run || kind || n) h
            $$
            """;

    /** Referred to before referring. */
    private static final List<Table> TABLES = List.of(
            table(
                    "casework.case_file",
                    "t.id = :id",
                    "id",
                    CASE,
                    "filing_number",
                    "race.filing_number(nextval('race.number'))",
                    "promised_due",
                    "t.promised_due + 3650",
                    "statutory_due",
                    "t.statutory_due + 3650",
                    "wake_on",
                    "null::date"),
            table("casework.desk", "t.case_id = :id", "case_id", CASE, "due", "t.due + 3650 + n::int % 100"),
            table("casework.applicant", "t.case_id = :id", "case_id", CASE),
            table("casework.form", "t.case_id = :id", "case_id", CASE),
            table("casework.material_file", "t.dossier = :id", "dossier", CASE),
            table("files.kept", "t.subject = :id", "subject", CASE, "sha256", "sha256(t.sha256 || n::text::bytea)"),
            table(
                    "notice.message",
                    "t.link = '/cases/' || :id",
                    "id",
                    "race.id(:run, t.id::text, n)",
                    "link",
                    "'/cases/' || " + CASE),
            table(
                    "journal.once",
                    "t.at >= (select submitted_at from casework.case_file where id = :id)",
                    "name",
                    "md5(:run || t.name || n)::uuid"),
            table(
                    "licence.licence",
                    "t.case_id = :id",
                    "id",
                    LICENCE,
                    "serial",
                    "md5(:run || t.serial || n)",
                    "case_id",
                    CASE),
            table(
                    "licence.version",
                    "t.case_id = :id",
                    "licence",
                    LICENCE,
                    "identifier",
                    "md5(:run || t.identifier || n)",
                    "file_sha256",
                    "repeat('0', 64)",
                    "case_id",
                    CASE),
            table(
                    "licence.change",
                    "t.licence in (select id from licence.licence where case_id = :id)",
                    "id",
                    "race.id(:run, t.id::text, n)",
                    "licence",
                    LICENCE),
            table("paper.paper", "t.case_id = :id", "id", PAPER.replace("?", "t.id"), "case_id", CASE),
            table(
                    "paper.original",
                    "t.paper in (select id from paper.paper where case_id = :id)",
                    "paper",
                    PAPER.replace("?", "t.paper"),
                    "serial",
                    "1000000000 + nextval('race.number')",
                    "file",
                    "sha256(t.paper::text::bytea)"),
            table(
                    "rating.invitation",
                    "t.case_id = :id",
                    "id",
                    "race.id(:run, t.id::text, n)",
                    "case_id",
                    CASE,
                    "filing_number",
                    "race.filing_number(nextval('race.number'))"),
            table("journal.standing", "t.subject = :id", "subject", CASE),
            table(
                    "journal.entry",
                    "t.subject = :id",
                    "seq",
                    "nextval('journal.entry_seq')",
                    "id",
                    "race.id(:run, t.id::text, n)",
                    "subject",
                    CASE,
                    "type",
                    "regexp_replace(t.type, '1$', '0')",
                    "subject_kind",
                    "'copy'"));

    /** @param own columns and what a copy has in them, by turns */
    private static Table table(String name, String where, String... own) {
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < own.length; i += 2) {
            columns.put(own[i], own[i + 1]);
        }
        return new Table(name, Map.copyOf(columns), where);
    }

    private final JdbcClient jdbc;

    Filling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where it keeps which cases are not the race's. */
    static void prepare(JdbcClient jdbc) {
        jdbc.sql("create schema race").update();
        jdbc.sql("create sequence race.number").update();
        jdbc.sql(FILING_NUMBER).update();
        jdbc.sql(ID).update();
        jdbc.sql("create table race.filling (id uuid primary key)").update();
    }

    /** Copies what the case left; ends when what follows from the copies' events is there too. */
    void copy(UUID sample, long times) {
        settle(); // its papers have their numbers then
        jdbc.sql("insert into race.filling values (:id)").param("id", sample).update();
        for (Table table : TABLES) {
            jdbc.sql("drop table if exists " + table.sample()).update();
            jdbc.sql("create table " + table.sample() + " as select * from " + table.name() + " t where "
                            + table.where().replace(":id", "'" + sample + "'::uuid"))
                    .update();
        }
        for (long done = 0; done < times; done += PORTION) {
            for (Table table : TABLES) {
                copy(table, sample, done + 1, Math.min(times, done + PORTION));
            }
            jdbc.sql("insert into race.filling select " + CASE + " from generate_series(:from, :to) n")
                    .param("run", sample.toString())
                    .param("from", done + 1)
                    .param("to", Math.min(times, done + PORTION))
                    .update();
        }
        settle();
    }

    private void copy(Table table, UUID sample, long from, long to) {
        List<String> columns = jdbc.sql("""
                        select attname from pg_attribute
                         where attrelid = :table::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                         order by attnum""")
                .param("table", table.name())
                .query(String.class)
                .list();
        String values = columns.stream()
                .map(column -> table.own().getOrDefault(column, "t.\"" + column + "\""))
                .collect(Collectors.joining(", "));
        String names = columns.stream().map(column -> "\"" + column + "\"").collect(Collectors.joining(", "));
        jdbc.sql("insert into " + table.name() + " (" + names + ") select " + values + " from " + table.sample()
                        + " t, generate_series(:from::bigint, :to::bigint) n")
                .param("run", sample.toString())
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void settle() {
        while (jdbc.sql("""
                        select (select last_value from journal.entry_seq) > (select floor_seq from journal.leader)
                            or exists (select from journal.cursor c, journal.leader l where c.position < l.position)
                        """).query(Boolean.class).single()) {
            LockSupport.parkNanos(100_000_000);
        }
    }
}
