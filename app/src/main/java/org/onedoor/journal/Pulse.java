package org.onedoor.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The journal's heartbeat: one thread seals and sees how far the positions reach, one for each subscriber delivers when
 * they reach further than its cursor. Polling, because a notification is lost when nobody listens and serialises all
 * commits of the server when many write.
 */
@Component
class Pulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final Sealer sealer;
    private final JournalReader reader;
    private final Cursors cursors;
    private final JournalSettings settings;

    private List<Thread> threads = List.of();
    private CountDownLatch stopping = new CountDownLatch(0);
    private volatile boolean running;
    private volatile long head;

    Pulse(Sealer sealer, JournalReader reader, Cursors cursors, JournalSettings settings) {
        this.sealer = sealer;
        this.reader = reader;
        this.cursors = cursors;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.running();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Lower than the web server's phases: what the last requests write is still delivered if there is time. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        cursors.tails().forEach(Tail::register);
        stopping = new CountDownLatch(1);
        running = true;
        List<Thread> started = new ArrayList<>();
        started.add(beating("journal-sealer", () -> {
            Sealer.Round round = sealer.seal();
            cursors.look();
            head = reader.head();
            return round.more() ? Duration.ZERO : settings.beat();
        }));
        for (Tail tail : cursors.tails()) {
            started.add(beating("journal-" + tail.name(), () -> deliver(tail)));
        }
        threads = List.copyOf(started);
    }

    private Duration deliver(Tail tail) {
        if (tail.reached() >= head) {
            return settings.beat();
        }
        return switch (tail.step()) {
            case Tail.Step.Idle() -> settings.beat();
            case Tail.Step.Moved(long position) -> Duration.ZERO;
            case Tail.Step.Failed(Duration pause) -> pause;
        };
    }

    /** Ends after the transactions under way; what they had not committed is done after the next start. */
    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Once answers how long to wait before the next beat. */
    private interface Beat {
        Duration once();
    }

    private Thread beating(String name, Beat beat) {
        return Thread.ofVirtual().name(name).start(() -> {
            boolean troubled = false;
            while (running) {
                Duration pause;
                try {
                    pause = beat.once();
                    troubled = false;
                } catch (RuntimeException trouble) {
                    // The database may be away for a while; said once, tried until it is back.
                    if (!troubled) {
                        LOG.error("{} cannot go on and keeps trying", name, trouble);
                    }
                    troubled = true;
                    pause = AFTER_TROUBLE;
                }
                if (!pause.isZero()) {
                    try {
                        if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                            return;
                        }
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }
        });
    }
}
