/**
 * 演示: what only a demonstration has: a clock that can be moved forward, so that lapses can be shown. Where the program is
 * no demo there is nothing of it.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "web"})
@NullMarked
package org.onedoor.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
