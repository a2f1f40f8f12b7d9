package org.onedoor.casework.joint;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.journal.Journal;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 联办进程: begins each member when what it waits for is there, leaves what can no longer be, and ends the whole with the last. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JointCourse {

    private final JointCases joints;
    private final Starting starting;
    private final CaseViews views;
    private final Titles titles;
    private final Drafts drafts;
    private final Journal journal;
    private final Notices notices;
    private final Clock clock;

    JointCourse(
            JointCases joints,
            Starting starting,
            CaseViews views,
            Titles titles,
            Drafts drafts,
            Journal journal,
            Notices notices,
            Clock clock) {
        this.joints = joints;
        this.starting = starting;
        this.views = views;
        this.titles = titles;
        this.drafts = drafts;
        this.journal = journal;
        this.notices = notices;
        this.clock = clock;
    }

    /** What names things that are told. */
    @Component
    static class Titles {

        private final Items items;
        private final Bundles bundles;

        Titles(Items items, Bundles bundles) {
            this.items = items;
            this.bundles = bundles;
        }

        Text of(JointCase joint) {
            return bundles.version(joint.bundle(), joint.bundleVersion()).name();
        }

        String lead(JointCase joint) {
            return bundles.version(joint.bundle(), joint.bundleVersion()).lead();
        }

        Text of(JointCase.Member member) {
            return items.version(member.item(), member.itemVersion()).name();
        }
    }

    /** Begins a whole that was written a moment ago. */
    void begin(Actor actor, JointCase joint, Item item) {
        journal.append(
                actor,
                "casework.joint-submitted.v1",
                "joint",
                joint.id(),
                joint.city(),
                Map.of(
                        "number", joint.filingNumber().value(),
                        "bundle", joint.bundle(),
                        "bundleVersion", joint.bundleVersion(),
                        "region", joint.region(),
                        "items",
                                joint.members().stream()
                                        .map(JointCase.Member::item)
                                        .toList()));
        tell(
                actor,
                joint,
                "joint-submitted",
                Map.of("item", item.name(), "number", joint.filingNumber().spaced()));
        proceed(actor, joint.city(), joint.id());
    }

    /** Looks how far the cases are and does what follows from it; however often it is asked, each thing is done once. */
    void proceed(Actor actor, String city, UUID id) {
        JointCase joint = joints.lock(city, id);
        Standing standing = standing(joint);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (JointCase.Member member : joint.members()) {
                if (member.stage() == JointCase.Stage.WAITING && step(actor, joint, member, standing)) {
                    moved = true;
                }
            }
            if (moved) {
                joint = joints.lock(city, id);
                standing = standing(joint);
            }
        }
        end(actor, joint, standing);
    }

    /** How the members stand that are cases. */
    private record Standing(JointCase joint, Map<String, CaseHead> heads) {

        /** 办成: granted, and what is issued for it is there. */
        boolean done(JointCase.Member member) {
            CaseHead head = heads.get(member.item());
            return head != null && head.state().granted();
        }

        boolean failed(JointCase.Member member) {
            CaseHead head = heads.get(member.item());
            return member.stage() == JointCase.Stage.LEFT
                    || (head != null && !head.state().open() && !head.state().granted());
        }

        boolean over(JointCase.Member member) {
            return done(member) || failed(member);
        }

        List<JointCase.Member> before(JointCase.Member member) {
            return member.after().stream()
                    .flatMap(item -> joint.member(item).stream())
                    .toList();
        }
    }

    private Standing standing(JointCase joint) {
        Map<String, CaseHead> heads = new HashMap<>();
        for (JointCase.Member member : joint.members()) {
            if (member.caseId() != null) {
                heads.put(member.item(), views.head(Actor.program(joint.region()), member.caseId()));
            }
        }
        return new Standing(joint, heads);
    }

    /** What follows for a member that waits; whether anything does. */
    private boolean step(Actor actor, JointCase joint, JointCase.Member member, Standing standing) {
        List<JointCase.Member> before = standing.before(member);
        Optional<JointCase.Member> lost =
                before.stream().filter(standing::failed).findFirst();
        if (lost.isPresent()) {
            leave(actor, joint, member, lost.get());
            return true;
        }
        boolean ready = before.stream().allMatch(one -> standing.done(one) && issued(one, standing));
        if (ready) {
            List<CaseHead> results = new ArrayList<>();
            before.forEach(
                    one -> results.add(Objects.requireNonNull(standing.heads().get(one.item()))));
            start(actor, joint, member, results);
        }
        return ready;
    }

    /** A fee may still stand between the grant and what is issued for it. */
    private boolean issued(JointCase.Member member, Standing standing) {
        CaseHead head = Objects.requireNonNull(standing.heads().get(member.item()));
        return head.licence() != null || !starting.issues(member);
    }

    private void start(Actor actor, JointCase joint, JointCase.Member member, List<CaseHead> results) {
        switch (starting.start(joint, member, results)) {
            case Starting.Outcome.Filed(UUID caseId) -> {
                joints.put(joint, member, JointCase.Stage.FILED, caseId, null);
                record(
                        actor,
                        joint,
                        "casework.joint-member-filed.v1",
                        Map.of("item", member.item(), "case", caseId.toString()));
            }
            case Starting.Outcome.Held(String why) -> {
                joints.put(joint, member, JointCase.Stage.HELD, null, why);
                record(actor, joint, "casework.joint-member-held.v1", Map.of("item", member.item(), "why", why));
                tell(actor, joint, "joint-held", values(joint, member));
            }
        }
    }

    private void leave(Actor actor, JointCase joint, JointCase.Member member, JointCase.Member lost) {
        joints.put(joint, member, JointCase.Stage.LEFT, null, null);
        record(actor, joint, "casework.joint-member-left.v1", Map.of("item", member.item(), "because", lost.item()));
        Map<String, Object> values = new HashMap<>(values(joint, member));
        values.put("lost", titles.of(lost));
        tell(actor, joint, "joint-left", values);
    }

    /**
     * 不办了: the applicant gives up a member that has not begun; what waits for it goes with it.
     *
     * @throws Refused where it is a case already, or was left before
     */
    void giveUp(Actor actor, JointCase seen, int position) {
        JointCase joint = joints.lock(seen.city(), seen.id());
        JointCase.Member member = joint.members().stream()
                .filter(one -> one.position() == position)
                .findFirst()
                .orElseThrow(() -> new Refused(new CaseRefusal.NoSuchCase()));
        if (!joints.giveUp(joint, member)) {
            throw new Refused(new CaseRefusal.SubmittedBefore());
        }
        record(actor, joint, "casework.joint-member-left.v1", Map.of("item", member.item(), "because", "given-up"));
        proceed(actor, joint.city(), joint.id());
    }

    private void end(Actor actor, JointCase joint, Standing standing) {
        if (!joint.members().stream().allMatch(standing::over) || joint.outcome() != null) {
            return;
        }
        long done = joint.members().stream().filter(standing::done).count();
        JointCase.Outcome outcome = done == joint.members().size()
                ? JointCase.Outcome.GRANTED
                : done == 0 ? JointCase.Outcome.REFUSED : JointCase.Outcome.PARTLY;
        joints.end(joint, outcome, clock.instant());
        drafts.release(joint.city(), joint.draft());
        record(
                actor,
                joint,
                "casework.joint-ended.v1",
                Map.of(
                        "outcome", outcome.code(),
                        "granted", outcome != JointCase.Outcome.REFUSED,
                        "item", joint.bundle(),
                        "itemVersion", joint.bundleVersion(),
                        "name", titles.of(joint),
                        "filingNumber", joint.filingNumber().value(),
                        "department", titles.lead(joint),
                        "region", joint.region(),
                        "channel", joint.channel(),
                        "party", joint.party().toString()));
        tell(
                actor,
                joint,
                "joint-" + outcome.code(),
                Map.of(
                        "item", titles.of(joint),
                        "number", joint.filingNumber().spaced(),
                        "done", (int) done,
                        "all", joint.members().size()));
    }

    private Map<String, Object> values(JointCase joint, JointCase.Member member) {
        return Map.of(
                "item", titles.of(joint),
                "number", joint.filingNumber().spaced(),
                "member", titles.of(member));
    }

    private void record(Actor actor, JointCase joint, String type, Map<String, ?> payload) {
        journal.append(actor, type, "joint", joint.id(), joint.city(), payload);
    }

    private void tell(Actor actor, JointCase joint, String template, Map<String, ?> values) {
        notices.tell(actor, joint.party(), template, values, "/joint/" + joint.id());
    }
}
