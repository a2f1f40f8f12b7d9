package org.onedoor.identity;

import jakarta.servlet.http.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A browser without script: keeps cookies and the last page's form token, and sends them as browsers do. */
public final class TestBrowser {

    /** Forms that a browser sends in parts, here with one picture. */
    private static final Pattern UPLOADS = Pattern.compile("/cases/[^/]+/(correction|supplements/.*)");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvc mvc;
    private final Map<String, Cookie> cookies = new HashMap<>();
    private String page = "";
    private String token = "";
    private String site = "same-origin";

    public TestBrowser(MockMvc mvc) {
        this.mvc = mvc;
    }

    /** What came back. */
    public record Seen(MockHttpServletResponse response) {

        public int status() {
            return response.getStatus();
        }

        public String body() {
            try {
                return response.getContentAsString(StandardCharsets.UTF_8);
            } catch (java.io.UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The address it goes on to; empty where it does not. */
        public String location() {
            return header("Location");
        }

        public String header(String name) {
            return String.join("; ", response.getHeaders(name));
        }
    }

    /** Signed in with a demo account. */
    public static TestBrowser signedIn(MockMvc mvc, String login) {
        TestBrowser browser = new TestBrowser(mvc);
        browser.get("/sign-in");
        Seen seen = browser.post("/sign-in", "login", login, "password", "onedoor-demo");
        if (seen.status() != 303) {
            throw new IllegalStateException(login + " cannot sign in: " + seen.status());
        }
        return browser;
    }

    public Seen get(String address) {
        Seen seen = send(MockMvcRequestBuilders.get(java.net.URI.create(address)));
        page = seen.body();
        Matcher matcher = TOKEN.matcher(page);
        if (matcher.find()) {
            token = matcher.group(1);
        }
        return seen;
    }

    /** Posts a form with the token of the page read last. */
    public Seen post(String path, String... fields) {
        return send(form(path, fields).param("_csrf", token));
    }

    public Seen postWithoutToken(String path, String... fields) {
        return send(form(path, fields));
    }

    private static AbstractMockHttpServletRequestBuilder<?> form(String path, String... fields) {
        AbstractMockHttpServletRequestBuilder<?> request = UPLOADS.matcher(path).matches()
                ? MockMvcRequestBuilders.multipart(path).file(picture("picture.png"))
                : MockMvcRequestBuilders.post(path).contentType("application/x-www-form-urlencoded");
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request;
    }

    /** A small picture as the form part {@code file}. */
    public static MockMultipartFile picture(String name) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return new MockMultipartFile("file", name, "image/png", bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its further requests come from another site's page. */
    public TestBrowser fromElsewhere() {
        site = "cross-site";
        return this;
    }

    public String token() {
        return token;
    }

    public void useToken(String other) {
        token = other;
    }

    public void plant(String name, String value) {
        cookies.put(name, new Cookie(name, value));
    }

    /** The session's cookie. */
    public String session() {
        Cookie cookie = cookies.get("onedoor_session");
        return cookie == null ? "" : cookie.getValue();
    }

    /** The key of the button that chooses this name on the page read last. */
    public String capacity(String name) {
        Matcher matcher = Pattern.compile(
                        "name=\"capacity\" value=\"([^\"]+)\">[^<]*<span class=\"aside\">" + Pattern.quote(name))
                .matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no button for " + name);
        }
        return matcher.group(1);
    }

    private Seen send(AbstractMockHttpServletRequestBuilder<?> request) {
        request.header("Sec-Fetch-Site", site).accept("text/html");
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            for (Cookie cookie : response.getCookies()) {
                keep(cookie);
            }
            return new Seen(response);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(@Nullable Cookie cookie) {
        if (cookie == null) {
            return;
        }
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
        }
    }
}
