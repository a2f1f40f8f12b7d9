package org.onedoor.catalog.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item;
import org.onedoor.rules.Rule;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/**
 * 一套材料: one kind of material, handed in once for all items that ask for it.
 *
 * @param type id of the material type
 * @param need the strictest of theirs
 * @param from looked up wherever one of them looks it up
 * @param licence the licence type that proves it; null where none does
 * @param within 容缺: the shortest of theirs; null where it may not follow later
 * @param of id of the item of the package that gives it out, so that nobody has to bring it; null where none does
 */
public record JointMaterial(
        String type,
        Item.Need need,
        Item.Origin from,
        @Nullable String licence,
        @Nullable Limit within,
        @Nullable Text hint,
        @Nullable String of,
        List<Asker> askers) {

    /** @param when its condition; null where that item always asks for it */
    public record Asker(
            String item, Item.Need need, @Nullable Rule when) {}

    /** Whether the applicant has to hand in or show anything; what is made from the form needs nothing. */
    public boolean brought() {
        return of == null && from != Item.Origin.FORM;
    }
}
