package org.onedoor.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onedoor.postgres.Address;
import org.onedoor.shared.Command;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A system of {@code bench/} in a JVM of its own, with nothing but its own libraries: those beside it, for the product this
 * very program's. It ends when it hears no more.
 */
final class Contestant implements AutoCloseable {

    static final String PRODUCT = "onedoor";

    private static final String MAIN = "org.onedoor.race.Main";

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;
    private final Path log;

    private Contestant(Process process, Path log) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    private static Path built(String name) {
        return Command.root().resolve("bench").resolve(name).resolve("target");
    }

    static boolean isThere(String name) {
        return Files.isDirectory(built(name).resolve("classes"));
    }

    /** @param recording where a flight recording of the whole run goes; null for none */
    static Contestant start(String name, Address server, Path log, @Nullable Path recording) throws IOException {
        if (!isThere(name)) {
            throw new BenchFailed("bench/" + name + " is not built; ./onedoor bench casework builds it");
        }
        String classPath = built(name).resolve("classes")
                + File.pathSeparator
                + built(name).resolve("lib").resolve("*")
                + (name.equals(PRODUCT) ? File.pathSeparator + System.getProperty("java.class.path") : "");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xms512m",
                "-Xmx1g",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=Asia/Shanghai",
                "-Dfile.encoding=UTF-8",
                "-Donedoor.root=" + Command.root()));
        if (recording != null) {
            // What the machine says of it must not stand between the answers.
            command.add("-Xlog:disable");
            command.add("-XX:StartFlightRecording:settings=profile,filename=" + recording.toAbsolutePath());
        }
        command.addAll(List.of("-cp", classPath, MAIN));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "RACE_URL", server.url(),
                        "RACE_USER", text(server.user()),
                        "RACE_PASSWORD", text(server.password())));
        return new Contestant(builder.start(), log);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** @throws BenchFailed if it could not do it */
    JsonNode ask(String order) throws IOException {
        try {
            orders.write(order);
            orders.newLine();
            orders.flush();
        } catch (IOException e) {
            throw new BenchFailed("the program ended by itself; it said:\n" + said());
        }
        String answer = answers.readLine();
        if (answer == null) {
            throw new BenchFailed("the program ended during “" + order + "”; it said:\n" + said());
        }
        return parsed(order, answer);
    }

    /** What it answered. */
    static JsonNode parsed(String order, String answer) {
        try {
            JsonNode line = JsonMapper.builder().build().readTree(answer);
            if (line.has("error")) {
                throw new BenchFailed(order + ": " + line.path("error").asString());
            }
            return line;
        } catch (JacksonException e) {
            throw new BenchFailed(order + " was answered with “" + answer + "”");
        }
    }

    /** @throws BenchFailed if the answer lacks it */
    static double figure(JsonNode answer, String name) {
        JsonNode value = answer.path(name);
        if (!value.isNumber()) {
            throw new BenchFailed("the answer has no number " + name + ": " + answer);
        }
        return value.asDouble();
    }

    private String said() throws IOException {
        String all = Files.readString(log).strip();
        return all.substring(Math.max(0, all.length() - 2_000));
    }

    @Override
    public void close() throws IOException {
        try {
            orders.close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            answers.close();
        }
    }
}
