package org.onedoor.casework;

import java.util.Map;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.Deadlines;
import org.onedoor.casework.life.Step;
import org.onedoor.casework.life.Timing;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.shared.RoomTexts;
import org.onedoor.shared.Text;
import org.springframework.stereotype.Component;

/** What the API's answers need besides the case itself: the version of the item that it was submitted under. */
@Component
public class ItemOfCase {

    private static final RoomTexts TEXTS = new RoomTexts("casework");

    private final Items items;
    private final Deadlines deadlines;

    ItemOfCase(Items items, Deadlines deadlines) {
        this.items = items;
        this.deadlines = deadlines;
    }

    public Text itemName(String item, int version) {
        return items.version(item, version).name();
    }

    /** What a step is called: acceptance, decision, extension, or a review of the item's definition. */
    public Text stepName(String item, int version, String step) {
        return switch (step) {
            case Step.ACCEPT -> TEXTS.get("step.accept", Map.of());
            case Step.DECIDE -> TEXTS.get("step.decide", Map.of());
            case Step.SAMPLE -> TEXTS.get("step.sample", Map.of());
            case Step.CHECK -> TEXTS.get("step.check", Map.of());
            case Step.HEARING -> TEXTS.get("step.hearing", Map.of());
            case Step.HEARING_NOTICE -> TEXTS.get("step.hearing-notice", Map.of());
            case Step.SERVE -> TEXTS.get("step.serve", Map.of());
            case Step.EXTEND -> TEXTS.get("step.extend", Map.of());
            default ->
                items.version(item, version).review(step).map(Item.Review::name).orElseGet(() -> new Text(step, step));
        };
    }

    public CaseClock clock(CaseHead head, Timing timing) {
        return CaseClock.of(head, timing, items.version(head.item(), head.itemVersion()), deadlines);
    }
}
