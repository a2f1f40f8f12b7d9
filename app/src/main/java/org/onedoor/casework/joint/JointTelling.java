package org.onedoor.casework.joint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onedoor.casework.life.Delivery;
import org.onedoor.journal.Journal;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Component;

/** What is journalled and told of a whole's deliveries: once for all of its parts. */
@Component
class JointTelling {

    private final JointCourse.Titles titles;
    private final Journal journal;
    private final Notices notices;
    private final Clock clock;

    JointTelling(JointCourse.Titles titles, Journal journal, Notices notices, Clock clock) {
        this.titles = titles;
        this.journal = journal;
        this.notices = notices;
        this.clock = clock;
    }

    void chosen(Actor actor, JointCase joint, Delivery way) {
        record(actor, joint, "casework.joint-delivery-chosen.v1", Map.of("way", way.code()));
    }

    void ready(Actor actor, JointCase joint, int number, boolean asked, List<JointCase.Member> members) {
        record(
                actor,
                joint,
                "casework.joint-delivery-ready.v1",
                Map.of(
                        "number", number,
                        "asked", asked,
                        "items", members.stream().map(JointCase.Member::item).toList()));
        tell(
                actor,
                joint,
                joint.delivery() == Delivery.POST ? "joint-ready-post" : "joint-ready-counter",
                Map.of(
                        "item", titles.of(joint),
                        "number", joint.filingNumber().spaced(),
                        "things", named(members.stream().map(titles::of).toList())));
    }

    void served(Actor clerk, JointCase joint, JointDelivery delivery, Delivery way, String detail) {
        record(
                clerk,
                joint,
                "casework.joint-delivered.v1",
                Map.of(
                        "number", delivery.number(),
                        "way", way.code(),
                        "onTime", !LocalDate.now(clock).isAfter(delivery.due())));
        tell(
                clerk,
                joint,
                way == Delivery.POST ? "joint-sent" : "joint-handed-over",
                Map.of(
                        "item", titles.of(joint),
                        "number", joint.filingNumber().spaced(),
                        "detail", detail));
    }

    private static Text named(List<Text> names) {
        return new Text(
                names.stream().map(Text::zh).collect(Collectors.joining("、")),
                names.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    private void record(Actor actor, JointCase joint, String type, Map<String, ?> payload) {
        journal.append(actor, type, "joint", joint.id(), joint.city(), payload);
    }

    private void tell(Actor actor, JointCase joint, String template, Map<String, ?> values) {
        notices.tell(actor, joint.party(), template, values, "/joint/" + joint.id());
    }
}
