package org.onedoor.casework.joint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedoor.casework.CaseFolder;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Draft;
import org.onedoor.casework.draft.Drafts;
import org.onedoor.casework.draft.Matters;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.compose.Course;
import org.onedoor.catalog.compose.Joint;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Region;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** 拆件: makes one application of a whole, and of each of its members a draft that waits for its turn. */
@Component
class Parting {

    private final Drafts drafts;
    private final Matters matters;
    private final Items items;
    private final CaseFolder folder;
    private final Deadlines deadlines;
    private final Clock clock;

    Parting(Drafts drafts, Matters matters, Items items, CaseFolder folder, Deadlines deadlines, Clock clock) {
        this.drafts = drafts;
        this.matters = matters;
        this.items = items;
        this.folder = folder;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The whole, not yet written; its members' drafts are. */
    JointCase part(Actor actor, Draft whole, Application application) {
        Joint matter = matters.joint(whole);
        Instant at = clock.instant();
        LocalDate countedFrom = deadlines.arrival(whole.region(), at).counted().toLocalDate();
        List<JointCase.Member> members = new ArrayList<>();
        for (Course.Slot slot : matter.recomposed().course().slots()) {
            Item item = matter.recomposed().items().stream()
                    .filter(one -> one.id().equals(slot.item()))
                    .findFirst()
                    .orElseThrow();
            Draft part = part(whole, matter, item);
            drafts.add(part);
            members.add(new JointCase.Member(
                    members.size(),
                    item.id(),
                    item.version(),
                    slot.after(),
                    part.id(),
                    JointCase.Stage.WAITING,
                    null,
                    null,
                    null));
        }
        return new JointCase(
                whole.city(),
                Ids.next(clock),
                folder.number(whole.city()),
                whole.item(),
                whole.itemVersion(),
                whole.id(),
                whole.party(),
                actor.account(),
                whole.region(),
                whole.channel().code(),
                at,
                deadlines.wholeBy(application.item().limits().promised(), whole.region(), countedFrom),
                null,
                null,
                folder.delivery(whole),
                address(whole.answers()),
                members);
    }

    /** Where a parcel goes, to whom, and whom to call. */
    private static String address(ObjectNode answers) {
        return Stream.of("delivery_address", "delivery_recipient", "delivery_phone")
                .map(element -> answers.path(element).asString(""))
                .filter(said -> !said.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** What one item asks of what was filled in. */
    private Draft part(Draft whole, Joint matter, Item item) {
        Set<String> deferred = new LinkedHashSet<>(whole.deferred());
        deferred.removeIf(material -> item.material(material).isEmpty());
        return new Draft(
                whole.city(),
                Ids.next(clock),
                whole.owner(),
                whole.party(),
                item.id(),
                item.version(),
                region(item, whole.region()),
                whole.channel(),
                answers(whole.answers(), item),
                Set.of(),
                deferred,
                whole.emergency(),
                1,
                clock.instant(),
                null,
                null,
                List.of(),
                whole.id(),
                matter.promised(item.id()));
    }

    /** No department sees what only another one asks, in rows neither. */
    private static ObjectNode answers(ObjectNode whole, Item item) {
        ObjectNode own = whole.deepCopy();
        Set<String> asked = new LinkedHashSet<>(item.asked());
        for (Item.Page page : item.form()) {
            for (Item.Part part : page.parts()) {
                if (part instanceof Item.Group group) {
                    asked.add(group.id());
                    Set<String> columns =
                            group.fields().stream().map(Item.Field::element).collect(Collectors.toSet());
                    own.path(group.id()).forEach(row -> ((ObjectNode) row).retain(columns));
                }
            }
        }
        return own.retain(asked);
    }

    /** Where the item is handled: in the region that was chosen, or in the one around it. */
    private String region(Item item, String chosen) {
        List<String> handling = items.regions(item).stream().map(Region::code).toList();
        return handling.contains(chosen)
                ? chosen
                : matters.around(chosen).stream()
                        .filter(handling::contains)
                        .findFirst()
                        .orElseThrow(() -> new Refused(new CaseRefusal.NotOffered("here")));
    }
}
