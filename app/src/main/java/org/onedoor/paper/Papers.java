package org.onedoor.paper;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Recorded;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.web.Demo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 制发文书: issues papers as a share of the statement that changes a case. A paper has its date from that moment; its
 * number follows ({@link Numbers}), and its file ({@link PaperFiles}).
 */
@Component
public class Papers {

    private static final Logger LOG = LoggerFactory.getLogger(Papers.class);

    private static final String ENDED = "paper.ended.v1";

    private final JdbcClient jdbc;
    private final PaperTemplates templates;
    private final Standards standards;
    private final Journal journal;
    private final Demo demo;
    private final Clock clock;
    private final Set<PaperKind> missed = ConcurrentHashMap.newKeySet();

    /** @param demo marks what it issues as a demonstration without legal effect, where the whole node is one */
    Papers(JdbcClient jdbc, PaperTemplates templates, Standards standards, Journal journal, Demo demo, Clock clock) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.standards = standards;
        this.journal = journal;
        this.demo = demo;
        this.clock = clock;
    }

    private record Drawn(IssuePaper paper, Template template, String department, Department issuer) {}

    /**
     * Papers as a share of a larger statement: their rows, of which there are few bytes to write and nothing to wait for.
     * Where the definitions have no template for a kind, no paper of it is made, which is told in the log: a case is never
     * held up by it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Together.Part> parts(List<IssuePaper> wanted) {
        Standard standard = standards.current();
        List<Drawn> drawn = new ArrayList<>();
        for (IssuePaper one : wanted) {
            drawn(one, standard).ifPresent(drawn::add);
        }
        return drawn.isEmpty() ? List.of() : List.of(rows(drawn));
    }

    private Together.Part rows(List<Drawn> drawn) {
        String sql = """
                insert into paper.paper (id, case_id, party, at, template_version, demo, city, region, department, code,
                                         template, "values")
                select p.id, p.case_id, p.party, :papers_at::timestamptz, p.version, :papers_demo::boolean, p.city,
                       p.region, p.department, p.code, p.template, p.said::jsonb
                  from unnest(:papers_ids::uuid[], :papers_cases::uuid[], :papers_parties::uuid[],
                              :papers_versions::integer[], :papers_cities::text[], :papers_regions::text[],
                              :papers_departments::text[], :papers_codes::text[], :papers_templates::text[],
                              :papers_values::text[])
                       as p (id, case_id, party, version, city, region, department, code, template, said)""";
        Map<String, Object> values = new HashMap<>();
        values.put("papers_at", utc(ZonedDateTime.now(clock).withNano(0)));
        values.put("papers_demo", demo.on());
        values.put("papers_ids", Together.column(drawn, one -> one.paper().id()));
        values.put("papers_cases", Together.column(drawn, one -> one.paper().caseId()));
        values.put("papers_parties", Together.column(drawn, one -> one.paper().party()));
        values.put(
                "papers_versions", Together.column(drawn, one -> one.template().version()));
        values.put("papers_cities", Together.column(drawn, one -> one.paper().city()));
        values.put("papers_regions", Together.column(drawn, one -> one.paper().region()));
        values.put("papers_departments", Together.column(drawn, Drawn::department));
        values.put(
                "papers_codes",
                Together.column(drawn, one -> one.template().kind().code()));
        values.put(
                "papers_templates", Together.column(drawn, one -> one.template().id()));
        values.put("papers_values", Together.column(drawn, Papers::said));
        return new Together.Part("papers", sql, values);
    }

    private Optional<Drawn> drawn(IssuePaper one, Standard standard) {
        Optional<Template> template = templates.current(
                one.kind(), one.permit() ? Template.Matter.PERMIT : Template.Matter.OTHER, one.circumstances());
        if (template.isEmpty()) {
            if (missed.add(one.kind())) {
                LOG.warn(
                        "the definitions have no template for papers of kind {}: none are made until one is imported",
                        one.kind().code());
            }
            return Optional.empty();
        }
        Set<String> lacking = new TreeSet<>(one.kind().names());
        lacking.removeAll(one.values().keySet());
        lacking.removeAll(Set.of("department", "hotline", "law"));
        if (!lacking.isEmpty()) {
            throw new IllegalArgumentException("the paper " + one.kind() + " is not told its " + lacking);
        }
        String department = switch (template.get().sealedBy()) {
            case HANDLING -> one.handling();
            case DECIDING -> one.deciding();
        };
        return Optional.of(new Drawn(
                one, template.get(), department, standard.department(department).orElseThrow()));
    }

    /** The issuer's name as it is now stays on the paper, whatever the department is called later. */
    private static String said(Drawn one) {
        Map<String, Object> values = new HashMap<>(one.paper().values());
        values.put("department", one.issuer().name());
        values.put("hotline", one.issuer().hotline());
        return PaperValues.write(values);
    }

    /** What ends papers, as a share of a larger statement, with its events. */
    public record Ending(List<Together.Part> parts, List<Recorded> events) {

        static final Ending NONE = new Ending(List.of(), List.of());
    }

    /** The same as {@link #end} for all papers of one kind that some cases issued and that still hold, by who ends them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Ending ending(Map<UUID, Actor> cases, PaperKind kind, String why) {
        if (cases.isEmpty()) {
            return Ending.NONE;
        }
        List<Recorded> events = jdbc.sql("""
                        select id, city, case_id from paper.paper
                         where case_id = any (:cases::uuid[]) and code = :code and ended_at is null order by id""")
                .param("cases", cases.keySet().toArray(UUID[]::new))
                .param("code", kind.code())
                .query((row, n) -> new Recorded(
                        Objects.requireNonNull(cases.get(row.getObject("case_id", UUID.class))),
                        new Entry(
                                ENDED,
                                "paper",
                                row.getObject("id", UUID.class),
                                row.getString("city"),
                                Map.of("case", row.getString("case_id"), "code", kind.code()))))
                .list();
        if (events.isEmpty()) {
            return Ending.NONE;
        }
        return new Ending(
                List.of(new Together.Part(
                        "papers_ended",
                        """
                        update paper.paper set ended_at = :papers_ended_at::timestamptz, ended_why = :papers_ended_why
                         where id = any ((:papers_ended_ids)::uuid[])""",
                        Map.of(
                                "papers_ended_at", utc(ZonedDateTime.now(clock)),
                                "papers_ended_why", why,
                                "papers_ended_ids",
                                        Together.column(
                                                events, one -> one.entry().subject())))),
                events);
    }

    /**
     * Declares that a paper holds no more (撤回、更替).
     *
     * @return whether it held until now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(Actor actor, UUID id, String why) {
        Optional<Entry> ended = jdbc.sql("""
                        update paper.paper set ended_at = :at, ended_why = :why
                         where id = :id and ended_at is null
                        returning city, case_id, code
                        """)
                .param("at", utc(ZonedDateTime.now(clock)))
                .param("why", why)
                .param("id", id)
                .query((row, n) -> new Entry(
                        ENDED,
                        "paper",
                        id,
                        row.getString("city"),
                        Map.of("case", row.getString("case_id"), "code", row.getString("code"))))
                .optional();
        ended.ifPresent(entry -> journal.append(actor, List.of(entry)));
        return ended.isPresent();
    }

    static OffsetDateTime utc(ZonedDateTime time) {
        return time.toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
