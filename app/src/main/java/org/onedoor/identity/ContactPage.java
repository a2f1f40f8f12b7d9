package org.onedoor.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Once;
import org.onedoor.notice.Delivery;
import org.onedoor.notice.Letters;
import org.onedoor.notice.Way;
import org.onedoor.notice.Ways;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 消息送到哪里: the e-mail address and the ways by which a person, or a firm by those who act for it, wants to be told.
 * Who helps in the family sees to cases, not to where another's letters go.
 */
@Controller
class ContactPage {

    private final ContactOwners owners;
    private final Contacts contacts;
    private final ContactTries tries;
    private final Letters letters;
    private final Ways ways;
    private final Once once;

    ContactPage(ContactOwners owners, Contacts contacts, ContactTries tries, Letters letters, Ways ways, Once once) {
        this.owners = owners;
        this.contacts = contacts;
        this.tries = tries;
        this.letters = letters;
        this.ways = ways;
        this.once = once;
    }

    /**
     * What the page shows.
     *
     * @param own whether the actor may change it: not for a member of the family
     * @param firm whether it is a firm's
     * @param email the confirmed address
     * @param pending the address whose code may be typed in
     * @param letter how far the letter with that code has come
     * @param asking the field for an address
     * @param code the field for the code; null while none is out
     * @param choices what may be chosen; empty while there is nothing to choose between
     * @param done what has just been done, the end of a text's key
     */
    record Content(
            boolean own,
            boolean firm,
            boolean byEmail,
            boolean bySms,
            @Nullable String email,
            @Nullable String phone,
            Contacts.@Nullable Pending pending,
            @Nullable Delivery letter,
            Field asking,
            @Nullable Field code,
            List<Field> choices,
            @Nullable String done) {

        /** The key of what is said about the letter. */
        String letterSays() {
            return "identity.contact.code." + (letter == null ? "waiting" : letter.progress());
        }

        List<Mistake> mistakes() {
            List<Field> fields = new ArrayList<>();
            if (code != null) {
                fields.add(code);
            }
            fields.add(asking);
            return Field.mistakes(fields);
        }
    }

    /**
     * What was typed and is wrong.
     *
     * @param email as typed
     */
    private record Typed(
            String email,
            @Nullable String wrongEmail,
            @Nullable String wrongCode) {
        static final Typed NOTHING = new Typed("", null, null);
    }

    @GetMapping("/me/contact")
    Page show(Face face, Actor actor, @RequestParam(defaultValue = "") String done) {
        String known = Set.of("sent", "confirmed", "removed", "chosen").contains(done) ? done : null;
        return page(face, actor, Typed.NOTHING, known);
    }

    @PostMapping("/me/contact/email")
    Answer ask(Face face, Actor actor, FormKey key, @RequestParam(defaultValue = "") String email) {
        UUID party = owners.changing(actor);
        requireEmail();
        String address = email.strip();
        if (!Contacts.isEmail(address)) {
            return again(face, actor, new Typed(email, face.msg("identity.contact.email.wrong"), null));
        }
        Optional<Duration> wait = tries.countCode(actor.account());
        if (wait.isPresent()) {
            long minutes = wait.get().plusSeconds(59).toMinutes();
            Typed typed = new Typed(email, face.msg("identity.contact.email.waiting", "minutes", minutes), null);
            return page(face, actor, typed, null).withStatus(HttpStatus.TOO_MANY_REQUESTS);
        }
        record AskForCode(UUID party, String email) {}
        once.run(actor, key.value().toString(), new AskForCode(party, address), Boolean.class, () -> {
            contacts.ask(party, address, face.locale());
            return true;
        });
        return Redirect.to("/me/contact?done=sent");
    }

    @PostMapping("/me/contact/confirmation")
    Answer confirm(Face face, Actor actor, FormKey key, @RequestParam(defaultValue = "") String code) {
        UUID party = owners.changing(actor);
        String digits = code.replaceAll("\\s", "");
        record ConfirmEmail(UUID party, String code) {}
        // A wrong code is an answer and no refusal: what was counted must stay counted.
        Contacts.Code answer = once.run(
                actor,
                key.value().toString(),
                new ConfirmEmail(party, digits),
                Contacts.Code.class,
                () -> contacts.confirm(actor, party, digits, face.locale()));
        return switch (answer) {
            case RIGHT -> Redirect.to("/me/contact?done=confirmed");
            case WRONG -> again(face, actor, new Typed("", null, face.msg("identity.contact.code.wrong")));
            case VOID -> again(face, actor, new Typed("", face.msg("identity.contact.code.void"), null));
        };
    }

