package org.onedoor.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.web.Demo;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts. Passwords come in as hashes and are never given out but to the one who checks them. */
@Repository
public class Accounts {

    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9.-]{1,31}");

    private final JdbcClient db;
    private final Journal journal;
    private final Clock clock;
    private final Demo demo;

    Accounts(JdbcClient db, Journal journal, Clock clock, Demo demo) {
        this.db = db;
        this.journal = journal;
        this.clock = clock;
        this.demo = demo;
    }

    /** An account with the hash of its password. */
    public record WithPassword(Account account, String hash) {}

    /** How a login is compared: without surrounding blanks and in lower case. */
    public static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a login name may be given out. */
    public static boolean isLogin(String login) {
        return LOGIN.matcher(normal(login)).matches();
    }

    /** A person's account. */
    public Optional<Account> ofParty(UUID party) {
        return db.sql("select id, login, party, status, demo from identity.account where party = :party")
                .param("party", party)
                .query(this::account)
                .optional();
    }

    public Optional<Account> find(UUID id) {
        return db.sql("select id, login, party, status, demo from identity.account where id = :id")
                .param("id", id)
                .query(this::account)
                .optional();
    }

    /** By login name or telephone number, for whoever checks the password. */
    public Optional<WithPassword> forSignIn(String loginOrPhone) {
        return db.sql("""
                        select id, login, party, status, demo, password from identity.account
                         where login = :name or phone = :name
                        """)
                .param("name", normal(loginOrPhone))
                .query((row, number) -> new WithPassword(account(row, number), row.getString("password")))
                .optional();
    }

    /** Whether there is no account at all, leaving aside the demo's where this is none (any more). */
    public boolean none() {
        return db.sql("select not exists (select from identity.account where :demo or not demo)")
                .param("demo", demo.on())
                .query(Boolean.class)
                .single();
    }

    /** Opens an account for a person. */
    @Transactional
    public UUID open(Actor actor, String login, @Nullable String phone, String hash, UUID party, boolean demo) {
        String name = normal(login);
        if (!isLogin(name)) {
            throw new Refused(new IdentityRefusal.NotValid("login"));
        }
        UUID id = Ids.next(clock);
        try {
            db.sql("""
                            insert into identity.account (id, login, phone, password, status, party, created_at, demo)
                            values (:id, :login, :phone, :hash, 'active', :party, :at, :demo)
                            """)
                    .param("id", id)
                    .param("login", name)
                    .param("phone", phone)
                    .param("hash", hash)
                    .param("party", party)
                    .param("at", OffsetDateTime.now(clock))
                    .param("demo", demo)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused(new IdentityRefusal.LoginTaken(name));
        }
        record(actor, "identity.account-opened.v1", id);
        return id;
    }

    @Transactional
    public void changePassword(Actor actor, UUID account, String hash) {
        int changed = db.sql("update identity.account set password = :hash where id = :id")
                .param("hash", hash)
                .param("id", account)
                .update();
        if (changed == 0) {
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        record(actor, "identity.password-changed.v1", account);
    }

    private void record(Actor actor, String type, UUID account) {
        journal.append(actor, type, "account", account, actor.city(), Map.of());
    }

    private Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getObject("party", UUID.class),
                row.getString("status").equals("active") && (demo.on() || !row.getBoolean("demo")));
    }
}
