package org.onedoor.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens connections to an address that may become known only when the first one is asked for. */
final class Connections extends AbstractDataSource {

    private final Supplier<Address> address;

    Connections(Supplier<Address> address) {
        this.address = address;
    }

    Connections(Address address) {
        this(() -> address);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Address there = address.get();
        return DriverManager.getConnection(there.url(), there.properties());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Address there = new Address(address.get().url(), user, password);
        return DriverManager.getConnection(there.url(), there.properties());
    }

    /** In seconds; the pool waits as long for what is under way when it closes. */
    @Override
    public int getLoginTimeout() {
        return Address.LOGIN_SECONDS;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The pool asks for its own; the address has one already.
    }
}
