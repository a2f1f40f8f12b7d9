package org.onedoor.casework;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills the tables with copies of a case that went through the program: everything that it left in every room, each copy
 * under ids and numbers of its own; the copies' events are sealed, counted and invited for by the program itself. Their
 * days come after the race's, so that the race's cases stand first in each queue.
 */
final class Filling {

    private static final long PORTION = 5_000;

    /** Ids of copy n, as SQL; {@code :run} tells one sample's copies from the next one's. */
    private static final String CASE = "race.id(:run, '', n)";

    private static final String LICENCE = "race.id(:run, 'licence', n)";

    private static final String PAPER = "race.id(:run, ?::text, n)";

    /**
     * @param own what a copied row has of its own, as the arguments of jsonb_build_object
     * @param where the sample's rows
     */
    private record Table(String name, String own, String where) {

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
            new Table("casework.case_file", "'id', " + CASE + """
                    , 'filing_number', race.filing_number(nextval('race.number')),
                    'promised_due', t.promised_due + 3650, 'statutory_due', t.statutory_due + 3650, 'wake_on', null""", "t.id = :id"),
            new Table(
                    "casework.desk", "'case_id', " + CASE + ", 'due', t.due + 3650 + n::int % 100", "t.case_id = :id"),
            new Table("casework.applicant", "'case_id', " + CASE, "t.case_id = :id"),
            new Table("casework.form", "'case_id', " + CASE, "t.case_id = :id"),
            new Table("casework.material_file", "'dossier', " + CASE, "t.dossier = :id"),
            new Table(
                    "files.kept",
                    "'subject', " + CASE + ", 'sha256', sha256(t.sha256 || n::text::bytea)",
                    "t.subject = :id"),
            new Table(
                    "notice.message",
                    "'id', race.id(:run, t.id::text, n), 'link', '/cases/' || " + CASE,
                    "t.link = '/cases/' || :id"),
            new Table(
                    "journal.once",
                    "'name', md5(:run || t.name || n)::uuid",
                    "t.at >= (select submitted_at from casework.case_file where id = :id)"),
            new Table(
                    "licence.licence",
                    "'id', " + LICENCE + ", 'serial', md5(:run || t.serial || n), 'case_id', " + CASE,
                    "t.case_id = :id"),
            new Table(
                    "licence.version",
                    "'licence', " + LICENCE + ", 'identifier', md5(:run || t.identifier || n), 'file_sha256', "
                            + "repeat('0', 64), 'case_id', " + CASE,
                    "t.case_id = :id"),
            new Table(
                    "licence.change",
                    "'id', race.id(:run, t.id::text, n), 'licence', " + LICENCE,
                    "t.licence in (select id from licence.licence where case_id = :id)"),
            new Table("paper.paper", "'id', " + PAPER.replace("?", "t.id") + ", 'case_id', " + CASE, "t.case_id = :id"),
            new Table(
                    "paper.original",
                    "'paper', " + PAPER.replace("?", "t.paper")
                            + ", 'serial', 1000000000 + nextval('race.number'), 'file', sha256(t.paper::text::bytea)",
                    "t.paper in (select id from paper.paper where case_id = :id)"),
            new Table("journal.standing", "'subject', " + CASE, "t.subject = :id"),
            new Table(
                    "journal.entry",
                    "'seq', nextval('journal.entry_seq'), 'id', race.id(:run, t.id::text, n), 'subject', " + CASE,
                    "t.subject = :id"));

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
        jdbc.sql("insert into " + table.name() + " select r.* from " + table.sample()
                        + " t, generate_series(:from::bigint, :to::bigint) n, lateral jsonb_populate_record(null::"
                        + table.name() + ", to_jsonb(t) || jsonb_build_object(" + table.own() + ")) r")
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
