package org.onedoor.shared;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * A command of {@code ./onedoor}. A room adds one by a public class with a public constructor without arguments,
 * picocli's {@code @Command(name = …, description = …)} on it, and a line with its name in
 * {@code META-INF/services/org.onedoor.shared.Command}; {@code --help} comes by itself. All commands are made at each
 * call, so neither their constructors nor their fields may do any work, and {@code call} starts no framework or database
 * unless it cannot do without.
 *
 * <p>{@code call} answers {@link #DONE} or {@link #REFUSED}; {@link #MISUSED} is picocli's answer to wrong arguments. What
 * it prints goes to {@code System.out}, complaints to {@code System.err}. {@link #root()} is where {@code definitions/}
 * lies.
 */
public interface Command extends Callable<Integer> {

    int DONE = 0;
    int REFUSED = 1;
    int MISUSED = 2;

    /** The folder that holds the script: what paths without a place of their own are relative to. */
    static Path root() {
        return Path.of(System.getProperty("onedoor.root", "")).toAbsolutePath().normalize();
    }
}
