package org.onedoor.identity.signin;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.IdentityRefusal;
import org.onedoor.identity.StaffPost;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.web.Demo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 会话: the browsers and programs that are signed in, by the hash of their token. */
@Repository
class Sessions {

    /** The time of the last request is written no more often than this: a page view is a read. */
    private static final Duration SEEN = Duration.ofMinutes(5);

    private static final String LOAD = """
            select s.id, s.kind, s.scope, s.account, s.last_seen_at, s.ends_at, s.ended_at, s.acting_for,
                   a.login, a.status, a.demo, a.party, own.name own_name, coalesce(person.name, firm.name) acting_name,
                   po.id post_id, po.role, po.department, po.region, po.title_zh, po.title_en, po.since,
                   array(select p.role from identity.staff_post p where p.account = a.id and p.ended_at is null
                                                                      and a.posts_shut_at is null) roles,
                   case when s.acting_for = a.party then 'myself'
                        when exists (select from identity.agency g
                                      where g.firm = s.acting_for and g.agent = a.party and g.ended_at is null
                                        and g.from_date <= :today and (g.until_date is null or g.until_date >= :today))
                             then 'firm'
                        when exists (select from identity.family_consent c
                                      where c.member = s.acting_for and c.helper = a.party
                                        and c.consented_at is not null and c.withdrawn_at is null) then 'family'
                   end acting_kind
              from identity.session s
              join identity.account a on a.id = s.account
              join identity.person own on own.party = a.party
              left join identity.person person on person.party = s.acting_for
              left join identity.firm firm on firm.party = s.acting_for
              left join identity.staff_post po on po.id = s.post and po.account = a.id and po.ended_at is null
                                                and a.posts_shut_at is null
             where s.token_hash = :hash and s.kind = :kind
            """;

    private final JdbcClient db;
    private final Journal journal;
    private final IdentitySettings settings;
    private final Clock clock;
    private final Demo demo;

    Sessions(JdbcClient db, Journal journal, IdentitySettings settings, Clock clock, Demo demo) {
        this.db = db;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
        this.demo = demo;
    }

    /** What a token stands for. */
    sealed interface Found {
        /** Somebody who is signed in. */
        record Live(SignedIn who) implements Found {}

        /** A session that ran out by itself, not one that was signed out: its unfinished form may be kept. */
        record Lapsed(UUID account) implements Found {}

        /** Nothing. */
        record Nothing() implements Found {}
    }

    /** One line of a person's own list. */
    public record Line(
            UUID id, boolean api, boolean mayWrite, String label, Instant since, Instant lastSeen, Instant ends) {}

    /** What a new session acts as: for a party, in a post, or neither yet. */
    record Choice(@Nullable UUID actingFor, @Nullable UUID post) {
        static final Choice NONE = new Choice(null, null);
    }

