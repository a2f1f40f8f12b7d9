package org.onedoor.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom the server runs. PostgreSQL refuses to run as root; an ordinary user runs it as himself. For root there are
 * two ways: a user namespace of its own, in which the process is nobody but its files stay root's; and where the machine
 * forbids that (a container's default), the owner of the cluster or, for a new one, nobody, with the right to reach its
 * folder.
 */
sealed interface Identity {

    /** The server runs as whoever started the program. */
    record Myself() implements Identity {}

    /** Root, or a number without a name, seen from inside a user namespace as nobody. */
    record Namespaced() implements Identity {}

    /** Another user, by number. */
    record Other(int user, int group) implements Identity {}

    int NOBODY = 65534;

    static Identity choose(Path cluster) throws IOException {
        if (!root()) {
            // A container may run under a number that no user has; initdb insists on a name, and nobody has one.
            boolean nameless = System.getProperty("user.name").equals("?");
            return nameless && mayMakeNamespaces() ? new Namespaced() : new Myself();
        }
        if (Files.exists(cluster)) {
            int owner = (int) Files.getAttribute(cluster, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            if (owner != 0) {
                return new Other(owner, (int) Files.getAttribute(cluster, "unix:gid", LinkOption.NOFOLLOW_LINKS));
            }
        }
        return mayMakeNamespaces() ? new Namespaced() : new Other(NOBODY, NOBODY);
    }

    private static boolean mayMakeNamespaces() {
        return Processes.succeeds(List.of("unshare", "-U", "true"));
    }

    static boolean root() {
        try {
            Path self = Path.of("/proc/self");
            if (Files.exists(self)) {
                return (int) Files.getAttribute(self, "unix:uid") == 0;
            }
        } catch (IOException e) {
            // Fall through to the name, which is all that other systems tell.
        }
        return System.getProperty("user.name").equals("root");
    }

    /** Gives a tree to whom the server runs as, so that it may read and write it. */
    default void own(Path tree) throws IOException {
        switch (this) {
            case Myself() -> {}
            case Namespaced() -> {}
            case Other(int user, int group) -> {
                try (Stream<Path> files = Files.walk(tree)) {
                    for (Path file : files.toList()) {
                        Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                        Files.setAttribute(file, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
                    }
                }
            }
        }
    }

    /** What stands before a command so that it runs as this identity. */
    default List<String> prefix() {
        return switch (this) {
            case Myself() -> List.of();
            case Namespaced() -> List.of("unshare", "-U");
            case Other(int user, int group) ->
                List.of(
                        "setpriv",
                        "--reuid=" + user,
                        "--regid=" + group,
                        "--clear-groups",
                        "--inh-caps=+dac_override",
                        "--ambient-caps=+dac_override");
        };
    }

    /**
     * What stands before the server: a session of its own, so that Ctrl-C on the terminal reaches the program first, and
     * SIGINT when the thread that started it dies, however that happens. The latter comes last: a change of user
     * would undo it.
     */
    default List<String> serverPrefix() {
        List<String> prefix = new ArrayList<>();
        if (Processes.succeeds(List.of("setsid", "true"))) {
            prefix.add("setsid");
        }
        prefix.addAll(prefix());
        if (Processes.succeeds(List.of("setpriv", "--pdeathsig", "INT", "true"))) {
            prefix.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        return prefix;
    }
}
