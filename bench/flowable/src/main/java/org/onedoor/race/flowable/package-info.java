/** 对照: Flowable as it is released, embedded, with what makes it quickest here and history at audit. */
@NullMarked
package org.onedoor.race.flowable;

import org.jspecify.annotations.NullMarked;
