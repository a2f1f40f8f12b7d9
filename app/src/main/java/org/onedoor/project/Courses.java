package org.onedoor.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Cases;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.joint.JointApplications;
import org.onedoor.casework.joint.JointCase;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** Reads what has become of projects: four questions, however many projects and matters there are. */
@Component
class Courses {

    private final Projects projects;
    private final Themes themes;
    private final Drafts drafts;
    private final JointApplications wholes;
    private final CaseViews views;
    private final Standards standards;
    private final Clock clock;

    Courses(
            Projects projects,
            Themes themes,
            Drafts drafts,
            JointApplications wholes,
            CaseViews views,
            Standards standards,
            Clock clock) {
        this.projects = projects;
        this.themes = themes;
        this.drafts = drafts;
        this.wholes = wholes;
        this.views = views;
        this.standards = standards;
        this.clock = clock;
    }

    /** Of a project that the caller has let the actor see. */
    Course of(Project project) {
        return of(List.of(project)).getFirst();
    }

    /** The same of several, in their order. */
    List<Course> of(Collection<Project> wanted) {
        Map<UUID, List<Project.Application>> applications =
                projects.applications(wanted.stream().map(Project::id).toList());
        List<UUID> begun = applications.values().stream()
                .flatMap(List::stream)
                .map(Project.Application::draft)
                .toList();
        // Before what became of them: of a draft that is submitted between the two questions, both answers are right,
        // and the later holds.
        Set<UUID> open = drafts.stillOpen(begun);
        Map<UUID, JointCase> became = new HashMap<>();
        List<UUID> cases = new ArrayList<>();
        for (JointCase joint : wholes.ofDrafts(begun)) {
            became.put(joint.draft(), joint);
            for (JointCase.Member member : joint.members()) {
                UUID id = member.caseId();
                if (id != null) {
                    cases.add(id);
                }
            }
        }
        Map<UUID, Cases.Looked> looked = new HashMap<>();
        views.parts(cases).forEach(one -> looked.put(one.head().id(), one));
        return wanted.stream()
                .map(project ->
                        course(project, applications.getOrDefault(project.id(), List.of()), became, open, looked))
                .toList();
    }

    /** How each item stands to a project of these facts. */
    Map<String, Theme.Need> needs(Project project, Theme theme) {
        return Course.needs(theme, project, standards.current(), LocalDate.now(clock));
    }

    private Course course(
            Project project,
            List<Project.Application> applications,
            Map<UUID, JointCase> became,
            Set<UUID> open,
            Map<UUID, Cases.Looked> looked) {
        Theme theme = themes.of(project);
        List<Course.Part> parts = new ArrayList<>();
        Map<Phase, UUID> filling = new EnumMap<>(Phase.class);
        for (Project.Application application : applications) {
            JointCase joint = became.get(application.draft());
            if (joint != null) {
                for (JointCase.Member member : joint.members()) {
                    UUID id = member.caseId();
                    parts.add(new Course.Part(application.phase(), joint, member, id == null ? null : looked.get(id)));
                }
            } else if (open.contains(application.draft())) {
                filling.put(application.phase(), application.draft());
            }
        }
        return new Course(project, theme, needs(project, theme), List.copyOf(parts), Map.copyOf(filling));
    }
}
