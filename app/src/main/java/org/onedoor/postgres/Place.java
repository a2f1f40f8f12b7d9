package org.onedoor.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which database a run works with. */
public sealed interface Place {

    /**
     * The server that comes with the program.
     *
     * @param program where its files are unpacked, once for each version
     * @param folder where the cluster, its password and its logs are kept, owned by one running program at a time
     * @param settings settings of postgresql.conf over ours
     */
    record Inside(Path program, Path folder, Map<String, String> settings) implements Place {}

    /** A deployer's server, PostgreSQL 18 or later with a database in UTF-8. */
    record Outside(
            String url, @Nullable String user, @Nullable String password) implements Place {}

    /**
     * The server that comes with the program. Its files go where the script says in {@code onedoor.server}, so that
     * several data folders share them, else into the data folder too.
     */
    static Place below(Path data) {
        Path postgres = data.toAbsolutePath().normalize().resolve("postgres");
        String server = System.getProperty("onedoor.server", "");
        return new Inside(server.isEmpty() ? postgres : Path.of(server).toAbsolutePath(), postgres, Map.of());
    }

    /**
     * What the environment asks for: {@code ONEDOOR_DATABASE_URL} ({@code postgresql://user:password@host:port/name} or a
     * {@code jdbc:postgresql:} URL), with {@code ONEDOOR_DATABASE_USER} and {@code ONEDOOR_DATABASE_PASSWORD} for what the
     * URL leaves out; without it, the server that comes with the program.
     *
     * @throws DatabaseUnusable if the URL is not one of these
     */
    static Place from(Map<String, String> environment, Path data) {
        String url = environment.get("ONEDOOR_DATABASE_URL");
        if (url == null || url.isBlank()) {
            return below(data);
        }
        String user = environment.get("ONEDOOR_DATABASE_USER");
        String password = environment.get("ONEDOOR_DATABASE_PASSWORD");
        if (url.startsWith("jdbc:postgresql:")) {
            return new Outside(url, user, password);
        }
        if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
            return fromUri(url, user, password);
        }
        throw notOurs();
    }

    private static Outside fromUri(String url, @Nullable String user, @Nullable String password) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                throw notOurs();
            }
            String signIn = uri.getRawUserInfo();
            if (signIn != null) {
                int colon = signIn.indexOf(':');
                user = decoded(colon < 0 ? signIn : signIn.substring(0, colon));
                password = colon < 0 ? password : decoded(signIn.substring(colon + 1));
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return new Outside("jdbc:postgresql://" + uri.getHost() + port + path + query, user, password);
        } catch (URISyntaxException e) {
            throw notOurs();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseUnusable notOurs() {
        return new DatabaseUnusable(
                "ONEDOOR_DATABASE_URL is not the address of a PostgreSQL database",
                "Write it as postgresql://user:password@host:5432/name, with special characters percent-encoded.");
    }
}
