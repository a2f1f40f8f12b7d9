package org.onedoor.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.TestBrowser;
import org.onedoor.identity.access.Belongings.Attempt;
import org.onedoor.identity.access.Belongings.Whose;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Tries somebody else's records, as {@link Belongings} of all rooms offer them, against the matrix. */
@OnedoorTest
class OthersRecordsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    AuthorisationMatrix matrix;

    @Autowired
    JdbcClient db;

    @Test
    void answersAsTheMatrixSays() throws Exception {
        Map<String, Endpoint> byName = new TreeMap<>();
        matrix.endpoints().forEach(endpoint -> byName.put(endpoint.name(), endpoint));
        List<String> wrong = new ArrayList<>();
        Set<String> tried = new TreeSet<>();
        for (Attempt attempt : attempts()) {
            Endpoint endpoint = byName.get(attempt.endpoint());
            if (endpoint == null) {
                wrong.add(attempt.endpoint() + " is not in the matrix");
                continue;
            }
            tried.add(attempt.whose() + " " + endpoint.name());
            Answer expected = switch (attempt.whose()) {
                case SOMEBODY_ELSES -> endpoint.others();
                case ANOTHER_DEPARTMENTS -> endpoint.otherDepartment();
                case ANOTHER_REGIONS -> endpoint.otherRegion();
            };
            int denied = denied(attempt.login());
            int status = status(endpoint, attempt);
            boolean right = switch (expected) {
                case NONE, ALLOWED -> status < 400;
                case HIDDEN -> status == 404 && journalled(attempt.login(), denied);
                case REFUSED -> status == 403;
            };
            if (!right) {
                wrong.add(attempt.login() + " at " + endpoint.method() + " " + attempt.address() + " ("
                        + attempt.whose() + "): expected " + expected.word()
                        + (expected == Answer.HIDDEN ? " and a journal row" : "") + ", got " + status + " and "
                        + (denied(attempt.login()) - denied) + " rows");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(untried(tried))
                .as("scoped endpoints that no room's Belongings try with a record that is not one's own")
                .isEmpty();
    }

    private int status(Endpoint endpoint, Attempt attempt) throws Exception {
        if (attempt.address().startsWith("/api/")) {
            return byProgram(endpoint, attempt);
        }
        TestBrowser browser = TestBrowser.signedIn(mvc, attempt.login());
        if (endpoint.method().equals("GET")) {
            return browser.get(attempt.address()).status();
        }
        browser.get("/me/sessions");
        List<String> fields = new ArrayList<>(attempt.fields());
        fields.add("key");
        fields.add(UUID.randomUUID().toString());
        String[] all = fields.toArray(String[]::new);
        return browser.post(attempt.address(), all).status();
    }

    private int byProgram(Endpoint endpoint, Attempt attempt) throws Exception {
        AbstractMockHttpServletRequestBuilder<?> request = attempt.fields().contains("file")
                ? upload(attempt)
                : MockMvcRequestBuilders.request(HttpMethod.valueOf(endpoint.method()), attempt.address())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(body(attempt)));
        return mvc.perform(request.header("Authorization", "Bearer " + token(attempt.login()))
                        .header("Idempotency-Key", UUID.randomUUID()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static AbstractMockHttpServletRequestBuilder<?> upload(Attempt attempt) {
        List<String> fields = attempt.fields();
        String name = fields.get(fields.indexOf("file") + 1);
        AbstractMockHttpServletRequestBuilder<?> request =
                MockMvcRequestBuilders.multipart(attempt.address()).file(TestBrowser.picture(name));
        for (int i = 0; i < fields.size(); i += 2) {
            request.param(fields.get(i), fields.get(i + 1));
        }
        return request;
    }

    private static ObjectNode body(Attempt attempt) {
        ObjectNode body = JSON.createObjectNode();
        for (int i = 0; i < attempt.fields().size(); i += 2) {
            String value = attempt.fields().get(i + 1);
            boolean literal = value.matches("true|false|\\{.*|\\[.*");
            body.set(attempt.fields().get(i), literal ? JSON.readTree(value) : StringNode.valueOf(value));
        }
        return body;
    }

    private String token(String login) throws Exception {
        String opened = mvc.perform(MockMvcRequestBuilders.post("/api/v1/sessions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"login\": \"" + login + "\", \"password\": \"onedoor-demo\"}"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JSON.readTree(opened).path("token").asString();
    }

    /** A denial inside a transaction is written beside it, within moments. */
    private boolean journalled(String login, int before) throws InterruptedException {
        for (int i = 0; i < 100 && denied(login) <= before; i++) {
            Thread.sleep(50);
        }
        return denied(login) > before;
    }

    private int denied(String login) {
        return db.sql("""
                        select count(*) from journal.entry e join identity.account a on a.id = e.account
                         where a.login = :login and e.type = 'journal.access-denied.v1'
                        """).param("login", login).query(Integer.class).single();
    }

    private List<Attempt> attempts() throws Exception {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Belongings.class));
        List<Attempt> attempts = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents("org.onedoor")) {
            var constructor = Class.forName(found.getBeanClassName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            attempts.addAll(((Belongings) constructor.newInstance()).attempts(context));
        }
        return attempts;
    }

    private List<String> untried(Set<String> tried) {
        List<String> untried = new ArrayList<>();
        for (Endpoint endpoint : matrix.endpoints()) {
            note(untried, tried, Whose.SOMEBODY_ELSES, endpoint.others(), endpoint);
            note(untried, tried, Whose.ANOTHER_DEPARTMENTS, endpoint.otherDepartment(), endpoint);
            note(untried, tried, Whose.ANOTHER_REGIONS, endpoint.otherRegion(), endpoint);
        }
        return untried;
    }

    private static void note(List<String> untried, Set<String> tried, Whose whose, Answer answer, Endpoint endpoint) {
        String name = whose + " " + endpoint.name();
        if (answer != Answer.NONE && !tried.contains(name)) {
            untried.add(name);
        }
    }
}
