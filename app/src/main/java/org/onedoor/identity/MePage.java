package org.onedoor.identity;

import java.util.List;
import java.util.UUID;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.standard.CheckDigits;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
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

/** 我的信息: who one is here, who in the family helps whom, and which firms one may act for. */
@Controller
class MePage {

    private final Accounts accounts;
    private final Parties parties;
    private final FamilyConsents consents;
    private final Agencies agencies;
    private final AccessLog access;
    private final Once once;

    MePage(
            Accounts accounts,
            Parties parties,
            FamilyConsents consents,
            Agencies agencies,
            AccessLog access,
            Once once) {
        this.accounts = accounts;
        this.parties = parties;
        this.consents = consents;
        this.agencies = agencies;
        this.access = access;
        this.once = once;
    }

    /** @param asked whether one has just asked somebody for consent */
    record Content(Person me, String login, List<FamilyConsent> family, List<Agency> firms, boolean asked) {

        /** Those whom I help or asked to help. */
        List<FamilyConsent> helped() {
            return family.stream().filter(one -> one.helper().equals(me.id())).toList();
        }

        /** Those who help me or asked to. */
        List<FamilyConsent> helpers() {
            return family.stream().filter(one -> one.member().equals(me.id())).toList();
        }
    }

    /** The form that asks a member of the family. */
    record Asking(List<Field> fields) {

        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    @GetMapping("/me")
    Page show(Actor actor, @RequestParam(required = false, defaultValue = "false") boolean asked) {
        Account account = account(actor);
        return Page.of(
                "identity/me",
                new Content(
                        person(account),
                        account.login(),
                        consents.of(account.party()),
                        agencies.ofAgent(account.party()),
                        asked));
    }

    @GetMapping("/me/family/ask")
    Page asking(Face face) {
        return Page.of("identity/ask", new Asking(fields(face, "", "", null, List.of())));
    }

    /** Tells nobody whether there is such a person: the answer is the same when name and number do not fit. */
    @PostMapping("/me/family/ask")
    Answer ask(
            Face face,
            Actor actor,
            FormKey key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String relation) {
        String wanted = number.strip().toUpperCase(java.util.Locale.ROOT);
        List<String> wrong = new java.util.ArrayList<>();
        if (name.isBlank()) {
            wrong.add("name");
        }
        if (!CheckDigits.isResidentId(wanted)) {
            wrong.add("number");
        }
        if (!FamilyConsents.RELATIONS.contains(relation)) {
            wrong.add("relation");
        }
        Account account = account(actor);
        Person helper = person(account);
        if (wanted.equals(helper.idNumber())) {
            wrong.add("self");
        }
        if (!wrong.isEmpty()) {
            return Page.of("identity/ask", new Asking(fields(face, name, number, relation, wrong)))
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        record AskConsent(String name, String number, String relation) {}
        once.run(
                actor,
                key.value().toString(),
                new AskConsent(name.strip(), wanted, relation),
                Boolean.class,
                () -> parties.findPerson(Person.RESIDENT_ID, wanted)
                        .filter(member -> member.name().equals(name.strip()))
                        .map(member -> {
                            consents.ask(actor, member, helper, relation);
                            return true;
                        })
                        .orElse(false));
        return Redirect.to("/me?asked=true");
    }

    @PostMapping("/me/family/{consent}/give")
    Answer give(Actor actor, FormKey key, @PathVariable UUID consent) {
        record GiveConsent(UUID consent) {}
        return change(actor, key, consent, new GiveConsent(consent), party -> consents.give(actor, consent, party));
    }

    @PostMapping("/me/family/{consent}/withdraw")
    Answer withdraw(Actor actor, FormKey key, @PathVariable UUID consent) {
        record WithdrawConsent(UUID consent) {}
        return change(
                actor, key, consent, new WithdrawConsent(consent), party -> consents.withdraw(actor, consent, party));
    }

    private Answer change(
            Actor actor, FormKey key, UUID consent, Object body, java.util.function.Consumer<UUID> command) {
        UUID party = account(actor).party();
        if (!consents.concerns(consent, party)) {
            access.denied(actor, "family-consent", consent);
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        once.run(actor, key.value().toString(), body, Boolean.class, () -> {
            command.accept(party);
            return true;
        });
        return Redirect.to("/me");
    }

    private Account account(Actor actor) {
        return accounts.find(actor.account()).orElseThrow(() -> new Refused(new IdentityRefusal.NoSuchRecord()));
    }

    private Person person(Account account) {
        return parties.find(account.party())
                .map(Person.class::cast)
                .orElseThrow(() -> new Refused(new IdentityRefusal.NoSuchRecord()));
    }

    private static List<Field> fields(
            Face face,
            String name,
            String number,
            @org.jspecify.annotations.Nullable String relation,
            List<String> wrong) {
        return List.of(
                new Field.Line(
                        Question.of("name", face.msg("identity.ask.name"))
                                .withError(wrong.contains("name") ? face.msg("identity.ask.name.wrong") : null),
                        name,
                        Field.Typing.WORDS,
                        null,
                        50),
                new Field.Line(
                        Question.of("number", face.msg("identity.ask.number"))
                                .withHint(face.msg("identity.ask.number.hint"))
                                .withError(
                                        wrong.contains("number")
                                                ? face.msg("identity.ask.number.wrong")
                                                : wrong.contains("self") ? face.msg("identity.ask.number.self") : null),
                        number,
                        Field.Typing.IDENTITY_NUMBER,
                        null,
                        20),
                new Field.OneOf(
                        Question.of("relation", face.msg("identity.ask.relation"))
                                .withError(wrong.contains("relation") ? face.msg("identity.ask.relation.wrong") : null),
                        List.of("spouse", "parent", "child", "grandparent", "sibling").stream()
                                .map(word -> Option.of(word, face.msg("identity.relation." + word)))
                                .toList(),
                        relation));
    }
}
