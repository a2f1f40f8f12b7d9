package org.onedoor.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An SMS gateway in the tests' own JVM: keeps what it was sent and answers as it is told. */
final class TestGateway implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A request. */
    record Got(@Nullable String key, @Nullable String authorization, String to, String text, String id) {}

    /** What it answers. */
    record Answer(int status, String body) {}

    /** Decides on an answer, and may take its time. */
    interface Mood {
        Answer to(Got request) throws InterruptedException;
    }

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile Mood mood = request -> new Answer(200, "{\"ok\":true}");

    TestGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    void answer(Mood mood) {
        this.mood = mood;
    }

    List<Got> got() {
        return got;
    }

    int port() {
        return server.getAddress().getPort();
    }

    static NoticeSettings.Sms settings(int port) {
        return new NoticeSettings.Sms(
                URI.create("http://127.0.0.1:" + port + "/sms"),
                "secret-token",
                "{\"to\":\"{phone}\",\"text\":\"{text}\",\"id\":\"{id}\"}",
                null,
                OutletContract.TIMEOUT,
                java.time.LocalTime.of(21, 0),
                java.time.LocalTime.of(8, 0),
                Set.of("correction-asked", "supplement-due"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            Got request = new Got(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    body.get("to").stringValue(),
                    body.get("text").stringValue(),
                    body.get("id").stringValue());
            got.add(request);
            Answer answer = mood.to(request);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
