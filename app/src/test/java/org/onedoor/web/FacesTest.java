package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@OnedoorTest
class FacesTest {

    private static final String PAGE = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    @LocalServerPort
    int port;

    @Autowired
    WhenDatabaseIsGone outermost;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void speaksChineseUnlessTheBrowserAsksForEnglishAlone() throws Exception {
        assertThat(browser.get("/").body()).contains("<html lang=\"zh-CN\"", "想办什么事");
        assertThat(browser.get("/", "Accept-Language", "en-GB,en;q=0.9").body()).contains("<html lang=\"en\"");
        assertThat(browser.get("/", "Accept-Language", "en,zh;q=0.5").body()).contains("<html lang=\"zh-CN\"");
        assertThat(browser.get("/", "Accept-Language", "en", "Cookie", "language=zh")
                        .body())
                .contains("<html lang=\"zh-CN\"");
    }

    @Test
    void aChangeOfLanguageKeepsTheAddress() throws Exception {
        assertThat(browser.get("/help?a=b%20c").body()).contains("/language/en?back=%2Fhelp%3Fa%3Db%2520c");
        HttpResponse<String> chosen = browser.get("/language/en?back=%2Fhelp%3Fa%3Db%2520c");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).contains("/help?a=b%20c");
        assertThat(chosen.headers().firstValue("Set-Cookie").orElse("")).startsWith("language=en;");
    }

    @Test
    void neverLeadsToAnotherHost() throws Exception {
        for (String elsewhere : new String[] {"//evil.example", "https://evil.example", "/%5Cevil.example", "/%09/x"}) {
            assertThat(browser.get("/size/large?back=" + elsewhere).headers().firstValue("Location"))
                    .as(elsewhere)
                    .contains("/");
        }
    }

    @Test
    void speaksLargerToTheElderly() throws Exception {
        assertThat(browser.get("/", "Cookie", "size=large").body()).contains("class=\"elder\"");
        assertThat(browser.get("/", "Cookie", "size=largest").body()).contains("class=\"elder largest\"");
        assertThat(browser.get("/", "Cookie", "size=\"><script>").body()).contains("class=\"\"");
    }

    @Test
    void assetsStayForEverUnderTheirContentsHash() throws Exception {
        Matcher style = Pattern.compile("/assets/onedoor-[0-9a-f]{16}\\.css")
                .matcher(browser.get("/").body());
        assertThat(style.find()).isTrue();
        HttpResponse<byte[]> zipped = browser.bytes(style.group(), "Accept-Encoding", "gzip, br");
        assertThat(zipped.headers().firstValue("Cache-Control").orElse("")).contains("immutable", "max-age=31536000");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        HttpResponse<byte[]> plain = browser.bytes(style.group());
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.body().length).isGreaterThan(zipped.body().length * 2);
        assertThat(browser.get("/assets/onedoor-0000000000000000.css").statusCode())
                .isEqualTo(404);
    }

    @Test
    void scriptAndStyleStayWithinTheirBudget() throws Exception {
        String page = browser.get("/").body();
        int script = 0;
        int all = browser.bytes("/", "Accept-Encoding", "gzip").body().length;
        Matcher asset = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(page);
        while (asset.find()) {
            int size = browser.bytes(asset.group(1), "Accept-Encoding", "gzip").body().length;
            all += size;
            script += asset.group(1).endsWith(".js") ? size : 0;
        }
        assertThat(script).isBetween(10_000, 40_000);
        assertThat(all).isBetween(20_000, 100_000);
    }

    @Test
    void noPageHasAnythingInline() throws Exception {
        for (String path : new String[] {"/", "/styleguide", "/styleguide/wrong", "/styleguide/desk", "/nothing"}) {
            String page = browser.get(path, "Accept", PAGE).body();
            assertThat(page).doesNotContain(" style=", "<style", " onclick=", " onchange=", "javascript:");
            assertThat(Pattern.compile("<script(?![^>]* src=)").matcher(page).find())
                    .as(path)
                    .isFalse();
        }
    }

    @Test
    void sendsPagesCompressed() throws Exception {
        assertThat(browser.bytes("/help", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void tellsAPersonWhatIsMissingAndWhatToDoNext() throws Exception {
        HttpResponse<String> page = browser.get("/nothing/at-all", "Accept", PAGE);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>没有这一页</h1>", "href=\"/\"");
        assertThat(browser.get("/nothing/at-all", "Accept", PAGE, "Accept-Language", "en")
                        .body())
                .contains("There is no such page");
    }

    @Test
    void tellsAProgramTheSameAsAProblem() throws Exception {
        HttpResponse<String> problem = browser.get("/api/v1/nothing", "Accept-Language", "en");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.body()).contains("\"type\":\"/problems/web.not-found\"", "\"status\":404", "\"detail\":");
    }

    @Test
    void aProblemsTypeLeadsToItsMeaning() throws Exception {
        HttpResponse<String> meaning = browser.get("/problems/web.not-found");
        assertThat(meaning.statusCode()).isEqualTo(200);
        assertThat(meaning.body()).contains("<h1>没有这一页</h1>", "web.not-found");
        assertThat(browser.get("/problems/web.no-such-code").statusCode()).isEqualTo(404);
    }

    @Test
    void whenTheDatabaseIsGoneItSaysSoWithoutAskingIt() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cases");
        MockHttpServletResponse response = new MockHttpServletResponse();
        outermost.doFilter(request, response, (one, other) -> {
            throw new ServletException(new CannotGetJdbcConnectionException("gone"));
        });
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("<h1>稍后再试</h1>", "href=\"/cases\"");
    }

    @Test
    void whatElseFailsGoesOn() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThatThrownBy(() -> outermost.doFilter(new MockHttpServletRequest(), response, (one, other) -> {
                    throw new IllegalStateException("a mistake of ours");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everythingWrongComesBackWithItsMistakesOnTop() throws Exception {
        String page = browser.get("/styleguide/wrong").body();
        assertThat(page)
                .contains("<title>错误：", "href=\"#f-code\"", "id=\"f-code\"", "aria-describedby=\"f-code-error\"");
    }
}
