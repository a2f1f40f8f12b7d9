package org.onedoor.casework.draft;

import java.util.List;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.Items;
import org.onedoor.catalog.compose.Bundles;
import org.onedoor.catalog.compose.Joint;
import org.onedoor.shared.Text;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** 所办之事: what a draft is about: an item, or a bundle with the members that were chosen. */
@Component
public class Matters {

    private final Items items;
    private final Bundles bundles;
    private final Standards standards;

    Matters(Items items, Bundles bundles, Standards standards) {
        this.items = items;
        this.bundles = bundles;
        this.standards = standards;
    }

    /** The item; of a bundle, all of it in the shape of one. */
    public Item of(Draft draft) {
        return draft.joint() ? joint(draft).item() : items.version(draft.item(), draft.itemVersion());
    }

    /** 联办: the bundle and what becomes of the members that were chosen. */
    public Joint joint(Draft draft) {
        return bundles.joint(draft.item(), draft.itemVersion(), draft.members());
    }

    /** A region and those around it, the nearest first. */
    public List<String> around(String region) {
        return standards.current().regionPath(region).reversed();
    }

    Text name(Draft.Line line) {
        return line.joint()
                ? bundles.version(line.item(), line.itemVersion()).name()
                : items.version(line.item(), line.itemVersion()).name();
    }
}
