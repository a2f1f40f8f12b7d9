package org.onedoor.tour;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A running node as a client sees it. Each change carries a key of its own. */
final class Node {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json";

    private final HttpClient client;
    private final URI root;
    private final Duration patience;

    Node(URI root, Duration patience) {
        this.root = root;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** An answer: any status, with the body as it came. */
    static final class Got {

        private final int status;
        private final byte[] body;

        Got(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        byte[] body() {
            return body;
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException e) {
                throw new WrongTurn("status " + status + " and no JSON: "
                        + new String(body, StandardCharsets.UTF_8)
                                .lines()
                                .findFirst()
                                .orElse(""));
            }
        }

        boolean done() {
            return status / 100 == 2;
        }

        /** The body, where it was done; what was refused and why, where not. */
        JsonNode orFail() {
            if (!done()) {
                throw new WrongTurn("refused with " + status + " " + refusal());
            }
            return json();
        }

        String refusal() {
            JsonNode problem = json();
            String type = problem.path("type").asString("").replace("/problems/", "");
            return (type.isEmpty() ? problem.path("code").asString("") : type) + " "
                    + problem.path("title").asString("") + " "
                    + problem.path("detail").asString("");
        }
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    static ObjectNode body(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /** A token of somebody; {@code capacity} for whom or in which post, null where there is no choice. */
    String signIn(String login, String password, @Nullable String capacity) {
        ObjectNode body = body().put("login", login).put("password", password).put("label", "tour");
        if (capacity != null) {
            body.put("capacity", capacity);
        }
        return post(null, "/api/v1/sessions", body).orFail().path("token").asString();
    }

    /** A token of a member of staff in one post, also where he holds several. */
    String signInAtPost(String login, String password, String department, String region) {
        ObjectNode body = body().put("login", login).put("password", password).put("label", "tour");
        Got got = post(null, "/api/v1/sessions", body);
        for (JsonNode capacity : got.done() ? body() : got.json().path("capacities")) {
            if (capacity.path("department").asString("").equals(department)
                    && capacity.path("region").asString("").equals(region)) {
                return signIn(login, password, capacity.path("key").asString());
            }
        }
        return got.orFail().path("token").asString();
    }

    Got get(@Nullable String token, String path) {
        return send(request(token, path).GET());
    }

    Got post(@Nullable String token, String path, ObjectNode body) {
        return send(changing(token, path, "POST", body));
    }

    Got put(@Nullable String token, String path, ObjectNode body) {
        return send(changing(token, path, "PUT", body));
    }

    private HttpRequest.Builder changing(@Nullable String token, String path, String method, ObjectNode body) {
        return request(token, path)
                .header("Content-Type", JSON_TYPE)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    /** Sends one file as the part {@code file} of a form. */
    Got upload(@Nullable String token, String path, Map<String, String> fields, String name, String type, byte[] file) {
        String boundary = "onedoor-" + UUID.randomUUID();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((field, value) -> form.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(token, path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private HttpRequest.Builder request(@Nullable String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(patience)
                .header("Accept", JSON_TYPE + ", application/problem+json, application/pdf")
                .header("Accept-Language", "zh-CN");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Got send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Got(response.statusCode(), response.body());
        } catch (ConnectException e) {
            throw new WrongTurn("nothing answers at " + root + "; start a node with ./onedoor run, or name its --port");
        } catch (IOException e) {
            throw new WrongTurn("the connection to " + root + " broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongTurn("interrupted");
        }
    }
}
