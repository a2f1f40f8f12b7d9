/**
 * 标准支撑: the vocabulary that every definition is written in: regions, departments, data elements, code sets, kinds of
 * materials and licences, calendars. A snapshot of it is immutable, is read from a directory of YAML or from the
 * published versions, and never changes under anybody's feet.
 */
@ApplicationModule(allowedDependencies = {"shared", "definition"})
@NullMarked
package org.onedoor.standard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
