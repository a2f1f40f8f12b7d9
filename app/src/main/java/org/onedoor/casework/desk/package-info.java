/**
 * 工作台: what a department's people look for and share beside the cases themselves: queues, search, who stands in for whom,
 * saved views, batches and their results, the colleagues' thread, opinion phrases. Part of the room {@code casework}; the
 * rules of a case's life are not here.
 */
@NullMarked
package org.onedoor.casework.desk;

import org.jspecify.annotations.NullMarked;
