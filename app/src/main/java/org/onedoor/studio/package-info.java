/**
 * 编制: where stewards write definitions and check each other's. A text is checked as a whole with all that holds, before it may
 * be sent on; a second person publishes it; who only looks sees what holds, who uses it and how it became so. What a definition
 * means is the business of the room that owns its kind. Who has texts from elsewhere enters by {@link org.onedoor.studio.Beginnings}.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "web",
            "definition",
            "standard",
            "standard::calendar",
            "identity",
            "catalog",
            "rules"
        })
@NullMarked
package org.onedoor.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
