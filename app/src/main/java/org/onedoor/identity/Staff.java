package org.onedoor.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.web.Demo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 工作人员: who serves in which post. */
@Repository
public class Staff {

    static final Set<Role> ROLES =
            EnumSet.of(Role.CLERK, Role.REVIEWER, Role.HEAD, Role.MANAGER, Role.STEWARD, Role.ADMINISTRATOR);

    private final JdbcClient db;
    private final Journal journal;
    private final Clock clock;
    private final Demo demo;

    Staff(JdbcClient db, Journal journal, Clock clock, Demo demo) {
        this.db = db;
        this.journal = journal;
        this.clock = clock;
        this.demo = demo;
    }

    /** The posts in which an account may act now, in a steady order; none while they are shut. */
    public List<StaffPost> posts(UUID account) {
        return db.sql("""
                        select p.id, p.account, p.role, p.department, p.region, p.title_zh, p.title_en, p.since
                          from identity.staff_post p join identity.account a on a.id = p.account
                         where p.account = :account and p.ended_at is null and a.posts_shut_at is null and a.status = 'active'
                         order by p.since, p.id
                        """).param("account", account).query(Staff::post).list();
    }

    /** Whether somebody who may sign in reviews for a department in exactly this region. */
    public boolean reviews(String department, String region) {
        return db.sql("""
                        select exists (select from identity.staff_post p join identity.account a on a.id = p.account
                                        where p.department = :department and p.region = :region and p.role = 'reviewer'
                                          and p.ended_at is null and a.status = 'active' and a.posts_shut_at is null and (:demo or not a.demo))
                        """)
                .param("department", department)
                .param("region", region)
                .param("demo", demo.on())
                .query(Boolean.class)
                .single();
    }

    /**
     * 同事: somebody who serves in one department and region.
     *
     * @param login what one writes after an {@code @}
     */
    public record Colleague(UUID account, String login, String name, Role role, Text title) {}

    /** Reviewers and heads of some departments in exactly this region who may sign in, by name. */
    public List<Colleague> colleagues(Collection<String> departments, String region) {
        return db.sql("""
                        select distinct on (n.name, a.id) a.id, a.login, n.name, p.role, p.title_zh, p.title_en
                          from identity.staff_post p
                          join identity.account a on a.id = p.account
                          join identity.person n on n.party = a.party
                         where p.department = any(:departments) and p.region = :region and p.role in ('reviewer', 'head')
                           and p.ended_at is null and a.status = 'active' and a.posts_shut_at is null
                           and (:demo or not a.demo)
                         order by n.name, a.id, p.role desc
                        """)
                .param("departments", departments.toArray(String[]::new))
                .param("region", region)
                .param("demo", demo.on())
                .query((row, number) -> new Colleague(
                        row.getObject("id", UUID.class),
                        row.getString("login"),
                        row.getString("name"),
                        Role.of(row.getString("role")),
                        new Text(row.getString("title_zh"), row.getString("title_en"))))
                .list();
    }

    /** What some accounts' persons are called; who is erased or never was is left out. */
    public Map<UUID, String> names(Collection<UUID> accounts) {
        Map<UUID, String> names = new HashMap<>();
        if (!accounts.isEmpty()) {
            db.sql("""
                            select a.id, n.name from identity.account a join identity.person n on n.party = a.party
                             where a.id = any(:accounts)
                            """)
                    .param("accounts", accounts.toArray(UUID[]::new))
                    .query((row, number) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
                    .list();
        }
        return names;
    }

    /** A post that has been given or has ended, for showing who did something in it. */
    public Optional<StaffPost> post(UUID id) {
        return db.sql("""
                        select id, account, role, department, region, title_zh, title_en, since
                          from identity.staff_post where id = :id
                        """).param("id", id).query(Staff::post).optional();
    }

    /** Gives an account a post; never the giver's own. */
    @Transactional
    public UUID give(Actor actor, UUID account, Role role, @Nullable String department, String region, Text title) {
        refuseOwn(actor, account);
        if (!ROLES.contains(role)) {
            throw new Refused(new IdentityRefusal.NotValid("role"));
        }
        if ((role == Role.REVIEWER || role == Role.HEAD) && department == null) {
            throw new Refused(new IdentityRefusal.NotValid("department"));
        }
        UUID id = Ids.next(clock);
        db.sql("""
                        insert into identity.staff_post (id, account, role, department, region, title_zh, title_en,
                                                         since, given_by)
                        values (:id, :account, :role, :department, :region, :zh, :en, :at, :by)
                        """)
                .param("id", id)
                .param("account", account)
                .param("role", role.code())
                .param("department", department)
                .param("region", region)
                .param("zh", title.zh())
                .param("en", title.en())
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .update();
        journal.append(
                actor,
                "identity.post-given.v1",
                "account",
                account,
                Cities.of(region),
                department == null
                        ? Map.of("post", id, "role", role.code(), "region", region)
                        : Map.of("post", id, "role", role.code(), "region", region, "department", department));
        return id;
    }

    /** Takes a post; whoever acts in it is out of it at the next request. */
    @Transactional
    public void take(Actor actor, UUID account, UUID post) {
        refuseOwn(actor, account);
        int taken = db.sql("""
                        update identity.staff_post set ended_at = :at, ended_by = :by
                         where id = :id and account = :account and ended_at is null
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .param("id", post)
                .param("account", account)
                .update();
        if (taken == 0) {
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        journal.append(actor, "identity.post-taken.v1", "account", account, actor.city(), Map.of("post", post));
    }

    /**
     * Shuts all posts of an account, or opens them again; whoever acts in one is out of it at the next request. What the
     * person does as a citizen goes on.
     *
     * @param regions how far the actor reaches
     * @throws Refused unless there is a post, and all of them are within reach
     */
    @Transactional
    public void shut(Actor actor, UUID account, boolean shut, Collection<String> regions) {
        refuseOwn(actor, account);
        boolean before = db.sql("select posts_shut_at is not null from identity.account where id = :id for update")
                .param("id", account)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new Refused(new IdentityRefusal.NoSuchRecord()));
        // Null where there is no post at all.
        boolean reached = Boolean.TRUE.equals(db.sql("""
                        select bool_and(region = any(:regions)) from identity.staff_post
                         where account = :account and ended_at is null
                        """)
                .param("regions", regions.toArray(String[]::new))
                .param("account", account)
                .query((row, number) -> row.getBoolean(1))
                .single());
        if (!reached) {
            throw new Refused(new IdentityRefusal.PostsElsewhere());
        }
        if (before == shut) {
            throw new Refused(new IdentityRefusal.AlreadySo());
        }
        db.sql("update identity.account set posts_shut_at = :at, posts_shut_by = :by where id = :id")
                .param("at", shut ? OffsetDateTime.now(clock) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", shut ? actor.account() : null, Types.OTHER)
                .param("id", account)
                .update();
        journal.append(
                actor,
                shut ? "identity.posts-shut.v1" : "identity.posts-opened.v1",
                "account",
                account,
                actor.city(),
                Map.of());
    }

    private static void refuseOwn(Actor actor, UUID account) {
        if (actor.account().equals(account)) {
            throw new Refused(new IdentityRefusal.OwnAccount());
        }
    }

    private static StaffPost post(ResultSet row, int number) throws SQLException {
        return new StaffPost(
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                Role.of(row.getString("role")),
                row.getString("department"),
                row.getString("region"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
