package org.onedoor.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.Cases;
import org.onedoor.casework.joint.JointCase;
import org.onedoor.casework.life.CaseState;
import org.onedoor.catalog.AnswerFacts;
import org.onedoor.catalog.Claims;
import org.onedoor.rules.Facts;
import org.onedoor.standard.Standard;

/**
 * 项目的经过: a project with all that was applied for, and how each matter stands with its department.
 *
 * @param needs how each item of the theme stands to this project, by its id
 * @param parts every matter that was applied for, the oldest first
 * @param filling drafts that are still being filled in, by their stage
 */
record Course(Project project, Theme theme, Map<String, Theme.Need> needs, List<Part> parts, Map<Phase, UUID> filling) {

    /**
     * One item of one application.
     *
     * @param looked its case; null before it is one
     */
    record Part(Phase phase, JointCase joint, JointCase.Member member, Cases.@Nullable Looked looked) {

        /** The theme's item, whatever a region has made of it. */
        String item() {
            return Claims.item(member.item());
        }

        boolean granted() {
            return looked != null && looked.head().state().granted();
        }

        /** Whether nothing more is to be got for it: granted, or no permit is needed (行政许可法 32). */
        boolean settled() {
            return granted() || (looked != null && looked.head().state() == CaseState.NOT_REQUIRED);
        }

        /** Whether somebody still has it, or it waits for its turn. */
        boolean open() {
            return looked == null
                    ? member.stage() != JointCase.Stage.LEFT
                    : looked.head().state().open();
        }
    }

    static Map<String, Theme.Need> needs(Theme theme, Project project, Standard standard, LocalDate on) {
        Facts facts = new AnswerFacts(standard, project.facts(), Map.of());
        Map<String, Theme.Need> needs = new LinkedHashMap<>();
        theme.stages()
                .forEach(stage ->
                        stage.items().forEach(member -> needs.put(member.item(), Theme.need(member, facts, on))));
        return needs;
    }

    Theme.Need need(Theme.Member member) {
        return needs.getOrDefault(member.item(), Theme.Need.NONE);
    }

    List<Part> of(Phase phase) {
        return parts.stream().filter(part -> part.phase() == phase).toList();
    }

    /** The newest application for an item. */
    Optional<Part> latest(String item) {
        return parts.stream().filter(part -> part.item().equals(item)).reduce((one, later) -> later);
    }

    boolean settled(String item) {
        return parts.stream().anyMatch(part -> part.item().equals(item) && part.settled());
    }

    /** 还要申请的: what a stage needs, or may take, and what is neither settled nor under way. */
    List<Theme.Member> remaining(Theme.Stage stage) {
        Set<String> settled = new HashSet<>();
        for (Part part : parts) {
            if (part.open() || part.settled()) {
                settled.add(part.item());
            }
        }
        List<Theme.Member> remaining = new ArrayList<>();
        for (Theme.Member member : stage.items()) {
            if (need(member) != Theme.Need.NONE && !settled.contains(member.item())) {
                remaining.add(member);
            }
        }
        return remaining;
    }

    /** Whether all that a stage needs is settled and nothing of it is under way. */
    boolean done(Theme.Stage stage) {
        return stage.items().stream()
                        .filter(member -> need(member) == Theme.Need.REQUIRED)
                        .allMatch(member -> settled(member.item()))
                && of(stage.phase()).stream().noneMatch(Part::open)
                && !filling.containsKey(stage.phase());
    }

    /** 前置: the first stage before this one that is not over; empty where this one may begin. */
    Optional<Theme.Stage> before(Phase phase) {
        return theme.stages().stream()
                .filter(stage -> stage.phase().compareTo(phase) < 0 && !done(stage))
                .findFirst();
    }
}
