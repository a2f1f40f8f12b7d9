package org.onedoor.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.journal.Journal;
import org.onedoor.notice.Notices;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who in a family helps whom. */
@Repository
class FamilyConsents {

    static final Set<String> RELATIONS = Set.of("spouse", "parent", "child", "grandparent", "sibling");

    private static final String SELECT = """
            select c.id, c.member, m.name member_name, c.helper, h.name helper_name, c.relation, c.asked_at,
                   c.consented_at
              from identity.family_consent c
              join identity.person m on m.party = c.member
              join identity.person h on h.party = c.helper
             where c.withdrawn_at is null
            """;

    private final JdbcClient db;
    private final Journal journal;
    private final Notices notices;
    private final Clock clock;

    FamilyConsents(JdbcClient db, Journal journal, Notices notices, Clock clock) {
        this.db = db;
        this.journal = journal;
        this.notices = notices;
        this.clock = clock;
    }

    /** Both sides of a person: whom one helps or asked to help, and who helps or asks to help oneself. */
    List<FamilyConsent> of(UUID person) {
        return db.sql(SELECT + " and (c.member = :person or c.helper = :person) order by c.asked_at, c.id")
                .param("person", person)
                .query(FamilyConsents::consent)
                .list();
    }

    /** Whether a consent that stands or was asked for is between this person and somebody else. */
    boolean concerns(UUID consent, UUID person) {
        return db.sql("""
                        select exists (select from identity.family_consent
                                        where id = :id and (member = :person or helper = :person))
                        """)
                .param("id", consent)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** The helper asks, and the member is told; asking twice leaves the first asking as it is. */
    @Transactional
    void ask(Actor actor, Person member, Person helper, String relation) {
        if (enter(actor, member.id(), helper.id(), relation).isPresent()) {
            notices.tell(actor, member.id(), "consent-asked", Map.of("name", helper.name()), "/me");
        }
    }

    /** An asking that nobody is told of, as the demo begins with; empty if there is one already. */
    @Transactional
    Optional<UUID> enter(Actor actor, UUID member, UUID helper, String relation) {
        if (!RELATIONS.contains(relation)) {
            throw new Refused(new IdentityRefusal.NotValid("relation"));
        }
        if (member.equals(helper)) {
            throw new Refused(new IdentityRefusal.NotValid("member"));
        }
        UUID id = Ids.next(clock);
        int asked = db.sql("""
                        insert into identity.family_consent (id, member, helper, relation, asked_at)
                        values (:id, :member, :helper, :relation, :at)
                        on conflict (member, helper) where withdrawn_at is null do nothing
                        """)
                .param("id", id)
                .param("member", member)
                .param("helper", helper)
                .param("relation", relation)
                .param("at", OffsetDateTime.now(clock))
                .update();
        if (asked == 0) {
            return Optional.empty();
        }
        record(actor, "identity.consent-asked.v1", member, Map.of("consent", id, "helper", helper));
        return Optional.of(id);
    }

    /** The member says yes. Only the member in person: nobody consents for another through this. */
    @Transactional
    void give(Actor actor, UUID consent, UUID member) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int given = db.sql("""
                        update identity.family_consent set consented_at = :at
                         where id = :id and member = :member and consented_at is null and withdrawn_at is null
                        """)
                .param("at", now)
                .param("id", consent)
                .param("member", member)
                .update();
        if (given == 0) {
            throw new Refused(new IdentityRefusal.NoSuchRecord());
        }
        record(actor, "identity.consent-given.v1", member, Map.of("consent", consent));
    }

    /** Either side ends it: the member refuses or withdraws, the helper takes the asking back or stops helping. */
    @Transactional
    void withdraw(Actor actor, UUID consent, UUID person) {
        UUID member = db.sql("""
                        update identity.family_consent set withdrawn_at = :at, withdrawn_by = :person
                         where id = :id and (member = :person or helper = :person) and withdrawn_at is null
                        returning member
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("person", person)
                .param("id", consent)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Refused(new IdentityRefusal.NoSuchRecord()));
        record(actor, "identity.consent-withdrawn.v1", member, Map.of("consent", consent, "by", person));
    }

    private void record(Actor actor, String type, UUID member, Map<String, ?> payload) {
        journal.append(actor, type, "party", member, actor.city(), payload);
    }

    private static FamilyConsent consent(ResultSet row, int number) throws SQLException {
        OffsetDateTime consented = row.getObject("consented_at", OffsetDateTime.class);
        return new FamilyConsent(
                row.getObject("id", UUID.class),
                row.getObject("member", UUID.class),
                row.getString("member_name"),
                row.getObject("helper", UUID.class),
                row.getString("helper_name"),
                row.getString("relation"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                consented == null ? null : consented.toInstant());
    }
}
