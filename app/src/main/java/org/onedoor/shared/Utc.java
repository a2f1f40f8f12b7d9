package org.onedoor.shared;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** An instant as the database's driver takes it for a {@code timestamptz}. */
public final class Utc {

    private Utc() {}

    /** The same instant, at offset zero. */
    public static OffsetDateTime of(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
