/**
 * 比较: one kind of work, done by several systems. Each {@link org.onedoor.race.Contestant} runs in a program of its own
 * with nothing but its own libraries; {@code ./onedoor bench casework} starts them, tells them on standard input what to
 * do and reads what came of it, one object a line.
 */
@NullMarked
package org.onedoor.race;

import org.jspecify.annotations.NullMarked;
