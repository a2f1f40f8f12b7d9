package org.onedoor.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Items;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.LimitKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 联合验收的三步: the lead arranges the one visit, writes down who was there, and gives the one opinion when every department has decided
 * its own case. What each finds stands in its case; the opinion follows from the decisions and cannot differ from them.
 */
@Service
class JointChecks {

    private static final int LONGEST = 2000;
    private static final String COLUMNS =
            "city, id, project, draft, line, visit_on, visited_at, attended, passed, opinion, concluded_at";

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Courses courses;
    private final Items items;
    private final Standards standards;
    private final Journal journal;
    private final Notices notices;
    private final Once once;
    private final Clock clock;

    JointChecks(
            JdbcClient jdbc,
            Projects projects,
            Courses courses,
            Items items,
            Standards standards,
            Journal journal,
            Notices notices,
            Once once,
            Clock clock) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.courses = courses;
        this.items = items;
        this.standards = standards;
        this.journal = journal;
        this.notices = notices;
        this.once = once;
        this.clock = clock;
    }

    /** Those of a project, the oldest first. */
    List<JointCheck> of(Project project) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM project.joint_check"
                        + " WHERE city = :city AND project = :project ORDER BY arranged_at, id")
                .param("city", project.city())
                .param("project", project.id())
                .query(JointChecks::row)
                .list();
    }

    /** 一个阶段的一条辅线 with one application's cases in it. */
    private record Joined(Theme.Line line, UUID draft, List<Course.Part> parts) {

        /** Whether somebody still has something that has to be looked at. */
        boolean toVisit() {
            return visited().anyMatch(Course.Part::open);
        }

        Stream<Course.Part> visited() {
            return parts.stream().filter(part -> line.visits(part.item()));
        }

        boolean of(JointCheck check) {
            return check.draft().equals(draft) && check.line().equals(line.code());
        }
    }

    /** A line's applications, the oldest first. */
    private static List<Joined> applications(Course course, String code) {
        List<Joined> all = new ArrayList<>();
        for (Theme.Stage stage : course.theme().stages()) {
            stage.line(code).filter(Theme.Line::together).ifPresent(line -> {
                Map<UUID, List<Course.Part>> byDraft = new LinkedHashMap<>();
                course.of(stage.phase()).stream()
                        .filter(part -> line.items().contains(part.item()))
                        .forEach(part -> byDraft.computeIfAbsent(part.joint().draft(), _ -> new ArrayList<>())
                                .add(part));
                byDraft.forEach((draft, parts) -> all.add(new Joined(line, draft, parts)));
            });
        }
        return all;
    }

    /** The oldest whose visit is to come: what was applied for since has one of its own, after it. */
    private static Optional<Joined> toVisit(Course course, String code, List<JointCheck> known) {
        return applications(course, code).stream()
                .filter(Joined::toVisit)
                .filter(joined -> known.stream().noneMatch(check -> joined.of(check) && check.visited() != null))
                .findFirst();
    }

    /** With the cases that the visit was arranged for, whatever has been applied for since. */
    private static Optional<Joined> joined(Course course, JointCheck check) {
        return applications(course, check.line()).stream()
                .filter(joined -> joined.of(check))
                .findFirst();
    }

    /** Codes of the lines whose visit a department may arrange, or put off, now. */
    List<String> arrangeable(Actor actor, Course course, List<JointCheck> known) {
        List<String> codes = new ArrayList<>();
        for (Theme.Stage stage : course.theme().stages()) {
            for (Theme.Line line : stage.lines()) {
                if (line.together() && line.lead().equals(actor.department())) {
                    toVisit(course, line.code(), known).ifPresent(_ -> codes.add(line.code()));
                }
            }
        }
        return codes;
    }

    /** 约定一天: arranges the visit, or puts off one that has not taken place. */
    UUID arrange(Actor actor, String key, UUID project, String line, @Nullable LocalDate day) {
        record Arrange(UUID project, String line, @Nullable LocalDate day) {}
        return once.run(actor, key, new Arrange(project, line, day), UUID.class, () -> {
            Project found = projects.lock(actor, project);
            Course course = courses.of(found);
            List<Joined> all = applications(course, line);
            if (all.isEmpty()) {
                throw new Refused(new ProjectRefusal.NoJointCheck());
            }
            requireLead(actor, all.getLast().line());
            List<JointCheck> known = of(found);
            Joined joined = toVisit(course, line, known).orElseThrow(() -> nothingToVisit(all.getLast()));
            return arrange(actor, found, joined, known, workingDay(found, day));
        });
    }

    private static Refused nothingToVisit(Joined newest) {
        return new Refused(newest.toVisit() ? new ProjectRefusal.VisitedAlready() : new ProjectRefusal.NoJointCheck());
    }

    private UUID arrange(Actor actor, Project project, Joined joined, List<JointCheck> known, LocalDate day) {
        UUID id = known.stream()
                .filter(joined::of)
                .map(JointCheck::id)
                .findFirst()
                .orElseGet(() -> Ids.next(clock));
        jdbc.sql("""
                        INSERT INTO project.joint_check
                            (city, id, project, draft, line, visit_on, arranged_by, arranged_at, version)
                        VALUES (:city, :id, :project, :draft, :line, :day, :by, :at, 1)
                        ON CONFLICT (city, draft, line) DO UPDATE
                           SET visit_on = excluded.visit_on, arranged_by = excluded.arranged_by,
                               arranged_at = excluded.arranged_at, version = joint_check.version + 1""")
                .param("city", project.city())
                .param("id", id)
                .param("project", project.id())
                .param("draft", joined.draft())
                .param("line", joined.line().code())
                .param("day", day)
                .param("by", actor.account())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        record(
                actor,
                project,
                "project.visit-arranged.v1",
                Map.of("line", joined.line().code(), "day", day.toString()));
        tell(actor, project, "project-visit", Map.of("project", project.name(), "day", day));
        return id;
    }

    private LocalDate workingDay(Project project, @Nullable LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        if (day == null
                || day.isBefore(today)
                || day.isAfter(today.plusMonths(3))
                || !standards
                        .current()
                        .workingDays(project.district(), LimitKind.PROMISED)
                        .isWorkingDay(day)) {
            throw new Refused(new ProjectRefusal.BadVisitDay());
        }
        return day;
    }

    /** 同日踏勘: writes down that it took place, and who was there; nobody who has to judge may have been missing. */
    UUID visited(Actor actor, String key, UUID project, UUID id, Set<String> attended) {
        record Visited(UUID project, UUID check, Set<String> attended) {}
        return once.run(actor, key, new Visited(project, id, new TreeSet<>(attended)), UUID.class, () -> {
            Project found = projects.lock(actor, project);
            JointCheck check = require(found, id);
            Joined joined =
                    joined(courses.of(found), check).orElseThrow(() -> new Refused(new ProjectRefusal.NoJointCheck()));
            requireLead(actor, joined.line());
            if (check.visited() != null) {
                throw new Refused(new ProjectRefusal.VisitedAlready());
            }
            if (check.visitOn().isAfter(LocalDate.now(clock))) {
                throw new Refused(new ProjectRefusal.NotVisitedYet());
            }
            Set<String> wanted = judging(joined);
            Set<String> missing = new LinkedHashSet<>(wanted);
            missing.removeAll(attended);
            if (!missing.isEmpty()) {
                throw new Refused(new ProjectRefusal.SomebodyMissing(
                        ProjectRefusal.listed(missing.stream().map(this::name))));
            }
            jdbc.sql("""
                            UPDATE project.joint_check
                               SET visited_by = :by, visited_at = :at, attended = :attended, version = version + 1
                             WHERE city = :city AND id = :id""")
                    .param("by", actor.account())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("attended", wanted.toArray(String[]::new))
                    .param("city", found.city())
                    .param("id", id)
                    .update();
            record(
                    actor,
                    found,
                    "project.visited.v1",
                    Map.of("line", check.line(), "day", check.visitOn().toString(), "attended", List.copyOf(wanted)));
            return id;
        });
    }

    /** Ids of the departments whose cases the visit is for. */
    Set<String> judging(Course course, JointCheck check) {
        return joined(course, check).map(this::judging).orElse(Set.of());
    }

    private Set<String> judging(Joined joined) {
        Set<String> departments = new LinkedHashSet<>();
        joined.visited()
                .forEach(part -> departments.add(
                        items.version(part.member().item(), part.member().itemVersion())
                                .department()));
        return departments;
    }

    /** 一个意见: passed where every one of them has granted, or found that nothing is needed; it cannot say otherwise than they decided. */
    UUID conclude(Actor actor, String key, UUID project, UUID id, String words) {
        record Conclude(UUID project, UUID check, String words) {}
        return once.run(actor, key, new Conclude(project, id, words), UUID.class, () -> {
            if (words.isBlank() || words.length() > LONGEST) {
                throw new Refused(new ProjectRefusal.NoWords());
            }
            Project found = projects.lock(actor, project);
            JointCheck check = require(found, id);
            Course course = courses.of(found);
            Joined joined = joined(course, check).orElseThrow(() -> new Refused(new ProjectRefusal.NoJointCheck()));
            requireLead(actor, joined.line());
            if (check.concluded() != null) {
                throw new Refused(new ProjectRefusal.ConcludedAlready());
            }
            if (check.visited() == null) {
                throw new Refused(new ProjectRefusal.NotVisitedYet());
            }
            List<Course.Part> open =
                    joined.parts().stream().filter(Course.Part::open).toList();
            if (!open.isEmpty()) {
                throw new Refused(new ProjectRefusal.StillOpen(ProjectRefusal.listed(open.stream()
                        .map(part -> items.version(
                                        part.member().item(), part.member().itemVersion())
                                .name()))));
            }
            conclude(actor, found, check, joined.parts().stream().allMatch(Course.Part::settled), words.strip());
            return id;
        });
    }

    private void conclude(Actor actor, Project project, JointCheck check, boolean passed, String words) {
        jdbc.sql("""
                        UPDATE project.joint_check
                           SET passed = :passed, opinion = :words, concluded_by = :by, concluded_at = :at,
                               version = version + 1
                         WHERE city = :city AND id = :id""")
                .param("passed", passed)
                .param("words", words)
                .param("by", actor.account())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("city", project.city())
                .param("id", check.id())
                .update();
        record(actor, project, "project.joint-opinion-given.v1", Map.of("line", check.line(), "passed", passed));
        tell(
                actor,
                project,
                passed ? "project-acceptance-passed" : "project-acceptance-failed",
                Map.of("project", project.name()));
    }

    private JointCheck require(Project project, UUID id) {
        return of(project).stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new ProjectRefusal.NoSuchProject()));
    }

    private static void requireLead(Actor actor, Theme.Line line) {
        if (!line.lead().equals(actor.department())) {
            throw new Refused(new ProjectRefusal.NotTheLead());
        }
    }

    private Text name(String department) {
        return standards
                .current()
                .department(department)
                .map(Department::brief)
                .orElseGet(() -> new Text(department, department));
    }

    private void record(Actor actor, Project project, String type, Map<String, ?> payload) {
        journal.append(actor, type, "project", project.id(), project.city(), payload);
    }

    private void tell(Actor actor, Project project, String template, Map<String, ?> values) {
        notices.tell(actor, project.party(), template, values, "/projects/" + project.id());
    }

    private static JointCheck row(ResultSet row, int n) throws SQLException {
        return new JointCheck(
                row.getString("city"),
                row.getObject("id", UUID.class),
                row.getObject("project", UUID.class),
                row.getObject("draft", UUID.class),
                row.getString("line"),
                Objects.requireNonNull(row.getObject("visit_on", LocalDate.class)),
                instant(row, "visited_at").orElse(null),
                List.of((String[]) row.getArray("attended").getArray()),
                row.getObject("passed", Boolean.class),
                row.getString("opinion"),
                instant(row, "concluded_at").orElse(null));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
