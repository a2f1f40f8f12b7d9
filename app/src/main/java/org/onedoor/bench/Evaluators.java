package org.onedoor.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.onedoor.shared.Command;
import tools.jackson.databind.JsonNode;

/** Who answers conditions, each in a JVM of its own with nothing but its own libraries. */
final class Evaluators {

    private Evaluators() {}

    /**
     * What one of them came to.
     *
     * @param met how many of all pairs of condition and subject are met
     * @param each evaluations a second on one thread
     */
    record Result(String name, long met, double each) {}

    static Result cel(Path work, double seconds) throws IOException {
        return race("rules", true, "org.onedoor.race.rules.Main", work, seconds, "cel");
    }

    static Result dmn(Path work, double seconds) throws IOException {
        return race("dmn", false, "org.onedoor.race.rules.dmn.Main", work, seconds);
    }

    /** @param what {@code verdicts} or {@code reasons} */
    static Result onedoor(String what, Path work, double seconds) throws IOException {
        return race("rules", true, "org.onedoor.race.rules.Main", work, seconds, what);
    }

    private static Result race(
            String module, boolean withProgram, String main, Path work, double seconds, String... first)
            throws IOException {
        Path built = Command.root().resolve("bench").resolve(module).resolve("target");
        if (!Files.isDirectory(built.resolve("classes"))) {
            throw new BenchFailed("bench/" + module + " is not built; ./onedoor bench catalogue builds it");
        }
        String classPath = built.resolve("classes")
                + File.pathSeparator
                + built.resolve("lib").resolve("*")
                + (withProgram ? File.pathSeparator + System.getProperty("java.class.path") : "");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xms1g",
                "-Xmx2g",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                main));
        command.addAll(List.of(first));
        command.add(work.toString());
        command.add(Double.toString(seconds));
        Path log = work.resolve(module + ".log");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0 || said.isEmpty()) {
                String told = Files.readString(log).strip();
                throw new BenchFailed(module + " ended with " + process.exitValue() + ":\n"
                        + told.substring(Math.max(0, told.length() - 2_000)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
        JsonNode line = Contestant.parsed(module, said.substring(said.lastIndexOf('\n') + 1));
        return new Result(
                line.path("name").asString(), (long) Contestant.figure(line, "met"), Contestant.figure(line, "each"));
    }
}
