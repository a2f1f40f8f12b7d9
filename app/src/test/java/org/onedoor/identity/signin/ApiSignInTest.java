package org.onedoor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@OnedoorTest
class ApiSignInTest {

    private static final String PASSWORD = "onedoor-demo";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient db;

    @Test
    void givesAPersonATokenThatActsForThePersonItself() throws Exception {
        String token = token("{'login':'jia','password':'onedoor-demo'}");

        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("演示·甲"))
                .andExpect(jsonPath("$.acting.kind").value("myself"))
                .andExpect(jsonPath("$.capacities[*].kind", hasItem("firm")))
                .andExpect(jsonPath("$.capacities[*].name", hasItem("演示·乙")));
    }

    @Test
    void doesNotOfferAFamilyMemberWhoHasNotConsented() throws Exception {
        String token = token("{'login':'xin','password':'onedoor-demo'}");

        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token))
                .andExpect(jsonPath("$.capacities.length()").value(1));
    }

    @Test
    void signsInByTelephoneNumberToo() throws Exception {
        token("{'login':' 17900000001 ','password':'onedoor-demo'}");
    }

    @Test
    void asksAMemberOfStaffWithSeveralPostsForOne() throws Exception {
        String body = signIn("{'login':'market.two','password':'onedoor-demo'}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("identity.choose-capacity"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String post = JsonPath.<java.util.List<String>>read(body, "$.capacities[?(@.region=='330304')].key")
                .getFirst();

        String token = token("{'login':'market.two','password':'onedoor-demo','capacity':'" + post + "'}");
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token))
                .andExpect(jsonPath("$.acting.role").value("REVIEWER"))
                .andExpect(jsonPath("$.acting.department").value("market-regulation"))
                .andExpect(jsonPath("$.acting.region").value("330304"));
    }

    @Test
    void endsATokenAtOnce() throws Exception {
        String token = token("{'login':'jia','password':'onedoor-demo'}");

        mvc.perform(delete("/api/v1/sessions/current").header("Authorization", "Bearer " + token))
                .andExpect(status().isNoContent());
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"));
    }

    @Test
    void letsATokenForReadingChangeNothing() throws Exception {
        String token = token("{'login':'jia','password':'onedoor-demo','readOnly':true}");

        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + token))
                .andExpect(status().isOk());
        mvc.perform(delete("/api/v1/sessions/current").header("Authorization", "Bearer " + token))
                .andExpect(status().isForbidden());
    }

    @Test
    void keepsNoTokenInTheDatabaseAndWritesTheSignInDown() throws Exception {
        String token = token("{'login':'geng','password':'onedoor-demo'}");

        assertThat(db.sql("select count(*) from identity.session where encode(token_hash, 'escape') like :part")
                        .param("part", "%" + token.substring(3, 20) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(db.sql("""
                                select count(*) from journal.entry e join identity.account a on a.id = e.subject
                                 where a.login = 'geng' and e.type = 'identity.signed-in.v1'
                                """).query(Integer.class).single()).isPositive();
    }

    @Test
    void answersTheSameForAWrongPasswordAndForNoAccount() throws Exception {
        String wrong = signIn("{'login':'wu','password':'not the password'}")
                .andExpect(status().isUnauthorized())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String nobody = signIn("{'login':'nobody','password':'not the password'}")
                .andExpect(status().isUnauthorized())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(nobody).isEqualTo(wrong);
    }

    @Test
    void makesANameWaitAfterFiveFailuresWhetherOrNotItHasAnAccount() throws Exception {
        for (String login : new String[] {"ren", "ghost"}) {
            for (int i = 1; i < 5; i++) {
                signIn("{'login':'" + login + "','password':'wrong password'}").andExpect(status().isUnauthorized());
            }
            signIn("{'login':'" + login + "','password':'wrong password'}")
                    .andExpect(status().isTooManyRequests())
                    .andExpect(header().exists("Retry-After"));
            signIn("{'login':'" + login + "','password':'onedoor-demo'}").andExpect(status().isTooManyRequests());
        }
    }

    @Test
    void saysWhatIsWrongInTheReadersLanguage() throws Exception {
        for (String[] one : new String[][] {
            {"en", "Login name or password is wrong"}, {"zh-CN", "登录名或密码不对"},
        }) {
            mvc.perform(post("/api/v1/sessions")
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("Accept-Language", one[0])
                            .content("{\"login\":\"no.such.name\",\"password\":\"x\"}"))
                    .andExpect(status().isUnauthorized())
                    .andExpect(jsonPath("$.detail").value(one[1]));
        }
    }

    @Test
    void takesNoSignInFromAnotherPagesForm() throws Exception {
        mvc.perform(post("/api/v1/sessions")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("{\"login\":\"jia\",\"password\":\"" + PASSWORD + "\"}"))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void answersUnlistedAddressesWithNotFoundAndHidesNothingElse() throws Exception {
        mvc.perform(get("/no-such-page")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/me")).andExpect(status().isUnauthorized());
    }

    @Test
    void guardsEveryAnswer() throws Exception {
        mvc.perform(get("/actuator/health"))
                .andExpect(header().string("Content-Security-Policy", startsWith("default-src 'self';")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Permissions-Policy", startsWith("camera=(self)")))
                .andExpect(header().string("Cross-Origin-Opener-Policy", "same-origin"))
                .andExpect(header().string("Cross-Origin-Resource-Policy", "same-origin"))
                .andExpect(header().doesNotExist("Strict-Transport-Security"));
        mvc.perform(get("/actuator/health").secure(true))
                .andExpect(header().string("Strict-Transport-Security", startsWith("max-age=")));
    }

    private String token(String json) throws Exception {
        String body = signIn(json)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(body, "$.token");
    }

    private ResultActions signIn(String json) throws Exception {
        return mvc.perform(
                post("/api/v1/sessions").contentType(MediaType.APPLICATION_JSON).content(json.replace('\'', '"')));
    }
}
