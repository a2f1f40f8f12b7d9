/**
 * The way in: home, help, accessibility, where the data come from. It draws on every room below and is drawn on by
 * none.
 */
@ApplicationModule(allowedDependencies = {"shared", "web", "standard", "catalog"})
@NullMarked
package org.onedoor.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
