package org.onedoor.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database of one run. {@link #start} returns at once, so that the framework can start beside the server; the first
 * connection waits until it answers.
 */
public final class Database implements AutoCloseable {

    /** The program's own database and user on the server that comes with it. The user is no administrator. */
    static final String NAME = "onedoor";

    private static final String ADMINISTRATOR = "postgres";

    private static final int OLDEST = 18;

    /** Long enough for a first start on a slow disk and for a recovery after a crash. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final @Nullable EmbeddedServer server;
    private final CompletableFuture<Address> address;

    private Database(@Nullable EmbeddedServer server, CompletableFuture<Address> address) {
        this.server = server;
        this.address = address;
    }

    public static Database start(Place place) {
        return switch (place) {
            case Place.Inside inside -> {
                EmbeddedServer server = new EmbeddedServer(inside);
                yield new Database(server, server.started().thenApply(Database::furnished));
            }
            case Place.Outside outside -> {
                Address there = new Address(outside.url(), outside.user(), outside.password());
                CompletableFuture<Address> checked = new CompletableFuture<>();
                Thread.ofVirtual().name("database-check").start(() -> {
                    try {
                        checked.complete(checked(there));
                    } catch (DatabaseUnusable e) {
                        checked.completeExceptionally(e);
                    }
                });
                yield new Database(null, checked);
            }
        };
    }

    /** A database that is known to be there. */
    static Database at(Address address) {
        return new Database(null, CompletableFuture.completedFuture(address));
    }

    /** Makes the program's user and database on a new server. */
    private static Address furnished(EmbeddedServer.Running running) {
        Address admin = running.address("postgres", ADMINISTRATOR);
        try (Connection connection = new Connections(admin).getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login password '" + running.password() + "'");
            }
            if (!exists(statement, "select from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException e) {
            throw new DatabaseUnusable("The new database server cannot be set up: " + e.getMessage(), LOOK, e);
        }
        return running.address(NAME, NAME);
    }

    private static final String LOOK = "Look at its logs in the data folder below postgres/log.";

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private static Address checked(Address there) {
        try (Connection connection = new Connections(there).getConnection();
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery(
                        "select current_setting('server_version_num')::int / 10000, current_setting('server_encoding')")) {
            shown.next();
            refuseUnfit(there, shown.getInt(1), shown.getString(2));
            return there;
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The database at " + there + " does not answer: " + e.getMessage(),
                    "Check ONEDOOR_DATABASE_URL, the server and its sign-in.",
                    e);
        }
    }

    static void refuseUnfit(Address there, int version, String encoding) {
        if (version < OLDEST) {
            throw new DatabaseUnusable(
                    "The database at " + there + " is PostgreSQL " + version + "; Onedoor needs " + OLDEST
                            + " or later",
                    "Upgrade it, or leave ONEDOOR_DATABASE_URL out to use the server that comes with the program.");
        }
        if (!encoding.equals("UTF8")) {
            throw new DatabaseUnusable(
                    "The database at " + there + " is encoded in " + encoding + ", not UTF8",
                    "Create one with: create database onedoor encoding 'UTF8' template template0");
        }
    }

    /** Connections without a pool: each is new, the first waits for the server. */
    public DataSource dataSource() {
        return new Connections(this::address);
    }

    /** The same for a pool: who has waited so long for an answer gets none any more. */
    DataSource dataSource(Duration silence) {
        return new Connections(this::address).givingUpAfter(silence);
    }

    /** Whether the server comes with the program, as against one of the deployer's. */
    public boolean inside() {
        return server != null;
    }

    /**
     * Waits until the database can be used.
     *
     * @throws DatabaseUnusable if it never will
     */
    public void await() {
        address();
    }

    /**
     * Where it answers, for a program of its own that works on it; waits until it can be used.
     *
     * @throws DatabaseUnusable if it never will
     */
    public Address address() {
        try {
            return address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : e.getCause();
            if (cause instanceof DatabaseUnusable unusable) {
                throw unusable;
            }
            throw new DatabaseUnusable("The database server does not start: " + cause, LOOK, cause);
        } catch (TimeoutException e) {
            throw new DatabaseUnusable(
                    "The database server does not answer after " + PATIENCE.toMinutes() + " minutes", LOOK, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("interrupted while waiting for the database", "Start again.", e);
        }
    }

    /** The same database as the administrator of the server that comes with the program, for who measures the server. */
    public Address administrator() {
        if (server == null) {
            throw new IllegalStateException("a deployer's server is his to administer");
        }
        Address there = address();
        return new Address(there.url(), ADMINISTRATOR, there.password());
    }

    /** Stops the server that comes with the program; a deployer's is left alone. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
