package org.onedoor.identity.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookies of sign-in. Over https their names begin with {@code __Host-}, so that no other host or plain page of
 * the same domain can plant them.
 */
enum Cookies {
    /** The session's token. */
    SESSION("onedoor_session"),
    /** A random value that form tokens of somebody not signed in hang on. */
    VISITOR("onedoor_visitor"),
    /** Proves that a form which was kept for nobody in particular came from this browser. */
    HELD("onedoor_held");

    private final String name;

    Cookies(String name) {
        this.name = name;
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name(request));
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= 200);
    }

    void write(HttpServletRequest request, HttpServletResponse response, String value) {
        set(request, response, value, null);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", 0L);
    }

    private void set(HttpServletRequest request, HttpServletResponse response, String value, @Nullable Long seconds) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure());
        if (seconds != null) {
            cookie.maxAge(seconds);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + name : name;
    }
}
