package org.onedoor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnedoorTest
class BodyCapTest {

    @LocalServerPort
    int port;

    @Test
    void refusesABodyThatSaysItIsTooLong() throws Exception {
        assertThat(post(BodyPublishers.ofString(json(2_000_000)))).isEqualTo(413);
    }

    @Test
    void stopsReadingABodyThatDoesNotSayHowLongItIs() throws Exception {
        byte[] body = json(2_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                .isEqualTo(413);
    }

    @Test
    void readsABodyOfOrdinaryLength() throws Exception {
        byte[] body = json(1_000).getBytes(StandardCharsets.UTF_8);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                .isEqualTo(401);
    }

    private int post(BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/sessions"))
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static String json(int length) {
        return "{\"login\":\"body.cap\",\"password\":\"" + "x".repeat(length) + "\"}";
    }
}
