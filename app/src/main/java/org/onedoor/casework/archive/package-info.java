/**
 * 归档: what a closed case's file held when it was sealed, as volumes of one digest each. Part of the room {@code casework},
 * which says what a file holds and when it is over.
 */
@NullMarked
package org.onedoor.casework.archive;

import org.jspecify.annotations.NullMarked;
