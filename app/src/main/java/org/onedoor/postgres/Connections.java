package org.onedoor.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens connections to an address that may become known only when the first one is asked for. */
final class Connections extends AbstractDataSource {

    private final Supplier<Address> address;
    private final Properties more = new Properties();

    Connections(Supplier<Address> address) {
        this.address = address;
    }

    Connections(Address address) {
        this(() -> address);
    }

    /** Gives up on a server that has taken a statement and says nothing for so long; it may be frozen or cut off. */
    Connections givingUpAfter(Duration silence) {
        more.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
        return this;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(address.get());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return connect(new Address(address.get().url(), user, password));
    }

    private Connection connect(Address there) throws SQLException {
        Properties properties = there.properties();
        properties.putAll(more);
        return DriverManager.getConnection(there.url(), properties);
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
