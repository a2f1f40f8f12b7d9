/**
 * 办件: a case from draft to delivery: submission, acceptance, one correction, deferred materials, parallel reviews, the
 * decision. The legal life is one table ({@link org.onedoor.casework.Transitions}); every change is journalled in its
 * own transaction.
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
            "licence",
            "paper",
            "payment",
            "data",
            "notice"
        })
@NullMarked
package org.onedoor.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
