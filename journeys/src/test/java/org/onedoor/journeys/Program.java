package org.onedoor.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The program under test: the packaged one, started on a free port with an empty data folder and stopped at the end, or
 * one that runs already and is named by {@code -Donedoor.address=http://127.0.0.1:8080}.
 */
final class Program implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("(http://[0-9.]+:[0-9]+)/");
    private static final String JAR = "app/target/onedoor.jar";
    private static final int SECONDS_TO_START = 180;

    private final String address;
    private final @Nullable Process process;

    private Program(String address, @Nullable Process process) {
        this.address = address;
        this.process = process;
    }

    /** Without a slash at its end. */
    String address() {
        return address;
    }

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("definitions"))
                ? here
                : here.resolveSibling("").normalize();
    }

    static Program start() {
        String running = System.getProperty("onedoor.address");
        if (running != null) {
            return new Program(running.replaceAll("/$", ""), null);
        }
        Path jar = root().resolve(JAR);
        if (!Files.exists(jar)) {
            throw new IllegalStateException("no " + jar + ": run ./onedoor test, or mvn -pl app package first");
        }
        try {
            return launch(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Program launch(Path jar) throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(root().resolve("journeys/target")), "data-");
        Process process =
                command(jar, "run", "--port", "0", "--data", data.toString()).start();
        Path log = data.resolveSibling(data.getFileName() + ".log");
        CompletableFuture<String> address = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> follow(process, log, address));
        try {
            return new Program(address.get(SECONDS_TO_START, TimeUnit.SECONDS), process);
        } catch (TimeoutException | ExecutionException e) {
            process.destroy();
            throw new IllegalStateException("the program did not start; it said:\n" + Files.readString(log), e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder command(Path jar, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Donedoor.root=" + root(),
                "-Donedoor.server=" + root().resolve(".onedoor/server"),
                "-Donedoor.web.strict-messages=true",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words).redirectErrorStream(true);
    }

    /** Runs {@code onedoor tour} against this program, once for each scenario, all at once. */
    void tours(String... scenarios) {
        String port = String.valueOf(URI.create(address).getPort());
        Map<String, Process> running = new LinkedHashMap<>();
        try {
            for (String scenario : scenarios) {
                running.put(
                        scenario,
                        command(root().resolve(JAR), "tour", "--port", port, "--scenario", scenario)
                                .start());
            }
            for (Map.Entry<String, Process> one : running.entrySet()) {
                String said = new String(one.getValue().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (one.getValue().waitFor() != 0) {
                    throw new IllegalStateException("the tour " + one.getKey() + " went wrong; it said:\n" + said);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            running.values().forEach(Process::destroy);
        }
    }

    private static void follow(Process process, Path log, CompletableFuture<String> address) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                var writer = Files.newBufferedWriter(log)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                writer.write(line + "\n");
                writer.flush();
                Matcher found = ADDRESS.matcher(line);
                if (found.find()) {
                    address.complete(found.group(1));
                }
            }
            address.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
