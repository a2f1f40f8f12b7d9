package org.onedoor.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Journal;
import org.onedoor.notice.Contact;
import org.onedoor.notice.Letters;
import org.onedoor.notice.Reach;
import org.onedoor.shared.Actor;
import org.onedoor.web.Demo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where parties want to be told (联系方式), and the codes that confirm an e-mail address to be theirs. */
@Repository
class Contacts implements Reach {

    /** How long a code is good for. */
    static final Duration CODE_LASTS = Duration.ofMinutes(30);

    /** After so many wrong ones a code is void. */
    static final int GUESSES = 5;

    /** As browsers check {@code type=email} (WHATWG HTML), with a dot in the domain. */
    private static final Pattern EMAIL =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
                    + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Journal journal;
    private final Letters letters;
    private final Clock clock;
    private final Demo demo;

    Contacts(JdbcClient db, Journal journal, Letters letters, Clock clock, Demo demo) {
        this.db = db;
        this.journal = journal;
        this.letters = letters;
        this.clock = clock;
        this.demo = demo;
    }

    /**
     * What a party has chosen.
     *
     * @param email confirmed; null for none
     * @param language in which to write
     */
    record Chosen(@Nullable String email, boolean emailWanted, boolean smsWanted, Locale language) {}

    /** An address that waits for its code. */
    record Pending(String email, Instant until) {}

    /** What a code was. */
    enum Code {
        RIGHT,
        WRONG,
        /** Run out, guessed at too often, or never asked for. */
        VOID
    }

    static boolean isEmail(String address) {
        return address.length() <= 254 && EMAIL.matcher(address).matches();
    }

    /** What the party has chosen, if it ever has. */
    Optional<Chosen> of(UUID party) {
        return db.sql("select email, email_wanted, sms_wanted, language from identity.contact where party = :party")
                .param("party", party)
                .query((row, number) -> new Chosen(
                        row.getString("email"),
                        row.getBoolean("email_wanted"),
                        row.getBoolean("sms_wanted"),
                        language(row)))
                .optional();
    }

    /** The address whose code may still be typed in. */
    Optional<Pending> pending(UUID party) {
        return db.sql("""
                        select email, until from identity.email_confirmation
                         where party = :party and until > :now and wrong < :guesses
                        """)
                .param("party", party)
                .param("now", OffsetDateTime.now(clock))
                .param("guesses", GUESSES)
                .query((row, number) -> new Pending(
                        row.getString("email"),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The phone of the person's account; a firm has none. */
    Optional<String> phone(UUID party) {
        return db.sql("select phone from identity.account where party = :party and phone is not null")
                .param("party", party)
                .query(String.class)
                .optional();
    }

    /** Sends a code to the address. An earlier code of the party is void. */
    @Transactional
    public void ask(UUID party, String email, Locale language) {
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
        Instant until = clock.instant().plus(CODE_LASTS);
        db.sql("""
                        insert into identity.email_confirmation (party, email, code, asked_at, until)
                        values (:party, :email, :code, :at, :until)
                        on conflict (party) do update
                           set email = excluded.email, code = excluded.code, asked_at = excluded.asked_at,
                               until = excluded.until, wrong = 0
                        """)
                .param("party", party)
                .param("email", email)
                .param("code", digest(party, email, code))
                .param("at", OffsetDateTime.now(clock))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
        letters.send(party, email, language, "confirm", Map.of("code", code, "until", until), until);
    }

    /** Takes the code. The right one makes the address the party's, and it wants messages there. */
    @Transactional
    public Code confirm(Actor actor, UUID party, String code, Locale language) {
        record Asked(String email, String code) {}
        Asked asked = db.sql("""
                        select email, encode(code, 'hex') code from identity.email_confirmation
                         where party = :party and until > :now and wrong < :guesses for update
                        """)
                .param("party", party)
                .param("now", OffsetDateTime.now(clock))
                .param("guesses", GUESSES)
                .query((row, number) -> new Asked(row.getString("email"), row.getString("code")))
                .optional()
                .orElse(null);
        if (asked == null) {
            return Code.VOID;
        }
        if (!asked.code().equals(HexFormat.of().formatHex(digest(party, asked.email(), code)))) {
            db.sql("update identity.email_confirmation set wrong = wrong + 1 where party = :party")
                    .param("party", party)
                    .update();
            return Code.WRONG;
        }
        db.sql("delete from identity.email_confirmation where party = :party")
                .param("party", party)
                .update();
        db.sql("""
                        insert into identity.contact (party, email, email_confirmed_at, email_wanted, sms_wanted, language,
                                                      changed_at, changed_by)
                        values (:party, :email, :at, true, false, :language, :at, :by)
                        on conflict (party) do update
                           set email = excluded.email, email_confirmed_at = excluded.email_confirmed_at,
                               email_wanted = true, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("party", party)
                .param("email", asked.email())
                .param("language", code(language))
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .update();
        record(actor, party, "email-confirmed");
        return Code.RIGHT;
    }

    /** Forgets the party's address, and one that waits for its code. */
    @Transactional
    public void remove(Actor actor, UUID party) {
        db.sql("delete from identity.email_confirmation where party = :party")
                .param("party", party)
                .update();
        int removed = db.sql("""
                        update identity.contact
                           set email = null, email_confirmed_at = null, changed_at = :at, changed_by = :by
                         where party = :party and email is not null
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .param("party", party)
                .update();
        if (removed > 0) {
            record(actor, party, "email-removed");
        }
    }

    /** Keeps which ways the party wants, and in which language it reads. */
    @Transactional
    public void choose(Actor actor, UUID party, boolean email, boolean sms, Locale language) {
        db.sql("""
                        insert into identity.contact (party, email_wanted, sms_wanted, language, changed_at, changed_by)
                        values (:party, :email, :sms, :language, :at, :by)
                        on conflict (party) do update
                           set email_wanted = excluded.email_wanted, sms_wanted = excluded.sms_wanted,
                               language = excluded.language, changed_at = excluded.changed_at,
                               changed_by = excluded.changed_by
                        """)
                .param("party", party)
                .param("email", email)
                .param("sms", sms)
                .param("language", code(language))
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .update();
        record(actor, party, "choices");
    }

    /** Demo people are written to in a demonstration only. */
    @Override
    public Map<UUID, Contact> of(Collection<UUID> parties) {
        Map<UUID, Contact> contacts = new HashMap<>();
        db.sql("""
                        select c.party, c.language, case when c.email_wanted then c.email end email,
                               case when c.sms_wanted then a.phone end phone
                          from identity.contact c
                          join identity.party p on p.id = c.party
                          left join identity.account a on a.party = c.party and a.status = 'active'
                         where c.party = any(:parties) and p.erased_at is null and (:demo or not p.demo)
                        """)
                .param("parties", parties.toArray(UUID[]::new))
                .param("demo", demo.on())
                .query((ResultSet row) -> {
                    contacts.put(
                            row.getObject("party", UUID.class),
                            new Contact(row.getString("email"), row.getString("phone"), language(row)));
                });
        return contacts;
    }

    private void record(Actor actor, UUID party, String what) {
        journal.append(actor, "identity.contact-changed.v1", "party", party, actor.city(), Map.of("what", what));
    }

    private static Locale language(ResultSet row) throws SQLException {
        return row.getString("language").equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static String code(Locale language) {
        return language.getLanguage().equals("en") ? "en" : "zh";
    }

    private static byte[] digest(UUID party, String email, String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((party + "\n" + email + "\n" + code).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
