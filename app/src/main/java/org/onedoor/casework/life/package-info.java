/**
 * 办件的一生: what a case holds, what may happen to it, and the days that the law sets for it. The table
 * ({@link org.onedoor.casework.life.Transitions}) says what is lawful when, {@link org.onedoor.casework.life.CaseFile} does it to
 * one case, {@link org.onedoor.casework.life.Deadlines} counts. Nothing here asks a database or answers a request: the rest of
 * the room {@code casework} stands on it.
 */
@NamedInterface("life")
@NullMarked
package org.onedoor.casework.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
