package org.onedoor.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.ContactTries;
import org.onedoor.identity.PersonTries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 登录失败次数: counts before the password is looked at, so that guesses made side by side gain nothing, and by a digest
 * of what was typed, so that a name without an account behaves like one with.
 */
@Repository
class Attempts implements PersonTries, ContactTries {

    /** Failures older than this are forgotten. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private final JdbcClient db;
    private final IdentitySettings settings;
    private final Clock clock;

    Attempts(JdbcClient db, IdentitySettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** How it stands with a name or an address after this attempt has been counted. */
    sealed interface Standing {
        /** The password may be looked at; if it is wrong, {@code left} more tries follow before a wait. */
        record Open(int left) implements Standing {}

        /** Nothing is looked at for so long. */
        record Waiting(Duration pause) implements Standing {}
    }

    @Transactional
    public Standing countLogin(String login) {
        return count(login(login), settings.failures());
    }

    @Transactional
    public Standing countAddress(String address) {
        return count(address(address), settings.addressFailures());
    }

    @Override
    @Transactional
    public Optional<Duration> count(UUID account) {
        return pause(person(account));
    }

    @Override
    @Transactional
    public Optional<Duration> countCode(UUID account) {
        return pause(Token.sha256("code " + account));
    }

    private Optional<Duration> pause(byte[] key) {
        return count(key, settings.failures()) instanceof Standing.Waiting waiting
                ? Optional.of(waiting.pause())
                : Optional.empty();
    }

    @Override
    @Transactional
    public void found(UUID account) {
        oneLess(person(account));
    }

    /** How long a name or address has to wait from now on, if it has to. */
    public Optional<Duration> wait(String login) {
        return Optional.ofNullable(waiting(login(login), OffsetDateTime.now(clock)));
    }

    /** The name's password was right: it is clean. */
    @Transactional
    public void clear(String login) {
        db.sql("delete from identity.sign_in_failure where key = :key")
                .param("key", login(login))
                .update();
    }

    /** The password was right: the name is clean, the address has one attempt less. */
    @Transactional
    public void succeeded(String login, String address) {
        clear(login);
        oneLess(address(address));
    }

    private void oneLess(byte[] key) {
        db.sql("delete from identity.sign_in_failure where key = :key and failures = 1")
                .param("key", key)
                .update();
        db.sql("""
                        update identity.sign_in_failure set failures = failures - 1, locked_until = null
                         where key = :key and failures > 1
                        """).param("key", key).update();
    }

    /** Forgets what is older than the memory. */
    @Transactional
    public int forget() {
        return db.sql("delete from identity.sign_in_failure where last_at < :before")
                .param("before", OffsetDateTime.now(clock).minus(MEMORY))
                .update();
    }

    private Standing count(byte[] key, int allowed) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Integer> failures = db.sql("""
                        insert into identity.sign_in_failure as f (key, failures, last_at, locked_until)
                        values (:key, 1, :now, case when 1 >= :allowed then :now + :first * interval '1 second' end)
                        on conflict (key) do update
                           set failures = case when f.last_at < :before then 1 else f.failures + 1 end,
                               last_at = :now,
                               locked_until = case
                                   when f.last_at < :before or f.failures + 1 < :allowed then null
                                   else :now + least(:longest, :first * power(2, least(f.failures + 1 - :allowed, 20)))
                                             * interval '1 second' end
                         where f.locked_until is null or f.locked_until <= :now
                        returning failures
                        """)
                .param("key", key)
                .param("now", now)
                .param("before", now.minus(MEMORY))
                .param("allowed", allowed)
                .param("first", (double) settings.firstWait().toSeconds())
                .param("longest", (double) settings.longestWait().toSeconds())
                .query(Integer.class)
                .optional();
        if (failures.isPresent()) {
            return new Standing.Open(Math.max(0, allowed - failures.get()));
        }
        Duration wait = waiting(key, now);
        return wait == null ? new Standing.Waiting(settings.firstWait()) : new Standing.Waiting(wait);
    }

    private @Nullable Duration waiting(byte[] key, OffsetDateTime now) {
        return db.sql("select locked_until from identity.sign_in_failure where key = :key and locked_until > :now")
                .param("key", key)
                .param("now", now)
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until))
                .orElse(null);
    }

    private static byte[] login(String login) {
        return Token.sha256("login " + login);
    }

    private static byte[] person(UUID account) {
        return Token.sha256("person " + account);
    }

    private static byte[] address(String address) {
        return Token.sha256("address " + address);
    }
}
