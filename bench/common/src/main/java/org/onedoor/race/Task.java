package org.onedoor.race;

import java.time.Instant;

/**
 * One line of a department's queue.
 *
 * @param id what {@link Contestant#act} needs to find it again; the same as long as it waits
 * @param due by when it must be answered, by which the queue is ordered
 */
public record Task(String id, Desk desk, Instant due) {}
