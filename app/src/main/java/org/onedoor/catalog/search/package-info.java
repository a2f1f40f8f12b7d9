/**
 * 事项检索: from a few words, a plain sentence, pinyin or its initials to the right item, with the reason. Kept in memory,
 * built from definitions; knows neither the database nor the frame.
 */
@ApplicationModule(allowedDependencies = {"shared", "definition"})
@NullMarked
package org.onedoor.catalog.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
