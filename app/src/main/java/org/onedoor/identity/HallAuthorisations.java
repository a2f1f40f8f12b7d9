package org.onedoor.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Cities;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 窗口授权: which departments let the clerks of a region's hall take their cases in (无差别综合窗口). Without it a clerk
 * takes in nothing of that department.
 */
@Repository
public class HallAuthorisations {

    private static final String SELECT =
            "select id, region, department, since from identity.hall_authorisation where ended_at is null";

    private final JdbcClient db;
    private final Journal journal;
    private final Clock clock;

    HallAuthorisations(JdbcClient db, Journal journal, Clock clock) {
        this.db = db;
        this.journal = journal;
        this.clock = clock;
    }

    /** One department's authorisation for one hall. */
    public record Authorised(UUID id, String region, String department, Instant since) {}

    /** The departments whose cases a hall may take in. */
    public Set<String> departments(String region) {
        return new HashSet<>(
                db.sql("""
                        select department from identity.hall_authorisation
                         where region = :region and ended_at is null
                        """).param("region", region).query(String.class).list());
    }

    /** All that stand, by hall and department. */
    public List<Authorised> all() {
        return db.sql(SELECT + " order by region, department")
                .query(HallAuthorisations::authorised)
                .list();
    }

    /** One that stands. */
    public Optional<Authorised> find(UUID id) {
        return db.sql(SELECT + " and id = :id")
                .param("id", id)
                .query(HallAuthorisations::authorised)
                .optional();
    }

    private static Authorised authorised(ResultSet row, int number) throws SQLException {
        return new Authorised(
                row.getObject("id", UUID.class),
                row.getString("region"),
                row.getString("department"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    @Transactional
    public void grant(Actor actor, String region, String department) {
        UUID id = Ids.next(clock);
        int granted = db.sql("""
                        insert into identity.hall_authorisation (id, region, department, since, given_by)
                        values (:id, :region, :department, :at, :by)
                        on conflict (region, department) where ended_at is null do nothing
                        """)
                .param("id", id)
                .param("region", region)
                .param("department", department)
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .update();
        if (granted == 0) {
            throw new Refused(new IdentityRefusal.AlreadySo());
        }
        journal.append(
                actor,
                "identity.hall-authorised.v1",
                "hall-authorisation",
                id,
                Cities.of(region),
                Map.of("region", region, "department", department));
    }

    @Transactional
    public void withdraw(Actor actor, UUID authorisation) {
        String region = db.sql("""
                        update identity.hall_authorisation set ended_at = :at, ended_by = :by
                         where id = :id and ended_at is null
                        returning region
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.account())
                .param("id", authorisation)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused(new IdentityRefusal.NoSuchRecord()));
        journal.append(
                actor,
                "identity.hall-authorisation-ended.v1",
                "hall-authorisation",
                authorisation,
                Cities.of(region),
                Map.of());
    }
}
