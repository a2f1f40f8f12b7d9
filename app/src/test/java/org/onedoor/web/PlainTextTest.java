package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.identity.TestBrowser;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The database refuses a NUL in any text, which would end as our fault. */
@OnedoorTest
class PlainTextTest {

    @Autowired
    MockMvc mvc;

    @Test
    void takesControlCharactersOutOfWhatABrowserSends() {
        TestBrowser admin = TestBrowser.signedIn(mvc, "admin");

        TestBrowser.Seen found = admin.get("/administration/staff?q=market%00.luch%07eng&after=%00");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).contains("value=\"market.lucheng\"");
        assertThat(admin.post("/sign-in", "login", "ad\0min", "password", "no\0t it")
                        .status())
                .isIn(200, 303, 422);
    }

    @Test
    void keepsLinesAndCharactersBeyondTheBasicPlane() {
        assertThat(PlainText.of("一行\r\n\t二行 𠮷 \u007f\0\u0001😀\ud800")).isEqualTo("一行\r\n\t二行 𠮷 😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ji\\u0000a", "\\u0007", "\\ud800", "\\ud800\\ud800"})
    void refusesThemFromAProgram(String login) throws Exception {
        signIn(login, StandardCharsets.UTF_8)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/web.control-characters"));
        signIn(login, StandardCharsets.UTF_16BE).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody\\\\u0000", "nobody\\n\\t", "nobody \\ud83d\\ude00", "nobody 😀"})
    void takesEverythingElseFromAProgram(String login) throws Exception {
        signIn(login, StandardCharsets.UTF_8).andExpect(status().isUnauthorized());
    }

    @Test
    void refusesThemInTheNameOfAProperty() throws Exception {
        mvc.perform(post("/api/v1/sessions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"lo\\u0000gin\":\"jia\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/web.control-characters"));
    }

    private ResultActions signIn(String login, java.nio.charset.Charset charset) throws Exception {
        return mvc.perform(post("/api/v1/sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .content(("{\"login\":\"" + login + "\",\"password\":\"x\"}").getBytes(charset)));
    }
}
