package org.onedoor.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Takes files to a running node, as a steward. */
final class Sending {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI root;
    private final Locale locale;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Sending(URI root, Locale locale) {
        this.root = root;
        this.locale = locale;
    }

    /** @param done whether the node had nothing to object */
    record Answer(boolean done, int made, List<String> lines) {}

    Answer send(String login, String password, String kind, List<Content.Incoming> files, List<Content.Incoming> map)
            throws IOException {
        String key = UUID.randomUUID().toString();
        JsonNode session = JSON.readTree(body(answer(request("/api/v1/sessions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("login", login, "password", password, "label", "onedoor import")))))));
        String token = session.path("token").asString("");
        if (token.isEmpty()) {
            return new Answer(false, 0, List.of(session.path("title").asString(session.toString())));
        }
        try {
            String boundary = "onedoor-" + key;
            HttpResponse<String> response = answer(request("/api/v1/imports")
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(form(boundary, kind, files, map))));
            JsonNode outcome = JSON.readTree(body(response));
            List<String> lines = new ArrayList<>();
            outcome.path("lines").forEach(line -> lines.add(line.asString()));
            if (lines.isEmpty() && response.statusCode() >= 400) {
                lines.add(outcome.path("detail")
                        .asString(outcome.path("title").asString("HTTP " + response.statusCode())));
            }
            return new Answer(response.statusCode() < 300, outcome.path("made").asInt(0), lines);
        } finally {
            answer(request("/api/v1/sessions/current")
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .DELETE());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Accept-Language", locale.getLanguage());
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String body(HttpResponse<String> response) {
        return response.body().isBlank() ? "{}" : response.body();
    }

    private static byte[] form(String boundary, String kind, List<Content.Incoming> files, List<Content.Incoming> map) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, boundary, "name=\"kind\"", kind.getBytes(StandardCharsets.UTF_8));
        part(form, boundary, "name=\"dryRun\"", "false".getBytes(StandardCharsets.UTF_8));
        files.forEach(file -> part(form, boundary, named("file", file), file.bytes()));
        map.forEach(file -> part(form, boundary, named("map", file), file.bytes()));
        form.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static String named(String part, Content.Incoming file) {
        String name = String.valueOf(Path.of(file.name()).getFileName()).replace("\"", "");
        return "name=\"" + part + "\"; filename=\"" + name + "\"";
    }

    private static void part(ByteArrayOutputStream form, String boundary, String name, byte[] content) {
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + name + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
