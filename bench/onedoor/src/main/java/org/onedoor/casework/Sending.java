package org.onedoor.casework;

import org.onedoor.casework.filing.Applying;
import org.onedoor.casework.filing.WholeApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.onedoor.race.Sent;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Submissions of one application without files: over HTTP, each client with a sign-in of its own, and the same called where
 * the API calls it. The clients run beside the program, on its processors.
 */
final class Sending {

    private static final String ITEM = "self-employed-registration";
    private static final String REGION = "330302";
    private static final String LOGIN = "jia";
    private static final String PASSWORD = "onedoor-demo";
    private static final String ANSWERS = """
            {"organisation_form": "individual", "has_shop_name": false, "sells_online": false,
             "contact_phone": "17900000001", "business_scope": "餐饮服务", "industry_section": "H", "employee_count": 2,
             "premises_district": "330302", "registered_address": "演示路1号", "premises_ownership": "own",
             "delivery_way": "electronic"}""";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Applying applying;
    private final Actor actor;
    private final URI node;

    Sending(Applying applying, JdbcClient jdbc, int port) {
        this.applying = applying;
        this.node = URI.create("http://127.0.0.1:" + port);
        this.actor = jdbc.sql("select id, party from identity.account where login = :login")
                .param("login", LOGIN)
                .query((row, n) -> new Actor(
                        row.getObject("id", UUID.class),
                        row.getObject("party", UUID.class),
                        Role.APPLICANT,
                        null,
                        "330300",
                        Channel.API))
                .single();
    }

    /** One client, who submits again and again. */
    @FunctionalInterface
    private interface Client {
        void submit() throws IOException, InterruptedException;
    }

    Sent inside(int people, double seconds) throws InterruptedException {
        ObjectNode answers = (ObjectNode) JSON.readTree(ANSWERS);
        WholeApplication whole = new WholeApplication(
                Objects.requireNonNull(actor.actingFor()),
                ITEM,
                REGION,
                answers,
                Map.of(),
                Set.of(),
                false,
                false,
                null,
                null);
        Client client = () -> applying.apply(actor, UUID.randomUUID().toString(), whole);
        return all(Collections.nCopies(people, client), seconds);
    }

    Sent overHttp(int people, double seconds) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                String token = signIn(http);
                clients.add(() -> post(http, token));
            }
            return all(clients, seconds);
        }
    }

    private String signIn(HttpClient http) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        body.put("login", LOGIN).put("password", PASSWORD).put("label", "bench");
        HttpResponse<String> answer = http.send(
                request("/api/v1/sessions")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(done(answer).body()).required("token").asString();
    }

    private void post(HttpClient http, String token) throws IOException, InterruptedException {
        String boundary = "onedoor-race";
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"application\"\r\n"
                        + "Content-Type: application/json\r\n\r\n{\"region\": \"" + REGION
                        + "\", \"pledge\": false, \"answers\": " + ANSWERS + "}\r\n--" + boundary + "--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        done(http.send(
                request("/api/v1/items/" + ITEM + "/cases")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(node.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Accept", "application/json, application/problem+json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static HttpResponse<String> done(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    answer.uri().getPath() + " was answered with " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static Sent all(List<Client> clients, double seconds) throws InterruptedException {
        long began = System.nanoTime();
        long until = began + (long) (seconds * 1e9);
        List<long[]> times = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<long[]>> work = clients.stream()
                    .<Callable<long[]>>map(client -> () -> repeated(client, until))
                    .toList();
            for (Future<long[]> one : threads.invokeAll(work)) {
                times.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        double took = (System.nanoTime() - began) / 1e9;
        double[] millis = times.stream()
                .flatMapToLong(Arrays::stream)
                .mapToDouble(nanos -> nanos / 1e6)
                .sorted()
                .toArray();
        return new Sent(took, millis);
    }

    private static long[] repeated(Client client, long until) throws IOException, InterruptedException {
        LongStream.Builder nanos = LongStream.builder();
        long began = System.nanoTime();
        while (began < until) {
            client.submit();
            long ended = System.nanoTime();
            nanos.add(ended - began);
            began = ended;
        }
        return nanos.build().toArray();
    }
}
