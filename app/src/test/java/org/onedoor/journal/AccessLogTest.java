package org.onedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.testing.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;

class AccessLogTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.migrated();

    private final Desk desk = new Desk(database.dataSource());
    private final Actor reviewer =
            new Actor(UUID.randomUUID(), null, Role.REVIEWER, "330302-market", "330302", Channel.WEB);

    private AccessLog log(DataSource source) {
        return new AccessLog(
                JdbcClient.create(source),
                Clock.system(ZoneId.of("Asia/Shanghai")),
                desk.journal,
                new JdbcTransactionManager(source),
                desk.meters);
    }

    @Test
    void writesReadingsInBatchesWithTheirPurpose() {
        AccessLog log = log(database.dataSource());
        UUID subject = UUID.randomUUID();
        for (int i = 0; i < 2_500; i++) {
            log.read(reviewer, "case", subject, "review");
        }
        assertThat(log.of(subject, 10))
                .as("nothing is written while the page is made")
                .isEmpty();
        log.flush();
        assertThat(log.of(subject, 10_000)).hasSize(2_500).allSatisfy(reading -> {
            assertThat(reading.account()).isEqualTo(reviewer.account());
            assertThat(reading.purpose()).isEqualTo("review");
        });
    }

    @Test
    void writesTheRestWhenTheProgramEnds() {
        AccessLog log = log(database.dataSource());
        UUID subject = UUID.randomUUID();
        log.start();
        log.read(reviewer, "case", subject, "review");
        log.stop();
        assertThat(log.of(subject, 10)).hasSize(1);
    }

    /** The database is away for a while: reading goes on, and the readings are there once it is back. */
    @Test
    void keepsReadingsWhileTheDatabaseIsAway() {
        boolean[] away = {true};
        AccessLog log = log(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (away[0]) {
                    throw new SQLException("away", "08001");
                }
                return database.dataSource().getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        });
        UUID subject = UUID.randomUUID();
        log.read(reviewer, "case", subject, "review");
        assertThatThrownBy(log::flush).isInstanceOfAny(DataAccessException.class, TransactionException.class);
        log.read(reviewer, "case", subject, "review");
        away[0] = false;
        log.flush();
        assertThat(log.of(subject, 10)).hasSize(2);
    }

    @Test
    void neverMakesThePageWait() {
        AccessLog log = log(database.dataSource());
        UUID subject = UUID.randomUUID();
        long before = System.nanoTime();
        for (int i = 0; i < 100_500; i++) {
            log.read(reviewer, "case", subject, "review");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(desk.meters.get("onedoor.journal.access.lost").counter().count())
                .as("more than can wait is counted, not hidden")
                .isEqualTo(500);
    }

    @Test
    void journalsAnAttemptAtSomebodyElsesRecordAlthoughTheRequestIsRolledBack() {
        AccessLog log = log(database.dataSource());
        UUID subject = UUID.randomUUID();
        desk.transaction.executeWithoutResult(status -> {
            log.denied(reviewer, "case", subject);
            status.setRollbackOnly();
        });
        log.flush();
        assertThat(desk.reader.of(subject)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("journal.access-denied.v1");
            assertThat(event.account()).isEqualTo(reviewer.account());
            assertThat(event.city()).isEqualTo("330300");
        });
    }

    /** Everybody who is denied inside a transaction holds a connection: none may need a second one. */
    @Test
    void isNotStalledByMoreDenialsAtOnceThanThereAreConnections() throws Exception {
        try (HikariDataSource pool = new HikariDataSource();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.setDataSource(database.dataSource());
            pool.setMaximumPoolSize(10);
            pool.setConnectionTimeout(2_000);
            Desk there = new Desk(pool);
            AccessLog log = new AccessLog(
                    there.jdbc, there.clock, there.journal, new JdbcTransactionManager(pool), there.meters);
            log.start();
            UUID subject = UUID.randomUUID();
            CyclicBarrier allConnections = new CyclicBarrier(10);
            List<Future<?>> denied = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                denied.add(people.submit(() -> there.transaction.executeWithoutResult(status -> {
                    there.jdbc.sql("select 1").query(Integer.class).single();
                    await(allConnections);
                    log.denied(reviewer, "case", subject);
                    status.setRollbackOnly();
                })));
            }
            for (Future<?> one : denied) {
                one.get(10, TimeUnit.SECONDS);
            }
            log.stop();
            assertThat(there.reader.of(subject)).hasSize(20);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