    Found find(String token, boolean api) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        record Row(SignedIn who, OffsetDateTime seen, OffsetDateTime ends, boolean ended, boolean active) {}
        Optional<Row> found = db.sql(LOAD)
                .param("today", LocalDate.now(clock))
                .param("hash", Token.sha256(token))
                .param("kind", api ? "api" : "browser")
                .query((row, number) -> new Row(
                        signedIn(row),
                        row.getObject("last_seen_at", OffsetDateTime.class),
                        row.getObject("ends_at", OffsetDateTime.class),
                        row.getObject("ended_at") != null,
                        row.getString("status").equals("active") && (demo.on() || !row.getBoolean("demo"))))
                .optional();
        if (found.isEmpty() || found.get().ended() || !found.get().active()) {
            return new Found.Nothing();
        }
        Row row = found.get();
        if (!now.isBefore(row.ends()) || (!api && !now.isBefore(row.seen().plus(settings.idle())))) {
            return new Found.Lapsed(row.who().account());
        }
        if (!now.isBefore(row.seen().plus(SEEN))) {
            db.sql("update identity.session set last_seen_at = :now where id = :id")
                    .param("now", now)
                    .param("id", row.who().session())
                    .update();
        }
        return new Found.Live(row.who());
    }

    /** What the session with this token acts or acted as, if it is the account's own. */
    Choice choiceOf(String token, UUID account) {
        return db.sql("select acting_for, post from identity.session where token_hash = :hash and account = :account")
                .param("hash", Token.sha256(token))
                .param("account", account)
                .query((row, number) ->
                        new Choice(row.getObject("acting_for", UUID.class), row.getObject("post", UUID.class)))
                .optional()
                .orElse(Choice.NONE);
    }

    @Transactional
    public UUID open(
            Actor actor, Token token, boolean api, boolean mayWrite, String label, Choice choice, Duration lasts) {
        UUID id = Ids.next(clock);
        OffsetDateTime now = OffsetDateTime.now(clock);
        db.sql("""
                        insert into identity.session (id, token_hash, kind, scope, label, account, acting_for, post,
                                                      created_at, last_seen_at, ends_at)
                        values (:id, :hash, :kind, :scope, :label, :account, :actingFor, :post, :now, :now, :ends)
                        """)
                .param("id", id)
                .param("hash", token.hash())
                .param("kind", api ? "api" : "browser")
                .param("scope", mayWrite ? "write" : "read")
                .param("label", label)
                .param("account", actor.account())
                .param("actingFor", choice.actingFor())
                .param("post", choice.post())
                .param("now", now)
                .param("ends", now.plus(lasts))
                .update();
        record(actor, "identity.signed-in.v1", Map.of("session", id, "kind", api ? "api" : "browser"));
        return id;
    }

    /** Acts as something else from now on, under a new token: what was opened before cannot be posted as another. */
    @Transactional
    public void change(Actor actor, UUID session, Choice choice, Token token) {
        int changed = db.sql("""
                        update identity.session set acting_for = :actingFor, post = :post, token_hash = :hash
                         where id = :id and account = :account and ended_at is null
                        """)
                .param("actingFor", choice.actingFor())
                .param("post", choice.post())
                .param("hash", token.hash())
                .param("id", session)
                .param("account", actor.account())
                .update();
        if (changed == 0) {
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        Map<String, Object> payload = new java.util.TreeMap<>(Map.of("session", session));
        if (choice.actingFor() != null) {
            payload.put("actingFor", choice.actingFor());
        }
        if (choice.post() != null) {
            payload.put("post", choice.post());
        }
        record(actor, "identity.capacity-chosen.v1", payload);
    }

    /** Whether there is, or was, such a session of the account's. */
    boolean belongs(UUID session, UUID account) {
        return db.sql("select exists (select from identity.session where id = :id and account = :account)")
                .param("id", session)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Ends one of the account's own sessions. */
    @Transactional
    public void end(Actor actor, UUID session) {
        int ended = db.sql("""
                        update identity.session set ended_at = :now
                         where id = :id and account = :account and ended_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", session)
                .param("account", actor.account())
                .update();
        if (ended == 0) {
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        record(actor, "identity.signed-out.v1", Map.of("session", session));
    }

    /** Ends all of the account's sessions and tokens; {@code except} stays. */
    @Transactional
    public void endAll(Actor actor, UUID except) {
        List<UUID> ended = db.sql("""
                        update identity.session set ended_at = :now
                         where account = :account and id <> :except and ended_at is null returning id
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("account", actor.account())
                .param("except", except)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        if (!ended.isEmpty()) {
            record(actor, "identity.signed-out.v1", Map.of("sessions", ended));
        }
    }

    /** Where the account is signed in now, the most recent first. */
    List<Line> of(UUID account) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return db.sql("""
                        select id, kind, scope, label, created_at, last_seen_at, ends_at from identity.session
                         where account = :account and ended_at is null and ends_at > :now
                           and (kind = 'api' or last_seen_at > :idle)
                         order by last_seen_at desc, id
                        """)
                .param("account", account)
                .param("now", now)
                .param("idle", now.minus(settings.idle()))
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("kind").equals("api"),
                        row.getString("scope").equals("write"),
                        row.getString("label"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Removes what ended more than a day ago; the journal keeps that it was. */
    @Transactional
    public int sweep() {
        OffsetDateTime dayAgo = OffsetDateTime.now(clock).minusDays(1);
        return db.sql("delete from identity.session where ends_at < :before or ended_at < :before")
                .param("before", dayAgo)
                .update();
    }

    private void record(Actor actor, String type, Map<String, ?> payload) {
        journal.append(actor, type, "account", actor.account(), settings.city(), payload);
    }

    private static SignedIn signedIn(ResultSet row) throws SQLException {
        return new SignedIn(
                row.getObject("id", UUID.class),
                row.getString("kind").equals("api"),
                row.getString("scope").equals("write"),
                row.getObject("account", UUID.class),
                row.getString("login"),
                row.getObject("party", UUID.class),
                row.getString("own_name"),
                roles(row.getArray("roles")),
                capacity(row));
    }

    private static Set<Role> roles(Array codes) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object code : (Object[]) codes.getArray()) {
            roles.add(Role.of((String) code));
        }
        return roles;
    }

    private static @Nullable Capacity capacity(ResultSet row) throws SQLException {
        UUID post = row.getObject("post_id", UUID.class);
        if (post != null) {
            return new Capacity.InPost(new StaffPost(
                    post,
                    row.getObject("account", UUID.class),
                    Role.of(row.getString("role")),
                    row.getString("department"),
                    row.getString("region"),
                    new Text(row.getString("title_zh"), row.getString("title_en")),
                    row.getObject("since", OffsetDateTime.class).toInstant()));
        }
        String kind = row.getString("acting_kind");
        if (kind == null) {
            return null;
        }
        UUID party = row.getObject("acting_for", UUID.class);
        String name = row.getString("acting_name");
        return switch (kind) {
            case "myself" -> new Capacity.Myself(party, name);
            case "firm" -> new Capacity.ForFirm(party, name);
            default -> new Capacity.ForFamily(party, name);
        };
    }
}
