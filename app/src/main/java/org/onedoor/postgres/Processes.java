package org.onedoor.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the launcher must know and do about processes that are not its children. */
final class Processes {

    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    /**
     * The command line of a live process; empty if there is none or if it is a zombie, which a container without a
     * reaping first process keeps for ever.
     */
    static Optional<String> commandLine(long pid) {
        Path folder = PROC.resolve(Long.toString(pid));
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(it -> it.info().commandLine());
        }
        try {
            String line = Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return line.isEmpty() ? Optional.empty() : Optional.of(utf8(line).replace('\0', ' '));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Sends a signal by name ({@code INT}, {@code QUIT}); a process that is gone already is no error. */
    static void signal(String name, long pid) {
        run(List.of("sh", "-c", "kill -\"$0\" \"$1\" 2>/dev/null || true", name, Long.toString(pid)));
    }

    /** Waits until the process is gone. */
    static boolean awaitEnd(long pid, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (commandLine(pid).isPresent()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(20);
        }
        return true;
    }

    /** Whether a program runs and exits 0; false too if there is no such program. */
    static boolean succeeds(List<String> command) {
        return run(command) == 0;
    }

    private static int run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("interrupted while waiting for the database server", "Start again.", e);
        }
    }
}
