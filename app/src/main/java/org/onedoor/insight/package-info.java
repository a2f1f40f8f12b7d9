/**
 * 管理赋能: what managers look at. Counts the journal's events into figures of its own, shows them with their definitions,
 * their comparison and the time up to which they are complete. Reads the rooms below; nobody reads it.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "web", "standard", "catalog", "rating"})
@NullMarked
package org.onedoor.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
