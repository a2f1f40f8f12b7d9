package org.onedoor.casework;

import java.util.Map;
import java.util.Optional;
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

    /** What a step of a case of an item is called. */
    public Text stepName(String item, int version, String step) {
        return stepName(items.version(item, version), step);
    }

    /** What a step is called: by the program's own words, a review by the item's definition. */
    public static Text stepName(Item item, String step) {
        Optional<Text> procedure = Step.procedureOf(step).map(Procedures::name);
        if (procedure.isPresent()) {
            return TEXTS.get("step.procedure", Map.of("procedure", procedure.get()));
        }
        return Step.known(step)
                ? TEXTS.get("step." + step, Map.of())
                : item.review(step).map(Item.Review::name).orElseGet(() -> new Text(step, step));
    }

    public CaseClock clock(CaseHead head, Timing timing) {
        return CaseClock.of(head, timing, items.version(head.item(), head.itemVersion()), deadlines);
    }
}
