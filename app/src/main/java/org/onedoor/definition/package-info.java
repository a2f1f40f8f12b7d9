/**
 * Definitions (定义) as documents: YAML read with the place of every value, every mistake collected with how to mend it,
 * and the database's store of immutable published versions. What a document means is the business of the room that owns
 * its kind; any room may enter.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.onedoor.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
