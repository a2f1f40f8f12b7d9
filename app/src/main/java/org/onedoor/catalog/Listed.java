package org.onedoor.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item.Catalogue;
import org.onedoor.shared.Text;
import org.onedoor.standard.calendar.Limit;

/**
 * 目录条目: what lists, search and choices tell of an item, or of one thing out of several: so much of it can be kept of every item
 * there is, while a whole item is read when somebody opens it.
 *
 * @param path where it begins
 * @param noVisit 跑零次: nobody has to come
 * @param free 不收费
 * @param regions 实施区划 that offer it themselves
 * @param follows the licence type that it is about, as 变更 or 延续; null where it is about none
 * @param published 公示: a permit whose decisions are for the public
 * @param steps 环节 in their order
 */
public record Listed(
        String id,
        int version,
        String path,
        Text name,
        Text summary,
        List<String> topics,
        Catalogue catalogue,
        Limit promised,
        boolean noVisit,
        boolean free,
        Item.Standing standing,
        List<String> regions,
        @Nullable String follows,
        boolean published,
        List<Step> steps) {

    /**
     * What a department does in it.
     *
     * @param name of a review; null for acceptance and decision, which are called the same everywhere
     */
    public record Step(String id, @Nullable Text name, String department) {}

    /** A single item. */
    public static Listed of(Item item) {
        return of(Offer.of(item));
    }

    static Listed of(Offer offer) {
        Item item = offer.item();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("accept", null, item.department()));
        item.process()
                .reviews()
                .forEach(review -> steps.add(new Step(review.id(), review.name(), review.department())));
        steps.add(new Step("decide", null, item.process().decision().department()));
        return new Listed(
                item.id(),
                item.version(),
                offer.path(),
                item.name(),
                item.summary(),
                List.copyOf(item.topics()),
                item.catalogue(),
                item.limits().promised(),
                item.visits().count() == 0,
                item.fee().free(),
                item.standing(),
                List.copyOf(item.regions()),
                item.follows() == null ? null : item.follows().licence(),
                item.permit() && item.result().publicity().withheld() == null,
                List.copyOf(steps));
    }
}
