package org.onedoor.shared;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * 让路: work that nobody waits for, done in small parts, gives way between two of them. While more wants to run than the
 * machine has cores, it rests four times as long as it has worked, and so takes a fifth of one core at most; else it goes
 * straight on. For one thread.
 */
public final class GivingWay {

    private static final OperatingSystemMXBean MACHINE = ManagementFactory.getOperatingSystemMXBean();
    private static final int RESTS = 4;

    private final BooleanSupplier busy;
    private long began = System.nanoTime();

    public GivingWay() {
        this(() -> MACHINE.getSystemLoadAverage() > MACHINE.getAvailableProcessors());
    }

    GivingWay(BooleanSupplier busy) {
        this.busy = busy;
    }

    /** Called after each part; answers whether to go on: not when the thread is to end meanwhile. */
    public boolean given() {
        try {
            if (busy.getAsBoolean()) {
                Thread.sleep(Duration.ofNanos(RESTS * (System.nanoTime() - began)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        began = System.nanoTime();
        return !Thread.currentThread().isInterrupted();
    }
}
