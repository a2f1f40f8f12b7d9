package org.onedoor.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** 短信网关: takes text messages as JSON over HTTP, in whatever shape the deployer's provider wants. */
final class SmsGateway implements Outlet {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HOLE = Pattern.compile("\\{(phone|text|id)}");
    /** The provider will say the same to the same request for ever; all other answers may be another day's. */
    private static final Set<Integer> HOPELESS = Set.of(400, 422);

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final NoticeSettings.Sms settings;
    private final URI url;
    private final @Nullable Pattern accepted;
    private final HttpClient http;

    SmsGateway(NoticeSettings.Sms settings) {
        if (settings.url() == null) {
            throw new IllegalArgumentException("onedoor.notice.sms.url is not set");
        }
        this.settings = settings;
        this.url = settings.url();
        this.accepted = settings.accepted() == null ? null : Pattern.compile(settings.accepted());
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            JSON.readTree(body(Map.of("phone", "1", "text", "\"\n", "id", "1")));
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("onedoor.notice.sms.body is no JSON: " + settings.body(), wrong);
        }
    }

    @Override
    public Way way() {
        return Way.SMS;
    }

    @Override
    public void send(Outgoing message) throws NotSent {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", message.id().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body(Map.of(
                        "phone",
                        message.address(),
                        "text",
                        message.text(),
                        "id",
                        message.id().toString()))));
        if (settings.token() != null && !settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        HttpResponse<String> answer = answer(request.build());
        if (answer.statusCode() / 100 != 2) {
            String reason = "HTTP " + answer.statusCode() + ": " + answer.body();
            throw HOPELESS.contains(answer.statusCode()) ? NotSent.ever(reason) : NotSent.yet(reason);
        }
        if (accepted != null && !accepted.matcher(answer.body()).find()) {
            throw NotSent.yet("HTTP " + answer.statusCode() + ", not accepted: " + answer.body());
        }
    }

    /** Waits for the whole answer no longer than the timeout; the request's own ends with the answer's head. */
    private HttpResponse<String> answer(HttpRequest request) throws NotSent {
        CompletableFuture<HttpResponse<String>> sending = http.sendAsync(
                request,
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
        try {
            return sending.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw NotSent.yet("no answer within " + settings.timeout().toSeconds() + " s");
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw NotSent.yet(
                    cause instanceof IOException && cause.getMessage() != null
                            ? cause.getMessage()
                            : String.valueOf(cause));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw NotSent.yet("the program was stopped meanwhile");
        } finally {
            sending.cancel(true);
        }
    }

    private String body(Map<String, String> values) {
        return HOLE.matcher(settings.body()).replaceAll(hole -> {
            String quoted = JSON.writeValueAsString(values.get(hole.group(1)));
            return Matcher.quoteReplacement(quoted.substring(1, quoted.length() - 1));
        });
    }
}
