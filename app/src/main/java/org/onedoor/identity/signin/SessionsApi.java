package org.onedoor.identity.signin;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.onedoor.web.Face;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in for programs, and who one is. */
@RestController
class SessionsApi {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Capacities capacities;
    private final IdentitySettings settings;
    private final Clock clock;

    SessionsApi(SignIn signIn, Sessions sessions, Capacities capacities, IdentitySettings settings, Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.capacities = capacities;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param login the login name or telephone number
     * @param capacity as what to act, one of the keys that {@code GET /api/v1/me} lists; may be left out where there is
     *     only one post, or none
     * @param readOnly true for a token that may change nothing
     * @param label what the person's own list of sessions calls it
     */
    @Schema(example = "{\"login\": \"jia\", \"password\": \"onedoor-demo\", \"label\": \"our system\"}")
    record Asked(
            @Nullable String login,
            @Nullable String password,
            @Nullable String capacity,
            @Nullable Boolean readOnly,
            @Nullable String label) {}

    /** @param token the bearer token, shown only here */
    record Opened(String token, OffsetDateTime expiresAt) {}

    /**
     * One way of acting.
     *
     * @param key names it when asking for a token
     * @param kind {@code myself}, {@code firm}, {@code family} or {@code post}
     * @param name of the party, or the post's Chinese title
     */
    record As(
            String key,
            String kind,
            String name,
            Role role,
            @Nullable UUID party,
            @Nullable String department,
            @Nullable String region) {

        static As of(Capacity capacity) {
            return switch (capacity) {
                case Capacity.Myself it ->
                    new As(it.key(), "myself", it.name(), Role.APPLICANT, it.party(), null, null);
                case Capacity.ForFirm it -> new As(it.key(), "firm", it.name(), Role.APPLICANT, it.party(), null, null);
                case Capacity.ForFamily it ->
                    new As(it.key(), "family", it.name(), Role.APPLICANT, it.party(), null, null);
                case Capacity.InPost it ->
                    new As(
                            it.key(),
                            "post",
                            it.post().title().zh(),
                            it.post().role(),
                            null,
                            it.post().department(),
                            it.post().region());
            };
        }
    }

    /** The caller. */
    record Me(
            UUID account,
            String login,
            String name,
            @Nullable As acting,
            List<As> capacities) {}

    @PostMapping(path = "/api/v1/sessions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> open(@RequestBody Asked asked, HttpServletRequest request, Face face) {
        boolean mayWrite = !Boolean.TRUE.equals(asked.readOnly());
        String label = asked.label() == null || asked.label().isBlank() ? "API" : asked.label();
        SignIn.Origin origin = new SignIn.Origin(
                request.getRemoteAddr(), label.substring(0, Math.min(60, label.length())), Channel.API, null);
        SignIn.Outcome outcome = signIn.program(
                asked.login() == null ? "" : asked.login(),
                asked.password() == null ? "" : asked.password(),
                asked.capacity(),
                mayWrite,
                origin);
        return switch (outcome) {
            case SignIn.Outcome.Open open ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new Opened(
                                open.token().text(), OffsetDateTime.now(clock).plus(settings.apiSession())));
            case SignIn.Outcome.Wrong _ -> problem(HttpStatus.UNAUTHORIZED, "identity.wrong-password", face, null);
            case SignIn.Outcome.Waiting waiting ->
                problem(HttpStatus.TOO_MANY_REQUESTS, "identity.too-many-failures", face, waiting.pause());
            case SignIn.Outcome.Choose choose -> {
                ProblemDetail detail = detail(HttpStatus.UNPROCESSABLE_CONTENT, "identity.choose-capacity", face);
                detail.setProperty(
                        "capacities", choose.capacities().stream().map(As::of).toList());
                yield ResponseEntity.of(detail).build();
            }
        };
    }

    @GetMapping("/api/v1/me")
    Me me(SignedIn who) {
        return new Me(
                who.account(),
                who.login(),
                who.ownName(),
                who.capacity() == null ? null : As.of(who.capacity()),
                capacities.of(who.account()).stream().map(As::of).toList());
    }

    @DeleteMapping("/api/v1/sessions/current")
    ResponseEntity<Void> end(Actor actor, SignedIn who) {
        sessions.end(actor, who.session());
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String code, Face face, @Nullable Duration wait) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        }
        return answer.body(detail(status, code, face));
    }

    private static ProblemDetail detail(HttpStatus status, String code, Face face) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, face.msg(code + ".text"));
        detail.setProperty("code", code);
        return detail;
    }
}
