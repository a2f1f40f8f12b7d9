package org.onedoor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.postgres.Database;

/** A visit to a fresh program by itself, so that the JDK records what a start and its first pages need. */
final class Rehearsal {

    private static final int PAGES = 80;
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");

    private Rehearsal() {}

    /** Ends this process when whoever started it is gone; its end closes our standard input, however it ended. */
    static void endWithStarter(Database database) {
        Thread.ofPlatform().daemon().name("rehearsal-end").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is ever said.
                }
            } catch (IOException e) {
                // As good as the end.
            }
            database.close();
            Runtime.getRuntime().halt(1);
        });
    }

    /** Fetches the home page and what it links to on this host, breadth first. */
    static void visit(int port) throws IOException, InterruptedException {
        String base = "http://127.0.0.1:" + port;
        Queue<String> next = new ArrayDeque<>(List.of("/", "/actuator/health", "/actuator/prometheus", "/api/openapi"));
        Set<String> seen = new HashSet<>(next);
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            for (int i = 0; i < PAGES && !next.isEmpty(); i++) {
                HttpResponse<String> page = client.send(
                        HttpRequest.newBuilder(URI.create(base + next.remove()))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                Matcher link = LINK.matcher(page.body());
                while (link.find()) {
                    String path = link.group(1).replace("&amp;", "&");
                    if (!path.startsWith("//") && path.matches("[\\x21-\\x7e]+") && seen.add(path)) {
                        next.add(path);
                    }
                }
            }
        }
    }
}
