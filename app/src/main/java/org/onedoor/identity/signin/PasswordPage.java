package org.onedoor.identity.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.Passwords;
import org.onedoor.shared.Actor;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 改密码: asks for the old one, and ends every other session and token. */
@Controller
class PasswordPage {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Sessions sessions;

    PasswordPage(Accounts accounts, Passwords passwords, Attempts attempts, Sessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /** @param changed whether it has just been changed */
    record Content(List<Field> fields, boolean changed) {

        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    @GetMapping("/me/password")
    Page show(Face face, @RequestParam(defaultValue = "false") boolean changed) {
        return Page.of("identity/signin/password", new Content(fields(face, null, null), changed));
    }

    @PostMapping("/me/password")
    Answer change(
            Face face,
            Actor actor,
            SignedIn who,
            @RequestParam(name = "old-password", defaultValue = "") String old,
            @RequestParam(name = "new-password", defaultValue = "") String fresh) {
        if (!Passwords.acceptable(fresh)) {
            return again(face, null, face.msg("identity.password.new.wrong"));
        }
        // The same count as at sign-in: a browser left open must not become a way to guess.
        if (attempts.countLogin(who.login()) instanceof Attempts.Standing.Waiting) {
            return again(face, face.msg("identity.password.old.waiting"), null);
        }
        boolean right = accounts.forSignIn(who.login())
                .filter(found -> found.account().id().equals(who.account()))
                .filter(found -> passwords.matches(old, found.hash()))
                .isPresent();
        if (!right) {
            return again(face, face.msg("identity.password.old.wrong"), null);
        }
        attempts.clear(who.login());
        accounts.changePassword(actor, who.account(), passwords.hash(fresh));
        sessions.endAll(actor, who.session());
        return Redirect.to("/me/password?changed=true");
    }

    private static Page again(Face face, @Nullable String oldWrong, @Nullable String newWrong) {
        return Page.of("identity/signin/password", new Content(fields(face, oldWrong, newWrong), false))
                .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static List<Field> fields(Face face, @Nullable String oldWrong, @Nullable String newWrong) {
        return List.of(
                Field.Line.of(
                        Question.of("old-password", face.msg("identity.password.old"))
                                .withError(oldWrong),
                        "",
                        Field.Typing.PASSWORD),
                Field.Line.of(
                        Question.of("new-password", face.msg("identity.password.new"))
                                .withHint(face.msg("identity.password.new.hint"))
                                .withError(newWrong),
                        "",
                        Field.Typing.NEW_PASSWORD));
    }
}
