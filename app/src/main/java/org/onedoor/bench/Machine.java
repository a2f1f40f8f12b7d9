package org.onedoor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * On what something was measured: a figure without it says nothing.
 *
 * @param load how many processes wanted a core in the last minute, this run's own among them
 */
record Machine(int cores, double load, long memoryMegabytes, String system, String jdk, String commit) {

    static Machine here(Path root) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system.getSystemLoadAverage(),
                system.getTotalMemorySize() >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                commit(root));
    }

    String words() {
        return cores + " cores (load " + String.format(Locale.ROOT, "%.1f", load) + "), " + memoryMegabytes
                + " MB of memory, " + system + ", JDK " + jdk + ", commit " + commit;
    }

    private static String commit(Path root) {
        String commit = git(root, "rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git(root, "status", "--porcelain", "--", "app", "definitions", "pom.xml", "onedoor")
                        .isEmpty()
                ? commit
                : commit + " with changes";
    }

    private static String git(Path root, String... arguments) {
        try {
            Process git = new ProcessBuilder(
                            Stream.concat(Stream.of("git", "-C", root.toString()), Stream.of(arguments))
                                    .toList())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
