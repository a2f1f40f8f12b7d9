package org.onedoor.casework.joint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.CaseViews;
import org.onedoor.casework.Cases;
import org.onedoor.casework.Casework;
import org.onedoor.casework.Serving;
import org.onedoor.casework.life.CaseCommand;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.CaseState;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Delivery;
import org.onedoor.casework.life.Step;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.calendar.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 统一出件: what comes on paper of a whole is collected until the last part is there, or until nothing more can come, and goes out in one
 * delivery. Each part is served by its own step, all of them at once, and by its own last day (行政许可法 44): when the first of these
 * is near, what is ready goes out and the rest later, and so it does for whoever asks for it.
 * The whole is locked first and its cases then, so that one thing happens to it at a time.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Delivering {

    /** A parcel is packed and a call is made in two days. */
    private static final Limit IN_TIME = Limit.workingDays(2);

    private final JointCases joints;
    private final JointDeliveries deliveries;
    private final JointTelling telling;
    private final CaseViews views;
    private final Casework casework;
    private final Deadlines deadlines;
    private final Clock clock;

    Delivering(
            JointCases joints,
            JointDeliveries deliveries,
            JointTelling telling,
            CaseViews views,
            Casework casework,
            Deadlines deadlines,
            Clock clock) {
        this.joints = joints;
        this.deliveries = deliveries;
        this.telling = telling;
        this.views = views;
        this.casework = casework;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** How the parts of a whole stand that are cases. */
    private record Standing(JointCase joint, Map<UUID, Cases.Looked> cases, List<JointDelivery> known) {

        /** What lies ready to be handed over or sent; null where nothing does. */
        @Nullable
        JointDelivery open() {
            return known.stream()
                    .filter(one -> one.served() == null)
                    .findFirst()
                    .orElse(null);
        }

        /** Whether something of it can still come otherwise. */
        boolean changeable() {
            return joint.members().stream()
                    .anyMatch(member ->
                            looked(member).map(Delivering::changeable).orElse(member.stage() != JointCase.Stage.LEFT));
        }

        /** Decided and not yet on its way. */
        List<JointCase.Member> ready() {
            return joint.members().stream()
                    .filter(member ->
                            looked(member).filter(Cases.Looked::waitsForOthers).isPresent())
                    .toList();
        }

        /** Whether nothing more can come of any part. */
        boolean over() {
            return joint.members().stream()
                    .allMatch(member ->
                            looked(member).map(Cases.Looked::settled).orElse(member.stage() == JointCase.Stage.LEFT));
        }

        Optional<Cases.Looked> looked(JointCase.Member member) {
            UUID id = member.caseId();
            return id == null ? Optional.empty() : Optional.ofNullable(cases.get(id));
        }

        List<JointCase.Member> in(int number) {
            return joint.members().stream()
                    .filter(member -> Integer.valueOf(number).equals(member.delivery()))
                    .sorted(Comparator.comparing(member -> Objects.requireNonNull(member.caseId())))
                    .toList();
        }
    }

    private Standing standing(String city, UUID id) {
        return standing(joints.lock(city, id));
    }

    private Standing standing(JointCase joint) {
        List<UUID> ids = new ArrayList<>();
        for (JointCase.Member member : joint.members()) {
            UUID caseId = member.caseId();
            if (caseId != null) {
                ids.add(caseId);
            }
        }
        Map<UUID, Cases.Looked> cases = new HashMap<>();
        views.parts(ids).forEach(one -> cases.put(one.head().id(), one));
        return new Standing(joint, cases, deliveries.of(joint));
    }

    /**
     * How it stands now, as people read it.
     *
     * @param ready how many parts are decided and wait for the others
     * @param may whether the way can still be chosen
     */
    record Seen(List<JointDelivery> deliveries, int ready, boolean collecting, boolean may) {}

    Seen seen(JointCase joint) {
        Standing standing = standing(joint);
        return new Seen(
                standing.known(),
                joint.oneDelivery() ? standing.ready().size() : 0,
                joint.oneDelivery() && !standing.over(),
                standing.changeable());
    }

    /** Lets go out what is ready where nothing more can come, or where something is about to go anyway. */
    void collect(String city, UUID id) {
        Standing standing = standing(city, id);
        Actor program = Actor.program(standing.joint().region());
        if (!standing.joint().oneDelivery()) {
            // filed while the applicant chose otherwise
            standing.ready()
                    .forEach(member -> casework.perform(
                            program, Objects.requireNonNull(member.caseId()), new CaseCommand.ChooseTogether(true)));
        } else if (standing.over() || standing.open() != null || cannotWait(standing)) {
            release(program, standing, false);
        }
    }

    /** Whether a part that is ready would be late, or nearly, if it waited for tomorrow. */
    private boolean cannotWait(Standing standing) {
        LocalDate near = deadlines.after(standing.joint().region(), IN_TIME);
        return standing.ready().stream()
                .flatMap(member -> standing.looked(member).stream())
                .flatMap(one -> serveBy(one, Step.State.WAITING).stream())
                .anyMatch(due -> !due.isAfter(near));
    }

    private static Optional<LocalDate> serveBy(Cases.Looked one, Step.State state) {
        return one.steps().stream()
                .filter(step -> step.id().equals(Step.SERVE) && step.state() == state)
                .map(Step::due)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** 先给我已经办好的. */
    void ask(Actor actor, JointCase seen) {
        Standing standing = standing(seen.city(), seen.id());
        if (!standing.joint().oneDelivery() || standing.ready().isEmpty()) {
            throw new Refused(new CaseRefusal.NothingToDeliver());
        }
        release(actor, standing, true);
    }

    private void release(Actor actor, Standing standing, boolean asked) {
        List<JointCase.Member> ready = standing.ready();
        if (ready.isEmpty()) {
            return;
        }
        JointCase joint = standing.joint();
        JointDelivery open = standing.open();
        int number = open == null ? standing.known().size() + 1 : open.number();
        List<UUID> ids = ready.stream()
                .map(JointCase.Member::caseId)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        Actor program = Actor.program(joint.region());
        ids.forEach(id -> casework.perform(program, id, new CaseCommand.ServeNow()));
        if (open == null) {
            deliveries.add(joint, number, clock.instant(), asked, due(ids));
        }
        ready.forEach(member -> deliveries.with(joint, member, number));
        telling.ready(actor, joint, number, asked, ready);
    }

    /** The first day on which one of them would be late. */
    private LocalDate due(List<UUID> ids) {
        return views.parts(ids).stream()
                .flatMap(one -> serveBy(one, Step.State.OPEN).stream())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** 选择送达方式, once for all parts, and until they have been sent. */
    void choose(Actor actor, JointCase seen, Delivery way, String address) {
        if (way == Delivery.POST && address.isBlank()) {
            throw new Refused(new CaseRefusal.ServiceIncomplete());
        }
        Standing standing = standing(seen.city(), seen.id());
        JointCase joint = standing.joint();
        if (!standing.changeable()) {
            throw new Refused(new CaseRefusal.SentAlready());
        }
        Actor program = Actor.program(joint.region());
        standing.cases().values().stream()
                .filter(Delivering::changeable)
                .map(one -> one.head().id())
                .sorted()
                .forEach(id ->
                        casework.perform(program, id, new CaseCommand.ChooseTogether(way == Delivery.ELECTRONIC)));
        JointDelivery open = standing.open();
        if (way == Delivery.ELECTRONIC && open != null) {
            deliveries.drop(joint, open.number());
        }
        joints.choose(joint, way, address.strip());
        telling.chosen(actor, joint, way);
        collect(joint.city(), joint.id());
    }

    /** Whether a case can still come otherwise: before its decision, and then until it was sent. */
    private static boolean changeable(Cases.Looked looked) {
        CaseState state = looked.head().state();
        return state.open() || (state.decided() && looked.head().delivery() == Delivery.TOGETHER);
    }

    /** 统一送达: all of it is handed over, or sent with one parcel's number; who comes second is told so. */
    void serve(Actor clerk, UUID id, String proof, String said) {
        JointCases.Whole whole = deliveries.require(clerk, id);
        Standing standing = standing(whole.city(), whole.id());
        JointCase joint = standing.joint();
        Delivery way = Serving.requireProof(proof, said);
        JointDelivery open = standing.open();
        if (open == null) {
            throw new Refused(new CaseRefusal.SentAlready());
        }
        if (way != joint.delivery()) {
            throw new Refused(new CaseRefusal.ServiceIncomplete());
        }
        String detail = said.strip();
        for (JointCase.Member member : standing.in(open.number())) {
            casework.perform(
                    clerk, Objects.requireNonNull(member.caseId()), new CaseCommand.ServeTogether(proof, detail));
        }
        deliveries.served(joint, open.number(), way, detail, clerk.account(), clock.instant());
        telling.served(clerk, joint, open, way, detail);
    }
}
