package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.onedoor.web.NavEntry.Place;
import org.onedoor.web.Visitor;
import org.onedoor.web.WhoIsThis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells the pages' header who is signed in. */
@Component
class WhoIsLooking implements WhoIsThis {

    @Override
    public Visitor visitor(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who)) {
            return Visitor.NOBODY;
        }
        String other = switch (who.capacity()) {
            case Capacity.ForFirm firm -> firm.name();
            case Capacity.ForFamily family -> family.name();
            case null -> null;
            case Capacity.Myself _, Capacity.InPost _ -> null;
        };
        return new Visitor(who.ownName(), who.role().orElse(Role.VISITOR), who.roles(), other);
    }

    @Override
    public String signInPath() {
        return "/sign-in";
    }

    @Override
    public String signOutPath() {
        return "/sign-out";
    }

    /** The entries below the person's name. */
    @Configuration(proxyBeanMethods = false)
    static class Entries {

        @Bean
        NavEntry meEntry() {
            return new NavEntry("identity.menu.me", "/me", Place.ACCOUNT, 10, Set.of());
        }

        @Bean
        NavEntry actingEntry() {
            return new NavEntry("identity.menu.acting", "/acting", Place.ACCOUNT, 20, Set.of());
        }

        @Bean
        NavEntry sessionsEntry() {
            return new NavEntry("identity.menu.sessions", "/me/sessions", Place.ACCOUNT, 30, Set.of());
        }
    }
}
