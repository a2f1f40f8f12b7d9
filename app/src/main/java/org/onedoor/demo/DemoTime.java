package org.onedoor.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.InDemo;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves the demo's clock and remembers how far, so that a restart does not go back in time. */
@Service
@Conditional(InDemo.class)
class DemoTime implements SmartLifecycle {

    /** A year at a time: every limit known is shorter. */
    static final int MOST = 366;

    private static final UUID SUBJECT = new UUID(0, 2);

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Ahead ahead;
    private final Clock clock;
    private volatile boolean running;

    DemoTime(JdbcClient jdbc, Journal journal, Ahead ahead, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.ahead = ahead;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Writes down that the clock moves forward by whole days; it does with {@link #keep}, once that is committed. */
    @Transactional
    public void forward(Actor actor, int days) {
        if (days < 1 || days > MOST) {
            throw new Refused(new DemoRefusal.NotSoFar(MOST));
        }
        int now = jdbc.sql("UPDATE demo.clock SET days_ahead = days_ahead + :days RETURNING days_ahead")
                .param("days", days)
                .query(Integer.class)
                .single();
        journal.append(actor, "demo.clock-moved.v1", "demo", SUBJECT, actor.city(), Map.of("days", days, "ahead", now));
    }

    /** Goes by what is written down. */
    void keep() {
        ahead.days(jdbc.sql("SELECT days_ahead FROM demo.clock")
                .query(Integer.class)
                .single());
    }

    /** Before jobs run and pages are served. */
    @Override
    public void start() {
        keep();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
