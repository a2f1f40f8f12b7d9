package org.onedoor.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that comes with the program: unpacked, set up, started and watched by one thread, which lives as
 * long as the server should. Should the server die, the thread starts it again on the same port; should the program be
 * killed, the server gets SIGINT from the kernel (Linux), or is ended by the next start.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int ATTEMPTS = 30;

    private final Place.Inside place;
    private final FileLock lock;
    private final CompletableFuture<Running> started = new CompletableFuture<>();
    private final Thread keeper;
    private volatile boolean closing;
    private volatile @Nullable Process process;

    /** A server that takes connections. */
    record Running(int port, String password) {

        Address address(String database, String user) {
            return Address.local(port, database, user, password);
        }
    }

    /**
     * Returns at once; {@link #started()} tells the rest.
     *
     * @throws DatabaseUnusable if another running program owns the folder
     */
    EmbeddedServer(Place.Inside place) {
        this.place = place;
        this.lock = lock();
        this.keeper = Thread.ofPlatform().name("postgres").daemon().start(this::keep);
    }

    /** Completes when the server takes connections, or exceptionally with why it never will. */
    CompletableFuture<Running> started() {
        return started;
    }

    private void keep() {
        try (Channel _ = lock.acquiredBy()) {
            Cluster cluster = new Cluster(place.folder(), Binaries.below(place.program()));
            cluster.ensureMade();
            String password = cluster.password();
            int port = freePort();
            int failed = 0;
            while (!closing) {
                cluster.endWhatWasLeft();
                boolean wasReady = runOnce(cluster, port, password);
                if (closing) {
                    break;
                }
                failed = wasReady ? 0 : failed + 1;
                if (wasReady) {
                    LOG.warn("the database server ended by itself, starting it again");
                } else if (failed < ATTEMPTS && saidAtStart().contains("shared memory block")) {
                    // Backends of a killed server end by themselves, as soon as they notice.
                    Processes.pause(1_000);
                } else if (failed < ATTEMPTS
                        && !started.isDone()
                        && saidAtStart().contains("already in use")) {
                    // Somebody took the port between our asking and the server's start.
                    port = freePort();
                } else {
                    throw new DatabaseUnusable(
                            "The database server does not start: " + saidAtStart(),
                            "Look at the logs in " + place.folder() + ", mend what they name and start again.");
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!started.completeExceptionally(e)) {
                LOG.error("the database server is gone", e);
            }
        }
    }

    /** Starts the server and waits for its end; answers whether it took connections in between. */
    private boolean runOnce(Cluster cluster, int port, String password) throws IOException {
        Process server = cluster.builder(command(cluster, port))
                .redirectOutput(place.folder().resolve("start.log").toFile())
                .start();
        process = server;
        server.getOutputStream().close();
        while (server.isAlive() && !closing && !cluster.isReady(server.pid())) {
            Processes.pause(5);
        }
        boolean ready = !closing && server.isAlive();
        if (closing) {
            Processes.signal("INT", server.pid());
        } else if (ready) {
            started.complete(new Running(port, password));
        }
        await(server);
        return ready;
    }

    /** The server's first words; what it says once it runs goes to a log for each weekday. */
    private String saidAtStart() throws IOException {
        return Files.readString(place.folder().resolve("start.log")).strip();
    }

    /** Closing waits for this thread, which therefore must not end before the server has. */
    private static void await(Process server) {
        while (server.isAlive()) {
            try {
                server.waitFor(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                LOG.debug("the keeper of the server does not end before the server", e);
            }
        }
    }

    private List<String> command(Cluster cluster, int port) throws IOException {
        Identity identity = Identity.choose(cluster.files());
        identity.own(cluster.files());
        List<String> command = new ArrayList<>(identity.serverPrefix());
        command.add(cluster.home().resolve("bin/postgres").toString());
        command.add("-D");
        command.add(cluster.files().toString());
        Map<String, String> settings = settings(port);
        settings.putAll(place.settings());
        settings.forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return command;
    }

    private Map<String, String> settings(int port) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "50");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        // Pages that go to the log whole, the first time after a checkpoint, are up to half of it.
        settings.put("wal_compression", "pglz");
        settings.put("jit", "off");
        settings.put("shared_buffers", Math.clamp(memory / 8, 64, 1024) + "MB");
        settings.put("effective_cache_size", Math.max(memory / 2, 128) + "MB");
        settings.put("work_mem", "16MB");
        settings.put("maintenance_work_mem", "128MB");
        settings.put("random_page_cost", "1.1");
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("timezone", "Asia/Shanghai");
        settings.put("lc_messages", "C");
        settings.put("log_timezone", "Asia/Shanghai");
        settings.put("log_checkpoints", "off");
        // Without the details of errors, which hold what is in the rows, such as a person's number.
        settings.put("log_error_verbosity", "terse");
        // A log for each day of the week, so that a program that runs for years does not fill the disk.
        settings.put("logging_collector", "on");
        settings.put("log_directory", place.folder().resolve("log").toString());
        settings.put("log_filename", "postgres-%a.log");
        settings.put("log_rotation_age", "1d");
        settings.put("log_truncate_on_rotation", "on");
        return settings;
    }

    /** The kernel frees it when the program ends, however it ends. */
    private FileLock lock() {
        FileLock taken = null;
        try {
            Files.createDirectories(place.folder());
            FileChannel channel = FileChannel.open(
                    place.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                taken = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                LOG.debug("this very program has it", e);
            }
            if (taken == null) {
                channel.close();
                throw DatabaseUnusable.locked(place.folder());
            }
            return taken;
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "The data folder " + place.folder() + " cannot be written: " + e.getMessage(),
                    "Make it yours to write, or choose another with --data.",
                    e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Ends the server and waits for it: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        closing = true;
        Process server = process;
        if (server != null && server.isAlive()) {
            Processes.signal("INT", server.pid());
        }
        try {
            if (!keeper.join(PATIENCE) && server != null) {
                Processes.signal("QUIT", server.pid());
                keeper.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.completeExceptionally(new DatabaseUnusable("The database server was stopped", "Start again."));
    }

    /** The process of the server, for tests that kill it. */
    long pid() {
        Process server = process;
        if (server == null) {
            throw new UncheckedIOException(new IOException("no server runs"));
        }
        return server.pid();
    }
}
