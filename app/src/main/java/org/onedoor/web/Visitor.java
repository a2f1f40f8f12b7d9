package org.onedoor.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Role;

/**
 * Who is looking at the page, as its header shows it.
 *
 * @param name what to call the person, null when nobody is signed in
 * @param role the capacity the person acts in now
 * @param roles every capacity the person may act in
 * @param actingFor the name of the firm or family member in whose name the person acts, null for the person's own
 */
public record Visitor(
        @Nullable String name,
        Role role,
        Set<Role> roles,
        @Nullable String actingFor) {

    public static final Visitor NOBODY = new Visitor(null, Role.VISITOR, Set.of(Role.VISITOR), null);

    public boolean signedIn() {
        return name != null;
    }

    /** The name for the header: the person, and in whose name. */
    public String shown() {
        if (name == null) {
            return "";
        }
        return actingFor == null ? name : name + " · " + actingFor;
    }
}
