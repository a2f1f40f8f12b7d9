package org.onedoor.identity.signin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Account;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.Passwords;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.stereotype.Service;

/**
 * 登录: looks at a password and opens a session. A name without an account, a shut account and a wrong password take the
 * same time and get the same answer; the wait after too many failures comes by the typed name alone.
 */
@Service
class SignIn {

    private final Accounts accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Capacities capacities;
    private final IdentitySettings settings;

    SignIn(
            Accounts accounts,
            Attempts attempts,
            Passwords passwords,
            Sessions sessions,
            Capacities capacities,
            IdentitySettings settings) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.capacities = capacities;
        this.settings = settings;
    }

    /**
     * Where a sign-in comes from.
     *
     * @param address the network address
     * @param label what the person's own list of sessions calls it
     * @param lapsed the token of the browser's former session; its capacity is taken up again if it is still theirs
     */
    record Origin(
            String address,
            String label,
            Channel channel,
            @Nullable String lapsed) {}

    /** What came of it. */
    sealed interface Outcome {
        /** Signed in, acting in a role; without one the person has to say first as what. */
        record Open(Token token, Optional<Role> role) implements Outcome {}

        /** Name or password is wrong; so many tries are left before a wait. */
        record Wrong(int left) implements Outcome {}

        /** Too many failures: nothing was looked at. */
        record Waiting(Duration pause) implements Outcome {}

        /** A program's sign-in must say as what, one of these. */
        record Choose(List<Capacity> capacities) implements Outcome {}
    }

    Outcome browser(String login, String password, Origin origin) {
        return switch (check(login, password, origin)) {
            case Checked.Not not -> not.outcome();
            case Checked.Right right -> {
                Account account = right.account();
                List<Capacity> all = capacities.of(account.id());
                Sessions.Choice choice =
                        resumed(origin.lapsed(), account.id(), all).orElseGet(() -> Capacities.first(all));
                Token token = Token.next("");
                sessions.open(actor(account, origin), token, false, true, origin.label(), choice, settings.longest());
                yield new Outcome.Open(token, role(choice, all));
            }
        };
    }

    /** @param capacity the key of the capacity to act in; null for the only possible one */
    Outcome program(String login, String password, @Nullable String capacity, boolean mayWrite, Origin origin) {
        return switch (check(login, password, origin)) {
            case Checked.Not not -> not.outcome();
            case Checked.Right right -> {
                Account account = right.account();
                List<Capacity> all = capacities.of(account.id());
                Sessions.Choice choice = capacity == null
                        ? Capacities.first(all)
                        : all.stream()
                                .filter(one -> one.key().equals(capacity))
                                .findFirst()
                                .map(Capacities::choice)
                                .orElse(Sessions.Choice.NONE);
                if (choice.equals(Sessions.Choice.NONE)) {
                    yield new Outcome.Choose(all);
                }
                Token token = Token.next("od_");
                sessions.open(
                        actor(account, origin), token, true, mayWrite, origin.label(), choice, settings.apiSession());
                yield new Outcome.Open(token, role(choice, all));
            }
        };
    }

    private sealed interface Checked {
        record Right(Account account) implements Checked {}

        record Not(Outcome outcome) implements Checked {}
    }

    private Checked check(String login, String password, Origin origin) {
        String name = Accounts.normal(login);
        if (attempts.countAddress(origin.address()) instanceof Attempts.Standing.Waiting waiting) {
            return new Checked.Not(new Outcome.Waiting(waiting.pause()));
        }
        return switch (attempts.countLogin(name)) {
            case Attempts.Standing.Waiting waiting -> new Checked.Not(new Outcome.Waiting(waiting.pause()));
            case Attempts.Standing.Open open -> {
                Optional<Accounts.WithPassword> found = accounts.forSignIn(name);
                boolean right;
                if (found.isEmpty()) {
                    passwords.matchesNobody(password);
                    right = false;
                } else {
                    right = passwords.matches(password, found.get().hash())
                            && found.get().account().active();
                }
                if (right) {
                    attempts.succeeded(name, origin.address());
                    yield new Checked.Right(found.orElseThrow().account());
                }
                yield new Checked.Not(
                        open.left() > 0
                                ? new Outcome.Wrong(open.left())
                                : new Outcome.Waiting(attempts.wait(name).orElse(settings.firstWait())));
            }
        };
    }

    private Optional<Sessions.Choice> resumed(@Nullable String lapsed, UUID account, List<Capacity> all) {
        if (lapsed == null) {
            return Optional.empty();
        }
        Sessions.Choice before = sessions.choiceOf(lapsed, account);
        return all.stream().map(Capacities::choice).filter(before::equals).findFirst();
    }

    private static Optional<Role> role(Sessions.Choice choice, List<Capacity> all) {
        return all.stream()
                .filter(capacity -> Capacities.choice(capacity).equals(choice))
                .findFirst()
                .map(Capacity::role);
    }

    private Actor actor(Account account, Origin origin) {
        return new Actor(account.id(), account.party(), Role.APPLICANT, null, settings.city(), origin.channel());
    }
}
