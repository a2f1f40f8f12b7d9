package org.onedoor.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.onedoor.web.InDemo;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** How far the demo's clock is ahead of the system's. It never goes back: what was written stays before what comes. */
@Component
@Conditional(InDemo.class)
public final class Ahead {

    private final AtomicReference<Duration> by = new AtomicReference<>(Duration.ZERO);

    void days(int days) {
        by.set(Duration.ofDays(days));
    }

    /** The program's clock: the system's, as far ahead as this says at each look. */
    public Clock of(Clock system) {
        return new Moved(system, by);
    }

    private static final class Moved extends Clock {

        private final Clock system;
        private final AtomicReference<Duration> by;

        Moved(Clock system, AtomicReference<Duration> by) {
            this.system = system;
            this.by = by;
        }

        @Override
        public Instant instant() {
            return system.instant().plus(by.get());
        }

        @Override
        public ZoneId getZone() {
            return system.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Moved(system.withZone(zone), by);
        }
    }
}
