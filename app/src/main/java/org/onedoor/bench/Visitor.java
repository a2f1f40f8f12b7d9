package org.onedoor.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Somebody with a browser: takes compressed answers, keeps cookies, follows what a form leads to. */
final class Visitor {

    private final URI root;
    private final HttpClient client;

    Visitor(int port) {
        this.root = URI.create("http://127.0.0.1:" + port);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /**
     * An answer as it travelled.
     *
     * @param sent the body's bytes, compressed where the node compressed it
     * @param millis from the request to the body's last byte
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(
            String path,
            int status,
            String type,
            String location,
            boolean kept,
            byte[] sent,
            String text,
            double millis) {

        boolean isPage() {
            return status == 200 && type.startsWith("text/html");
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", root.toString())
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Signs in through the page, as a browser does. */
    void signIn(String login, String password) {
        Answer page = get("/sign-in");
        Map<String, String> form = Html.form(page.text(), "/sign-in")
                .orElseThrow(() -> new BenchFailed("the page to sign in has no form"))
                .fields();
        form.put("login", login);
        form.put("password", password);
        Answer done = post("/sign-in", form);
        if (done.status() / 100 != 3) {
            throw new BenchFailed(login + " could not sign in: " + done.status());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .header("Accept-Encoding", "gzip, deflate")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest asked = request.build();
        long began = System.nanoTime();
        try {
            HttpResponse<byte[]> got = client.send(asked, HttpResponse.BodyHandlers.ofByteArray());
            double millis = (System.nanoTime() - began) / 1e6;
            byte[] sent = got.body();
            boolean zipped =
                    got.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            String cache = got.headers().firstValue("Cache-Control").orElse("");
            return new Answer(
                    asked.uri().getRawPath(),
                    got.statusCode(),
                    got.headers().firstValue("Content-Type").orElse(""),
                    got.headers().firstValue("Location").orElse(""),
                    cache.contains("immutable") || cache.matches(".*max-age=[1-9].*"),
                    sent,
                    new String(zipped ? unzipped(sent) : sent, StandardCharsets.UTF_8),
                    millis);
        } catch (IOException e) {
            throw new UncheckedIOException(asked.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    private static byte[] unzipped(byte[] sent) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return zip.readAllBytes();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
