package org.onedoor.identity.signin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.access.Acting;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Somebody signed in, with one session and the capacity chosen in it.
 *
 * @param session the session's or token's id, never the token itself
 * @param api whether it is a token for programs
 * @param mayWrite whether the token may change anything; always so in a browser
 * @param ownName the person's name
 * @param posts the roles of all posts that the account holds
 * @param capacity as what the person acts; null until chosen, or once the chosen one has ended
 */
public record SignedIn(
        UUID session,
        boolean api,
        boolean mayWrite,
        UUID account,
        String login,
        UUID party,
        String ownName,
        Set<Role> posts,
        @Nullable Capacity capacity)
        implements Authentication, Acting {

    @Override
    public Optional<Role> role() {
        return Optional.ofNullable(capacity).map(Capacity::role);
    }

    /** Every role that the account may act in. */
    public Set<Role> roles() {
        Set<Role> roles = EnumSet.of(Role.APPLICANT);
        roles.addAll(posts);
        return roles;
    }

    /** The actor of the commands that this request gives. Without a capacity it may do no more than a visitor. */
    public Actor actor(String city, Channel channel) {
        return switch (capacity) {
            case null -> new Actor(account, null, Role.VISITOR, null, city, channel);
            case Capacity.Myself myself -> new Actor(account, myself.party(), Role.APPLICANT, null, city, channel);
            case Capacity.ForFirm firm -> new Actor(account, firm.party(), Role.APPLICANT, null, city, channel);
            case Capacity.ForFamily family -> new Actor(account, family.party(), Role.APPLICANT, null, city, channel);
            case Capacity.InPost in ->
                new Actor(
                        account,
                        null,
                        in.post().role(),
                        in.post().department(),
                        in.post().region(),
                        in.post().role() == Role.CLERK && channel != Channel.API ? Channel.COUNTER : channel);
        };
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public @Nullable Object getDetails() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return account;
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    @Override
    public void setAuthenticated(boolean authenticated) {
        throw new IllegalArgumentException("a session stands or falls with its row");
    }

    @Override
    public String getName() {
        return account.toString();
    }
}
