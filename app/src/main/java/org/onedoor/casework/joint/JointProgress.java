package org.onedoor.casework.joint;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.journal.Event;
import org.onedoor.journal.Subscriber;
import org.onedoor.shared.Actor;
import org.springframework.stereotype.Component;

/** 联办推进: hears through the journal what became of a member's case, and lets the whole go on. */
@Component
class JointProgress implements Subscriber {

    private static final String ISSUED = "licence.issued.v1";

    private final JointCases joints;
    private final JointCourse course;
    private final Delivering delivering;

    JointProgress(JointCases joints, JointCourse course, Delivering delivering) {
        this.joints = joints;
        this.course = course;
        this.delivering = delivering;
    }

    @Override
    public String name() {
        return "casework.joint-progress";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "casework.case-decided.v1",
                "casework.case-refused.v1",
                "casework.case-withdrawn.v1",
                "casework.case-terminated.v1",
                "casework.fee-paid.v1",
                "casework.fee-waived.v1",
                "casework.fee-given-up.v1",
                ISSUED);
    }

    @Override
    public void on(Event event) {
        on(List.of(event));
    }

    /** Hardly any case is part of a whole: one question for all of them. */
    @Override
    public void on(List<Event> events) {
        joints.ofCases(events.stream().map(JointProgress::caseOf).toList()).forEach(whole -> {
            course.proceed(Actor.program(whole.region()), whole.city(), whole.id());
            delivering.collect(whole.city(), whole.id());
        });
    }

    private static UUID caseOf(Event event) {
        return event.type().equals(ISSUED)
                ? UUID.fromString(event.payload().required("case").asString())
                : event.subject();
    }
}
