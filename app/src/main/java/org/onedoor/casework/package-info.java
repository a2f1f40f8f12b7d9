/**
 * 办件: a case from draft to delivery: submission, acceptance, one correction, deferred materials, parallel reviews, the
 * decision. The law stands in {@link org.onedoor.casework.life}; here is the engine: {@link org.onedoor.casework.Casework} carries
 * out orders on cases that it has locked, and writes them and all that came of them, journalled, in one statement.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "web",
            "files",
            "definition",
            "standard",
            "standard::calendar",
            "rules",
            "identity",
            "catalog",
            "catalog::compose",
            "licence",
            "paper",
            "payment",
            "data",
            "notice",
            "signing"
        })
@NullMarked
package org.onedoor.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
