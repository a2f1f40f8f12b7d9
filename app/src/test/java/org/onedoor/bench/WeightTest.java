package org.onedoor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weighs pages whose parts have known sizes. */
class WeightTest {

    private static final String SCRIPT = "x".repeat(5000);

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page("/", "<link rel=\"stylesheet\" href=\"/assets/a.css\"><script src=\"/assets/a.js\"></script>");
        page(
                "/page",
                "<link rel=\"stylesheet\" href=\"/assets/a.css\"><script src=\"/assets/a.js\"></script>"
                        + "<script src=\"/assets/b.js\"></script><img src=\"/pictures/now.png\" alt=\"\">"
                        + "<link rel=\"alternate\" href=\"/nobody/fetches/it\">");
        part("/assets/a.css", "text/css", "p{background:url('/assets/a.svg')}@font-face{src:url(data:x)}", true);
        part("/assets/a.svg", "image/svg+xml", "<svg/>", true);
        part("/assets/a.js", "text/javascript", SCRIPT, true);
        part("/assets/b.js", "text/javascript", "1234567890", true);
        part("/pictures/now.png", "image/png", "12345", false);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsCompressedWhatABrowserFetchesAndWhatItDoesNotKeepFromHome() throws IOException {
        Visitor visitor = new Visitor(server.getAddress().getPort());
        Visitor.Answer page = visitor.get("/page");

        Weight weight = new Weight.Scale(visitor).weigh(page);

        long css = "p{background:url('/assets/a.svg')}@font-face{src:url(data:x)}".length();
        assertThat(page.sent().length).isLessThan(page.text().length());
        assertThat(weight.script()).isEqualTo(zipped(SCRIPT).length + 10);
        assertThat(weight.first()).isEqualTo(page.sent().length + css + 6 + zipped(SCRIPT).length + 10 + 5);
        assertThat(weight.next()).as("page, its own script, its picture").isEqualTo(page.sent().length + 10 + 5);
    }

    private void page(String path, String html) {
        part(path, "text/html;charset=utf-8", html + " ".repeat(2000), false);
    }

    private void part(String path, String type, String content, boolean kept) {
        server.createContext(path, exchange -> {
            boolean here = exchange.getRequestURI().getPath().equals(path);
            byte[] plain = content.getBytes(StandardCharsets.UTF_8);
            boolean zip = plain.length > 1000;
            byte[] body = zip ? zipped(content) : plain;
            exchange.getResponseHeaders().add("Content-Type", type);
            Map.of("Cache-Control", kept ? "public, max-age=31536000, immutable" : "no-store")
                    .forEach(exchange.getResponseHeaders()::add);
            if (zip) {
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(here ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