    @PostMapping("/me/contact/removal")
    Answer remove(Actor actor, FormKey key) {
        UUID party = owners.changing(actor);
        record RemoveEmail(UUID party) {}
        once.run(actor, key.value().toString(), new RemoveEmail(party), Boolean.class, () -> {
            contacts.remove(actor, party);
            return true;
        });
        return Redirect.to("/me/contact?done=removed");
    }

    @PostMapping("/me/contact/choices")
    Answer choose(
            Face face,
            Actor actor,
            FormKey key,
            @RequestParam(name = "ways", required = false) @Nullable Set<String> wanted,
            @RequestParam(defaultValue = "") String language) {
        UUID party = owners.changing(actor);
        Set<String> by = wanted == null ? Set.of() : wanted;
        Locale chosen =
                language.isEmpty() ? face.locale() : language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        boolean email = by.contains(Way.EMAIL.code());
        boolean sms = by.contains(Way.SMS.code());
        record ChooseWays(UUID party, boolean email, boolean sms, String language) {}
        once.run(
                actor,
                key.value().toString(),
                new ChooseWays(party, email, sms, chosen.getLanguage()),
                Boolean.class,
                () -> {
                    contacts.choose(actor, party, email, sms, chosen);
                    return true;
                });
        return Redirect.to("/me/contact?done=chosen");
    }

    private void requireEmail() {
        if (!ways.has(Way.EMAIL)) {
            throw new Refused(new IdentityRefusal.NoEmailHere());
        }
    }

    private Page again(Face face, Actor actor, Typed typed) {
        return page(face, actor, typed, null).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page page(Face face, Actor actor, Typed typed, @Nullable String done) {
        UUID party = owners.party(actor);
        boolean own = owners.mayChange(actor);
        Contacts.Chosen chosen = contacts.of(party).orElse(null);
        Contacts.Pending pending = contacts.pending(party).orElse(null);
        String email = chosen == null ? null : chosen.email();
        String phone = ways.has(Way.SMS) ? contacts.phone(party).orElse(null) : null;
        Field asking = Field.Line.of(
                Question.of("email", face.msg(asking(email, pending)))
                        .withHint(face.msg("identity.contact.email.hint"))
                        .withError(typed.wrongEmail()),
                typed.wrongEmail() == null && pending != null ? pending.email() : typed.email(),
                Field.Typing.EMAIL);
        Field code = pending == null
                ? null
                : Field.Line.of(
                        Question.of("code", face.msg("identity.contact.code"))
                                .withHint(face.msg("identity.contact.code.hint", "until", pending.until()))
                                .withError(typed.wrongCode()),
                        "",
                        Field.Typing.ONE_TIME_CODE);
        return Page.of(
                "identity/contact",
                new Content(
                        own,
                        owners.isFirm(actor),
                        ways.has(Way.EMAIL),
                        ways.has(Way.SMS),
                        email,
                        phone,
                        pending,
                        pending == null ? null : letters.latest(party).orElse(null),
                        asking,
                        code,
                        choices(face, chosen, email, phone),
                        done));
    }

    private static String asking(@Nullable String email, Contacts.@Nullable Pending pending) {
        if (pending != null) {
            return "identity.contact.email.again";
        }
        return email == null ? "identity.contact.email" : "identity.contact.email.other";
    }

    private List<Field> choices(
            Face face, Contacts.@Nullable Chosen chosen, @Nullable String email, @Nullable String phone) {
        List<Option> options = new ArrayList<>();
        Set<String> ticked = new java.util.HashSet<>();
        if (ways.has(Way.EMAIL) && email != null) {
            options.add(new Option(Way.EMAIL.code(), face.msg("identity.contact.by.email"), email));
        }
        if (phone != null) {
            options.add(new Option(
                    Way.SMS.code(),
                    face.msg("identity.contact.by.sms", "phone", phone),
                    face.msg("identity.contact.by.sms.hint")));
        }
        if (options.isEmpty()) {
            return List.of();
        }
        if (chosen != null && chosen.emailWanted()) {
            ticked.add(Way.EMAIL.code());
        }
        if (chosen != null && chosen.smsWanted()) {
            ticked.add(Way.SMS.code());
        }
        boolean english = (chosen == null ? face.locale() : chosen.language())
                .getLanguage()
                .equals("en");
        return List.of(
                new Field.AnyOf(
                        Question.of("ways", face.msg("identity.contact.by"))
                                .withHint(face.msg("identity.contact.by.hint"))
                                .asOptional(),
                        options,
                        ticked),
                new Field.OneOf(
                        Question.of("language", face.msg("identity.contact.language")),
                        List.of(
                                Option.of("zh", face.msg("identity.contact.language.zh")),
                                Option.of("en", face.msg("identity.contact.language.en"))),
                        english ? "en" : "zh"));
    }
}
