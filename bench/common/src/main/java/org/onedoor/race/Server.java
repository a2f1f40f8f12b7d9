package org.onedoor.race;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database server of one system alone.
 *
 * @param url a JDBC URL
 */
public record Server(String url, String user, String password) {

    /** A new connection, outside of any pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
