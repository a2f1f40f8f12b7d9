package org.onedoor.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Cursor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * 投资项目 as rows. An owner reaches its own; staff those with which their department has to do, built in their region; a manager those
 * of his region.
 */
@Repository
class Projects {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLUMNS =
            "p.city, p.id, p.code, p.theme, p.theme_version, p.party, p.account, p.district,"
                    + " p.departments, p.name, p.facts, p.version, p.registered_at";

    private final JdbcClient jdbc;
    private final AccessLog accesses;

    Projects(JdbcClient jdbc, AccessLog accesses) {
        this.jdbc = jdbc;
        this.accesses = accesses;
    }

    /** The next serial of a month and a region; empty where there are none left. */
    Optional<Integer> nextSerial(YearMonth month, String region) {
        return jdbc.sql("""
                        INSERT INTO project.serial AS s (month, region, last) VALUES (:month, :region, 1)
                        ON CONFLICT (month, region) DO UPDATE SET last = s.last + 1 WHERE s.last < :most
                        RETURNING last""")
                .param("month", "%02d%02d".formatted(month.getYear() % 100, month.getMonthValue()))
                .param("region", region)
                .param("most", ProjectCode.LAST_SERIAL)
                .query(Integer.class)
                .optional();
    }

    void add(Project project) {
        jdbc.sql("""
                        INSERT INTO project.project
                            (city, id, code, theme, theme_version, party, account, district, departments, name, facts,
                             version, registered_at)
                        VALUES (:city, :id, :code, :theme, :themeVersion, :party, :account, :district, :departments, :name,
                                :facts::jsonb, :version, :at)""")
                .param("city", project.city())
                .param("id", project.id())
                .param("code", project.code().value())
                .param("theme", project.theme())
                .param("themeVersion", project.themeVersion())
                .param("party", project.party())
                .param("account", project.account())
                .param("district", project.district())
                .param("departments", project.departments().toArray(String[]::new))
                .param("name", project.name())
                .param("facts", JSON.writeValueAsString(project.facts()))
                .param("version", project.version())
                .param("at", project.registered().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What it is said to be from now on; the caller has locked it. */
    void change(Project changed, UUID account, FactsChange change) {
        jdbc.sql("""
                        WITH changed AS (
                            UPDATE project.project SET name = :name, facts = :facts::jsonb, version = :version
                             WHERE city = :city AND id = :id RETURNING city, id, version)
                        INSERT INTO project.facts_change (city, project, version, account, changed_at, before, after, needs)
                        SELECT city, id, version, :account, :at, :before::jsonb, :after::jsonb, :needs::jsonb FROM changed""")
                .param("name", changed.name())
                .param("facts", JSON.writeValueAsString(changed.facts()))
                .param("version", change.version())
                .param("city", changed.city())
                .param("id", changed.id())
                .param("account", account)
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .param("before", JSON.writeValueAsString(change.before()))
                .param("after", JSON.writeValueAsString(change.after()))
                .param("needs", JSON.writeValueAsString(coded(change.needs())))
                .update();
    }

    private static Map<String, String> coded(Map<String, Theme.Need> needs) {
        Map<String, String> coded = new LinkedHashMap<>();
        needs.forEach((item, need) -> coded.put(item, need.code()));
        return coded;
    }

    /** How what it is said to be has changed, the newest first. */
    List<FactsChange> changes(Project project) {
        return jdbc.sql("""
                        SELECT version, changed_at, before, after, needs FROM project.facts_change
                         WHERE city = :city AND project = :project ORDER BY version DESC""")
                .param("city", project.city())
                .param("project", project.id())
                .query((row, n) -> {
                    Map<String, Theme.Need> needs = new LinkedHashMap<>();
                    JSON.readTree(row.getString("needs"))
                            .properties()
                            .forEach(need -> needs.put(
                                    need.getKey(), Theme.Need.of(need.getValue().asString())));
                    return new FactsChange(
                            row.getInt("version"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                            (ObjectNode) JSON.readTree(row.getString("before")),
                            (ObjectNode) JSON.readTree(row.getString("after")),
                            needs);
                })
                .list();
    }

    /** One that the actor may see; for everybody else there is none. */
    Project require(Actor actor, UUID id) {
        return one(actor, id, "");
    }

    /** Locked to the end of the transaction. */
    Project lock(Actor actor, UUID id) {
        return one(actor, id, " FOR UPDATE");
    }

    private Project one(Actor actor, UUID id, String how) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM project.project p WHERE p.id = :id AND " + scope(actor) + how)
                .params(values(actor))
                .param("id", id)
                .query(Projects::row)
                .optional()
                .orElseThrow(() -> hidden(actor, id));
    }

    private Refused hidden(Actor actor, UUID id) {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM project.project WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (there) {
            accesses.denied(actor, "project", id);
        }
        return new Refused(new ProjectRefusal.NoSuchProject());
    }

    /**
     * Those that the actor may see, the newest first.
     *
     * @param code of the one that is looked for; null for all
     */
    Slice<Project> page(Actor actor, @Nullable ProjectCode code, @Nullable String cursor, int most) {
        Optional<Cursor> after = Cursor.read(cursor);
        Map<String, @Nullable Object> values = values(actor);
        values.put("city", actor.city());
        values.put("most", most + 1);
        if (code != null) {
            values.put("code", code.value());
        }
        after.ifPresent(last -> {
            values.put("at", last.at().atOffset(ZoneOffset.UTC));
            values.put("after", last.id());
        });
        List<Project> read = jdbc.sql("SELECT " + COLUMNS + " FROM project.project p WHERE p.city = :city AND "
                        + scope(actor)
                        + (code == null ? "" : " AND p.code = :code")
                        + (after.isPresent() ? " AND (p.registered_at, p.id) < (:at, :after)" : "")
                        + " ORDER BY p.registered_at DESC, p.id DESC LIMIT :most")
                .params(values)
                .query(Projects::row)
                .list();
        return Slice.of(read, most, last -> new Cursor(last.registered(), last.id()).write());
    }

    /** @param due by when the reader's department has to give its word */
    record Asked(Project project, LocalDate due) {}

    /** Those in which the actor's department is asked for its word and has a day left to give it, the most urgent first. */
    List<Asked> asked(Actor actor, LocalDate today) {
        return jdbc.sql("SELECT " + COLUMNS + ", o.due FROM project.project p JOIN ("
                        + "SELECT city, project, min(due) AS due FROM project.opinion"
                        + " WHERE city = :city AND department = :department AND agreed IS NULL AND due >= :today"
                        + " GROUP BY city, project) o ON o.city = p.city AND o.project = p.id"
                        + " WHERE " + scope(actor) + " ORDER BY o.due, p.registered_at, p.id")
                .params(values(actor))
                .param("city", actor.city())
                .param("today", today)
                .query((row, n) -> new Asked(row(row, n), row.getObject("due", LocalDate.class)))
                .list();
    }

    void begun(Project project, UUID draft, Phase phase, Instant at) {
        jdbc.sql("""
                        INSERT INTO project.application (city, draft, project, phase, begun_at)
                        VALUES (:city, :draft, :project, :phase, :at)""")
                .param("city", project.city())
                .param("draft", draft)
                .param("project", project.id())
                .param("phase", phase.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The applications of some projects, by project, in the order in which they were begun. */
    Map<UUID, List<Project.Application>> applications(Collection<UUID> projects) {
        Map<UUID, List<Project.Application>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT project, draft, phase, begun_at FROM project.application
                         WHERE project = ANY(:projects) ORDER BY begun_at, draft""")
                .param("projects", projects.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        row.getObject("project", UUID.class),
                        new Project.Application(
                                row.getObject("draft", UUID.class),
                                Phase.of(row.getString("phase")),
                                row.getObject("begun_at", OffsetDateTime.class).toInstant())))
                .list()
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), id -> new java.util.ArrayList<>())
                        .add(entry.getValue()));
        return found;
    }

    /** A department that was asked for its word sees the project from now on. */
    void involve(Project project, String department) {
        jdbc.sql("""
                        UPDATE project.project SET departments = array_append(departments, :department)
                         WHERE city = :city AND id = :id AND NOT :department = ANY(departments)""")
                .param("department", department)
                .param("city", project.city())
                .param("id", project.id())
                .update();
    }

    private static String scope(Actor actor) {
        return switch (actor.role()) {
            case APPLICANT -> "p.party = :party";
            case REVIEWER, HEAD -> "p.district LIKE :below AND :department = ANY(p.departments)";
            case MANAGER -> "p.district LIKE :below";
            case VISITOR, CLERK, STEWARD, ADMINISTRATOR, SYSTEM -> "FALSE";
        };
    }

    private static Map<String, @Nullable Object> values(Actor actor) {
        Map<String, @Nullable Object> values = new HashMap<>();
        UUID party = actor.actingFor();
        values.put("party", party == null ? Actor.NOBODY : party);
        values.put("below", Cities.below(actor.region()));
        String department = actor.department();
        values.put("department", department == null ? "" : department);
        return values;
    }

    private static Project row(ResultSet row, int n) throws SQLException {
        return new Project(
                row.getString("city"),
                row.getObject("id", UUID.class),
                new ProjectCode(row.getString("code")),
                row.getString("theme"),
                row.getInt("theme_version"),
                row.getObject("party", UUID.class),
                row.getObject("account", UUID.class),
                row.getString("district"),
                List.of((String[]) row.getArray("departments").getArray()),
                row.getString("name"),
                (ObjectNode) JSON.readTree(row.getString("facts")),
                row.getInt("version"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }
}
