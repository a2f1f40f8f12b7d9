/**
 * 测量: {@code ./onedoor bench}, which starts nodes of its own and measures them from outside, as a browser and the
 * operating system see them, and starts database servers of its own for the systems that it compares. It knows the list of
 * endpoints, else only the command line; nobody enters.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "definition",
            "postgres",
            "catalog",
            "catalog::compose",
            "standard",
            "identity :: access"
        })
@NullMarked
package org.onedoor.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
