/**
 * The few types that every room speaks: who acts, what is refused, ids, money, bilingual text, list pages. Tiny and
 * open; knows no other room.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.onedoor.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
