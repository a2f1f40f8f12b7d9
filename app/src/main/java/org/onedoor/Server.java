package org.onedoor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

/**
 * The program as a server: the database first, on a thread of its own, and the framework beside it.
 *
 * @param data where database and files are kept
 * @param rehearse for {@link StartCache}: visit oneself, then end
 */
record Server(String address, int port, Path data, boolean rehearse) {

    /** Runs until it is told to end; false if it did not start, which the framework has then told the operator. */
    boolean run() throws IOException, InterruptedException {
        Place place = Place.from(System.getenv(), data);
        Files.createDirectories(data);
        CompletableFuture<Thread> closer = new CompletableFuture<>();
        try (Database database = Database.start(place)) {
            SpringApplication.getShutdownHandlers().add(database::close);
            if (rehearse) {
                Rehearsal.endWithStarter(database);
            }
            ConfigurableApplicationContext context = start(database);
            if (context == null) {
                return false;
            }
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    closer.complete(Thread.currentThread());
                }
            });
            announce(context);
            if (rehearse) {
                Rehearsal.visit(listening(context));
            } else {
                StartCache training = StartCache.trainIfMissing();
                SpringApplication.getShutdownHandlers().add(training::stop);
                // The event comes when closing begins. Only when whoever closes is done may the database go; to close
                // here too would interrupt a shutdown that waits for the last requests, for being stuck.
                closer.join().join();
            }
            context.close();
            return true;
        }
    }

    private @Nullable ConfigurableApplicationContext start(Database database) {
        SpringApplication application = new SpringApplication(Onedoor.class);
        // The seed lies beside the script, wherever the script is called from.
        application.setDefaultProperties(Map.of(
                "onedoor.definitions", Command.root().resolve("definitions").toString()));
        Map<String, Object> chosen =
                Map.of("server.port", port, "server.address", address, "onedoor.data", data.toString());
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
