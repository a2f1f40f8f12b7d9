/**
 * 事项·情形·一件事: service items as their definitions describe them: the guide and start page, the questions that find a
 * person's situation, and the form, materials and steps that follow from it. Casework and the pages enter by {@link
 * org.onedoor.catalog.Items}.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "web",
            "definition",
            "catalog.search",
            "standard",
            "standard::calendar",
            "rules",
            "rules::program",
            "identity"
        })
@NullMarked
package org.onedoor.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
