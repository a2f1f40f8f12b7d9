package org.onedoor.project;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Obstacles;
import org.onedoor.casework.joint.WholeOf;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.catalog.Claims;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;
import org.onedoor.standard.Department;
import org.onedoor.standard.Standards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 先踏勘后决定: of what is visited together nobody decides his own part, granting or denying, before the visit was written down; what
 * needs no visit is free. What the law itself decides by silence is no department's decision.
 */
@Component
class VisitBeforeDeciding implements Obstacles {

    private final Themes themes;
    private final WholeOf wholes;
    private final Standards standards;
    private final JdbcClient jdbc;

    VisitBeforeDeciding(Themes themes, WholeOf wholes, Standards standards, JdbcClient jdbc) {
        this.themes = themes;
        this.wholes = wholes;
        this.standards = standards;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Refusal> before(CaseHead head) {
        String item = Claims.item(head.item());
        return themes.mayVisit(item)
                ? wholes.draft(head.id()).flatMap(draft -> before(head.city(), draft, item))
                : Optional.empty();
    }

    private record Begun(String theme, int version, Phase phase) {}

    private Optional<Refusal> before(String city, UUID draft, String item) {
        return begun(city, draft)
                .flatMap(begun -> themes.of(begun.theme(), begun.version()).stage(begun.phase()).lines().stream()
                        .filter(line -> line.visits(item))
                        .flatMap(line -> before(city, draft, line).stream())
                        .findFirst());
    }

    private Optional<Begun> begun(String city, UUID draft) {
        return jdbc.sql("""
                        SELECT p.theme, p.theme_version, a.phase
                          FROM project.application a JOIN project.project p ON p.city = a.city AND p.id = a.project
                         WHERE a.city = :city AND a.draft = :draft""")
                .param("city", city)
                .param("draft", draft)
                .query((row, n) -> new Begun(
                        row.getString("theme"), row.getInt("theme_version"), Phase.of(row.getString("phase"))))
                .optional();
    }

    /** @param took whether it took place */
    private record Visit(@Nullable LocalDate day, boolean took) {}

    private Optional<Refusal> before(String city, UUID draft, Theme.Line line) {
        Visit visit = jdbc.sql("""
                        SELECT visit_on, visited_at IS NOT NULL AS took FROM project.joint_check
                         WHERE city = :city AND draft = :draft AND line = :line""")
                .param("city", city)
                .param("draft", draft)
                .param("line", line.code())
                .query((row, n) -> new Visit(row.getObject("visit_on", LocalDate.class), row.getBoolean("took")))
                .optional()
                .orElseGet(() -> new Visit(null, false));
        return visit.took() ? Optional.empty() : Optional.of(new ProjectRefusal.VisitFirst(lead(line), visit.day()));
    }

    private Text lead(Theme.Line line) {
        return standards
                .current()
                .department(line.lead())
                .map(Department::brief)
                .orElseGet(() -> new Text(line.lead(), line.lead()));
    }
}
