package org.onedoor.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who may act for which firm. */
@Repository
class Agencies {

    private static final String SELECT = """
            select a.id, a.firm, f.name firm_name, a.agent, n.name agent_name, a.scope, a.from_date, a.until_date
              from identity.agency a
              join identity.firm f on f.party = a.firm
              join identity.person n on n.party = a.agent
             where a.ended_at is null and (a.until_date is null or a.until_date >= :today)
            """;

    private final JdbcClient db;
    private final Journal journal;
    private final Clock clock;

    Agencies(JdbcClient db, Journal journal, Clock clock) {
        this.db = db;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those who may act for the firm, now or from a day to come. */
    List<Agency> ofFirm(UUID firm) {
        return db.sql(SELECT + " and a.firm = :firm order by a.scope desc, a.from_date, a.id")
                .param("today", LocalDate.now(clock))
                .param("firm", firm)
                .query(Agencies::agency)
                .list();
    }

    /** The firms that a person may act for, now or from a day to come. */
    List<Agency> ofAgent(UUID agent) {
        return db.sql(SELECT + " and a.agent = :agent order by f.name, a.id")
                .param("today", LocalDate.now(clock))
                .param("agent", agent)
                .query(Agencies::agency)
                .list();
    }

    /** The representative appoints an agent; {@code appointedBy} is null where a register names the representative. */
    @Transactional
    UUID appoint(
            Actor actor,
            UUID firm,
            UUID agent,
            Agency.Scope scope,
            @Nullable UUID appointedBy,
            LocalDate from,
            @Nullable LocalDate until) {
        if (until != null && until.isBefore(from)) {
            throw new Refused(new IdentityRefusal.NotValid("until"));
        }
        UUID id = Ids.next(clock);
        OffsetDateTime now = OffsetDateTime.now(clock);
        // An appointment that has run out makes room for a new one.
        db.sql("""
                        update identity.agency set ended_at = :at
                         where firm = :firm and agent = :agent and ended_at is null and until_date < :today
                        """)
                .param("at", now)
                .param("firm", firm)
                .param("agent", agent)
                .param("today", LocalDate.now(clock))
                .update();
        try {
            db.sql("""
                            insert into identity.agency (id, firm, agent, scope, appointed_by, from_date, until_date,
                                                         recorded_at)
                            values (:id, :firm, :agent, :scope, :by, :from, :until, :at)
                            """)
                    .param("id", id)
                    .param("firm", firm)
                    .param("agent", agent)
                    .param("scope", scope.code())
                    .param("by", appointedBy)
                    .param("from", from)
                    .param("until", until)
                    .param("at", now)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused(new IdentityRefusal.AlreadySo());
        }
        journal.append(
                actor,
                "identity.agent-appointed.v1",
                "party",
                firm,
                actor.city(),
                Map.of("agency", id, "agent", agent, "scope", scope.code(), "from", from.toString()));
        return id;
    }

    /** Ends an appointment; the agent is out at the next request. A representative is changed by registration only. */
    @Transactional
    void end(Actor actor, UUID firm, UUID agency) {
        int ended = db.sql("""
                        update identity.agency set ended_at = :at, ended_by = :by
                         where id = :id and firm = :firm and ended_at is null and scope = 'agent'
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .param("id", agency)
                .param("firm", firm)
                .update();
        if (ended == 0) {
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        journal.append(actor, "identity.agent-dismissed.v1", "party", firm, actor.city(), Map.of("agency", agency));
    }

    /** Whether the actor's own person is the legal representative of the firm that the actor acts for. */
    boolean represents(UUID person, UUID firm) {
        return db.sql("""
                        select exists (select from identity.agency
                                        where firm = :firm and agent = :agent and scope = 'representative'
                                          and ended_at is null and from_date <= :today
                                          and (until_date is null or until_date >= :today))
                        """)
                .param("firm", firm)
                .param("agent", person)
                .param("today", LocalDate.now(clock))
                .query(Boolean.class)
                .single();
    }

    private static Agency agency(ResultSet row, int number) throws SQLException {
        return new Agency(
                row.getObject("id", UUID.class),
                row.getObject("firm", UUID.class),
                row.getString("firm_name"),
                row.getObject("agent", UUID.class),
                row.getString("agent_name"),
                Agency.Scope.of(row.getString("scope")),
                row.getObject("from_date", LocalDate.class),
                row.getObject("until_date", LocalDate.class));
    }
}
