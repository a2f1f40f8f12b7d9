package org.onedoor.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 征求意见: the department that leads a stage asks another for its word; once asked, that one sees the project. */
@Service
class Consultations {

    private static final int LONGEST = 2000;
    private static final String COLUMNS =
            "id, project, phase, asked_by, department, question, asked_at, due, agreed," + " answer, answered_at";

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Themes themes;
    private final Standards standards;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Once once;
    private final Clock clock;

    Consultations(
            JdbcClient jdbc,
            Projects projects,
            Themes themes,
            Standards standards,
            Deadlines deadlines,
            Journal journal,
            Once once,
            Clock clock) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.themes = themes;
        this.standards = standards;
        this.deadlines = deadlines;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
    }

    /** Those of a project, the oldest first. */
    List<Consultation> of(Project project) {
        return of(List.of(project.id()));
    }

    /** The same of several projects. */
    List<Consultation> of(Collection<UUID> projects) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM project.opinion WHERE project = ANY(:projects) ORDER BY project, asked_at, id")
                .param("projects", projects.toArray(UUID[]::new))
                .query(Consultations::row)
                .list();
    }

    /** Projects in which silence of the actor's department would soon be taken for its word. */
    List<Projects.Asked> awaited(Actor actor) {
        return projects.asked(actor, LocalDate.now(clock));
    }

    /** Asks; the days to answer are the theme's. */
    UUID ask(Actor actor, String key, UUID project, Phase phase, String department, String question) {
        record Ask(UUID project, String phase, String department, String question) {}
        return once.run(actor, key, new Ask(project, phase.code(), department, question), UUID.class, () -> {
            Project found = projects.lock(actor, project);
            Theme theme = themes.of(found);
            if (!theme.stage(phase).lead().equals(actor.department())) {
                throw new Refused(new ProjectRefusal.NotTheLead());
            }
            if (department.equals(actor.department())
                    || standards.current().department(department).isEmpty()) {
                throw new Refused(new ProjectRefusal.NobodyToAsk());
            }
            requireWords(question);
            UUID id = Ids.next(clock);
            LocalDate due = deadlines.after(
                    found.district(), Limit.workingDays(theme.opinions().workingDays()));
            jdbc.sql("""
                            INSERT INTO project.opinion
                                (city, id, project, phase, asked_by, asker, department, question, asked_at, due)
                            VALUES (:city, :id, :project, :phase, :askedBy, :asker, :department, :question, :at, :due)""")
                    .param("city", found.city())
                    .param("id", id)
                    .param("project", project)
                    .param("phase", phase.code())
                    .param("askedBy", theme.stage(phase).lead())
                    .param("asker", actor.account())
                    .param("department", department)
                    .param("question", question.strip())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("due", due)
                    .update();
            projects.involve(found, department);
            journal.append(
                    actor,
                    "project.opinion-asked.v1",
                    "project",
                    project,
                    found.city(),
                    Map.of("opinion", id.toString(), "department", department, "due", due.toString()));
            return id;
        });
    }

    /** Answers, once, up to the last day; after it silence has answered, or the answer is late and still worth having. */
    UUID answer(Actor actor, String key, UUID project, UUID id, boolean agreed, String words) {
        record AnswerConsultation(UUID project, UUID opinion, boolean agreed, String words) {}
        return once.run(actor, key, new AnswerConsultation(project, id, agreed, words), UUID.class, () -> {
            Project found = projects.lock(actor, project);
            Consultation opinion = of(found).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Refused(new ProjectRefusal.NoSuchProject()));
            if (!opinion.department().equals(actor.department())) {
                throw new Refused(new ProjectRefusal.NotTheLead());
            }
            switch (opinion.state(
                    LocalDate.now(clock), themes.of(found).opinions().silence())) {
                case AGREED, OBJECTED, SILENT -> throw new Refused(new ProjectRefusal.AnsweredAlready());
                case AWAITED, LATE -> requireWords(words);
            }
            jdbc.sql("""
                            UPDATE project.opinion
                               SET agreed = :agreed, answer = :words, answered_by = :by, answered_at = :at
                             WHERE city = :city AND id = :id""")
                    .param("agreed", agreed)
                    .param("words", words.strip())
                    .param("by", actor.account())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("city", found.city())
                    .param("id", id)
                    .update();
            journal.append(
                    actor,
                    "project.opinion-given.v1",
                    "project",
                    project,
                    found.city(),
                    Map.of("opinion", id.toString(), "agreed", agreed));
            return id;
        });
    }

    private static void requireWords(String words) {
        if (words.isBlank() || words.length() > LONGEST) {
            throw new Refused(new ProjectRefusal.NoWords());
        }
    }

    private static Consultation row(ResultSet row, int n) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Consultation(
                row.getObject("id", UUID.class),
                row.getObject("project", UUID.class),
                Phase.of(row.getString("phase")),
                row.getString("asked_by"),
                row.getString("department"),
                row.getString("question"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("due", LocalDate.class),
                row.getObject("agreed", Boolean.class),
                row.getString("answer"),
                answered == null ? null : answered.toInstant());
    }
}
