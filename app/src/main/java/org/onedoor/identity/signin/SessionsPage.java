package org.onedoor.identity.signin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.IdentityRefusal;
import org.onedoor.journal.AccessLog;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Mistake;
import org.onedoor.web.Option;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 登录的设备和程序令牌: where one is signed in, and the tokens one has made for programs. */
@Controller
class SessionsPage {

    private static final Map<String, Duration> LASTING = Map.of(
            "1", Duration.ofDays(1), "30", Duration.ofDays(30), "90", Duration.ofDays(90), "365", Duration.ofDays(365));

    private final Sessions sessions;
    private final AccessLog access;

    SessionsPage(Sessions sessions, AccessLog access) {
        this.sessions = sessions;
        this.access = access;
    }

    /**
     * What the page shows.
     *
     * @param here the session that asks
     * @param token a token just made, shown this once; null otherwise
     */
    record Content(
            List<Sessions.Line> lines,
            UUID here,
            List<Field> fields,
            @Nullable String token) {

        List<Sessions.Line> browsers() {
            return lines.stream().filter(line -> !line.api()).toList();
        }

        List<Sessions.Line> tokens() {
            return lines.stream().filter(Sessions.Line::api).toList();
        }

        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    @GetMapping("/me/sessions")
    Page show(Face face, SignedIn who) {
        return page(who, fields(face, "", "30", "read", null), null);
    }

    @PostMapping("/me/sessions/{session}/end")
    Answer end(Actor actor, @PathVariable UUID session) {
        if (!sessions.belongs(session, actor.account())) {
            access.denied(actor, "session", session);
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        sessions.end(actor, session);
        return Redirect.to("/me/sessions");
    }

    /** Makes a token that acts as the person acts now. It is shown in the answer and nowhere else. */
    @PostMapping("/me/tokens")
    Page make(
            Face face,
            Actor actor,
            SignedIn who,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "30") String days,
            @RequestParam(defaultValue = "read") String scope) {
        Duration lasts = LASTING.getOrDefault(days, Duration.ofDays(30));
        if (label.isBlank() || label.length() > 60) {
            return page(who, fields(face, label, days, scope, face.msg("identity.tokens.label.wrong")), null)
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Token token = Token.next("od_");
        Capacity capacity = who.capacity();
        sessions.open(
                actor,
                token,
                true,
                scope.equals("write"),
                label.strip(),
                capacity == null ? Sessions.Choice.NONE : Capacities.choice(capacity),
                lasts);
        return page(who, fields(face, "", "30", "read", null), token.text());
    }

    private Page page(SignedIn who, List<Field> fields, @Nullable String token) {
        return Page.of(
                "identity/signin/sessions", new Content(sessions.of(who.account()), who.session(), fields, token));
    }

    private static List<Field> fields(Face face, String label, String days, String scope, @Nullable String error) {
        return List.of(
                new Field.Line(
                        Question.of("label", face.msg("identity.tokens.label"))
                                .withHint(face.msg("identity.tokens.label.hint"))
                                .withError(error),
                        label,
                        Field.Typing.WORDS,
                        null,
                        60),
                new Field.OneOf(
                        Question.of("scope", face.msg("identity.tokens.scope")),
                        List.of(
                                Option.of("read", face.msg("identity.tokens.scope.read")),
                                Option.of("write", face.msg("identity.tokens.scope.write"))),
                        scope),
                new Field.OneOf(
                        Question.of("days", face.msg("identity.tokens.days")),
                        List.of(
                                Option.of("1", face.msg("identity.tokens.days.1")),
                                Option.of("30", face.msg("identity.tokens.days.30")),
                                Option.of("90", face.msg("identity.tokens.days.90")),
                                Option.of("365", face.msg("identity.tokens.days.365"))),
                        days));
    }
}
