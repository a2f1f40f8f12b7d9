package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.testing.As;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** 导入导出 as a browser and a program do it. */
// csrf() puts another token store into the running program, which would fail whoever signs in after it
@DirtiesContext
@OnedoorTest
class ExchangePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Definitions definitions;

    @Autowired
    JdbcClient jdbc;

    private final RequestPostProcessor steward = As.staff(Role.STEWARD, null, "330300");

    private MockHttpServletResponse out(String query) throws Exception {
        return mvc.perform(get("/studio/export/file?" + query).with(steward))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
    }

    private static MockMultipartFile file(String part, String name, String text) {
        return new MockMultipartFile(part, name, null, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What holds of a kind, without what follows from claims. */
    private List<Published> written(String kind) {
        return definitions.inForce(kind, LocalDate.now(ZoneId.of("Asia/Shanghai"))).stream()
                .filter(one -> !one.document().fields(new Mistakes()).has("claims"))
                .toList();
    }

    @Test
    void whatIsPublishedGoesOutAsYamlWithTheSameHashes() throws Exception {
        Mistakes mistakes = new Mistakes();
        for (String kind : List.of("item", "element")) {
            List<Document> read = DefinitionFolder.read(
                    kind, out("kind=" + kind + "&format=yaml").getContentAsString(StandardCharsets.UTF_8), mistakes);
            assertThat(mistakes.all()).isEmpty();
            assertThat(read)
                    .extracting(Document::hash)
                    .containsExactlyInAnyOrderElementsOf(
                            written(kind).stream().map(Published::hash).toList());
        }
    }

    @Test
    void itemsGoOutAsOneWorkbookOfNationalTablesAndAsCsvThatSpreadsheetsKnow() throws Exception {
        Content content = Content.read(
                List.of(new Content.Incoming(
                        "i.xlsx", out("kind=item&format=xlsx").getContentAsByteArray())),
                new Mistakes());
        assertThat(content.tables()).extracting(Table::name).contains("实施清单", "申请材料", "字段说明");
        assertThat(content.table("实施清单").orElseThrow().lines()).hasSameSizeAs(written("item"));
        MockHttpServletResponse csv = out("kind=item&format=csv&table=materials");
        assertThat(csv.getHeader("Content-Disposition")).contains("materials.csv");
        assertThat(csv.getContentAsString(StandardCharsets.UTF_8))
                .startsWith("\ufefflocal_task_code,task_code,order_num");
        assertThat(out("kind=item&format=jsonld&id=shop-sign").getContentAsString(StandardCharsets.UTF_8))
                .contains("cpsv:PublicService", "urn:onedoor:item:shop-sign");
    }

    @Test
    void thereIsNoExportOfWhatThereIsNot() throws Exception {
        for (String query : List.of("kind=secret&format=yaml", "kind=item&format=pdf", "kind=region&format=jsonld")) {
            mvc.perform(get("/studio/export/file?" + query).with(steward)).andExpect(status().isNotFound());
        }
    }

    @Test
    void aFileThatCannotBeReadComesBackWithItsPlace() throws Exception {
        mvc.perform(multipart("/studio/import")
                        .file(file("file", "r.csv", "区划代码,名称\n330302,=1+1\n"))
                        .param("kind", "region")
                        .param("key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("r 第 2 行")))
                .andExpect(content().string(containsString("B 列“名称”是公式")));
    }

    @Test
    void whereNoKindIsChosenThePageAndTheProgramAreToldSo() throws Exception {
        mvc.perform(multipart("/studio/import")
                        .file(file("file", "r.csv", "区划代码,名称\n330302,鹿城区\n"))
                        .param("key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("href=\"#f-kind\"")))
                .andExpect(content().string(containsString("选一类：文件里的每一行是什么。")));
        mvc.perform(multipart("/api/v1/imports")
                        .file(file("file", "r.csv", "区划代码,名称\n330302,鹿城区\n"))
                        .param("kind", "regions")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.lines", hasItem(containsString("material-type"))));
    }

    @Test
    void ofManyMistakesThePageAndTheProgramGetTheFirst() throws Exception {
        StringBuilder rows = new StringBuilder("材料编号,名称\n");
        IntStream.range(0, 600).forEach(i -> rows.append(",无编号").append(i).append('\n'));
        mvc.perform(multipart("/api/v1/imports")
                        .file(file("file", "m.csv", rows.toString()))
                        .param("kind", "material-type")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.lines.length()").value(502));
        String page = mvc.perform(multipart("/studio/import")
                        .file(file("file", "m.csv", "材料编号,名称\n" + "=,\n".repeat(300)))
                        .param("kind", "material-type")
                        .param("key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("m 第 101 行", "还有 100 条").doesNotContain("m 第 102 行");
    }

    @Test
    void aHundredCodesAreAskedForAtATimeThoseFirstOfWhichNothingWasSaid() throws Exception {
        StringBuilder rows = new StringBuilder("材料编号,名称,材料类别\n");
        IntStream.range(100, 250)
                .forEach(i -> rows.append("many-codes-")
                        .append(i)
                        .append(",测试,q")
                        .append(i)
                        .append('\n'));
        MvcResult sent = mvc.perform(multipart("/studio/import")
                        .file(file("file", "m.csv", rows.toString()))
                        .file(file("map", "m.yaml", "values: {class: {q100: other}}\n"))
                        .param("kind", "material-type")
                        .param("key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andReturn();
        String page = mvc.perform(get(Objects.requireNonNull(sent.getResponse().getRedirectedUrl()))
                        .with(steward))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page.split("name=\"code-of\"", -1)).hasSize(101);
        assertThat(page)
                .contains("这些后面还有 50 个", "value=\"q101\"", "value=\"q200\"")
                .doesNotContain("value=\"q100\"", "value=\"q201\"");
    }

    /** It is published with its claim, and the workshop would not take it. */
    @Test
    @Transactional
    void whatFollowsFromAClaimNeitherGoesOutNorComesIn() throws Exception {
        String text = out("kind=item&format=yaml&id=shop-sign")
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceFirst("(?m)^id: shop-sign$", "id: shop-sign.330304\nclaims: shop-sign");
        Mistakes mistakes = new Mistakes();
        definitions.publish(
                new Actor(UUID.randomUUID(), null, Role.STEWARD, null, "330300", Channel.WEB),
                DefinitionFolder.read("claimed", text, mistakes));
        assertThat(mistakes.all()).isEmpty();
        assertThat(out("kind=item&format=yaml").getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain("shop-sign.330304");
        mvc.perform(multipart("/api/v1/imports")
                        .file(file("file", "c.yaml", text.replace("户外招牌", "招牌")))
                        .param("kind", "definitions")
                        .param("dryRun", "false")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(jsonPath("$.ready").value(false))
                .andExpect(jsonPath("$.made").value(0))
                .andExpect(jsonPath("$.lines", hasItem(containsString("shop-sign.330304 门店招牌设置备案，不会生成："))));
    }

    @Test
    void aFileBecomesDraftsInThreeSteps() throws Exception {
        MvcResult sent = mvc.perform(multipart("/studio/import")
                        .file(file("file", "m.csv", "材料编号,名称,材料类别\nstall-layout-p,摊位图,7\n"))
                        .param("kind", "material-type")
                        .param("key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrlPattern("/studio/imports/*"))
                .andReturn();
        String path = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
        mvc.perform(get(path).with(steward)).andExpect(content().string(containsString("还有 1 个代码没有对照")));
        mvc.perform(post(path)
                        .param("version", "1")
                        .param("code-of", "class")
                        .param("code", "7")
                        .param("means.0", "other")
                        .param("key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        String page = mvc.perform(get(path).with(steward))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String mark = page.replaceAll("(?s).*name=\"mark\" value=\"([^\"]*)\".*", "$1");
        mvc.perform(post(path + "/drafts")
                        .param("version", "2")
                        .param("mark", mark)
                        .param("key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        assertThat(jdbc.sql("SELECT text FROM studio.proposal WHERE definition = 'stall-layout-p'")
                        .query(String.class)
                        .single())
                .contains("class: other");
    }

    @Test
    void aProgramSendsFileAndMappingAtOnce() throws Exception {
        MockMultipartFile table = file("file", "m.csv", "材料编号,名称,材料类别\nstall-layout-q,摊位图,7\n");
        MockMultipartFile map = file("map", "m.yaml", "values: {class: {\"7\": other}}\n");
        mvc.perform(multipart("/api/v1/imports")
                        .file(table)
                        .param("kind", "material-type")
                        .param("dryRun", "false")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .with(steward)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.ready").value(false))
                .andExpect(jsonPath("$.lines", hasItem(containsString("class = 7"))));
        String key = UUID.randomUUID().toString();
        for (int again = 0; again < 2; again++) {
            mvc.perform(multipart("/api/v1/imports")
                            .file(table)
                            .file(map)
                            .param("kind", "material-type")
                            .param("dryRun", "false")
                            .header("Idempotency-Key", key)
                            .with(steward)
                            .with(csrf()))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.made").value(1));
        }
        assertThat(jdbc.sql("SELECT count(*) FROM studio.proposal WHERE definition = 'stall-layout-q'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
