package org.onedoor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.onedoor.postgres.Database;
import org.onedoor.postgres.Place;
import org.onedoor.shared.Command;
import org.onedoor.shared.StartupNote;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Option;

/** {@code ./onedoor run}: the server. The database starts first and on a thread of its own, beside the framework. */
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
        if (!free()) {
            System.err.println("Port " + port + " on " + address
                    + " is in use or not allowed. Choose another with --port, or stop what listens there.");
            return REFUSED;
        }
        Path folder = folder();
        Place place = Place.from(System.getenv(), folder);
        Files.createDirectories(folder);
        CountDownLatch closed = new CountDownLatch(1);
        try (Database database = Database.start(place)) {
            SpringApplication.getShutdownHandlers().add(database::close);
            if (rehearse) {
                Rehearsal.endWithStarter(database);
            }
            ConfigurableApplicationContext context = start(database, folder);
            if (context == null) {
                return REFUSED;
            }
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    closed.countDown();
                }
            });
            announce(context);
            if (rehearse) {
                Rehearsal.visit(listening(context));
            } else {
                StartCache training = StartCache.trainIfMissing();
                SpringApplication.getShutdownHandlers().add(training::stop);
                closed.await();
            }
            // The event comes when closing begins; this returns when it has ended, and only then may the database go.
            context.close();
            return DONE;
        }
    }

    /** Null if it did not start, which the framework has then told the operator. */
    private @Nullable ConfigurableApplicationContext start(Database database, Path folder) {
        SpringApplication application = new SpringApplication(Onedoor.class);
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("server.port", port);
        chosen.put("server.address", address);
        chosen.put("onedoor.data", folder.toString());
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("database", database);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command line", chosen));
        });
        try {
            return application.run();
        } catch (RuntimeException e) {
            return null;
        }
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

    private void announce(ConfigurableApplicationContext context) {
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        StringBuilder text = new StringBuilder("\nOnedoor · 一扇门   http://")
                .append(host.contains(":") ? "[" + host + "]" : host)
                .append(":")
                .append(listening(context))
                .append("/\n");
        context.getBeanProvider(StartupNote.class)
                .orderedStream()
                .forEach(note -> note.lines()
                        .forEach(line -> text.append("  ").append(line).append('\n')));
        System.out.println(text.append("Ctrl-C stops it.\n"));
        System.out.flush();
    }

    private int listening(ConfigurableApplicationContext context) {
        return context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : port;
    }
}
