package org.onedoor.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Makes the {@link Face} of a request. */
@Component
final class Faces {

    static final String LANGUAGE = "language";
    static final String SIZE = "size";

    private final Messages messages;
    private final Assets assets;
    private final boolean demo;
    private final Clock clock;
    private final List<NavEntry> entries;
    private final ObjectProvider<WhoIsThis> who;
    private final ObjectProvider<HomeCity> city;

    Faces(
            Messages messages,
            Assets assets,
            Demo demo,
            Clock clock,
            ObjectProvider<NavEntry> entries,
            ObjectProvider<WhoIsThis> who,
            ObjectProvider<HomeCity> city) {
        this.messages = messages;
        this.assets = assets;
        this.demo = demo.on();
        this.clock = clock;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavEntry::order))
                .toList();
        this.who = who;
        this.city = city;
    }

    Face of(HttpServletRequest request) {
        WhoIsThis known = who();
        return face(request, known == null ? Visitor.NOBODY : known.visitor(request), city());
    }

    /** For pages about a failure: asks nothing that could fail again. */
    Face ofNobody(HttpServletRequest request) {
        return face(request, Visitor.NOBODY, null);
    }

    private Face face(HttpServletRequest request, Visitor visitor, @Nullable Text city) {
        String path = address(request);
        String query = request.getMethod().equals("GET") ? request.getQueryString() : null;
        return new Face(
                language(request),
                size(request),
                path,
                query == null ? path : path + "?" + query,
                visitor,
                city,
                this,
                () -> token(request));
    }

    /** What the reader asked for, also where a refusal is drawn on a dispatch of its own. */
    private static String address(HttpServletRequest request) {
        for (String first : List.of(RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_REQUEST_URI)) {
            if (request.getAttribute(first) instanceof String path) {
                return path;
            }
        }
        return request.getRequestURI();
    }

    /** Chinese, unless the person chose English here or has a browser that asks for English and for no Chinese. */
    static Locale language(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, LANGUAGE);
        if (chosen != null) {
            return chosen.getValue().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        }
        String asked = request.getHeader("Accept-Language");
        boolean onlyEnglish = asked != null && asked.startsWith("en") && !asked.contains("zh");
        return onlyEnglish ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static Face.Size size(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, SIZE);
        if (chosen == null) {
            return Face.Size.NORMAL;
        }
        return switch (chosen.getValue()) {
            case "large" -> Face.Size.LARGE;
            case "largest" -> Face.Size.LARGEST;
            default -> Face.Size.NORMAL;
        };
    }

    private static Face.@Nullable Token token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Face.Token(token.getParameterName(), token.getToken())
                : null;
    }

    Messages messages() {
        return messages;
    }

    Assets assets() {
        return assets;
    }

    boolean demo() {
        return demo;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    UUID nextKey() {
        return Ids.next(clock);
    }

    private @Nullable Text city() {
        HomeCity known = city.getIfAvailable();
        return known == null ? null : known.name().orElse(null);
    }

    @Nullable
    WhoIsThis who() {
        return who.getIfAvailable();
    }

    List<NavEntry> menu(NavEntry.Place place, Role role) {
        return entries.stream()
                .filter(entry -> entry.place() == place && entry.isFor(role))
                .toList();
    }
}
