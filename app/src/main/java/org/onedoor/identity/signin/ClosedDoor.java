package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.access.Gate;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What somebody gets whom the gate or the form token did not let through: never a bare code, and no answer lost. */
@Component
class ClosedDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final SessionContext context;
    private final HeldForms held;

    ClosedDoor(SessionContext context, HeldForms held) {
        this.context = context;
        this.held = held;
    }

    /** Nobody is signed in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        close(request, response);
    }

    /** Somebody is signed in and may not, or a form's token does not fit. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (refused instanceof CsrfException stale) {
            staleForm(request, response, stale);
        } else {
            close(request, response);
        }
    }

    private void close(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (Gate.why(request).orElse(Gate.Closed.ROLE)) {
            case UNLISTED -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case SIGN_IN -> signIn(request, response);
            case CHOOSE -> {
                if (SessionContext.forPrograms(request)) {
                    response.sendError(HttpServletResponse.SC_FORBIDDEN);
                } else {
                    go(request, response, "/acting?back=" + back(request));
                }
            }
            case READ_ONLY, ROLE -> response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SessionContext.forPrograms(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Optional<UUID> lapsed = context.lapsed(request);
        String back = lapsed.flatMap(account -> held.hold(account, request))
                .map(id -> encoded("/resume/" + id))
                .orElseGet(() -> back(request));
        go(request, response, "/sign-in?back=" + back + (lapsed.isPresent() ? "&lapsed" : ""));
    }

    /** The form was opened before a sign-in or change of capacity, or it is not ours at all. */
    private void staleForm(HttpServletRequest request, HttpServletResponse response, CsrfException refused)
            throws IOException {
        if (!SessionContext.forPrograms(request) && fromOurPage(request)) {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who) {
                Optional<UUID> id = held.hold(who.account(), request);
                if (id.isPresent()) {
                    go(request, response, "/resume/" + id.get());
                    return;
                }
            } else {
                Token secret = Token.next("");
                Optional<UUID> id = held.holdFor(secret, request);
                if (id.isPresent()) {
                    Cookies.HELD.write(request, response, secret.text());
                    go(request, response, "/sign-in?back=" + encoded("/resume/" + id.get()) + "&lapsed");
                    return;
                }
            }
        }
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, refused);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** Only a browser says where a post comes from, and a page cannot make it lie. */
    private static boolean fromOurPage(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static void go(HttpServletRequest request, HttpServletResponse response, String path) {
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", path);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, path);
        }
    }

    /** The page to come back to: a form's own page where the browser tells it, never what was posted to. */
    private static String back(HttpServletRequest request) {
        if (request.getHeader("HX-Request") != null) {
            return encoded(pathOf(request.getHeader("HX-Current-URL")));
        }
        if (request.getMethod().equals("GET")) {
            String query = request.getQueryString();
            return encoded(request.getRequestURI() + (query == null ? "" : "?" + query));
        }
        return encoded(pathOf(request.getHeader(HttpHeaders.REFERER)));
    }

    private static String pathOf(@Nullable String address) {
        if (address == null) {
            return "/";
        }
        try {
            URI uri = URI.create(address);
            String path = uri.getRawPath();
            if (path == null || path.isEmpty()) {
                return "/";
            }
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
