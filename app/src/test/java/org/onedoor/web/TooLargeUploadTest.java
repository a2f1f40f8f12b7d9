package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over the wire: the filter that looks for the form's token reads the upload first, and the server cuts it off there. */
@OnedoorTest
class TooLargeUploadTest {

    @LocalServerPort
    int port;

    @Test
    void tellsWhoSendsThirtyMegabytesWhatToDoAndLeadsBack() throws Exception {
        HttpResponse<String> answer = send("zh-CN", 30 << 20);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("文件太大了", "请把照片拍小一点", "href=\"/verify?a=1\"", "返回上一页");
        assertThat(send("en", 30 << 20).body()).contains("larger than we take", "Back to the page before");
    }

    @Test
    void answersEvenWhereFarMoreIsSent() throws Exception {
        assertThat(send("zh-CN", 120 << 20).statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> send(String language, int size) throws IOException, InterruptedException {
        byte[] head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4"
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = java.util.Arrays.copyOf(head, size);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/verify"))
                            .header("Content-Type", "multipart/form-data; boundary=b")
                            .header("Accept", "text/html")
                            .header("Accept-Language", language)
                            .header("Referer", "http://127.0.0.1:" + port + "/verify?a=1")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
