package org.onedoor.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People who apply and decide through the API while the node is killed under them: each step has a key and is asked for
 * again under it until it is answered. What was answered is remembered, to be looked for afterwards.
 */
final class CrashLoad implements AutoCloseable {

    private static final String ITEM = "self-employed-registration";
    private static final String APPLICANT = "jia";
    private static final String REVIEWER = "market.lucheng";
    private static final String PASSWORD = "onedoor-demo";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ASKED_TWICE = 10;

    private static final String APPLICATION = """
            {"region": "330302", "pledge": false,
             "answers": {"organisation_form": "individual", "has_shop_name": false, "sells_online": false,
                         "contact_phone": "17900000001", "business_scope": "餐饮服务", "industry_section": "H",
                         "employee_count": 2, "premises_district": "330302", "registered_address": "演示路1号",
                         "premises_ownership": "own", "delivery_way": "electronic"}}""";

    private final Set<UUID> submitted = ConcurrentHashMap.newKeySet();
    private final Set<UUID> accepted = ConcurrentHashMap.newKeySet();
    private final Set<UUID> decided = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();

    /** Whoever asks holds it for reading, so that who wants a quiet moment can have one. */
    private final ReentrantReadWriteLock quiet = new ReentrantReadWriteLock(true);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Thread> people = new ArrayList<>();
    private volatile URI node;
    private volatile boolean over;

    CrashLoad(int port) {
        node = at(port);
    }

    void start(int count) {
        for (int i = 0; i < count; i++) {
            people.add(Thread.ofVirtual().name("person-" + i).start(this::work));
        }
    }

    /** Where the node is now. */
    void goOn(int port) {
        node = at(port);
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    Set<UUID> submitted() {
        return submitted;
    }

    Set<UUID> accepted() {
        return accepted;
    }

    Set<UUID> decided() {
        return decided;
    }

    /** Answers that must not be. */
    Queue<String> wrong() {
        return wrong;
    }

    /** Applications that were ever sent. */
    long asked() {
        return asked.get();
    }

    /** Steps that were answered. */
    long answered() {
        return answered.get();
    }

    /** Steps that were asked for again, because no answer came or to see whether the same comes twice. */
    long repeated() {
        return repeated.get();
    }

    /** Requests to which no whole answer came. */
    long unanswered() {
        return unanswered.get();
    }

    /** Runs while nobody has asked for anything that is not answered yet. */
    void quietly(Runnable check) {
        quiet.writeLock().lock();
        try {
            check.run();
        } finally {
            quiet.writeLock().unlock();
        }
    }

    private void work() {
        Somebody applicant = new Somebody(APPLICANT);
        Somebody reviewer = new Somebody(REVIEWER);
        while (!over) {
            asked.incrementAndGet();
            step(applicant, "/api/v1/items/" + ITEM + "/cases", null, submitted, null)
                    .ifDone(id -> {
                        String desk = "/api/v1/desk/cases/" + id;
                        step(reviewer, desk + "/acceptance", "{}", accepted, id)
                                .ifDone(same -> step(reviewer, desk + "/decision", "{\"granted\": true}", decided, id));
                    });
        }
    }

    /** What came of a step: the case, or nothing because the bench is over. */
    private record Came(@Nullable UUID id) {

        private interface Then {
            void with(UUID id);
        }

        void ifDone(Then then) {
            if (id != null) {
                then.with(id);
            }
        }
    }

    /** @param body JSON, or null for the application */
    private Came step(Somebody who, String path, @Nullable String body, Set<UUID> done, @Nullable UUID id) {
        UUID key = UUID.randomUUID();
        quiet.readLock().lock();
        try {
            UUID first = insist(who, path, body, key);
            if (first == null) {
                return new Came(null);
            }
            if (id != null && !first.equals(id)) {
                wrong.add(path + " answered with " + first);
            }
            done.add(first);
            answered.incrementAndGet();
            if (answered.get() % ASKED_TWICE == 0) {
                repeated.incrementAndGet();
                UUID second = insist(who, path, body, key);
                if (second != null && !second.equals(first)) {
                    wrong.add(path + " answered the same request with " + first + " and " + second);
                }
            }
            return new Came(first);
        } finally {
            quiet.readLock().unlock();
        }
    }

    /** Asks until there is an answer; null when the bench is over or the answer is one that must not be. */
    private @Nullable UUID insist(Somebody who, String path, @Nullable String body, UUID key) {
        boolean again = false;
        while (!over) {
            if (again) {
                repeated.incrementAndGet();
            }
            again = true;
            try {
                String token = who.token();
                HttpResponse<String> answer = token == null ? null : send(path, body, key, token);
                if (answer != null && answer.statusCode() / 100 == 2) {
                    return UUID.fromString(
                            JSON.readTree(answer.body()).path("id").asString());
                }
                if (answer != null && answer.statusCode() == 401) {
                    who.forget();
                } else if (answer != null && answer.statusCode() < 500) {
                    wrong.add(path + " was refused with " + answer.statusCode() + " " + answer.body());
                    return null;
                }
            } catch (IOException | JacksonException | IllegalArgumentException broken) {
                // The node is being killed or not up yet, or its answer was cut off: it is asked again.
                unanswered.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            pause(50);
        }
        return null;
    }

    private HttpResponse<String> send(String path, @Nullable String body, UUID key, String token)
            throws IOException, InterruptedException {
        String boundary = "onedoor-" + key;
        HttpRequest.Builder request =
                request(path).header("Authorization", "Bearer " + token).header("Idempotency-Key", key.toString());
        if (body == null) {
            request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(form(boundary)));
        } else {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(node.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "application/json, application/problem+json");
    }

    private static byte[] form(String boundary) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"application\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + APPLICATION + "\r\n--" + boundary + "--\r\n";
        form.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    /** Signs in when needed; a sign-in outlives the node that gave it. */
    private final class Somebody {

        private final String login;
        private @Nullable String token;

        Somebody(String login) {
            this.login = login;
        }

        void forget() {
            token = null;
        }

        @Nullable
        String token() throws IOException, InterruptedException {
            if (token == null) {
                String body = JSON.createObjectNode()
                        .put("login", login)
                        .put("password", PASSWORD)
                        .put("label", "bench")
                        .toString();
                HttpResponse<String> answer = client.send(
                        request("/api/v1/sessions")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                JsonNode given =
                        answer.statusCode() / 100 == 2 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
                token = given.path("token").asString(null);
            }
            return token;
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        client.shutdownNow();
        people.forEach(Thread::interrupt);
    }
}
