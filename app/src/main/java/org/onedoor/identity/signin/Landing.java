package org.onedoor.identity.signin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.onedoor.web.Redirect;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where somebody goes who came from nowhere in particular: home, or the first entry of the desk for staff. */
@Component
class Landing {

    private static final String HOME = "/";

    private final List<NavEntry> desk;

    Landing(ObjectProvider<NavEntry> entries) {
        this.desk = entries.stream()
                .filter(entry -> entry.place() == NavEntry.Place.DESK)
                .sorted(Comparator.comparingInt(NavEntry::order))
                .toList();
    }

    /** The page asked for if it is one of ours; home is nobody's in particular. */
    Redirect of(String back, Optional<Role> role) {
        Redirect wanted = Redirect.backTo(back, HOME);
        if (!wanted.path().equals(HOME) || role.isEmpty() || role.get() == Role.APPLICANT) {
            return wanted;
        }
        return desk.stream()
                .filter(entry -> entry.roles().isEmpty() || entry.roles().contains(role.get()))
                .findFirst()
                .map(entry -> Redirect.to(entry.path()))
                .orElse(wanted);
    }
}
