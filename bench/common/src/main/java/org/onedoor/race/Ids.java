package org.onedoor.race;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for an engine that alone writes to its database: short, rising, without a question to anybody. The engines' own
 * either ask the database for blocks, on a further connection, or are long and random.
 */
public final class Ids {

    private static final AtomicLong LAST = new AtomicLong(1_000_000_000);

    private Ids() {}

    public static String next() {
        return Long.toString(LAST.incrementAndGet());
    }
}
