package org.onedoor.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.onedoor.postgres.Database;
import org.onedoor.postgres.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real database for one test class, without Spring: a clone of a template with the migrations of all rooms, on the one
 * server of the run. Costs about a tenth of a second; the first one of a run also starts the server (half a second; the
 * very first in a worktree, some five).
 *
 * <pre>{@code
 * class CalendarsTest {
 *
 *     @RegisterExtension
 *     static final TestDatabase database = TestDatabase.migrated();
 *
 *     private final Calendars calendars = new Calendars(database.jdbc());
 *
 *     @Test
 *     void keepsMakeUpDays() {
 *         database.transaction().executeWithoutResult(status -> calendars.add(…));
 *     }
 * }
 * }</pre>
 *
 * All tests of the class share the database: give each its own ids, or truncate. For the whole program on a database see
 * {@link OnedoorTest}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private final Supplier<Database> source;
    private @Nullable Database database;
    private @Nullable HikariDataSource pool;

    private TestDatabase(Supplier<Database> source) {
        this.source = source;
    }

    /** With the migrations of all rooms applied. */
    public static TestDatabase migrated() {
        return new TestDatabase(() -> TestServer.get().migrated());
    }

    /** With nothing in it, for tests of the migrations themselves. */
    public static TestDatabase empty() {
        return new TestDatabase(() -> TestServer.get().empty());
    }

    /** A pool of up to 20 connections, signed in as the program is. */
    public synchronized DataSource dataSource() {
        if (pool == null) {
            HikariDataSource fresh = new HikariDataSource();
            fresh.setDataSource(database().dataSource());
            fresh.setMaximumPoolSize(20);
            fresh.setMinimumIdle(0);
            pool = fresh;
        }
        return pool;
    }

    /** URL, user and password, for a second program that a test starts. */
    public List<String> signIn() {
        return TestServer.signIn(database());
    }

    private synchronized Database database() {
        if (database == null) {
            database = source.get();
        }
        return database;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** Transactions as the program has them: READ COMMITTED, joined by every {@link #jdbc()} on the same thread. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        dataSource();
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }
}
