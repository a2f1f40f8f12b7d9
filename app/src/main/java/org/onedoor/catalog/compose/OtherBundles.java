package org.onedoor.catalog.compose;

import java.util.Optional;

/**
 * 别的套餐: bundles that another room makes of documents of its own kind. Drafts and applications name them as they name those that are
 * published as bundles; nobody finds them by search, and nobody begins one but through that room.
 */
public interface OtherBundles {

    /** One in a published version; empty where the room has none of that id. */
    Optional<Bundle> version(String id, int version);
}
