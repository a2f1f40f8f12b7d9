package org.onedoor.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each test has a cluster of its own and the settings of the real program. */
class EmbeddedServerTest {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static Path pristine = TARGET;

    private Path folder = TARGET;
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Making a cluster takes a second or two, copying one a tenth. */
    @BeforeAll
    static void makeOneCluster() throws IOException {
        pristine = Files.createTempDirectory(TARGET, "cluster-");
        new Cluster(pristine, Binaries.below(TARGET)).ensureMade();
    }

    @AfterAll
    static void deleteIt() throws IOException {
        Binaries.deleteTree(pristine);
    }

    @BeforeEach
    void copyTheCluster() throws IOException {
        folder = Files.createTempDirectory(TARGET, "server 服务 ");
        try (Stream<Path> files = Files.walk(pristine)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(
                        file, folder.resolve(pristine.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterEach
    void stopAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        Binaries.deleteTree(folder);
    }

    private EmbeddedServer start() {
        EmbeddedServer server = new EmbeddedServer(place());
        open.add(server);
        return server;
    }

    private Place.Inside place() {
        return new Place.Inside(TARGET, folder, Map.of());
    }

    private static JdbcTemplate jdbc(EmbeddedServer server) {
        return new JdbcTemplate(new Connections(server.started().join().address("postgres", "postgres")));
    }

    @Test
    void keepsItsPromisesAboutDurabilityAndLanguage() {
        JdbcTemplate jdbc = jdbc(start());

        assertThat(setting(jdbc, "fsync")).isEqualTo("on");
        assertThat(setting(jdbc, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(jdbc, "full_page_writes")).isEqualTo("on");
        assertThat(setting(jdbc, "jit")).isEqualTo("off");
        assertThat(setting(jdbc, "server_encoding")).isEqualTo("UTF8");
        assertThat(jdbc.queryForObject(
                        "select datctype from pg_database where datname = current_database()", String.class))
                .isEqualTo("C.UTF-8");
        assertThat(setting(jdbc, "server_version")).isEqualTo(Binaries.VERSION);
    }

    private static String setting(JdbcTemplate jdbc, String name) {
        return String.valueOf(jdbc.queryForObject("select current_setting(?)", String.class, name));
    }

    /** The detail of "duplicate key" holds the row's values, and what goes wrong is logged whole. */
    @Test
    void tellsNoLogWhatIsInARow() throws IOException {
        JdbcTemplate jdbc = jdbc(start());
        jdbc.execute("create table person (id_number text primary key)");
        jdbc.update("insert into person values (?)", "330302190001010000");

        assertThatThrownBy(() -> jdbc.update("insert into person values (?)", "330302190001010000"))
                .hasMessageContaining("person_pkey")
                .rootCause()
                .hasMessageNotContaining("330302190001010000");
        Path log = log();
        await().untilAsserted(() -> assertThat(log).content().contains("person_pkey"));
        assertThat(log).content().doesNotContain("330302190001010000");
    }

    private Path log() throws IOException {
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            return logs.toList().getFirst();
        }
    }

    @Test
    void keepsItsDataBetweenStarts() {
        EmbeddedServer first = start();
        jdbc(first).execute("create table kept as select 1 as id");
        first.close();

        assertThat(jdbc(start()).queryForObject("select id from kept", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void letsNobodyInWithoutThePassword() throws IOException {
        EmbeddedServer server = start();
        EmbeddedServer.Running running = server.started().join();
        JdbcTemplate stranger = new JdbcTemplate(
                new Connections(Address.local(running.port(), "postgres", "postgres", "not the password")));

        assertThatThrownBy(() -> stranger.execute("select 1"))
                .hasRootCauseMessage("FATAL: password authentication failed for user \"postgres\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(setting(jdbc(server), "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting(jdbc(server), "unix_socket_directories")).isEmpty();
    }

    @Test
    void refusesAFolderThatARunningProgramUses() {
        jdbc(start()).execute("select 1");

        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("Another running program uses the data");
    }

    @Test
    void startsAKilledServerAgainOnTheSamePort() {
        EmbeddedServer server = start();
        JdbcTemplate jdbc = jdbc(server);
        jdbc.execute("create table kept as select 1 as id");
        long killed = server.pid();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        assertThat(Processes.awaitEnd(killed, Duration.ofSeconds(30))).isTrue();
        assertThat(eventually(jdbc, "select id from kept")).isEqualTo(1);
        assertThat(server.pid()).isNotEqualTo(killed);
    }

    private static int eventually(JdbcTemplate jdbc, String query) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                return Objects.requireNonNull(jdbc.queryForObject(query, Integer.class));
            } catch (DataAccessException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Processes.pause(100);
            }
        }
    }

    /** The kernel tells the server when the program is killed; whatever was acknowledged is there at the next start. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void endsWithAKilledProgramAndLosesNothing() throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        TARGET.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long server;
        try (BufferedReader said = program.inputReader()) {
            server = Long.parseLong(String.valueOf(said.readLine()));
        }
        assertThat(Processes.commandLine(server)).isPresent();

        program.destroyForcibly();

        assertThat(Processes.awaitEnd(server, Duration.ofSeconds(30))).isTrue();
        assertThat(jdbc(start()).queryForObject("select id from kept", Integer.class))
                .isEqualTo(1);
    }

    /** A program that starts a server, commits something and waits to be killed. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) throws InterruptedException {
            EmbeddedServer server = new EmbeddedServer(new Place.Inside(Path.of(args[0]), Path.of(args[1]), Map.of()));
            jdbc(server).execute("create table kept as select 1 as id");
            System.out.println(server.pid());
            TimeUnit.MINUTES.sleep(10);
        }
    }

    /** As {@code pg_ctl} would leave one, or a system that cannot tie a process to its parent. */
    @Test
    void stopsAServerThatAnEarlierRunLeftBehind() throws IOException {
        start().started().join();
        stopLast();
        Process left = startBare();

        JdbcTemplate jdbc = jdbc(start());

        assertThat(left.isAlive()).isFalse();
        assertThat(jdbc.queryForObject("select 1", Integer.class)).isEqualTo(1);
    }

    private void stopLast() {
        ((EmbeddedServer) open.getLast()).close();
    }

    private Process startBare() throws IOException {
        Cluster cluster = new Cluster(folder, Binaries.below(TARGET));
        List<String> command = new ArrayList<>(Identity.choose(cluster.files()).prefix());
        command.addAll(List.of(
                cluster.home().resolve("bin/postgres").toString(),
                "-D",
                cluster.files().toString(),
                "-c",
                "unix_socket_directories=",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + EmbeddedServer.freePort()));
        Process process = cluster.builder(command)
                .redirectOutput(folder.resolve("bare.log").toFile())
                .start();
        open.add(process::destroyForcibly);
        while (process.isAlive() && !cluster.isReady(process.pid())) {
            Processes.pause(10);
        }
        assertThat(process.isAlive()).isTrue();
        return process;
    }

    /** After a restart of the machine or the container, the number in the file may be anybody's. */
    @Test
    void leavesAProcessAloneThatOnlyHasTheNumberOfAFormerServer() throws IOException {
        start().started().join();
        stopLast();
        Process other = new ProcessBuilder("sleep", "300").start();
        open.add(other::destroyForcibly);
        writePidFile(other.pid());

        jdbc(start()).execute("select 1");

        assertThat(other.isAlive()).isTrue();
    }

    /** A container whose first process does not reap keeps a killed server as a zombie: alive for kill(2), and dead. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void takesAZombieForDead() throws IOException {
        start().started().join();
        stopLast();
        Process careless = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 300").start();
        open.add(careless::destroyForcibly);
        long zombie;
        try (BufferedReader said = careless.inputReader()) {
            zombie = Long.parseLong(String.valueOf(said.readLine()));
        }
        assertThat(Processes.awaitEnd(zombie, Duration.ofSeconds(10))).isTrue();
        assertThat(Files.exists(Path.of("/proc/" + zombie))).isTrue();
        writePidFile(zombie);

        jdbc(start()).execute("select 1");
    }

    private void writePidFile(long pid) throws IOException {
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"),
                pid + "\n" + folder.resolve("cluster")
                        + "\n1700000000\n5432\n\n127.0.0.1\n  1234567         0\nready   \n");
    }

    @Test
    void startsWithAPidFileThatWasCutOff() throws IOException {
        start().started().join();
        stopLast();
        Files.writeString(folder.resolve("cluster/postmaster.pid"), "");

        jdbc(start()).execute("select 1");
    }

    @Test
    void makesTheClusterAnewIfItsMakingWasCutOff() throws IOException {
        Files.move(folder.resolve("cluster"), folder.resolve("cluster.new"));
        Binaries.deleteTree(folder.resolve("cluster.new/base"));

        jdbc(start()).execute("select 1");
    }

    /** What a container does to root that may not make user namespaces: the cluster is nobody's. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void runsAsTheClustersOwnerForRoot() throws IOException {
        assumeThat(Identity.root()).isTrue();
        start().started().join();
        stopLast();
        new Identity.Other(Identity.NOBODY, Identity.NOBODY).own(folder.resolve("cluster"));

        EmbeddedServer server = start();
        jdbc(server).execute("create table kept as select 1 as id");

        assertThat((int) Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid"))
                .isEqualTo(Identity.NOBODY);
        try (Stream<Path> files = Files.walk(folder.resolve("cluster/base"))) {
            for (Path file : files.toList()) {
                assertThat((int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                        .isEqualTo(Identity.NOBODY);
            }
        }
    }

    @Test
    void saysWhatIsWrongWithABrokenCluster() throws IOException {
        start().started().join();
        stopLast();
        Files.writeString(folder.resolve("cluster/postgresql.conf"), "no such setting = 1\n");

        assertThatThrownBy(() -> start().started().join())
                .hasCauseInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("syntax error");
    }

    @Test
    void closesWhileItStillStarts() {
        EmbeddedServer server = start();
        server.close();

        assertThatThrownBy(() -> server.started().join()).hasCauseInstanceOf(DatabaseUnusable.class);
        jdbc(start()).execute("select 1");
    }
}
