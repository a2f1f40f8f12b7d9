package org.onedoor.casework.joint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 我的一件事: one application for several items, as its applicant sees it, and what he may do to it. */
@Service
public class JointApplications {

    /** A party has few; what is older is found by its cases. */
    private static final int LISTED = 20;

    private final JointCases joints;
    private final JointCourse course;
    private final Delivering delivering;
    private final JointCourse.Titles titles;
    private final CaseViews views;

    JointApplications(
            JointCases joints, JointCourse course, Delivering delivering, JointCourse.Titles titles, CaseViews views) {
        this.joints = joints;
        this.course = course;
        this.delivering = delivering;
        this.titles = titles;
        this.views = views;
    }

    /** The whole with its members. */
    public record View(JointCase joint, Text name, List<Part> parts) {

        /**
         * One member.
         *
         * @param head the front of its case; null before it is one
         */
        public record Part(
                JointCase.Member member,
                Text name,
                @Nullable CaseHead head) {}
    }

    /** One of the actor's own; who may see the whole may see how its members stand. */
    @Transactional
    public View view(Actor actor, UUID id) {
        JointCase joint = joints.require(actor, id);
        List<View.Part> parts = new ArrayList<>();
        for (JointCase.Member member : joint.members()) {
            UUID caseId = member.caseId();
            parts.add(new View.Part(
                    member,
                    titles.of(member),
                    caseId == null ? null : views.head(Actor.program(joint.region()), caseId)));
        }
        return new View(joint, titles.of(joint), List.copyOf(parts));
    }

    /**
     * What drafts have become that another room began; those still being filled in are left out. Who may see it is that room's to say.
     */
    public List<JointCase> ofDrafts(Collection<UUID> drafts) {
        return drafts.isEmpty() ? List.of() : joints.ofDrafts(drafts);
    }

    /** A line on a list. */
    public record Line(JointCase joint, Text name) {}

    /** The actor's own, the newest first. */
    public List<Line> mine(Actor actor) {
        return joints.of(actor, LISTED).stream()
                .map(joint -> new Line(joint, titles.of(joint)))
                .toList();
    }

    /** 不办了: gives up a member that has not begun. */
    @Transactional
    public void giveUp(Actor actor, UUID id, int position) {
        JointCase joint = joints.require(actor, id);
        course.giveUp(actor, joint, position);
        delivering.collect(joint.city(), joint.id());
    }
}
