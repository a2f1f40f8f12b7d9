package org.onedoor.journeys;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The running program by its JSON API: the quick way to bring a case into a state. */
final class Node {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String password;
    private final Map<Person, String> tokens = new HashMap<>();

    Node(String address, String password) {
        this.address = address;
        this.password = password;
    }

    JsonObject get(Person person, String path) {
        return done(request(person, path).GET());
    }

    JsonObject post(Person person, String path, String json) {
        return done(
                changing(person, path).POST(BodyPublishers.ofString(json)).header("Content-Type", "application/json"));
    }

    JsonObject put(Person person, String path, String json) {
        return done(
                changing(person, path).PUT(BodyPublishers.ofString(json)).header("Content-Type", "application/json"));
    }

    JsonObject upload(Person person, String path, String name, byte[] file) {
        String boundary = "onedoor-" + UUID.randomUUID();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return done(changing(person, path)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary));
    }

    /** What was refused, and how: an RFC 9457 problem. */
    JsonObject problem(String path) {
        return json(send(request(Person.VISITOR, path).GET()));
    }

    private HttpRequest.Builder request(Person person, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        return person.signedIn() ? request.header("Authorization", "Bearer " + token(person)) : request;
    }

    private HttpRequest.Builder changing(Person person, String path) {
        return request(person, path).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private String token(Person person) {
        String known = tokens.get(person);
        if (known != null) {
            return known;
        }
        String token = open(person.login(), "");
        if (!person.party().isEmpty()) {
            tokens.put(Person.named(person.login()), token);
            for (JsonElement one :
                    get(Person.named(person.login()), "/api/v1/me").getAsJsonArray("capacities")) {
                if (one.getAsJsonObject().get("name").getAsString().equals(person.party())) {
                    token = open(
                            person.login(), one.getAsJsonObject().get("key").getAsString());
                }
            }
        }
        tokens.put(person, token);
        return token;
    }

    private String open(String login, String capacity) {
        JsonObject asked = new JsonObject();
        asked.addProperty("login", login);
        asked.addProperty("password", password);
        asked.addProperty("label", "journeys");
        if (!capacity.isEmpty()) {
            asked.addProperty("capacity", capacity);
        }
        return post(Person.VISITOR, "/api/v1/sessions", asked.toString())
                .get("token")
                .getAsString();
    }

    private JsonObject done(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.request().method() + " "
                    + answer.uri().getPath() + " came back with " + answer.statusCode() + ": " + answer.body());
        }
        return json(answer);
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
