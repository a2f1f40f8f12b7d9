package org.onedoor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.Account;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.access.Answer;
import org.onedoor.identity.access.AuthorisationMatrix;
import org.onedoor.identity.access.Endpoint;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Calls every line of the matrix in every role and compares the door: let in, sign in first, or not for this role. */
@OnedoorTest
class EveryEndpointEveryRoleTest {

    private static final Map<Role, String> LOGINS = new EnumMap<>(Map.of(
            Role.APPLICANT, "jia",
            Role.CLERK, "hall",
            Role.REVIEWER, "market",
            Role.HEAD, "head.lucheng",
            Role.MANAGER, "manager",
            Role.STEWARD, "steward",
            Role.ADMINISTRATOR, "admin"));

    @Autowired
    MockMvc mvc;

    @Autowired
    AuthorisationMatrix matrix;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    Capacities capacities;

    private enum Door {
        IN,
        SIGN_IN,
        CHOOSE,
        NOT_FOR_THIS_ROLE,
        BROKEN
    }

    @Test
    void letsInWhomTheMatrixAdmitsAndNobodyElse() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : matrix.endpoints()) {
            check(endpoint, Role.VISITOR, null, wrong);
            for (Map.Entry<Role, String> login : LOGINS.entrySet()) {
                check(endpoint, login.getKey(), login.getValue(), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void asksWhoHasNotChosenAPostToChooseFirst() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : matrix.endpoints()) {
            Door expected = endpoint.audience() == Endpoint.Audience.ROLES ? Door.CHOOSE : Door.IN;
            Door door = door(endpoint, "market.two", false);
            boolean program = endpoint.path().getPatternString().startsWith("/api/");
            if (door != expected && !(program && expected == Door.CHOOSE && door == Door.NOT_FOR_THIS_ROLE)) {
                wrong.add(endpoint.name() + " without a post: expected " + expected + ", got " + door);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void check(Endpoint endpoint, Role role, String login, List<String> wrong) throws Exception {
        Door expected = endpoint.admits(role) ? Door.IN : role == Role.VISITOR ? Door.SIGN_IN : Door.NOT_FOR_THIS_ROLE;
        Door door = door(endpoint, login, true);
        // A record that may be known to exist but is not one's own is refused with the same status.
        boolean refusedInside =
                expected == Door.IN && door == Door.NOT_FOR_THIS_ROLE && endpoint.others() == Answer.REFUSED;
        if (door != expected && !refusedInside) {
            wrong.add(endpoint.name() + " as " + role + ": expected " + expected + ", got " + door);
        }
    }

    private Door door(Endpoint endpoint, String login, boolean chosen) throws Exception {
        String method = endpoint.method().equals("*") ? "GET" : endpoint.method();
        String path = endpoint.path()
                .getPatternString()
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
                .replace("**", "liveness");
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), path);
        if (path.startsWith("/api/")) {
            request.contentType(MediaType.APPLICATION_JSON).content("{}").header("Idempotency-Key", UUID.randomUUID());
        } else {
            request.accept(MediaType.TEXT_HTML).param("key", UUID.randomUUID().toString());
        }
        String cookie = login == null ? "visitor" : session(login, chosen);
        request.cookie(new Cookie(login == null ? "onedoor_visitor" : "onedoor_session", cookie));
        request.param(FormTokens.FIELD, formToken(cookie));
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        String location = response.getHeader("Location");
        if (response.getStatus() == 401 && !path.equals("/api/v1/sessions")) {
            return Door.SIGN_IN;
        }
        if (location != null && location.startsWith("/sign-in?back=")) {
            return Door.SIGN_IN;
        }
        if (location != null && location.startsWith("/acting?back=")) {
            return Door.CHOOSE;
        }
        if (response.getStatus() == 403) {
            return Door.NOT_FOR_THIS_ROLE;
        }
        return response.getStatus() >= 500 ? Door.BROKEN : Door.IN;
    }

    /** As a page carries it: the token xored with random bytes, here with zeros. */
    private static String formToken(String cookie) {
        byte[] token = FormTokens.token(cookie).getToken().getBytes(StandardCharsets.UTF_8);
        byte[] carried = new byte[2 * token.length];
        System.arraycopy(token, 0, carried, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(carried);
    }

    /** A new session for each call: some of them end it. */
    private String session(String login, boolean chosen) {
        Account account = accounts.forSignIn(login).orElseThrow().account();
        Token token = Token.next("");
        sessions.open(
                new Actor(account.id(), account.party(), Role.APPLICANT, null, "330300", Channel.WEB),
                token,
                false,
                true,
                "test",
                chosen ? Capacities.first(capacities.of(account.id())) : Sessions.Choice.NONE,
                Duration.ofHours(1));
        return token.text();
    }
}
