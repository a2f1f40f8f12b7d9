package org.onedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's ahead-of-time cache (JEP 514, 515), which halves the time of a start. It is trained once for each build, at
 * lowest priority after the first start, by a second program with an empty database of its own; the running program and
 * its data have no part in it, and ending the program ends the training.
 */
final class StartCache {

    private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);

    private static final String PREFIX = "rehearsal-";

    private final Path cache;
    private final Path folder;
    private volatile boolean stopped;
    private volatile @Nullable Process process;

    private StartCache(Path cache) {
        this.cache = cache;
        this.folder = cache.resolveSibling(PREFIX + ProcessHandle.current().pid());
    }

    /** Trains the cache that the script names in {@code onedoor.startCache}, unless it names none or there is one. */
    static StartCache trainIfMissing() {
        String named = System.getProperty("onedoor.startCache", "");
        StartCache training = new StartCache(Path.of(named).toAbsolutePath());
        if (!named.isEmpty() && !Files.exists(training.cache)) {
            Thread.ofPlatform().daemon().name("start-cache").start(training::train);
        }
        return training;
    }

    private void train() {
        Path configuration = folder.resolve("recorded");
        Path fresh = folder.resolve("cache");
        try {
            clearWhatKilledTrainingsLeft();
            Files.createDirectories(folder);
            TimeUnit.SECONDS.sleep(3);
            if (run(List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration), true)
                    && run(
                            List.of(
                                    "-XX:AOTMode=create",
                                    "-XX:AOTConfiguration=" + configuration,
                                    "-XX:AOTCache=" + fresh),
                            false)) {
                Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
                LOG.info("the next start will be quicker");
            } else if (!stopped) {
                LOG.warn(
                        "starts stay slow: the start cache could not be trained, see {}",
                        cache.resolveSibling("rehearsal.log"));
            }
        } catch (IOException e) {
            LOG.warn("starts stay slow: the start cache could not be trained", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clear(folder);
        }
    }

    private boolean run(List<String> options, boolean visit) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!argument.startsWith("-XX:AOT") && !argument.startsWith("-Donedoor.startCache")) {
                command.add(argument);
            }
        }
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("java.class.path")));
        if (visit) {
            command.addAll(List.of(
                    "run",
                    "--rehearse",
                    "--port",
                    "0",
                    "--data",
                    folder.resolve("data").toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        cache.resolveSibling("rehearsal.log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ONEDOOR_DATABASE"));
        Process started = builder.start();
        process = started;
        if (stopped) {
            started.destroyForcibly();
        }
        return started.waitFor(10, TimeUnit.MINUTES) && started.exitValue() == 0;
    }

    /** Ends a training that is under way. */
    void stop() {
        stopped = true;
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            // The rehearsing program takes the end of its input as the word to stop itself and its database.
            running.getOutputStream().close();
            if (!running.waitFor(3, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor(3, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            running.destroyForcibly();
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        clear(folder);
    }

    private void clearWhatKilledTrainingsLeft() throws IOException {
        try (Stream<Path> beside = Files.list(cache.resolveSibling(""))) {
            for (Path file : beside.toList()) {
                String name = file.getFileName().toString();
                if (name.matches(PREFIX + "\\d+")
                        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length())))
                                .isEmpty()) {
                    clear(file);
                }
            }
        }
    }

    /** Without complaint: the database of a training that was cut off may still write, and the next one clears again. */
    private static void clear(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("left to the next training: {}", folder, e);
        }
    }
}
