/**
 * 条件: the one closed condition language in which situations, form visibility, materials, eligibility and quality rules
 * are written. A condition is authored as CEL text, checked against a {@link org.onedoor.rules.Vocabulary} of data
 * elements, kept as a small tree and answered with reasons. Pure: no database, no Spring, no clock (the day of
 * evaluation is a parameter). Every room above may enter.
 */
@ApplicationModule(allowedDependencies = {"shared", "definition"})
@NullMarked
package org.onedoor.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
