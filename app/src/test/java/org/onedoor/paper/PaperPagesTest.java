package org.onedoor.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.journal.Together;
import org.onedoor.shared.Actor;
import org.onedoor.shared.CheckCode;
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
class PaperPagesTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Papers papers;

    @Autowired
    private Together together;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private UUID party = UUID.randomUUID();
    private UUID id = UUID.randomUUID();

    @BeforeEach
    void issue() {
        party = Ids.next(clock);
        id = Ids.next(clock);
        transaction.executeWithoutResult(status ->
                together.write(papers.parts(List.of(Samples.paper(PaperKind.CORRECTION, id, Ids.next(clock), party)))));
    }

    @Test
    void takesTheAddresseeFromTheListToTheFileToTheCheck() throws Exception {
        assertThat(body(get("/papers").with(As.applicant(party))))
                .contains("行政许可申请材料补正通知书", "/papers/" + id, "食品经营许可", "未送达", "同意电子送达吗？");
        assertThat(body(get("/papers/" + id).with(As.applicant(party))))
                .contains("演示·小满面馆：", "1. 食品经营许可证申请书", "2026年12月18日", "尚未送达");
        assertThat(body(get("/papers/" + id).with(As.applicant(party)).header("Accept-Language", "en")))
                .contains("Notice to put application materials right", "1. Application form", "18 December 2026");

        MockHttpServletResponse agreed =
                send(post("/papers/consent").with(As.applicant(party)).with(csrf()));
        assertThat(agreed.getStatus()).isIn(302, 303);
        assertThat(body(get("/papers/" + id).with(As.applicant(party)))).contains("已电子送达");
        assertThat(body(get("/papers").with(As.applicant(party)))).contains("已送达", "已同意电子送达", "撤回同意");
        send(post("/papers/consent/withdrawal").with(As.applicant(party)).with(csrf()));
        assertThat(body(get("/papers").with(As.applicant(party)))).contains("已送达", "同意电子送达吗？");

        MockHttpServletResponse download = send(get("/papers/" + id + "/file").with(As.applicant(party)));
        assertThat(download.getContentType()).isEqualTo("application/pdf");
        assertThat(download.getHeader("Content-Disposition")).startsWith("attachment;");
        byte[] file = download.getContentAsByteArray();
        assertThat(body(verify(file))).contains("真文书，仍然有效", "市场监管补字").doesNotContain("小满");
        assertThat(body(multipart("/api/v1/verifications").file(part(file)).with(csrf())))
                .contains("\"genuine\":true", "市场监管补字")
                .doesNotContain("小满");
        file[file.length / 2] ^= 1;
        assertThat(body(verify(file))).contains("文件被改过，不能采信");
    }

    @Test
    void showsAnybodyWithTheCodeWhetherItHoldsAndNothingPersonal() throws Exception {
        String path = "/verify/papers/" + CheckCode.of(id);
        assertThat(body(get(path))).contains("仍然有效", "文号随后编出");
        body(get("/api/v1/papers/" + id + "/file").with(As.applicant(party)));
        assertThat(body(get(path))).contains("仍然有效", "市场监管补字", "温州市市场监督管理局").doesNotContain("小满", "食品经营许可");
        assertThat(body(get("/api/v1/verifications/papers/" + CheckCode.of(id))))
                .contains("\"valid\":true");
        transaction.executeWithoutResult(status -> papers.end(Actor.program("330300"), id, "发错了人"));
        assertThat(body(get(path))).contains("这份文书已不再有效").doesNotContain("发错了人");
        MockHttpServletResponse none = send(get("/verify/papers/" + CheckCode.of(UUID.randomUUID())));
        assertThat(none.getStatus()).isEqualTo(404);
        assertThat(none.getContentAsString(StandardCharsets.UTF_8)).contains("没有这份文书");
        assertThat(send(get("/verify/papers/x").header("Accept-Language", "en")).getStatus())
                .isEqualTo(404);
        assertThat(send(get("/api/v1/verifications/papers/x")).getStatus()).isEqualTo(404);
    }

    @Test
    void listsForPrograms() throws Exception {
        assertThat(body(get("/api/v1/papers").with(As.applicant(party)))).contains(id.toString(), "\"code\":\"02\"");
        assertThat(body(get("/api/v1/papers").with(As.applicant(UUID.randomUUID()))))
                .doesNotContain(id.toString());
        assertThat(send(get("/api/v1/papers/" + id + "/file").with(As.applicant(party)))
                        .getContentType())
                .isEqualTo("application/pdf");
        assertThat(body(get("/papers").with(As.applicant(UUID.randomUUID())))).contains("还没有文书");
    }

    private RequestBuilder verify(byte[] file) {
        return multipart("/verify").file(part(file)).with(csrf());
    }

    private static MockMultipartFile part(byte[] file) {
        return new MockMultipartFile("file", "paper.pdf", "application/pdf", file);
    }

    private String body(RequestBuilder request) throws Exception {
        MockHttpServletResponse response = send(request);
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse send(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
