package org.onedoor.journal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A second program that takes a few batches of events and dies after an effect, before its commit. */
final class DyingProgram {

    static final int DIED = 97;

    private DyingProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        DriverManagerDataSource source = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        AtomicInteger taken = new AtomicInteger();
        // Batches are of 20: the first is committed, in the second it dies after five effects.
        Subscriber subscriber =
                new DeliveryTest.Keeper("test.killed", Set.of("test.killed.v1"), JdbcClient.create(source), event -> {
                    if (taken.incrementAndGet() == 25) {
                        Runtime.getRuntime().halt(DIED);
                    }
                });
        new Desk(source, subscriber).pulse.start();
        Thread.sleep(Duration.ofSeconds(30));
    }
}
