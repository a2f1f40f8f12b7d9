package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.DemoSignIns;
import org.onedoor.shared.Actor;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 登录 and 退出, as pages that work without script. */
@Controller
class SignInPage {

    private final SignIn signIn;
    private final Sessions sessions;
    private final DemoSignIns demo;
    private final Landing landing;

    SignInPage(SignIn signIn, Sessions sessions, DemoSignIns demo, Landing landing) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.demo = demo;
        this.landing = landing;
    }

    /**
     * What the page shows.
     *
     * @param back where one goes afterwards, a path of our own
     * @param lapsed whether one comes because the session ran out
     * @param held whether what had been filled in was kept
     * @param problem what stands above the form after a failure; null on the first visit
     * @param demo the sign-ins that anybody may try; null outside a demo
     */
    record Content(
            List<Field> fields,
            String back,
            boolean lapsed,
            boolean held,
            @Nullable String problem,
            DemoSignIns.@Nullable Offer demo) {

        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    @GetMapping("/sign-in")
    Answer show(
            Face face,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(required = false) @Nullable String lapsed) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who) {
            return landing.of(back, who.role());
        }
        return Page.of("identity/signin/sign-in", content(face, "", back, lapsed != null, null, null));
    }

    /** @param one a demo account's button, which knows the password that all of them have; empty for what was typed */
    @PostMapping("/sign-in")
    Answer submit(
            Face face,
            Actor visitor,
            @RequestParam(name = "login", defaultValue = "") String typed,
            @RequestParam(name = "password", defaultValue = "") String secret,
            @RequestParam(name = "demo", defaultValue = "") String one,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(required = false) @Nullable String lapsed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<DemoSignIns.Offer> offered = demo.offer().filter(offer -> offer.has(one));
        String login = offered.isPresent() ? one : typed;
        String password = offered.map(DemoSignIns.Offer::password).orElse(secret);
        if (login.isBlank() || password.isEmpty()) {
            return again(
                    face,
                    login,
                    back,
                    lapsed,
                    null,
                    face.msg("identity.sign-in.empty"),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        SignIn.Origin origin = new SignIn.Origin(
                request.getRemoteAddr(),
                Browser.label(request),
                visitor.channel(),
                Cookies.SESSION.read(request).orElse(null));
        return switch (signIn.browser(login, password, origin)) {
            case SignIn.Outcome.Open open -> {
                Cookies.SESSION.write(request, response, open.token().text());
                Cookies.VISITOR.clear(request, response);
                yield open.role().isEmpty()
                        ? Redirect.to("/acting?back="
                                + encoded(Redirect.backTo(back, "/").path()))
                        : landing.of(back, open.role());
            }
            case SignIn.Outcome.Wrong wrong ->
                again(
                        face,
                        login,
                        back,
                        lapsed,
                        null,
                        face.msg("identity.sign-in.wrong", "left", wrong.left()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case SignIn.Outcome.Waiting waiting -> {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER, Long.toString(waiting.pause().toSeconds() + 1));
                yield again(
                        face,
                        login,
                        back,
                        lapsed,
                        face.msg("identity.sign-in.waiting", "minutes", minutes(waiting.pause())),
                        null,
                        HttpStatus.TOO_MANY_REQUESTS);
            }
            case SignIn.Outcome.Choose _ -> throw new IllegalStateException("a browser chooses afterwards");
        };
    }

    @PostMapping("/sign-out")
    Answer leave(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who) {
            sessions.end(actor, who.session());
        }
        Cookies.SESSION.clear(request, response);
        return Redirect.to("/");
    }

    @PostMapping("/sign-out/everywhere")
    Answer leaveEverywhere(HttpServletRequest request, HttpServletResponse response, Actor actor, SignedIn who) {
        sessions.endAll(actor, new UUID(0, 0));
        Cookies.SESSION.clear(request, response);
        return Redirect.to("/sign-in");
    }

    private Page again(
            Face face,
            String login,
            String back,
            @Nullable String lapsed,
            @Nullable String problem,
            @Nullable String error,
            HttpStatus status) {
        return Page.of("identity/signin/sign-in", content(face, login, back, lapsed != null, problem, error))
                .withStatus(status);
    }

    private Content content(
            Face face, String login, String back, boolean lapsed, @Nullable String problem, @Nullable String error) {
        List<Field> fields = List.of(
                new Field.Line(
                        Question.of("login", face.msg("identity.sign-in.login")).withError(error),
                        login,
                        Field.Typing.USERNAME,
                        null,
                        60),
                Field.Line.of(
                        Question.of("password", face.msg("identity.sign-in.password")), "", Field.Typing.PASSWORD));
        String ours = Redirect.backTo(back, "/").path();
        return new Content(
                fields,
                ours,
                lapsed,
                ours.startsWith("/resume/"),
                problem,
                demo.offer().orElse(null));
    }

    private static long minutes(Duration pause) {
        return Math.max(1, (pause.toSeconds() + 59) / 60);
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
