package org.onedoor.race.limit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.onedoor.race.Server;

/** The least that shares connections. */
final class Connections implements AutoCloseable {

    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> free;

    Connections(Server server, int most) throws SQLException {
        free = new ArrayBlockingQueue<>(most);
        for (int i = 0; i < most; i++) {
            Connection connection = server.connect();
            all.add(connection);
            free.add(connection);
        }
    }

    int most() {
        return all.size();
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T with(Work<T> work) throws SQLException {
        Connection connection;
        try {
            connection = free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
        try {
            return work.on(connection);
        } finally {
            free.add(connection);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : all) {
            connection.close();
        }
    }
}
