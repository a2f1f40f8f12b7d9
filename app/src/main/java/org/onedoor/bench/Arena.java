package org.onedoor.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.postgres.Address;
import org.onedoor.postgres.Database;
import org.onedoor.postgres.Place;

/**
 * A fresh database server for one system, with the settings that the program runs with, and what it says of the work
 * done on it. Statements are counted in every run, so their counting costs every system alike.
 */
final class Arena implements AutoCloseable {

    /** As much as a checkpoint lets lie between two of them. */
    private static final int WAL_MEGABYTES = 1024;

    private final Database database;
    private final Connection administrator;

    private Arena(Database database, Connection administrator) {
        this.database = database;
        this.administrator = administrator;
    }

    /** @param planning whether the time that statements take to plan is kept too, which costs some itself */
    static Arena open(Path folder, boolean planning) throws SQLException {
        if (!(Place.below(folder) instanceof Place.Inside inside)) {
            throw new IllegalStateException("not a server of our own");
        }
        Map<String, String> settings = new HashMap<>(inside.settings());
        settings.put("shared_preload_libraries", "pg_stat_statements");
        // BEGIN and COMMIT are no statements.
        settings.put("pg_stat_statements.track_utility", "off");
        settings.put("track_wal_io_timing", "off");
        settings.put("pg_stat_statements.track_planning", planning ? "on" : "off");
        Database database = Database.start(new Place.Inside(inside.program(), inside.folder(), settings));
        try {
            Address there = database.administrator();
            Connection connection = DriverManager.getConnection(there.url(), there.user(), there.password());
            Arena arena = new Arena(database, connection);
            arena.execute("create extension pg_stat_statements");
            return arena;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    Address address() {
        return database.address();
    }

    /** What the server counted up to a moment. */
    record Mark(long wal, long statements, long checkpoints) {

        Mark since(Mark before) {
            return new Mark(wal - before.wal, statements - before.statements, checkpoints - before.checkpoints);
        }
    }

    Mark mark() throws SQLException {
        if (number("select dealloc from pg_stat_statements_info") > 0) {
            throw new BenchFailed("there were more different statements than the server counts");
        }
        return new Mark(
                number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"),
                number("select coalesce(sum(calls), 0) from pg_stat_statements"
                        + " where userid <> current_user::regrole"),
                number("select num_timed + num_requested from pg_stat_checkpointer"));
    }

    /** Of the processes that the server consists of now: all that was started here and calls itself postgres. */
    Duration processorTime() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(name -> name.endsWith("postgres"))
                        .isPresent())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Of all tables that are not the server's own, with their indexes, once what is dead in them may be used again. */
    long bytes() throws SQLException {
        execute("vacuum analyze");
        return number("""
                select coalesce(sum(pg_total_relation_size(c.oid)), 0)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                """);
    }

    /**
     * Fills the log with files that are only written over from now on: new ones would cost up to half of the time.
     * Ends with a checkpoint, so that none is due soon.
     */
    void recycleWal() throws SQLException {
        execute("vacuum analyze");
        execute("select pg_logical_emit_message(false, 'bench', repeat('x', 1024 * 1024)) from generate_series(1, "
                + WAL_MEGABYTES + ")");
        execute("checkpoint");
    }

    /** What a statement or a table has come to. */
    record Share(String what, double value) {}

    /** Forgets the statements so far. */
    void forgetStatements() throws SQLException {
        execute("select pg_stat_statements_reset()");
    }

    /** How often each statement was called and how long it took in all, the longest first. */
    List<Share> statements() throws SQLException {
        return shares("""
                select calls || ' × (planned ' || plans || ' times, ' || round(total_plan_time) || ' ms) ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 110) || ', WAL ' || wal_bytes || ' in ' || wal_records || ', of it ' || wal_fpi || ' full pages',
                       total_exec_time + total_plan_time
                  from pg_stat_statements where userid <> current_user::regrole
                 order by 2 desc limit 30
                """);
    }

    /** The bytes of each table, and of each index, the biggest first. */
    List<Share> relations() throws SQLException {
        return shares("""
                select n.nspname || '.' || c.relname, pg_relation_size(c.oid)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'm', 'i', 't') and n.nspname not in ('pg_catalog', 'information_schema')
                 order by 2 desc limit 60
                """);
    }

    private List<Share> shares(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<Share> shares = new ArrayList<>();
            while (row.next()) {
                shares.add(new Share(row.getString(1), row.getDouble(2)));
            }
            return shares;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            administrator.close();
        } finally {
            database.close();
        }
    }
}
