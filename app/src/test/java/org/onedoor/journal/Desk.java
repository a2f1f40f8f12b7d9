package org.onedoor.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.onedoor.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal's parts put together on a test's database as one program would have them. */
final class Desk {

    static final JournalSettings SETTINGS =
            new JournalSettings(true, Duration.ofMillis(5), 20, 5, Duration.ofMillis(1), 3, Duration.ofDays(8));

    final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    final MeterRegistry meters = new SimpleMeterRegistry();
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Journal journal;
    final JournalReader reader;
    final Sealer sealer;
    final Cursors cursors;
    final Pulse pulse;

    Desk(DataSource source, Subscriber... subscribers) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(transactions);
        journal = new Journal(new Together(jdbc), clock);
        reader = new JournalReader(jdbc);
        sealer = new Sealer(jdbc, transactions, clock, SETTINGS, meters);
        cursors = new Cursors(jdbc, transactions, clock, SETTINGS, meters, List.of(subscribers));
        pulse = new Pulse(sealer, reader, cursors, SETTINGS);
    }

    /** Appends one event inside the caller's transaction. */
    void append(String type, UUID subject, int number) {
        journal.append(Actor.program("330300"), type, "case", subject, "330300", Map.of("number", number));
    }

    void commit(String type, UUID subject, int number) {
        transaction.executeWithoutResult(status -> append(type, subject, number));
    }

    /** Seals until nothing moves any more. */
    void sealAll() {
        for (int quiet = 0; quiet < 3; quiet++) {
            while (sealer.seal().sealed() > 0) {
                quiet = 0;
            }
        }
    }
}
