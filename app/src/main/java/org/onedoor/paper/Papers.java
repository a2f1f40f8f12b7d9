package org.onedoor.paper;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.onedoor.journal.Entry;
import org.onedoor.journal.Journal;
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
 * 制发文书: issues papers as a share of the statement that changes a case. A paper has its number and date from that moment;
 * its file is made later, see {@link PaperFiles}.
 */
@Component
public class Papers {

    private static final Logger LOG = LoggerFactory.getLogger(Papers.class);

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

    /** What numbers are counted by; in this order they are taken, so that no two who take several wait for each other. */
    private record Series(String code, String department, int year) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            return Comparator.comparing(Series::code)
                    .thenComparing(Series::department)
                    .thenComparingInt(Series::year)
                    .compare(this, other);
        }
    }

    private record Drawn(IssuePaper paper, Template template, Department issuer, Series series) {}

    /**
     * Papers as a share of a larger statement: their numbers, one after the other without gaps for each department, kind
     * and year, and their rows. The counter's row is locked from this statement to the end of the transaction, and a
     * transaction that is rolled back has taken no number. Where the definitions have no template for a kind, no paper of
     * it is made, which is told in the log: a case is never held up by it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Together.Part> parts(List<IssuePaper> wanted) {
        Standard standard = standards.current();
        int year = ZonedDateTime.now(clock).getYear();
        List<Drawn> drawn = new ArrayList<>();
        for (IssuePaper one : wanted) {
            drawn(one, standard, year).ifPresent(drawn::add);
        }
        if (drawn.isEmpty()) {
            return List.of();
        }
        Map<Series, Integer> counts = new TreeMap<>();
        drawn.forEach(one -> counts.merge(one.series(), 1, Integer::sum));
        return List.of(numbers(counts), rows(drawn, counts, year));
    }

    private static Together.Part numbers(Map<Series, Integer> counts) {
        String sql = """
                insert into paper.counter as c (code, department, year, last)
                select n.code, n.department, n.year, n.many
                  from unnest(:paper_numbers_codes::text[], :paper_numbers_departments::text[],
                              :paper_numbers_years::smallint[], :paper_numbers_many::integer[])
                       as n (code, department, year, many)
                 order by n.code, n.department, n.year
                    on conflict (code, department, year) do update set last = c.last + excluded.last""";
        List<Series> all = List.copyOf(counts.keySet());
        Map<String, Object> values = new HashMap<>();
        values.put("paper_numbers_codes", texts(all, Series::code));
        values.put("paper_numbers_departments", texts(all, Series::department));
        values.put(
                "paper_numbers_years",
                all.stream().map(one -> (short) one.year()).toArray(Short[]::new));
        values.put("paper_numbers_many", all.stream().map(counts::get).toArray(Integer[]::new));
        return new Together.Part("paper_numbers", sql, values, "code, department, last");
    }

    private Together.Part rows(List<Drawn> drawn, Map<Series, Integer> counts, int year) {
        String sql = """
                insert into paper.paper (id, case_id, party, at, template_version, serial, year, demo, city, region,
                                         department, code, template, number, "values")
                select p.id, p.case_id, p.party, :papers_at::timestamptz, p.version, n.last - p.back,
                       :papers_year::smallint, :papers_demo::boolean, p.city, p.region, p.department, p.code, p.template,
                       p.before || (n.last - p.back) || p.after, p.said::jsonb
                  from unnest(:papers_ids::uuid[], :papers_cases::uuid[], :papers_parties::uuid[],
                              :papers_versions::integer[], :papers_backs::integer[], :papers_cities::text[],
                              :papers_regions::text[], :papers_departments::text[], :papers_codes::text[],
                              :papers_templates::text[], :papers_befores::text[], :papers_afters::text[],
                              :papers_values::text[])
                       as p (id, case_id, party, version, back, city, region, department, code, template, before,
                             after, said)
                  join paper_numbers n on n.code = p.code and n.department = p.department""";
        Map<Series, Integer> left = new HashMap<>(counts);
        List<Integer> backs = drawn.stream()
                .map(one -> left.merge(one.series(), -1, Integer::sum))
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("papers_at", utc(ZonedDateTime.now(clock).withNano(0)));
        values.put("papers_year", (short) year);
        values.put("papers_demo", demo.on());
        values.put("papers_ids", texts(drawn, one -> one.paper().id()));
        values.put("papers_cases", texts(drawn, one -> one.paper().caseId()));
        values.put("papers_parties", texts(drawn, one -> one.paper().party()));
        values.put(
                "papers_versions",
                drawn.stream().map(one -> one.template().version()).toArray(Integer[]::new));
        values.put("papers_backs", backs.toArray(Integer[]::new));
        values.put("papers_cities", texts(drawn, one -> one.paper().city()));
        values.put("papers_regions", texts(drawn, one -> one.paper().region()));
        values.put("papers_departments", texts(drawn, one -> one.series().department()));
        values.put("papers_codes", texts(drawn, one -> one.series().code()));
        values.put("papers_templates", texts(drawn, one -> one.template().id()));
        values.put(
                "papers_befores",
                texts(drawn, one -> one.template().before(one.issuer().brief().zh(), year)));
        values.put(
                "papers_afters",
                texts(drawn, one -> one.template().after(one.issuer().brief().zh(), year)));
        values.put("papers_values", texts(drawn, Papers::said));
        return new Together.Part("papers", sql, values);
    }

    private Optional<Drawn> drawn(IssuePaper one, Standard standard, int year) {
        Optional<Template> template =
                templates.current(one.kind(), one.permit() ? Template.Matter.PERMIT : Template.Matter.OTHER);
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
                one,
                template.get(),
                standard.department(department).orElseThrow(),
                new Series(one.kind().code(), department, year)));
    }

    /** The issuer's name as it is now stays on the paper, whatever the department is called later. */
    private static String said(Drawn one) {
        Map<String, Object> values = new HashMap<>(one.paper().values());
        values.put("department", one.issuer().name());
        values.put("hotline", one.issuer().hotline());
        return PaperValues.write(values);
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
                        "paper.ended.v1",
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

    private static <T> String[] texts(List<T> all, Function<T, Object> part) {
        return all.stream().map(part).map(Object::toString).toArray(String[]::new);
    }
}
