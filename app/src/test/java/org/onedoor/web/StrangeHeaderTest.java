package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.testing.OnedoorTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A token that was pasted with characters that no header may have. */
@OnedoorTest
class StrangeHeaderTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"/api/v1/drafts, 400", "/api/v1/items, 400", "/, 200", "/nothing-here, 404"})
    void isTheSendersMistakeAndNoFaultOfOurs(String path, int status) throws IOException {
        assertThat(answer(path)).startsWith("HTTP/1.1 " + status);
    }

    /** As bytes: no client of Java sends such a header. */
    private String answer(String path) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer 演示\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
