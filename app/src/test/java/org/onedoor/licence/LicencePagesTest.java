package org.onedoor.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.licence.LicenceHolder.IdKind;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.testing.As;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

// csrf() puts another token store into the running program, which would fail whoever signs in after it
@DirtiesContext
@OnedoorTest
class LicencePagesTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Licences licences;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private UUID party = UUID.randomUUID();
    private Licence licence = Samples.food();

    @BeforeEach
    void issue() {
        party = Ids.next(clock);
        licence = Objects.requireNonNull(transaction.execute(status -> licences.issue(
                Actor.program("330300"),
                new IssueLicence(
                        Samples.FOOD,
                        Samples.MARKET,
                        new LicenceHolder(party, "演示甲", IdKind.RESIDENT_ID, "330302190001010000"),
                        "330300",
                        "330302",
                        Ids.next(clock),
                        "JY2330302DEM0001",
                        List.of(Samples.item("经营场所", "Premises", "演示路 18 号")),
                        LocalDate.now(clock),
                        LocalDate.now(clock).plusYears(5)))));
    }

    @Test
    void takesTheHolderFromTheListToTheFileToTheVerification() throws Exception {
        assertThat(body(get("/licences").with(As.applicant(party))))
                .contains("食品经营许可证", "/licences/" + licence.id() + "/file", "JY2330302DEM0001")
                .contains("<dt>持证人</dt><dd>演示甲</dd>", "<dt>经营场所</dt><dd>演示路 18 号</dd>");
        MockHttpServletResponse download = download();
        assertThat(download.getStatus()).isEqualTo(200);
        assertThat(download.getContentType()).isEqualTo("application/pdf");
        assertThat(download.getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(download.getHeaders("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(download.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");

        byte[] file = download.getContentAsByteArray();
        assertThat(body(verify(file))).contains("真证照，现在有效", "没有任何改动", "演**").doesNotContain("演示甲", "演示路");
        file[file.length / 2] ^= 1;
        assertThat(body(verify(file))).contains("文件被改过，不能采信").doesNotContain("真证照");
    }

    @Test
    void hidesTheFileFromEverybodyElse() throws Exception {
        String path = "/licences/" + licence.id() + "/file";
        assertThat(send(get(path).with(As.applicant(UUID.randomUUID()))).getStatus())
                .isEqualTo(404);
        assertThat(send(get("/api/v1" + path).with(As.applicant(UUID.randomUUID())))
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(get(path).accept("text/html")).getStatus()).isNotEqualTo(200);
        assertThat(body(get("/licences").with(As.applicant(UUID.randomUUID()))))
                .contains("还没有在这里办成的证照")
                .doesNotContain(licence.id().toString());
    }

    @Test
    void showsTheStatusBehindTheCodeOnTheFace() throws Exception {
        assertThat(body(get("/verify/" + licence.identifier()))).contains("真证照，现在有效", "登记簿里有这份证照", "演**");
        transaction.executeWithoutResult(status ->
                licences.revoke(Actor.program("330300"), licence.id(), Samples.MARKET.creditCode(), "以欺骗手段取得"));
        assertThat(body(get("/verify/" + licence.identifier())))
                .contains("这份证照已被撤销")
                .doesNotContain("真证照", "以欺骗手段取得");
        assertThat(body(get("/verify/" + licence.identifier()).header("Accept-Language", "en")))
                .contains("This licence was revoked", "Demo city market regulator");
    }

    @Test
    void helpsWithAMistypedIdentifier() throws Exception {
        MockHttpServletResponse wrong = send(get("/verify").param("identifier", "1.2.156.3005.2.<b>"));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(text(wrong)).contains("不是证照标识", "1.2.156.3005.2.&lt;b&gt;", "aria-invalid=\"true\"");
        assertThat(text(send(get("/verify").param("identifier", "JY2330302DEM0001"))))
                .contains("印得最大的那一串是证照编号", "以 1.2.156.3005.2 开头")
                .doesNotContain("抄错了一位");
        assertThat(text(send(get("/verify").param("identifier", "")))).contains("请输入证照标识");
        assertThat(send(get("/verify").param("identifier", " " + licence.identifier() + " "))
                        .getHeader("Location"))
                .isEqualTo("/verify/" + licence.identifier());
        MockHttpServletResponse none = send(get("/verify/" + Samples.food().identifier()));
        assertThat(none.getStatus()).isEqualTo(404);
        assertThat(text(none)).contains("没有这份证照", "接下来怎么办");
    }

    @Test
    void answersEveryWrongFile() throws Exception {
        assertThat(body(verify("%PDF-1.7\nhello\n%%EOF".getBytes(StandardCharsets.UTF_8))))
                .contains("这不是我们签发的证照文件");
        assertThat(body(verify(new byte[] {1, 2, 3}))).contains("这不是我们签发的证照文件");
        MockHttpServletResponse empty = send(verify(new byte[0]));
        assertThat(empty.getStatus()).isEqualTo(422);
        assertThat(text(empty)).contains("请先选择要核验的 PDF 文件");
        assertThat(send(multipart("/verify").with(csrf())).getStatus()).isEqualTo(422);
    }

    @Test
    void answersPrograms() throws Exception {
        assertThat(body(get("/api/v1/verifications/" + licence.identifier())))
                .contains("\"valid\":true", "\"genuine\":null", "\"status\":\"issued\"", "演**")
                .doesNotContain("演示甲");
        MockHttpServletResponse none =
                send(get("/api/v1/verifications/" + Samples.food().identifier()));
        assertThat(none.getStatus()).isEqualTo(404);
        assertThat(none.getContentType()).isEqualTo("application/problem+json");
        assertThat(send(get("/api/v1/verifications/12345")).getStatus()).isEqualTo(422);
        byte[] file = download().getContentAsByteArray();
        assertThat(body(multipart("/api/v1/verifications").file(part(file)))).contains("\"genuine\":true");
        assertThat(body(multipart("/api/v1/verifications").file(part(java.util.Arrays.copyOf(file, 2000)))))
                .contains("\"genuine\":false", "\"reason\":\"");
        assertThat(body(get("/api/v1/licences").with(As.applicant(party))))
                .contains(licence.identifier().toString(), "演示甲", "\"next\":null");
    }

    private MockHttpServletResponse download() throws Exception {
        return send(get("/licences/" + licence.id() + "/file").with(As.applicant(party)));
    }

    private static RequestBuilder verify(byte[] file) {
        return multipart("/verify").file(part(file)).with(csrf());
    }

    private static MockMultipartFile part(byte[] file) {
        return new MockMultipartFile("file", "licence.pdf", "application/pdf", file);
    }

    private String body(RequestBuilder request) throws Exception {
        MockHttpServletResponse response = send(request);
        assertThat(response.getStatus()).as(text(response)).isEqualTo(200);
        return text(response);
    }

    private MockHttpServletResponse send(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
