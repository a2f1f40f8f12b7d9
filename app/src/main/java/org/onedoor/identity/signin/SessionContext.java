package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Finds who is signed in by cookie or bearer token, when somebody asks: an asset's request asks nobody. */
@Component
class SessionContext implements SecurityContextRepository {

    private static final String FOUND = SessionContext.class.getName() + ".found";
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;

    SessionContext(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it; nothing calls it where the deferred one exists
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Sign-in and sign-out write the session themselves. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return find(request) instanceof Sessions.Found.Live;
    }

    /**
     * The bearer token of a request to the API; a browser's cookie then counts for nothing. Pages never look at that header:
     * asking for one with characters that no header may have is refused, and telling the refusal must not ask again.
     */
    static Optional<String> bearer(HttpServletRequest request) {
        if (!forPrograms(request)) {
            return Optional.empty();
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    static boolean forPrograms(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    /** The account whose session ran out, if this request carries its cookie. */
    Optional<UUID> lapsed(HttpServletRequest request) {
        return find(request) instanceof Sessions.Found.Lapsed lapsed ? Optional.of(lapsed.account()) : Optional.empty();
    }

    private Sessions.Found find(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Sessions.Found found) {
            return found;
        }
        Optional<String> bearer = bearer(request);
        Sessions.Found found = bearer.isPresent()
                ? sessions.find(bearer.get(), true)
                : Cookies.SESSION
                        .read(request)
                        .map(token -> sessions.find(token, false))
                        .orElse(new Sessions.Found.Nothing());
        request.setAttribute(FOUND, found);
        return found;
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            return find(request) instanceof Sessions.Found.Live live
                    ? new SecurityContextImpl(live.who())
                    : new SecurityContextImpl();
        }

        @Override
        public boolean isGenerated() {
            return !(find(request) instanceof Sessions.Found.Live);
        }
    }
}
