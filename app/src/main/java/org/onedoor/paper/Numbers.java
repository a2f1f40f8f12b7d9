package org.onedoor.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.journal.Event;
import org.onedoor.journal.Subscriber;
import org.onedoor.journal.Together;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 编号: gives papers their numbers (文号), without a gap for each department, kind and year, in the order in which the
 * journal has their cases' events. It follows the journal like every reaction, so a step never waits for another's number;
 * number and cursor are one transaction, so a program that is killed has given none. Whoever opens a paper before its turn
 * has its case's papers numbered at once; their turn then finds nothing left to do.
 */
@Component
class Numbers implements Subscriber {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final PaperTemplates templates;
    private final Standards standards;
    private final TransactionTemplate transaction;

    Numbers(JdbcClient jdbc, PaperTemplates templates, Standards standards, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.standards = standards;
        this.transaction = transaction;
    }

    /** Whose papers of which case. */
    private record CaseOf(UUID party, UUID id) {}

    /** A paper that has no number yet, with all that its number says but the serial. */
    private record Unnumbered(UUID id, String code, String department, short year, String wording) {}

    @Override
    public String name() {
        return "paper.numbers";
    }

    /** Whatever happens to a case may issue a paper; which events do is not this room's to know. */
    @Override
    public Set<String> types() {
        return Set.of();
    }

    @Override
    public void on(Event event) {
        on(List.of(event));
    }

    @Override
    public void on(List<Event> events) {
        Set<CaseOf> cases = new LinkedHashSet<>();
        for (Event event : events) {
            String party = event.payload().path("party").asString("");
            if (event.subjectKind().equals("case") && !party.isEmpty()) {
                cases.add(new CaseOf(UUID.fromString(party), event.subject()));
                // papers of the same event to others than the case's party
                event.payload()
                        .path("addressees")
                        .forEach(other -> cases.add(new CaseOf(UUID.fromString(other.asString()), event.subject())));
            }
        }
        give(List.copyOf(cases));
    }

    /** The paper with its number, which is given now if it has none. Not to be called inside a transaction. */
    Paper numbered(Paper paper) {
        if (paper.number().isPresent()) {
            return paper;
        }
        transaction.executeWithoutResult(status -> give(List.of(new CaseOf(paper.party(), paper.caseId()))));
        return paper.withNumber(
                jdbc.sql("""
                        select replace(w.text, '{serial}', o.serial::text)
                          from paper.original o join paper.wording w on w.id = o.wording
                         where o.paper = :id
                        """).param("id", paper.id()).query(String.class).single());
    }

    /** Who numbers does it alone, and looks for what is left once it is alone: so nothing is numbered twice. */
    private void give(List<CaseOf> cases) {
        if (cases.isEmpty()) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtext('paper.numbers'))")
                .query((row, n) -> n)
                .list();
        List<Unnumbered> papers = unnumbered(cases);
        if (!papers.isEmpty()) {
            number(papers);
        }
    }

    private List<Unnumbered> unnumbered(List<CaseOf> cases) {
        Standard standard = standards.current();
        return jdbc.sql("""
                        select p.id, p.code, p.department, p.at, p.template, p.template_version,
                               coalesce(p."values" -> 'department' ->> 1, p."values" ->> 'department') as issuer
                          from unnest((select :parties::uuid[]), (select :cases::uuid[])) with ordinality
                               as c (party, id, n)
                          join paper.paper p on p.party = c.party and p.case_id = c.id
                         where not exists (select from paper.original o where o.paper = p.id)
                         order by c.n, p.id
                        """)
                .param("parties", Together.column(cases, CaseOf::party))
                .param("cases", Together.column(cases, CaseOf::id))
                .query((row, n) -> unnumbered(row, standard))
                .list();
    }

    /** A department that is no more is called by the name that stands on the paper. */
    private Unnumbered unnumbered(ResultSet row, Standard standard) throws SQLException {
        String department = row.getString("department");
        String issuer = row.getString("issuer");
        String brief = standard.department(department)
                .map(Department::brief)
                .map(name -> name.zh())
                .orElse(issuer);
        int year = row.getObject("at", OffsetDateTime.class)
                .atZoneSameInstant(ZONE)
                .getYear();
        return new Unnumbered(
                row.getObject("id", UUID.class),
                row.getString("code"),
                department,
                (short) year,
                templates
                        .version(row.getString("template"), row.getInt("template_version"))
                        .wording(brief, year));
    }

    private void number(List<Unnumbered> papers) {
        int given = jdbc.sql("""
                        with n as materialized (
                            select * from unnest((select :papers::uuid[]), (select :codes::text[]),
                                                 (select :departments::text[]), (select :years::smallint[]),
                                                 (select :wordings::text[])) with ordinality
                                   as n (paper, code, department, year, wording, turn)),
                        counted as (
                            insert into paper.counter as c (code, department, year, last)
                            select code, department, year, count(*) from n group by code, department, year
                                on conflict (code, department, year) do update set last = c.last + excluded.last
                            returning code, department, year, last),
                        worded as (
                            insert into paper.wording (department, text)
                            select distinct department, wording from n
                             where not exists (select from paper.wording w
                                                where w.department = n.department and w.text = n.wording)
                            returning id, department, text),
                        wordings as (
                            select id, department, text from worded
                            union all
                            select id, department, text from paper.wording)
                        insert into paper.original (paper, wording, serial)
                        select n.paper, w.id,
                               c.last + 1 - row_number() over (partition by n.code, n.department, n.year
                                                                   order by n.turn desc)
                          from n
                          join counted c on c.code = n.code and c.department = n.department and c.year = n.year
                          join wordings w on w.department = n.department and w.text = n.wording
                        """)
                .param("papers", Together.column(papers, Unnumbered::id))
                .param("codes", Together.column(papers, Unnumbered::code))
                .param("departments", Together.column(papers, Unnumbered::department))
                .param("years", Together.column(papers, Unnumbered::year))
                .param("wordings", Together.column(papers, Unnumbered::wording))
                .update();
        if (given != papers.size()) {
            throw new IllegalStateException(given + " of " + papers.size() + " papers were numbered");
        }
    }
}
