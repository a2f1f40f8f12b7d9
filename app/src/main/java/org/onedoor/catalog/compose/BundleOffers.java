package org.onedoor.catalog.compose;

import java.util.ArrayList;
import java.util.List;
import org.onedoor.catalog.Item;
import org.onedoor.catalog.OneThings;
import org.onedoor.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The bundles in force as people find them: with what is ticked at first. */
@Component
class BundleOffers implements OneThings {

    private static final Logger LOG = LoggerFactory.getLogger(BundleOffers.class);

    private final Bundles bundles;

    BundleOffers(Bundles bundles) {
        this.bundles = bundles;
    }

    /** One that cannot be joined any more is not shown; its steward hears of it by the check and by this log. */
    @Override
    public List<Item> inForce() {
        List<Item> offered = new ArrayList<>();
        for (Bundle bundle : bundles.inForce()) {
            try {
                offered.add(bundles.choose(bundle, bundle.ticked(), null).item());
            } catch (Refused refused) {
                LOG.atWarn()
                        .addKeyValue("bundle", bundle.id())
                        .log(
                                "bundle {} is not offered: {} {}",
                                bundle.id(),
                                refused.getMessage(),
                                refused.refusal().values());
            }
        }
        return List.copyOf(offered);
    }
}
