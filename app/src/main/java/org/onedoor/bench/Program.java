package org.onedoor.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.onedoor.shared.Command;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node of the bench's own, started by the script as anybody would start it. {@code folder} holds its data, its start
 * cache and what it said.
 *
 * @param seconds from the call of the script to the end of the first 200 of the home page
 */
record Program(Process process, int port, Path folder, double seconds) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** @throws BenchFailed if it does not come up */
    static Program start(Path folder) throws IOException {
        return start(folder, "");
    }

    /** @param heap how much of it the program gets, as {@code 1g}; empty for what it gets anyway */
    static Program start(Path folder, String heap) throws IOException {
        Path script = script();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = builder(
                        folder,
                        script.toString(),
                        "run",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("node.log").toFile()));
        if (!heap.isEmpty()) {
            builder.environment().put("ONEDOOR_HEAP", heap);
        }
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            awaitHome(process, port, folder);
            return new Program(process, port, folder, (System.nanoTime() - began) / 1e9);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Path script() {
        Path script = Command.root().resolve("onedoor");
        if (!Files.isExecutable(script)) {
            throw new BenchFailed("there is no script " + script + " to start a node with");
        }
        return script;
    }

    /** Neither the operator's data folder nor database nor start cache may have a part in it. */
    private static ProcessBuilder builder(Path folder, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("ONEDOOR_D"));
        builder.environment().put("ONEDOOR_START_CACHE", cache(folder).toString());
        return builder;
    }

    private static Path cache(Path folder) {
        return folder.resolve("start.aot");
    }

    private static void awaitHome(Process process, int port, Path folder) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest home = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!isThere(client, home)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new BenchFailed("the node did not start; it said:\n"
                            + Files.readString(folder.resolve("node.log")).strip());
                }
                pause(20);
            }
        }
    }

    private static boolean isThere(HttpClient client, HttpRequest home) {
        try {
            return client.send(home, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    /** Processor time that the JVM has taken so far; unlike the seconds it hardly depends on what else the machine does. */
    double processorSeconds() {
        return process.toHandle()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    /** Waits until the first start has trained the cache for the next ones. */
    void awaitStartCache() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(cache(folder))) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new BenchFailed("the start cache was not trained, see rehearsal.log in " + folder);
            }
            pause(200);
        }
    }

    /** Walks one course through this node; answers what it came to. */
    JsonNode tour(String scenario) throws IOException {
        Process tour = builder(
                        folder,
                        script().toString(),
                        "tour",
                        "--json",
                        "--scenario",
                        scenario,
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        String said = new String(tour.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (tour.waitFor() != Command.DONE) {
                throw new BenchFailed("the tour " + scenario + " went wrong:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
        return JsonMapper.builder().build().readTree(said.lines().toList().getLast());
    }

    /** The node's own database, of the node that runs here. */
    DataSource database() throws IOException {
        Path server = folder.resolve("data").resolve("postgres");
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL("jdbc:postgresql://127.0.0.1:"
                + Files.readAllLines(server.resolve("cluster").resolve("postmaster.pid"))
                        .get(3)
                        .strip()
                + "/onedoor");
        database.setUser("onedoor");
        database.setPassword(Files.readString(server.resolve("password")));
        return database;
    }

    /** The memory that the JVM holds of the machine, in MB: its resident set, without the database's processes. */
    double residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (Files.exists(status)) {
            return field(Files.readAllLines(status), "VmRSS:") / 1024;
        }
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        return Double.parseDouble(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip())
                / 1024;
    }

    static double field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new BenchFailed("no " + name));
    }

    /** As a power cut would end it, without a word; what it has started is left to itself. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static Path newFolder() throws IOException {
        return Files.createTempDirectory("onedoor-bench-");
    }

    /**
     * How long a command takes that needs no node, from the call of the script to its end.
     *
     * @throws BenchFailed where it ends with anything but 0
     */
    static double seconds(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script().toString()));
        command.addAll(List.of(arguments));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != Command.DONE) {
                throw new BenchFailed(String.join(" ", command) + " went wrong:\n"
                        + said.substring(Math.max(0, said.length() - 2_000)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** To be called when its node is closed. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            Output.tell("left behind: " + folder);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }
}
