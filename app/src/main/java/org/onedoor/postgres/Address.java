package org.onedoor.postgres;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a server answers and as whom to ask it.
 *
 * @param url a JDBC URL
 * @param user null where the URL names the user
 * @param password null where the URL holds it or none is needed
 */
public record Address(
        String url, @Nullable String user, @Nullable String password) {

    static final int LOGIN_SECONDS = 10;

    static Address local(int port, String database, String user, String password) {
        return new Address("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    Properties properties() {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "onedoor");
        // The detail of an error holds what is in the row, such as "Key (id_number)=(…)": it would end in the log.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    /** Without user and password, for messages. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return (query < 0 ? url : url.substring(0, query)).replaceAll("//[^/@]*@", "//");
    }
}
