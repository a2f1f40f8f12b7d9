package org.onedoor.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.web.Answer;
import org.onedoor.web.DayAnswer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** 单位的经办人: whom the legal representative lets act for the firm. To everybody else the page does not exist. */
@Controller
class FirmPage {

    private final Accounts accounts;
    private final Parties parties;
    private final Agencies agencies;
    private final PersonTries tries;
    private final AccessLog access;
    private final Once once;
    private final Clock clock;

    FirmPage(
            Accounts accounts,
            Parties parties,
            Agencies agencies,
            PersonTries tries,
            AccessLog access,
            Once once,
            Clock clock) {
        this.accounts = accounts;
        this.parties = parties;
        this.agencies = agencies;
        this.tries = tries;
        this.access = access;
        this.once = once;
        this.clock = clock;
    }

    /** What the page shows. */
    record Content(Firm firm, List<Agency> agencies, List<Field> fields) {

        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    /**
     * What was typed to appoint somebody.
     *
     * @param wrongPerson what stands at the number; null where nothing is wrong with it
     * @param wrongDay whether the day cannot be taken
     */
    private record Typed(
            String name,
            String number,
            DayAnswer until,
            @Nullable String wrongPerson,
            boolean wrongDay) {
        static final Typed NOTHING = new Typed("", "", DayAnswer.NONE, null, false);
    }

    @GetMapping("/me/firms/{firm}")
    Page show(Face face, Actor actor, @PathVariable UUID firm) {
        representative(actor, firm);
        return page(face, firm, Typed.NOTHING);
    }

    @PostMapping("/me/firms/{firm}/agents")
    Answer appoint(
            Face face,
            Actor actor,
            FormKey key,
            @PathVariable UUID firm,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            WebRequest request) {
        UUID representative = representative(actor, firm);
        DayAnswer until = DayAnswer.read("until", request::getParameter);
        Optional<LocalDate> last = until.day();
        LocalDate today = LocalDate.now(clock);
        if (!until.isEmpty() && (last.isEmpty() || last.get().isBefore(today))) {
            return again(face, firm, new Typed(name, number, until, null, true));
        }
        Optional<Duration> wait = tries.count(actor.account());
        if (wait.isPresent()) {
            String later = face.msg(
                    "identity.firm.agent.waiting",
                    "minutes",
                    wait.get().plusSeconds(59).toMinutes());
            return page(face, firm, new Typed(name, number, until, later, false))
                    .withStatus(HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<Person> agent = parties.findPerson(
                        Person.RESIDENT_ID, number.strip().toUpperCase(Locale.ROOT))
                .filter(person -> person.name().equals(name.strip()));
        if (agent.isEmpty()) {
            String unknown = face.msg("identity.firm.agent.unknown");
            return again(face, firm, new Typed(name, number, until, unknown, false));
        }
        tries.found(actor.account());
        access.read(actor, "party", agent.get().id(), "appointment");
        record AppointAgent(UUID firm, UUID agent, String until) {}
        once.run(
                actor,
                key.value().toString(),
                new AppointAgent(firm, agent.get().id(), until.iso()),
                UUID.class,
                () -> agencies.appoint(
                        actor, firm, agent.get().id(), Agency.Scope.AGENT, representative, today, last.orElse(null)));
        return Redirect.to("/me/firms/" + firm);
    }

    @PostMapping("/me/firms/{firm}/agents/{agency}/end")
    Answer end(Actor actor, FormKey key, @PathVariable UUID firm, @PathVariable UUID agency) {
        representative(actor, firm);
        record DismissAgent(UUID firm, UUID agency) {}
        once.run(actor, key.value().toString(), new DismissAgent(firm, agency), Boolean.class, () -> {
            agencies.end(actor, firm, agency);
            return true;
        });
        return Redirect.to("/me/firms/" + firm);
    }

    private UUID representative(Actor actor, UUID firm) {
        UUID person = accounts.find(actor.account())
                .map(Account::party)
                .orElseThrow(() -> new Refused(new IdentityRefusal.NoSuchRecord()));
        if (!agencies.represents(person, firm)) {
            access.denied(actor, "party", firm);
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        return person;
    }

    private Page again(Face face, UUID firm, Typed typed) {
        return page(face, firm, typed).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page page(Face face, UUID id, Typed typed) {
        Firm firm = parties.find(id)
                .map(Firm.class::cast)
                .orElseThrow(() -> new Refused(new IdentityRefusal.NoSuchRecord()));
        List<Field> fields = List.of(
                new Field.Line(
                        Question.of("name", face.msg("identity.firm.agent.name")),
                        typed.name(),
                        Field.Typing.WORDS,
                        null,
                        50),
                new Field.Line(
                        Question.of("number", face.msg("identity.ask.number")).withError(typed.wrongPerson()),
                        typed.number(),
                        Field.Typing.IDENTITY_NUMBER,
                        null,
                        20),
                new Field.Day(
                        Question.of("until", face.msg("identity.firm.until"))
                                .withHint(face.msg("identity.firm.until.hint"))
                                .asOptional()
                                .withError(typed.wrongDay() ? face.msg("identity.firm.until.wrong") : null),
                        typed.until()));
        return Page.of("identity/firm", new Content(firm, agencies.ofFirm(id), fields));
    }
}
