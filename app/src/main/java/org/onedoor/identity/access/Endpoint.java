package org.onedoor.identity.access;

import java.util.Set;
import org.onedoor.shared.Role;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One line of the matrix: one endpoint and who may call it.
 *
 * @param line where it stands in the file, for messages
 * @param method an HTTP method, or {@code *} for every one
 * @param path the pattern exactly as the route declares it
 * @param audience who may call it at all
 * @param roles the roles that {@link Audience#ROLES} names, empty for the other audiences
 * @param others the answer for somebody else's record
 * @param otherDepartment the answer for another department's record
 * @param otherRegion the answer for another region's record
 * @param note what it is for, in a few words
 */
public record Endpoint(
        int line,
        String method,
        PathPattern path,
        Audience audience,
        Set<Role> roles,
        Answer others,
        Answer otherDepartment,
        Answer otherRegion,
        String note) {

    /** Who may call an endpoint at all. */
    public enum Audience {
        /** Everybody, signed in or not. */
        ANYONE,
        /** Every account, whatever it acts as, even before it has chosen. */
        SIGNED_IN,
        /** Only those who act in one of the named roles. */
        ROLES
    }

    /** Whether somebody acting in the role may call this. */
    public boolean admits(Role role) {
        return switch (audience) {
            case ANYONE -> true;
            case SIGNED_IN -> role != Role.VISITOR;
            case ROLES -> roles.contains(role);
        };
    }

    boolean takes(String requestMethod) {
        return method.equals("*")
                || method.equals(requestMethod)
                || (method.equals("GET") && requestMethod.equals("HEAD"));
    }

    /** {@code GET /path}. */
    public String name() {
        return method + " " + path.getPatternString();
    }
}
