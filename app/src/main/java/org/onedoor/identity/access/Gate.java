package org.onedoor.identity.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Role;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Lets a request through if the matrix lists its endpoint for whoever acts. Says by a request attribute why not, so that
 * the answer can be the right one: sign in, choose whom to act for, not for this role, no such page.
 */
@Component
public class Gate implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String WHY = Gate.class.getName() + ".why";

    /** Why a request was not let through. */
    public enum Closed {
        /** No line of the matrix stands for it. */
        UNLISTED,
        /** Nobody is signed in, and it is not for everybody. */
        SIGN_IN,
        /** Somebody is signed in but has not chosen in which capacity to act. */
        CHOOSE,
        /** The caller's token may only read. */
        READ_ONLY,
        /** Not for the role that the caller acts in. */
        ROLE
    }

    private final AuthorisationMatrix matrix;

    Gate(AuthorisationMatrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            // A forward or an error page inside the program: what was asked has been through the gate.
            return new AuthorizationDecision(true);
        }
        Optional<Endpoint> endpoint = matrix.find(request.getMethod(), pathOf(request));
        if (endpoint.isEmpty()) {
            return closed(request, Closed.UNLISTED);
        }
        if (endpoint.get().audience() == Endpoint.Audience.ANYONE) {
            return new AuthorizationDecision(true);
        }
        if (!(authentication.get() instanceof Acting acting)) {
            return closed(request, Closed.SIGN_IN);
        }
        if (!acting.mayWrite() && !READING.contains(request.getMethod())) {
            return closed(request, Closed.READ_ONLY);
        }
        if (endpoint.get().audience() == Endpoint.Audience.SIGNED_IN) {
            return new AuthorizationDecision(true);
        }
        Optional<Role> role = acting.role();
        if (role.isEmpty()) {
            return closed(request, Closed.CHOOSE);
        }
        return endpoint.get().admits(role.get()) ? new AuthorizationDecision(true) : closed(request, Closed.ROLE);
    }

    /** Why the request was not let through; empty where another guard stopped it. */
    public static Optional<Closed> why(HttpServletRequest request) {
        return Optional.ofNullable((Closed) request.getAttribute(WHY));
    }

    private static AuthorizationDecision closed(HttpServletRequest request, Closed why) {
        request.setAttribute(WHY, why);
        return new AuthorizationDecision(false);
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
