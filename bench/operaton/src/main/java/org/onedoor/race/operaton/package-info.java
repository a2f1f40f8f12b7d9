/** 对照: Operaton as it is released, embedded, with what makes it quickest here and history at audit. */
@NullMarked
package org.onedoor.race.operaton;

import org.jspecify.annotations.NullMarked;
