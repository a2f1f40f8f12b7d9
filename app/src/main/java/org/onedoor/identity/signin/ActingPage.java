package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onedoor.identity.IdentityRefusal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 切换办事身份: for whom, or in which post, one acts from now on. */
@Controller
class ActingPage {

    private final Capacities capacities;
    private final Sessions sessions;
    private final Landing landing;

    ActingPage(Capacities capacities, Sessions sessions, Landing landing) {
        this.capacities = capacities;
        this.sessions = sessions;
        this.landing = landing;
    }

    /** @param under what kind of acting it is, in words */
    record Choice(String key, String name, String under, boolean now) {}

    /** @param undecided whether nothing is chosen, or what was chosen has ended */
    record Content(List<Choice> forParties, List<Choice> inPosts, String back, boolean undecided) {

        boolean mayChoose() {
            return forParties.size() + inPosts.size() > 1;
        }
    }

    @GetMapping("/acting")
    Page show(Face face, SignedIn who, @RequestParam(defaultValue = "/") String back) {
        List<Choice> parties = new ArrayList<>();
        List<Choice> posts = new ArrayList<>();
        Capacity now = who.capacity();
        for (Capacity capacity : capacities.of(who.account())) {
            boolean chosen = now != null && now.key().equals(capacity.key());
            switch (capacity) {
                case Capacity.Myself it ->
                    parties.add(new Choice(it.key(), it.name(), face.msg("identity.acting.myself"), chosen));
                case Capacity.ForFirm it ->
                    parties.add(new Choice(it.key(), it.name(), face.msg("identity.acting.firm"), chosen));
                case Capacity.ForFamily it ->
                    parties.add(new Choice(it.key(), it.name(), face.msg("identity.acting.family"), chosen));
                case Capacity.InPost it ->
                    posts.add(new Choice(
                            it.key(),
                            face.text(it.post().title()),
                            face.msg("identity.role." + it.post().role().code()),
                            chosen));
            }
        }
        return Page.of(
                "identity/signin/acting",
                new Content(parties, posts, Redirect.backTo(back, "/").path(), now == null));
    }

    @PostMapping("/acting")
    Answer choose(
            Actor actor,
            SignedIn who,
            @RequestParam String capacity,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Capacity chosen = capacities
                .find(who.account(), capacity)
                .orElseThrow(() -> new Refused(new IdentityRefusal.NotYourCapacity()));
        Token token = Token.next("");
        sessions.change(actor, who.session(), Capacities.choice(chosen), token);
        Cookies.SESSION.write(request, response, token.text());
        return landing.of(back, Optional.of(chosen.role()));
    }
}
