/**
 * What every face has in common: pages from templates, texts in both languages, the design system's components, assets,
 * refusals as pages or problems. Every room that shows something enters here; it knows nobody but {@code shared}.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.onedoor.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
