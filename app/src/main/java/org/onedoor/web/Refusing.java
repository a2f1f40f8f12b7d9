package org.onedoor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells somebody a refusal: a person by a page, a program by an RFC 9457 problem. */
@Component
final class Refusing {

    /** After these the same address is the way on. */
    private static final Set<Trouble> AGAIN = Set.of(Trouble.PAGE_EXPIRED, Trouble.BACK_SOON, Trouble.STARTING);

    /** After these the page before is: what was sent there must be changed. */
    private static final Set<Trouble> BACK =
            Set.of(Trouble.TOO_LARGE, Trouble.UNREADABLE, Trouble.WRONG_TYPE, Trouble.NO_KEY);

    private final Faces faces;
    private final Pages pages;
    private final JsonMapper json;

    Refusing(Faces faces, Pages pages, JsonMapper json) {
        this.faces = faces;
        this.pages = pages;
        this.json = json;
    }

    void tell(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        HttpStatus status = Trouble.statusOf(refusal);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "10");
        }
        // What failed may be what knows the reader; then nobody in particular is told.
        boolean failing = refusal instanceof Trouble && status.is5xxServerError();
        Face face = failing ? faces.ofNobody(request) : faces.of(request);
        if (forProgram(request, face)) {
            writeProblem(refusal, status, face, response);
        } else if (failing) {
            pages.writeToNobody(page(refusal, status, face, request), request, response);
        } else {
            pages.write(page(refusal, status, face, request), request, response);
        }
    }

    private static boolean forProgram(HttpServletRequest request, Face face) {
        String accept = request.getHeader("Accept");
        return face.path().startsWith("/api/")
                || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }

    private static Page page(Refusal refusal, HttpStatus status, Face face, HttpServletRequest request) {
        String title = refusal.code() + ".title";
        RefusedPage content = new RefusedPage(
                face.msg(face.has(title) ? title : "web.refused." + slug(refusal.kind())),
                face.refused(refusal.code(), refusal.values()),
                face.remedy(refusal.code(), refusal.values()),
                refusal.legalBasis().map(face::law).orElse(null),
                way(refusal, face, request));
        return Page.of("web/refused", content).withStatus(status);
    }

    private static RefusedPage.Way way(Refusal refusal, Face face, HttpServletRequest request) {
        if (refusal instanceof Trouble trouble && AGAIN.contains(trouble)) {
            return new RefusedPage.Way(face.msg("web.refused.again"), face.address());
        }
        String before = pageBefore(request);
        boolean toBeChanged = refusal instanceof Trouble trouble
                ? BACK.contains(trouble)
                : request.getMethod().equals("POST")
                        && (refusal.kind() == Refusal.Kind.INVALID || refusal.kind() == Refusal.Kind.CONFLICT);
        if (before != null && toBeChanged) {
            return new RefusedPage.Way(face.msg("web.refused.back"), before);
        }
        String signIn = face.signIn();
        return refusal.equals(Trouble.SIGN_IN_FIRST) && signIn != null
                ? new RefusedPage.Way(face.msg("web.header.sign-in"), signIn)
                : new RefusedPage.Way(face.msg("web.refused.home"), "/");
    }

    /** The page of ours that the request came from, as far as the browser says. */
    private static @Nullable String pageBefore(HttpServletRequest request) {
        String referrer = request.getHeader("Referer");
        if (referrer == null) {
            return null;
        }
        try {
            URI from = new URI(referrer);
            String path = from.getRawPath();
            return path != null
                            && path.startsWith("/")
                            && !path.startsWith("//")
                            && String.valueOf(from.getRawAuthority()).equals(request.getHeader("Host"))
                    ? path + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery())
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private void writeProblem(Refusal refusal, HttpStatus status, Face face, HttpServletResponse response)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", URI.create("/problems/" + refusal.code()));
        problem.put("title", face.msg(refusal.code() + ".text", refusal.values()));
        problem.put("status", status.value());
        problem.put("detail", face.msg(refusal.code() + ".next", refusal.values()));
        problem.put("instance", face.path());
        refusal.legalBasis().ifPresent(basis -> problem.put("legalBasis", basis));
        if (!refusal.values().isEmpty()) {
            problem.put("values", refusal.values());
        }
        byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.setLocale(face.locale());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String slug(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> "invalid";
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "forbidden";
            case CONFLICT -> "conflict";
            case TOO_MUCH, NO_ROOM -> "too-much";
        };
    }
}
