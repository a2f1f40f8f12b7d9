package org.onedoor.project;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.onedoor.casework.draft.JointDrafting;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.compose.Bundle;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.catalog.compose.Joint;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * 阶段申请: begins the one form of a stage, with what the project is known by filled in. From then on it is a draft like any other: filled
 * in, submitted, parted among the departments and handled as one thing is.
 */
@Service
class StageApplying {

    private static final String CODE = "project_code";
    private static final String TYPE = "project_type";

    private final Projects projects;
    private final Courses courses;
    private final Carried carried;
    private final Bundles bundles;
    private final Items items;
    private final JointDrafting drafting;
    private final Standards standards;
    private final Journal journal;
    private final Once once;
    private final Clock clock;

    StageApplying(
            Projects projects,
            Courses courses,
            Carried carried,
            Bundles bundles,
            Items items,
            JointDrafting drafting,
            Standards standards,
            Journal journal,
            Once once,
            Clock clock) {
        this.projects = projects;
        this.courses = courses;
        this.carried = carried;
        this.bundles = bundles;
        this.items = items;
        this.drafting = drafting;
        this.standards = standards;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Begins the form, or goes on with the one that was begun.
     *
     * @param with ids of the items that the owner has chosen beside those that are needed
     * @return the draft
     */
    UUID begin(Actor actor, String key, UUID project, Phase phase, Set<String> with) {
        record BeginStage(UUID project, String phase, Set<String> with) {}
        return once.run(
                actor,
                key,
                new BeginStage(project, phase.code(), new TreeSet<>(with)),
                UUID.class,
                () -> begin(actor, projects.lock(actor, project), phase, with));
    }

    private UUID begin(Actor actor, Project project, Phase phase, Set<String> with) {
        Course course = courses.of(project);
        UUID open = course.filling().get(phase);
        if (open != null) {
            return open;
        }
        course.before(phase).ifPresent(stage -> {
            throw new Refused(new ProjectRefusal.StageBefore(stage.name()));
        });
        Theme.Stage stage = course.theme().stage(phase);
        Set<String> chosen = new LinkedHashSet<>();
        for (Theme.Member member : course.remaining(stage)) {
            if (course.need(member) == Theme.Need.REQUIRED || with.contains(member.item())) {
                chosen.add(member.item());
            }
        }
        if (chosen.isEmpty()) {
            throw new Refused(new ProjectRefusal.NothingToApplyFor());
        }
        Bundle bundle = course.theme().bundle(stage);
        Joint joint = bundles.choose(bundle, chosen, null);
        UUID draft = drafting.begin(
                actor, project.party(), bundle, chosen, region(joint.item(), project), known(course, joint.item()));
        projects.begun(project, draft, phase, clock.instant());
        journal.append(
                actor,
                "project.stage-begun.v1",
                "project",
                project.id(),
                project.city(),
                Map.of("phase", phase.code(), "draft", draft.toString(), "items", List.copyOf(chosen)));
        return draft;
    }

    /** Where the stage is handled: in the project's own district, or in what lies around it. */
    private String region(Item item, Project project) {
        List<String> handling = items.regions(item).stream().map(Region::code).toList();
        return standards.current().regionPath(project.district()).reversed().stream()
                .filter(handling::contains)
                .findFirst()
                .orElse(project.district());
    }

    /** 一次填报: the code, what the project was registered with, and what earlier stages were told, as far as this form asks it. */
    private ObjectNode known(Course course, Item item) {
        ObjectNode known = carried.of(course);
        known.setAll(course.project().facts());
        known.put(CODE, course.project().code().value());
        known.put(TYPE, course.theme().type().code());
        known.retain(item.asked());
        return known;
    }
}
