/** 条件: the same conditions and the same facts, answered by several evaluators, each in a JVM of its own. */
@NullMarked
package org.onedoor.race.rules;

import org.jspecify.annotations.NullMarked;
