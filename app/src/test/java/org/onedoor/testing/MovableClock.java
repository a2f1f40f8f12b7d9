package org.onedoor.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that tests set: it goes on by a millisecond at each look, so that what comes later is later. */
public final class MovableClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final AtomicReference<Instant> now;

    MovableClock(LocalDate start) {
        now = new AtomicReference<>(
                ZonedDateTime.of(start, LocalTime.of(10, 0), ZONE).toInstant());
    }

    /** To ten in the morning of a day. */
    public void moveTo(String day) {
        now.set(ZonedDateTime.of(LocalDate.parse(day), LocalTime.of(10, 0), ZONE)
                .toInstant());
    }

    /** Forward by some time. */
    public void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public Instant instant() {
        return now.updateAndGet(instant -> instant.plusMillis(1));
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    /** A Monday in March 2026; the year's calendar is known. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class OnAMonday {

        @Bean
        MovableClock clock() {
            return new MovableClock(LocalDate.of(2026, 3, 2));
        }
    }
}
