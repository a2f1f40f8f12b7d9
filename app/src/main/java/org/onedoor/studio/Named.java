package org.onedoor.studio;

import org.onedoor.definition.Node;
import org.onedoor.definition.Published;
import org.onedoor.shared.Text;

/** What a definition is called, for lists. */
final class Named {

    private Named() {}

    /** Its {@code name} where it has one, else its id. */
    static Text of(Published published) {
        if (published.node() instanceof Node.Mapping mapping
                && mapping.values().get("name") instanceof Node.Mapping name
                && name.values().get("zh") instanceof Node.Scalar zh
                && name.values().get("en") instanceof Node.Scalar en) {
            return new Text(zh.value(), en.value());
        }
        return new Text(published.id(), published.id());
    }
}
