package org.onedoor.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one server of a test run. Its cluster is kept below {@code target} between runs, with the migrated template in it
 * as long as no migration changes. The tests' databases are dropped at the start of the next run, so that a failure can
 * be looked into.
 */
public final class TestServer {

    /** {@code fsync} is off for speed: it guards against the machine's end, not against the server's. */
    private static final Map<String, String> SETTINGS =
            Map.of("fsync", "off", "max_connections", "200", "shared_buffers", "128MB");

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final EmbeddedServer.Running running;
    private final JdbcTemplate admin;
    private final String template;

    private TestServer(EmbeddedServer.Running running) {
        this.running = running;
        this.admin = new JdbcTemplate(new Connections(running.address("postgres", "postgres")));
        this.template = "template_" + fingerprint();
        prepare();
    }

    /** The server of this run, started when first asked for. */
    public static TestServer get() {
        return Holder.SERVER;
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }

    /** A second run in the same folder takes a cluster of its own. */
    private static TestServer start() {
        for (int i = 0; ; i++) {
            try {
                EmbeddedServer server =
                        new EmbeddedServer(new Place.Inside(TARGET, TARGET.resolve("test-postgres-" + i), SETTINGS));
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
                return new TestServer(server.started().join());
            } catch (DatabaseUnusable e) {
                if (i == 9 || !e.isLocked()) {
                    throw e;
                }
            }
        }
    }

    private void prepare() {
        if (admin.queryForList("select 1 from pg_roles where rolname = 'onedoor'")
                .isEmpty()) {
            admin.execute("create role onedoor login password '" + running.password() + "'");
        }
        List<String> leftOver = JdbcClient.create(admin)
                .sql("select datname from pg_database where datname like 'test\\_%' or datname like 'template\\_%'")
                .query((row, number) -> row.getString(1))
                .list();
        for (String name : leftOver) {
            if (!name.equals(template)) {
                admin.execute("drop database " + name + " with (force)");
            }
        }
        if (!leftOver.contains(template)) {
            String fresh = create("template0");
            Migrations.apply(Flyway.configure().dataSource(new Connections(address(fresh))));
            admin.execute("alter database " + fresh + " rename to " + template);
        }
    }

    /** A database of the program's user with all migrations applied, and nothing else in it. */
    public Database migrated() {
        return at(create(template));
    }

    /** A database of the program's user with nothing in it. */
    public Database empty() {
        return at(create("template0"));
    }

    /** URL, user and password of a test's database. */
    public static List<String> signIn(Database database) {
        Address address = database.address();
        return List.of(
                address.url(),
                Objects.requireNonNullElse(address.user(), ""),
                Objects.requireNonNullElse(address.password(), ""));
    }

    /** A database that the program must refuse. */
    Database encodedInAscii() {
        return at(create("template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'"));
    }

    private Database at(String name) {
        return Database.at(address(name));
    }

    private Address address(String name) {
        return running.address(name, Database.NAME);
    }

    private String create(String from) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + SERIAL.incrementAndGet();
        admin.execute("create database " + name + " template " + from + " owner " + Database.NAME);
        return name;
    }

    private static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] scripts =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql");
            for (Resource script : Stream.of(scripts)
                    .sorted((a, b) -> a.getDescription().compareTo(b.getDescription()))
                    .toList()) {
                digest.update(script.getDescription().getBytes(StandardCharsets.UTF_8));
                digest.update(script.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
