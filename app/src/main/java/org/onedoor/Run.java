package org.onedoor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Command;
import picocli.CommandLine.Option;

/** {@code ./onedoor run}. What it starts is in {@link Server}, so that other commands load nothing of the framework. */
@picocli.CommandLine.Command(
        name = "run",
        aliases = "serve",
        description =
                "Start the program with its database and print address and demo sign-ins; Ctrl-C stops all of it.",
        footer = {
            "",
            "ONEDOOR_DATABASE_URL points at a PostgreSQL 18 or later instead of the one that comes with the program.",
            "docs/operate.md lists every setting."
        })
public final class Run implements Command {

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on, 0.0.0.0 for all of them. Default: ${DEFAULT-VALUE}.")
    private String address = "127.0.0.1";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where database and files are kept. Default: .onedoor/data beside the script.")
    private @Nullable Path data;

    /** For {@link StartCache}: visit oneself, then end. */
    @Option(names = "--rehearse", hidden = true)
    private boolean rehearse;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            System.err.println("There is no port " + port + "; the highest is 65535.");
            return MISUSED;
        }
        if (!free()) {
            System.err.println("Port " + port + " on " + address
                    + " is in use or not allowed. Choose another with --port, or stop what listens there.");
            return REFUSED;
        }
        return new Server(address, port, folder(), rehearse).run() ? DONE : REFUSED;
    }

    private Path folder() {
        if (data != null) {
            return data.toAbsolutePath().normalize();
        }
        String named = System.getenv("ONEDOOR_DATA");
        return named == null || named.isBlank()
                ? Command.root().resolve(".onedoor/data")
                : Path.of(named).toAbsolutePath().normalize();
    }

    /** Asked before anything starts, so that the answer comes at once and nothing has to be stopped again. */
    private boolean free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
